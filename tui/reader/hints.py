"""Hints: which letters are on which word, and which of them are typed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from annotate.span import Fragments, Span
from tui.display.marks import Hint
from tui.reader.placing import Placing


@dataclass(frozen=True, slots=True)
class Hints:
    """The hints of the words on screen, and the letters typed so far."""

    letters: Mapping[Span, str]
    typed: str = ""
    placing: Placing | None = None
    """The part of a claim that the chosen word is for; None to go to the word."""

    @property
    def spans(self) -> list[Span]:
        """The spans that look different because of them."""
        return [*self.matches, *self.suggestion]

    @property
    def suggestion(self) -> Fragments:
        """The spans that are suggested for the part of a claim; empty for none."""
        return self.placing.suggestion if self.placing is not None else ()

    @property
    def matches(self) -> dict[Span, str]:
        """The words whose hints begin with what is typed."""
        return {word: hint for word, hint in self.letters.items() if hint.startswith(self.typed)}

    def within(self, row: Span) -> Iterator[Hint]:
        """Letters that are drawn over the characters of a row."""
        for word, hint in self.matches.items():
            if row.start <= word.start < row.end:
                yield Hint(word.start, hint, len(self.typed))
