"""Regular expressions over a library, each with a limit of time for a text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import regex  # the standard library's own knows no time limit

from annotate.span import Span
from store.errors import QueryRefused

_SECONDS = 2.0
"""Seconds of the processor that an expression may take for one text; chosen by hand."""
_MOST_HITS = 10_000
"""Places that are given of one text; chosen by hand, so that any expression ends."""
_UNKNOWN = "\uffff"
"""Stands for anything in the words of an expression."""
_ELEMENTS = regex.compile(
    r"(?P<class>\[\^?\]?(?:\\.|[^\]\\])*\])"
    r"|(?P<boundary>\\[bs])"
    r"|(?P<escaped>\\[^\w\s])"
    r"|(?P<code>\\(?:[pPN]\{[^}]*\}|.))"
    r"|(?P<many>[*?]|\{[^}]*\})"
    r"|(?P<more>\+)"
    r"|(?P<other>[.^$()|])"
    r"|(?P<literal>.)",
    regex.DOTALL,
)
_WORD = regex.compile(r"[0-9A-Za-z]+")


@dataclass(frozen=True)
class Pattern:
    """A regular expression; without a capital in it, case does not matter.

    Raises:
        QueryRefused: It is not one.
    """

    pattern: str
    """The expression."""

    def __post_init__(self) -> None:
        try:
            _ = self._regex
        except regex.error as error:
            words = f"{self.pattern} is not a regular expression: {error}"
            raise QueryRefused(words) from error

    @property
    def text(self) -> str:
        """The expression between slashes."""
        return f"/{self.pattern}/"

    def spans(self, text: str) -> list[Span]:
        """Every place in a text that is not empty, in order; half-open, in code points.

        Raises:
            QueryRefused: It takes too long.
        """
        return list(self._spans(text))

    def is_in(self, text: str) -> bool:
        """Return whether a text has a place.

        Raises:
            QueryRefused: It takes too long.
        """
        return next(self._spans(text), None) is not None

    @cached_property
    def index_expression(self) -> str:
        """Words that every place has, for the index; empty where there are none."""
        return " AND ".join(f'"{word}"' + " *" * is_prefix for word, is_prefix in self._words())

    def _spans(self, text: str) -> Iterator[Span]:
        count = 0
        try:
            for match in self._regex.finditer(text, timeout=_SECONDS):
                if match.end() > match.start():
                    yield Span(*match.span())
                    count += 1
                    if count == _MOST_HITS:
                        return
        except TimeoutError as error:
            words = f"/{self.pattern}/ takes more than {_SECONDS:g} seconds for one article"
            raise QueryRefused(f"{words}; a simpler one may end") from error

    @cached_property
    def _regex(self) -> regex.Pattern[str]:
        flags = regex.MULTILINE
        if not any(char.isupper() for char in regex.sub(r"\\.", "", self.pattern)):
            flags |= regex.IGNORECASE
        return regex.compile(self.pattern, flags)

    def _words(self) -> list[tuple[str, bool]]:
        """The words of every place that begin where words do, and whether each may go on."""
        text = _required_text(self.pattern)
        return [
            (match.group(), text[match.end()] == _UNKNOWN)
            for match in _WORD.finditer(text)
            if text[match.start() - 1] != _UNKNOWN
        ]


def _required_text(pattern: str) -> str:
    """The characters of every match of an expression, with signs where anything may stand."""
    chars = [_UNKNOWN]
    depth = 0
    for match in _ELEMENTS.finditer(pattern):
        kind, text = match.lastgroup, match.group()
        if text == "|" and kind == "other" and not depth:
            return _UNKNOWN
        depth += (kind == "other") * ((text == "(") - (text == ")"))
        if depth or kind in ("class", "code", "other"):
            chars.append(_UNKNOWN)
        elif kind == "many":
            # The element before may be missing, or be there more than once.
            chars[-1] = _UNKNOWN
        elif kind == "more":
            # More white space ends no word; more of a letter does not end it yet.
            chars += [] if chars[-1].isspace() else [_UNKNOWN]
        elif kind == "boundary":
            chars.append(" ")
        else:
            literal = text[-1]
            chars.append(literal if literal.isascii() else _UNKNOWN)
    has_flags = regex.search(r"\(\?[a-zA-Z-]", pattern) is not None
    return _UNKNOWN if has_flags else "".join([*chars, _UNKNOWN])
