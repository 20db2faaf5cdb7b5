"""Every line that is drawn on the pages of a PDF is in the text, or counted as left out."""

from __future__ import annotations

import io
import re
from collections import Counter
from dataclasses import dataclass

from hypothesis import example, given, settings
from hypothesis import strategies as st
from reportlab.pdfgen.canvas import Canvas

from annotate.document import Document
from annotate.loaders import pdf as pdf_loader
from tests.annotate.loaders.sources import source

COLUMN_WIDTH, LINE_HEIGHT = 250, 14
"""Points."""


@dataclass(frozen=True)
class Setting:
    """How the pages of a paper are set."""

    page_count: int
    line_count: int
    """Lines in each column of a page."""
    column_count: int
    is_row_by_row: bool
    """True if columns are drawn line by line across the page, as some programs do."""
    header: str
    """The line at the top of each page, with `#` for its number; empty for none."""
    number: str
    """The page number, with `#` for its digits; empty for none."""
    first_number: int
    hyphen_every: int
    """Each so-manyth line ends within a word; 0 for none."""
    has_blank_page: bool


settings_of_pages = st.builds(
    Setting,
    page_count=st.integers(1, 5),
    line_count=st.integers(3, 8),
    column_count=st.integers(1, 2),
    is_row_by_row=st.booleans(),
    header=st.sampled_from(["", "The Harbour Post", "Harbour Post, page #", "1 May 2024"]),
    number=st.sampled_from(["", "#", "- # -", "Page #", "# / 9"]),
    first_number=st.sampled_from([1, 9, 1998]),
    hyphen_every=st.sampled_from([0, 2, 3]),
    has_blank_page=st.booleans(),
)


def words_of(page: int, column: int, line: int, setting: Setting) -> tuple[str, ...]:
    """The words of a line, no two of which are the same in a paper."""
    name = f"{'abcdef'[page]}{'gh'[column]}{'klmnopqrst'[line]}"
    return tuple(f"{word}{name}" for word in ("harbour", "quay", "ferry", "mayor"))


def drawn(setting: Setting) -> tuple[bytes, list[str]]:
    """The paper, and the words of its text."""
    packed = io.BytesIO()
    canvas = Canvas(packed, pagesize=(40 + 2 * COLUMN_WIDTH, 40 + LINE_HEIGHT * 16))
    words: list[str] = []
    for page in range(setting.page_count):
        places = [(c, n) for c in range(setting.column_count) for n in range(setting.line_count)]
        if setting.is_row_by_row:
            places.sort(key=lambda place: place[1])
        number = str(setting.first_number + page)
        draw_line(canvas, 0, -2, setting.header.replace("#", number))
        rest = ""
        for column, line in places:
            line_words = words_of(page, column, line, setting)
            words += line_words
            text, rest = " ".join(filter(None, (rest, *line_words))), ""
            is_broken = setting.hyphen_every and line % setting.hyphen_every == 1
            if is_broken and (setting.column_count == 1 or not setting.is_row_by_row):
                is_last = line == setting.line_count - 1
                text, rest = (text, "") if is_last else (f"{text[:-4]}-", text[-4:])
            draw_line(canvas, column, line, text)
        draw_line(canvas, 0, setting.line_count + 2, setting.number.replace("#", number))
        canvas.showPage()
    if setting.has_blank_page:
        canvas.showPage()
    canvas.save()
    return packed.getvalue(), words


def draw_line(canvas: Canvas, column: int, line: int, text: str) -> None:
    canvas.drawString(20 + COLUMN_WIDTH * column, LINE_HEIGHT * (13 - line), text)


def counted(document: Document, name: str) -> int:
    """The number of things of a name that the remarks count."""
    return sum(int(n) for n in re.findall(rf"(\d+) × {name}", " ".join(document.remarks)))


@given(settings_of_pages)
@settings(max_examples=25, deadline=None)
@example(Setting(4, 6, 2, True, "The Harbour Post", "#", 9, 0, True))
@example(Setting(3, 8, 1, False, "", "- # -", 1998, 2, False))
def test_every_line_of_a_paper_is_accounted_for(setting: Setting) -> None:
    data, words = drawn(setting)

    document = pdf_loader.load(source(data, "paper.pdf"))

    counts = Counter(re.findall(r"(?:harbour|quay|ferry|mayor)[a-t]{3}\b", document.text))
    assert counts == Counter(words)
    header_count = document.text.count("Harbour Post") + document.text.count("1 May 2024")
    expected_headers = setting.page_count if setting.header else 0
    assert header_count + counted(document, "line such as") == expected_headers
    numbers = [
        setting.number.replace("#", str(setting.first_number + n))
        for n in range(setting.page_count)
    ]
    rest = re.sub(r"Harbour Post, page \d+|1 May 2024", "", document.text)
    shown = sum(
        bool(re.search(rf"(?<!\w){re.escape(number)}(?!\w)", rest))
        for number in filter(None, numbers)
    )
    assert shown + counted(document, "page number") == (setting.page_count if setting.number else 0)
    assert ("no text on 1 of" in " ".join(document.remarks)) == setting.has_blank_page
