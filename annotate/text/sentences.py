"""Starts of sentences and paragraphs from the text alone, to move about before any parse."""

from __future__ import annotations

from itertools import takewhile

import regex

_SENTENCE_END = regex.compile(
    r"""
    (?: (?<! \b(?:[A-Z]|MM|Mgr|Mr|Ms|Mrs|Dr|St|vs|Gen|Sen|Rep|Gov|Lt|Col) ) [.] | [!?…] )
    (?: [)\]’”"'»] | [\x20\u00a0\u202f]» )*  # closing marks belong to the sentence
    [^\S\n]+
    (?= (?: [(\[‘“"'] | «[\x20\u00a0\u202f]? )* [A-Z0-9À-Þ] )
    | [\r\n]\s*        # a line break ends a sentence in any case
    """,
    regex.VERBOSE,
)
_PARAGRAPH_BREAK = regex.compile(r"(?:\r\n|\r|\n)\s*")
_LOOK_BACK = 20_000
"""Most characters searched backwards; a longer sentence or paragraph is cut."""

_LOOK_AHEAD = 100
"""Characters behind an offset that show whether a sentence begins just ahead of it."""


def next_sentence(text: str, offset: int) -> int | None:
    """The start of the sentence behind an offset; None in the last one."""
    return _next(_SENTENCE_END, text, offset)


def previous_sentence(text: str, offset: int) -> int:
    """The start of the sentence with an offset, or of the one before when it is at a start."""
    return _previous(_SENTENCE_END, text, offset)


def next_paragraph(text: str, offset: int) -> int | None:
    """The start of the paragraph behind an offset; None in the last one."""
    return _next(_PARAGRAPH_BREAK, text, offset)


def previous_paragraph(text: str, offset: int) -> int:
    """The start of the paragraph with an offset, or of the one before when it is at a start."""
    return _previous(_PARAGRAPH_BREAK, text, offset)


def has_paragraph_break(text: str) -> bool:
    """Tell whether a text goes on in another paragraph."""
    return _PARAGRAPH_BREAK.search(text) is not None


def _next(boundary: regex.Pattern[str], text: str, offset: int) -> int | None:
    for match in boundary.finditer(text, offset):
        if match.end() < len(text):
            return match.end()
    return None


def _previous(boundary: regex.Pattern[str], text: str, offset: int) -> int:
    floor = max(0, offset - _LOOK_BACK)
    # The text behind the offset shows whether a sentence begins just ahead of it.
    starts = (match.end() for match in boundary.finditer(text, floor, offset + _LOOK_AHEAD))
    *_, last = floor, *takewhile(lambda start: start < offset, starts)
    return last
