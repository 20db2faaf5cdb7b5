"""Quotations: the spans between quotation marks, and the share of a content in them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from annotate.span import Fragments, Span, extent

_WINDOW = 20_000
"""Most characters searched for either end of a paragraph; longer paragraphs are cut."""

_MOST_MARKS = 200
"""Most marks searched for the closing one, so that a text full of marks takes no longer."""

_PARAGRAPHS_KNOWN = 4
"""Paragraphs whose quotations are remembered, with their texts: claims of one come one by one.
Chosen by hand."""

_MARK = re.compile(r"''|``|[\"“”„‟«»'‘’‹›＂❝❞〝〞〟]")
_BREAKS = "\n\r\u2028\u2029"
_BREAK = re.compile(f"[{_BREAKS}]+")
_WORD = re.compile(r"\w+")
_OPENS_AFTER = frozenset("([{<—–―-/=:…")
_OPENS_ONLY = frozenset(("“", "„", "‟", "‘", "``", "‹", "❝", "〝"))
_CLOSES_ONLY = frozenset("’❞〞〟")
_STRAIGHT = frozenset(('"', "'", "''", "``", "＂"))
_SINGLE = frozenset("'‘’‹›")
_GUILLEMETS = frozenset("«»")
_ELISION = re.compile(r"(?:\d|(?:em|til|cause|tis|twas|round|bout|n)\b)", re.IGNORECASE)


class Quotation(StrEnum):
    """The manner in which a content renders the words of its source."""

    DIRECT = "direct"
    """Every word is between quotation marks."""
    INDIRECT = "indirect"
    """No word does."""
    MIXED = "mixed"
    """Some words do."""


class _Mark(NamedTuple):
    """A quotation mark with its neighbours."""

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
        may_open_after = (
            self.before.isspace() or self.before in _OPENS_AFTER or self.before in "“\"'‘"
        )
        return may_open_after and (not self.after.isspace() or self.text == "«")

    @property
    def can_close(self) -> bool:
        is_behind_word = not self.before.isspace() or self.text == "»"
        return is_behind_word and not self.after.isalnum()


def quotes(text: str, start: int = 0, end: int | None = None) -> tuple[Span, ...]:
    """The outermost quotations of a text, marks included, in order.

    A quotation ends with its paragraph at the latest; where the next paragraph opens with a mark
    again, the unclosed one reaches to the end of its own. Any other unclosed mark is skipped.

    Args:
        text: The text; the spans are code-point offsets into it.
        start: Where to begin, best at the start of a paragraph.
        end: Where to stop, best at the end of a paragraph.
    """
    stop = len(text) if end is None else end
    return tuple(
        span for paragraph in _paragraphs(text, start, stop) for span in _quotes_in(text, paragraph)
    )


def quotation(text: str, content: Fragments) -> Quotation:
    """Classify a content as quoted directly, indirectly or in part.

    Only the paragraphs of the content are read, so that the length of the text does not matter.
    """
    content_extent = extent(content)
    quotations = quotes(
        text, _paragraph_start(text, content_extent.start), _paragraph_end(text, content_extent.end)
    )
    starts = [span.start for span in quotations]
    word_is_quoted = [
        _is_within(match.start(), quotations, starts)
        for piece in content
        for match in _WORD.finditer(text, piece.start, piece.end)
    ]
    if not any(word_is_quoted):
        return Quotation.INDIRECT
    return Quotation.DIRECT if all(word_is_quoted) else Quotation.MIXED


def _is_within(offset: int, spans: Sequence[Span], starts: Sequence[int]) -> bool:
    """Return whether an offset lies in one of the sorted, disjoint spans."""
    index = bisect_right(starts, offset) - 1
    return index >= 0 and offset in spans[index]


def _paragraph_start(text: str, offset: int) -> int:
    """The start of the paragraph with an offset, searched at most a window back."""
    low = max(0, offset - _WINDOW)
    return max(low, max(text.rfind(mark, low, offset) for mark in _BREAKS) + 1)


def _paragraph_end(text: str, offset: int) -> int:
    """The end of the paragraph with an offset, searched at most a window on."""
    high = min(len(text), offset + _WINDOW)
    return max(offset, min(_breaks(text, max(0, offset - 1), high), default=high))


def _breaks(text: str, start: int, end: int) -> list[int]:
    """The first place of each kind of line break; a long paragraph is searched fastest so."""
    places = (text.find(mark, start, end) for mark in _BREAKS)
    return [place for place in places if place >= 0]


def _paragraphs(text: str, start: int, end: int) -> Iterator[Span]:
    """The paragraphs of a stretch of text, without the line breaks between them."""
    if not _breaks(text, start, end):
        if start < end:
            yield Span(start, end)
        return
    for match in _BREAK.finditer(text, start, end):
        if match.start() > start:
            yield Span(start, match.start())
        start = match.end()
    if start < end:
        yield Span(start, end)


def _marks(text: str, paragraph: Span) -> list[_Mark]:
    """The possible quotation marks of a paragraph; apostrophes of words are left out."""
    marks = []
    for match in _MARK.finditer(text, paragraph.start, paragraph.end):
        start, end = match.span()
        before = text[start - 1] if start > paragraph.start else " "
        after = text[end] if end < paragraph.end else " "
        mark = _Mark(Span(start, end), match[0], before, after)
        if not _is_apostrophe(text, mark):
            marks.append(mark)
    return marks


def _is_apostrophe(text: str, mark: _Mark) -> bool:
    """Return whether a single mark belongs to a word: “don’t”, “’90s”, “’em”."""
    if not mark.is_single or mark.text in "‹›":
        return False
    if mark.before.isalnum() and mark.after.isalnum():
        return True
    return mark.can_open and mark.text != "‘" and bool(_ELISION.match(text, mark.span.end))


@lru_cache(maxsize=_PARAGRAPHS_KNOWN)
def _quotes_in(text: str, paragraph: Span) -> tuple[Span, ...]:
    """The outermost quotations of one paragraph, which mostly has several claims."""
    return tuple(_find_quotes(text, paragraph))


def _find_quotes(text: str, paragraph: Span) -> Iterator[Span]:
    marks = _marks(text, paragraph)
    index = 0
    while index < len(marks):
        closing = _closing_index(text, marks, index) if _opens(marks[index]) else None
        if closing is not None:
            yield Span(marks[index].span.start, marks[closing].span.end)
            index = closing + 1
        elif _is_last_opening(marks, index) and _continues(text, paragraph, marks[index]):
            yield Span(marks[index].span.start, paragraph.end)
            return
        else:
            index += 1


def _opens(mark: _Mark) -> bool:
    """Return whether a mark may open a quotation where none is open."""
    if mark.text in _OPENS_ONLY:
        return mark.can_open or not mark.can_close
    return mark.can_open and mark.text not in _CLOSES_ONLY


def _closing_index(text: str, marks: Sequence[_Mark], index: int) -> int | None:
    """The index of the mark that closes the one at `index`, if there is one.

    A mark of the same style is preferred to one of the same family, which may be a quotation
    inside.
    """
    opening = marks[index]
    for is_alike in (_have_same_style, _are_of_one_family):
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


def _have_same_style(opening: _Mark, mark: _Mark) -> bool:
    """Return whether two marks are of one family and both straight or both typographic."""
    is_straight = opening.text in _STRAIGHT
    return _are_of_one_family(opening, mark) and (mark.text in _STRAIGHT) == is_straight


def _are_of_one_family(opening: _Mark, mark: _Mark) -> bool:
    """Return whether two marks may belong together: single to single, guillemet to guillemet."""
    if opening.text in "‹›" or mark.text in "‹›":
        return opening.text in "‹›" and mark.text in "‹›"
    if (opening.text in _GUILLEMETS) != (mark.text in _GUILLEMETS):
        return False
    return opening.is_single == mark.is_single


def _closes(opening: _Mark, mark: _Mark) -> bool:
    """Return whether a mark of the same family ends the quotation that another began."""
    if opening.text in "«»‹›":
        return mark.text != opening.text
    if opening.text == "„":
        return mark.text != "„"
    if mark.text in ("“", "„", "‘", "``", "❝", "〝"):
        return mark.can_close and not mark.can_open
    return mark.text == "”" or mark.can_close


def _is_possessive(text: str, marks: Sequence[_Mark], index: int) -> bool:
    """Return whether a closing single mark is rather the apostrophe of “the players’ union”."""
    mark = marks[index]
    if mark.before not in "sS" or mark.after != " ":
        return False
    following = text[mark.span.end + 1 : mark.span.end + 2]
    later = [
        m for m in marks[index + 1 : index + _MOST_MARKS] if m.text == mark.text and m.can_close
    ]
    return following.islower() and bool(later)


def _is_last_opening(marks: Sequence[_Mark], index: int) -> bool:
    """Return whether a mark can still be open at the end of its paragraph."""
    opening = marks[index]
    if opening.is_single or not _opens(opening):
        return False
    return not any(
        _are_of_one_family(opening, mark) and _opens(mark) for mark in marks[index + 1 :]
    )


def _continues(text: str, paragraph: Span, opening: _Mark) -> bool:
    """Return whether the next paragraph opens with the same mark again."""
    match = _BREAK.match(text, paragraph.end)
    return bool(match) and text.startswith(opening.text, match.end() if match else 0)
