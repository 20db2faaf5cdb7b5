"""The line on top: the title and the chapter of the article, its author and date."""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property

from annotate.annotation import Status
from annotate.document import Document
from annotate.layout import Heading
from annotate.span import Span
from tui.reader.attribute_words import attribute_parts
from tui.reader.outline import headings_of
from tui.reader.page import Page
from tui.reader.state import ReadingState
from tui.widgets.lines import Part, Sides

_OWN = "postil:"
"""Beginning of the address of what this program made itself, such as the guide."""


class HeadLine:
    """Puts the line on top together."""

    def __init__(self, document: Document, state: ReadingState, page: Page) -> None:
        self._document = document
        self._state = state
        self._page = page

    def sides(self, cursor: Span) -> Sides:
        """Title and chapter at the left, author, date and file at the right."""
        facts = self._facts
        return (self.title(cursor), *(facts[:count] for count in range(len(facts), -1, -1)))

    def title(self, cursor: Span) -> list[Part]:
        """The title, the chapter that the cursor is in, and what was said of the article."""
        title = Part(self._document.title, "strong")
        chapter = self.chapter(cursor)
        return [title, *([Part(f"  {chapter}", "quiet")] if chapter else []), *self._attributes()]

    def subject(self, cursor: Span) -> tuple[str, tuple[Part, ...]]:
        """What the line depends on."""
        return self.chapter(cursor), tuple(self._attributes())

    def _attributes(self) -> list[Part]:
        """What was said of the article, and the note that an adjudication may leave on it."""
        annotations, scheme = self._state.annotations, self._page.workspace.scheme
        record = annotations.article if annotations is not None else None
        if record is None or record.status is Status.REJECTED:
            return attribute_parts((), scheme, "article")
        parts = attribute_parts(record.attributes, scheme, "article")
        note = " ".join(record.note.split())
        return [*parts, *([Part(f"   note: {note}", "quiet")] if note else [])]

    def chapter(self, cursor: Span) -> str:
        """The title of the heading that the cursor is under; empty before the first one."""
        number = bisect_right(self._starts, cursor.start)
        title = self._headings[number - 1].title if number else ""
        return "" if title == self._document.title else title

    @cached_property
    def _facts(self) -> list[Part]:
        """Author, date and the name of the file, as far as they are known."""
        document = self._document
        facts = (*(document.facts.get(name, "") for name in ("author", "date")), _file(document))
        known = [fact for fact in facts if fact and fact != document.title]
        return [Part(f"  {fact}" if number else fact, "quiet") for number, fact in enumerate(known)]

    @cached_property
    def _starts(self) -> list[int]:
        return [heading.start for heading in self._headings]

    @cached_property
    def _headings(self) -> list[Heading]:
        return sorted(headings_of(self._document), key=lambda heading: heading.start)


def _file(document: Document) -> str:
    """The name of the file or page that an article came from; empty where it is none."""
    if document.uri.startswith(_OWN):
        return ""
    return document.uri.rstrip("/").rpartition("/")[2].strip("-")
