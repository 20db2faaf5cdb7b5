"""The regular expressions of a library's own patterns, each with a limit of time for a word."""

from __future__ import annotations

import re
from typing import Any

import regex  # the standard library's own knows no limit of time

_SECONDS = 1.0
"""Seconds of the processor that an expression may take for one word; chosen by hand."""


class LimitedRegex:
    """Searches words like `re.Pattern`; once it takes too long, it matches nothing any more."""

    def __init__(self, pattern: re.Pattern[str]) -> None:
        try:
            self._regex = regex.compile(pattern.pattern)
        except regex.error as error:
            raise ValueError(f"{pattern.pattern} is not a regular expression: {error}") from error
        self.notice = ""
        """Why it was stopped, in words for people; empty while it was not."""

    def search(self, word: str) -> regex.Match[str] | None:
        """Search a word."""
        if self.notice:
            return None
        try:
            return self._regex.search(word, timeout=_SECONDS)
        except TimeoutError:
            pattern = self._regex.pattern
            self.notice = (
                f"the pattern {pattern} was stopped, as it takes more than {_SECONDS:g} seconds "
                "for a word; a simpler one in patterns.jsonl may end"
            )
            return None


def limit_regexes(matcher: Any) -> tuple[LimitedRegex, ...]:
    """Put limited expressions in place of all those in a spaCy matcher; returns them.

    Raises:
        ValueError: One means nothing.
    """
    limited: dict[re.Pattern[str], LimitedRegex] = {}

    def limit(value: object) -> object:
        if isinstance(value, re.Pattern):
            return limited.setdefault(value, LimitedRegex(value))
        return value

    for predicate in matcher._extra_predicates:
        if isinstance(predicate.value, set):
            predicate.value = set(map(limit, predicate.value))
        else:
            predicate.value = limit(predicate.value)
    return tuple(limited.values())
