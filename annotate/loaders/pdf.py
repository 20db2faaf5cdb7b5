"""PDF with a text layer: its lines joined into paragraphs, its bookmarks as the contents."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from annotate.document import Document, known_facts
from annotate.errors import UnreadableArticle
from annotate.layout import Heading, Layout
from annotate.loaders.page import Page, counted
from annotate.loaders.pdf_extras import Extra, count_extras, extras_on, open_form
from annotate.loaders.pdf_furniture import without_furniture
from annotate.loaders.pdf_lines import HYPHEN, Line, lines_of, paragraphs
from annotate.loaders.source import Source, short_title

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

_BROKEN = re.compile(rf"(\w+){HYPHEN} ?(\w+)")
_DATE = re.compile(r"D?:?(\d{4})(\d\d)?(\d\d)?")
_HEADING_RATIO = 1.15
"""Least ratio of a heading's font size to that of most of the text; chosen by hand."""

_LONGEST_HEADING = 120
"""Most characters of a heading; a longer paragraph in large letters is text. Chosen by hand."""

_WRONG_PASSWORD = 4
"""PDFium's error code for a missing or wrong password (FPDF_ERR_PASSWORD)."""

_EMPTY_VALUES = ("untitled", "anonymous", "unspecified", "unknown")
"""Values that programs write where a person entered nothing."""


def load(source: Source) -> Document:
    """Join the text of all pages.

    Raises:
        UnreadableArticle: It is not a PDF, needs a password, or has no text layer.
    """
    import pypdfium2

    try:
        with pypdfium2.PdfDocument(source.data) as pdf:
            return _document(pdf, source)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) == _WRONG_PASSWORD:
            reason = "needs a password; save it without one first"
        else:
            reason = f"cannot be read as a PDF: {error}"
        raise UnreadableArticle(f"{source.name} {reason}") from error


def _document(pdf: PdfDocument, source: Source) -> Document:
    open_form(pdf)
    all_pages, extras = _pages(pdf)
    beside_text = counted("left out beside the text", count_extras(pdf, extras))
    pages, remarks = without_furniture(all_pages)
    page = Page()
    starts = _write(pages, page)
    page.finish()
    if not page.text.strip():
        count = len(pages)
        noun = "page" if count == 1 else "pages"
        raise UnreadableArticle(
            f"{source.name} has no text in its {count} {noun}, only pictures; run text recognition "
            f"(OCR) over it first{_in_brackets(beside_text)}"
        )
    metadata = {
        name: value
        for name, value in pdf.get_metadata_dict(skip_empty=True).items()
        if value.strip("()").lower() not in _EMPTY_VALUES
    }
    headings = tuple(_bookmarks(pdf, page.text, starts)) or page.layout.headings
    return Document(
        page.text,
        title=short_title(
            " ".join(metadata.get("Title", "").split()) or source.title or source.name
        ),
        uri=source.uri,
        facts=known_facts(
            {"author": metadata.get("Author", ""), "date": _date(metadata.get("CreationDate", ""))}
        ),
        layout=Layout(headings, page.layout.styled),
        remarks=(*remarks, *_empty_pages(all_pages), *beside_text),
    )


def _pages(pdf: PdfDocument) -> tuple[list[list[Line]], list[Extra]]:
    """The lines of each page, and what stands beside them on all pages."""
    pages: list[list[Line]] = []
    extras: list[Extra] = []
    for number in range(len(pdf)):
        page = pdf[number]
        pages.append(list(lines_of(page.get_textpage(), number)))
        extras += extras_on(page, number)
        page.close()
    return pages, extras


def _in_brackets(remarks: Sequence[str]) -> str:
    return "".join(f" ({remark})" for remark in remarks)


def _empty_pages(pages: Sequence[Sequence[Line]]) -> tuple[str, ...]:
    """A remark on the pages without text, if there are some."""
    numbers = [number for number, lines in enumerate(pages, start=1) if not lines]
    if not numbers:
        return ()
    return (f"no text on {len(numbers)} of {len(pages)} pages, the first: page {numbers[0]}",)


def _write(pages: Sequence[Sequence[Line]], page: Page) -> list[int]:
    """Write all paragraphs; returns the offset at which each page begins."""
    all_lines = [line for lines in pages for line in lines]
    sizes = Counter(round(line.size) for line in all_lines for _ in line.text)
    usual_size = max(sizes, key=lambda size: sizes[size], default=0)
    words = frozenset(re.findall(r"[\w-]+", " ".join(line.text for line in all_lines)))
    larger = sorted(
        {round(line.size) for line in all_lines if line.size > usual_size * _HEADING_RATIO}
    )
    levels = {size: level for level, size in enumerate(reversed(larger), start=1)}
    starts: dict[int, int] = {}
    for paragraph in paragraphs(pages):
        page.end_paragraph()
        text = _with_joined_words(" ".join(line.text for line in paragraph), words)
        level = levels.get(round(paragraph[0].size))
        is_heading = level is not None and len(text) <= _LONGEST_HEADING
        if level is not None and is_heading:
            page.begin(level)
        page.flow(text)
        if level is not None and is_heading:
            page.end(level)
        for line in paragraph:
            starts.setdefault(line.page, page.length - len(text))
    following = page.length
    for number in reversed(range(len(pages))):
        following = starts.setdefault(number, following)
    return [starts[number] for number in range(len(pages))]


def _with_joined_words(text: str, words: frozenset[str]) -> str:
    """Join words broken at a line end; a hyphen that the word has elsewhere too stays."""

    def join(match: re.Match[str]) -> str:
        hyphened = f"{match[1]}-{match[2]}"
        return hyphened if hyphened in words else match[1] + match[2]

    return _BROKEN.sub(join, text).replace(HYPHEN, "-")


def _bookmarks(pdf: PdfDocument, text: str, starts: Sequence[int]) -> Iterator[Heading]:
    """The bookmarks, each at its title on its page, else at the start of the page."""
    for bookmark in pdf.get_toc():
        target = bookmark.get_dest()
        number = target.get_index() if target is not None else None
        title = " ".join(bookmark.get_title().split())
        if number is None or not title or number >= len(starts):
            continue
        start = starts[number]
        end = starts[number + 1] if number + 1 < len(starts) else len(text)
        match = text.find(title, start, max(end, start) + len(title))
        if start < len(text):
            yield Heading(match if match >= 0 else start, bookmark.level + 1, title)


def _date(created: str) -> str:
    """A PDF's own form of a date as a day in ISO 8601; empty where there is none."""
    match = _DATE.match(created)
    return "-".join(part for part in match.groups() if part) if match else ""
