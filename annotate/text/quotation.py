"""Quotation: where quotation marks open and close, and how much of a content they hold."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from annotate.span import Fragments, Span, extent

_WINDOW = 20_000
_MOST_MARKS = 200
_MARK = re.compile(r"''|``|[\"“”„‟«»'‘’‹›]")
_BREAK = re.compile(r"[\n\r\u2028\u2029]+")
_WORD = re.compile(r"\w+")
_OPENS_AFTER = frozenset("([{<—–-/=:…")
_OPENS_ONLY = frozenset(("“", "„", "‟", "‘", "``", "‹"))
_STRAIGHT = frozenset(('"', "'", "''", "``"))
_SINGLE = frozenset("'‘’‹›")
_GUILLEMETS = frozenset("«»")
_ELISION = re.compile(r"(?:\d|(?:em|til|cause|tis|twas|round|bout|n)\b)", re.IGNORECASE)


class Quotation(StrEnum):
    """How a content gives the words of its source."""

    DIRECT = "direct"
    """Every word stands between quotation marks."""
    INDIRECT = "indirect"
    """No word does."""
    MIXED = "mixed"
    """Some words do."""


@dataclass(frozen=True, slots=True)
class _Mark:
    """A quotation mark with what its neighbours say about it."""

    span: Span
    text: str
    before: str
    """The character before it, a space at the start of a paragraph."""
    after: str
    """The character after it, a space at the end of a paragraph."""

    @property
    def is_single(self) -> bool:
        return self.text in _SINGLE

    @property
    def can_open(self) -> bool:
        free = self.before.isspace() or self.before in _OPENS_AFTER or self.before in "“\"'‘"
        return free and not self.after.isspace()

    @property
    def can_close(self) -> bool:
        return not self.before.isspace() and not self.after.isalnum()


def quotes(text: str, start: int = 0, end: int | None = None) -> tuple[Span, ...]:
    """The outermost quotations of a text, marks included, in order.

    A quotation ends with its paragraph at the latest; where the next paragraph opens with a mark
    again, the unclosed one reaches to the end of its own. Any other unclosed mark is passed over.

    Args:
        text: The text; offsets in the answer count from its start.
        start: Where to begin, best at the start of a paragraph.
        end: Where to stop, best at the end of a paragraph.
    """
    stop = len(text) if end is None else end
    return tuple(
        span for paragraph in _paragraphs(text, start, stop) for span in _quotes_in(text, paragraph)
    )


def quotation(text: str, content: Fragments) -> Quotation:
    """Whether a content is quoted directly, indirectly or in part.

    Only the paragraphs of the content are looked at, so that the length of the text does not count.
    """
    whole = extent(content)
    inside = quotes(text, _paragraph_start(text, whole.start), _paragraph_end(text, whole.end))
    starts = [span.start for span in inside]
    quoted = [
        _is_within(match.start(), inside, starts)
        for piece in content
        for match in _WORD.finditer(text, piece.start, piece.end)
    ]
    if not any(quoted):
        return Quotation.INDIRECT
    return Quotation.DIRECT if all(quoted) else Quotation.MIXED


def _is_within(offset: int, spans: Sequence[Span], starts: Sequence[int]) -> bool:
    """Whether an offset lies in one of the sorted, disjoint spans."""
    index = bisect_right(starts, offset) - 1
    return index >= 0 and offset in spans[index]


def _paragraph_start(text: str, offset: int) -> int:
    """Where the paragraph of an offset starts, or as far back as is worth looking."""
    low = max(0, offset - _WINDOW)
    breaks = [text.rfind(mark, low, offset) for mark in "\n\r\u2028\u2029"]
    return max(low, max(breaks) + 1)


def _paragraph_end(text: str, offset: int) -> int:
    """Where the paragraph of an offset ends, or as far on as is worth looking."""
    high = min(len(text), offset + _WINDOW)
    found = _BREAK.search(text, max(0, offset - 1), high)
    return max(offset, found.start()) if found else high


def _paragraphs(text: str, start: int, end: int) -> Iterator[Span]:
    """The paragraphs of a stretch of text, without the line breaks between them."""
    for found in _BREAK.finditer(text, start, end):
        if found.start() > start:
            yield Span(start, found.start())
        start = found.end()
    if start < end:
        yield Span(start, end)


def _marks(text: str, paragraph: Span) -> list[_Mark]:
    """What may be quotation marks in a paragraph; apostrophes inside words are left out."""
    marks = []
    for found in _MARK.finditer(text, paragraph.start, paragraph.end):
        start, end = found.span()
        before = text[start - 1] if start > paragraph.start else " "
        after = text[end] if end < paragraph.end else " "
        mark = _Mark(Span(start, end), found[0], before, after)
        if not _is_apostrophe(text, mark):
            marks.append(mark)
    return marks


def _is_apostrophe(text: str, mark: _Mark) -> bool:
    """Whether a single mark belongs to a word: “don’t”, “’90s”, “’em”."""
    if not mark.is_single or mark.text in "‹›":
        return False
    if mark.before.isalnum() and mark.after.isalnum():
        return True
    return mark.can_open and mark.text != "‘" and bool(_ELISION.match(text, mark.span.end))


def _quotes_in(text: str, paragraph: Span) -> Iterator[Span]:
    """The outermost quotations of one paragraph."""
    marks = _marks(text, paragraph)
    index = 0
    while index < len(marks):
        closing = _closing(text, marks, index) if _opens(marks[index]) else None
        if closing is not None:
            yield Span(marks[index].span.start, marks[closing].span.end)
            index = closing + 1
        elif _is_last_opening(marks, index) and _continues(text, paragraph, marks[index]):
            yield Span(marks[index].span.start, paragraph.end)
            return
        else:
            index += 1


def _opens(mark: _Mark) -> bool:
    """Whether a mark may open a quotation where none is open."""
    if mark.text in _OPENS_ONLY:
        return mark.can_open or not mark.can_close
    return mark.can_open and mark.text != "’"


def _closing(text: str, marks: Sequence[_Mark], index: int) -> int | None:
    """The index of the mark that closes the one at `index`, if there is one.

    A mark of the same style is better than a mere relative, which may be a quotation inside.
    """
    opening = marks[index]
    for is_alike in (_same_style, _same_family):
        for later in range(index + 1, min(len(marks), index + _MOST_MARKS)):
            mark = marks[later]
            if not is_alike(opening, mark):
                continue
            if _closes(opening, mark):
                if not (opening.is_single and _is_possessive(text, marks, later)):
                    return later
            elif not opening.is_single and _opens(mark):
                break
    return None


def _same_style(opening: _Mark, mark: _Mark) -> bool:
    """Whether two marks are of one family and both straight or both typographic."""
    is_straight = opening.text in _STRAIGHT
    return _same_family(opening, mark) and (mark.text in _STRAIGHT) == is_straight


def _same_family(opening: _Mark, mark: _Mark) -> bool:
    """Whether two marks may belong together: single to single, guillemet to guillemet."""
    if opening.text in "‹›" or mark.text in "‹›":
        return opening.text in "‹›" and mark.text in "‹›"
    if (opening.text in _GUILLEMETS) != (mark.text in _GUILLEMETS):
        return False
    return opening.is_single == mark.is_single


def _closes(opening: _Mark, mark: _Mark) -> bool:
    """Whether a mark of the same family ends the quotation that another began."""
    if opening.text in "«»‹›":
        return mark.text != opening.text
    if opening.text == "„":
        return mark.text != "„"
    if mark.text in ("“", "„", "‘", "``"):
        return mark.can_close and not mark.can_open
    return mark.text == "”" or mark.can_close


def _is_possessive(text: str, marks: Sequence[_Mark], index: int) -> bool:
    """Whether a closing single mark is rather the apostrophe of “the players’ union”."""
    mark = marks[index]
    if mark.before not in "sS" or mark.after != " ":
        return False
    following = text[mark.span.end + 1 : mark.span.end + 2]
    later = [
        m for m in marks[index + 1 : index + _MOST_MARKS] if m.text == mark.text and m.can_close
    ]
    return following.islower() and bool(later)


def _is_last_opening(marks: Sequence[_Mark], index: int) -> bool:
    """Whether a mark can still be open at the end of its paragraph."""
    opening = marks[index]
    if opening.is_single or not _opens(opening):
        return False
    return not any(_same_family(opening, mark) and _opens(mark) for mark in marks[index + 1 :])


def _continues(text: str, paragraph: Span, opening: _Mark) -> bool:
    """Whether the next paragraph opens with the same mark again."""
    found = _BREAK.match(text, paragraph.end)
    return bool(found) and text.startswith(opening.text, found.end() if found else 0)
