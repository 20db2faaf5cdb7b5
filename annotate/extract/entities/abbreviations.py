"""Abbreviations: short forms that an article introduces in brackets after the long form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotate.extract.entities.labels import NAMES, ORG

if TYPE_CHECKING:
    from annotate.extract.entities.draft import Draft
    from annotate.extract.entities.words import Words

_SHORTEST, _LONGEST = 2, 8
"""Characters of a short form; chosen by hand."""

_FEWEST_INITIALS = 3
"""Fewest initials that may make a short form in another order; chosen by hand."""

_SMALL_WORDS = frozenset({"of", "the", "and", "for", "on", "in", "to", "&", "de", "-"})


class Abbreviations:
    """The short forms of an article, each with the label of its long form."""

    def __init__(self) -> None:
        self._labels: dict[str, str] = {}

    def learn(self, draft: Draft) -> None:
        """Find “World Health Organization (WHO)”, mark both forms and remember the short one."""
        words = draft.words
        for index in words.capitals:
            short = words.texts[index]
            if words.lower(index - 1) == "(" and words.lower(index + 1) == ")" and _is_short(short):
                start = _long_form_start(words, index - 1, short)
                if start is None:
                    start = _reordered_long_form_start(draft, index - 1, short)
                if start is not None:
                    self._introduce(draft, start, index)

    def link(self, draft: Draft) -> None:
        """Mark every later use of a short form."""
        if not self._labels:
            return
        for index in draft.words.capitals:
            label = self._labels.get(draft.words.texts[index])
            mention = draft.at(index)
            if label is not None and (mention is None or len(mention) == 1):
                draft.put(index, index + 1, label)

    def _introduce(self, draft: Draft, start: int, index: int) -> None:
        mention = draft.at(index - 2)
        label = mention.label if mention is not None and mention.label in NAMES else ORG
        if draft.put(start, index - 1, label) and draft.put(index, index + 1, label):
            self._labels[draft.words.texts[index]] = label


def _reordered_long_form_start(draft: Draft, end: int, short: str) -> int | None:
    """The start of an organisation whose initials, reordered, make a short form."""
    mention = draft.at(end - 1)
    if mention is None or mention.label != ORG or mention.end != end:
        return None
    capitals = [text[0] for text in draft.words.texts[mention.start : end] if text[0].isupper()]
    return (
        mention.start
        if len(capitals) >= _FEWEST_INITIALS and sorted(capitals) == sorted(short)
        else None
    )


def _is_short(text: str) -> bool:
    return (
        _SHORTEST <= len(text) <= _LONGEST and text[0].isupper() and sum(map(str.isupper, text)) > 1
    )


def _long_form_start(words: Words, end: int, short: str) -> int | None:
    """The start of the words before `end` whose initials are those of a short form."""
    letters = [letter for letter in short.upper() if letter.isalnum()]
    index = end
    while letters and index > 0:
        index -= 1
        text = words.texts[index]
        if text[0].upper() == letters[-1] and (text[0].isupper() or text.lower() in _SMALL_WORDS):
            letters.pop()
        elif text.lower() not in _SMALL_WORDS:
            return None
    return index if not letters and words.texts[index][0].isupper() else None
