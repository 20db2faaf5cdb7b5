"""Edits as editors make them, on texts that remember where each character came from."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from annotate.span import Span

_SENTENCE = re.compile(r"[^\n]+?[.!?][”’\"']*(?=\s|$)\s?")
_PARAGRAPH = re.compile(r"[^\n]+(?:\n[^\n]+)*\n*")
_WORD = re.compile(r"[^\W\d_]{4,}")
_LINE = 60
"""Characters: the longest line when lines are broken again, the shortest reworded sentence."""
_LEAST_KEPT = 0.5
"""Least share of a span's characters that survives if the span does."""


@dataclass(frozen=True, slots=True)
class Edited:
    """A text after edits."""

    text: str
    origins: tuple[int | None, ...]
    """For each character, its offset in the text before all edits; None for what is new."""

    def place(self, span: Span) -> Span | None:
        """The present place of the characters of a span of the old text; None if most are gone."""
        offsets = [
            offset
            for offset, origin in enumerate(self.origins)
            if origin is not None and origin in span
        ]
        surviving = {self.origins[offset] for offset in offsets}
        if len(surviving) < _LEAST_KEPT * len(span):
            return None
        return Span(offsets[0], offsets[-1] + 1)

    def cut(self, start: int, end: int) -> Edited:
        """Without a range."""
        return Edited(
            self.text[:start] + self.text[end:], self.origins[:start] + self.origins[end:]
        )

    def put(self, at: int, words: str, origins: Iterable[int | None] | None = None) -> Edited:
        """With words inserted, new unless their origins are given."""
        new = tuple(origins) if origins is not None else (None,) * len(words)
        return Edited(
            self.text[:at] + words + self.text[at:], self.origins[:at] + new + self.origins[at:]
        )

    def changed(self, start: int, end: int, words: str) -> Edited:
        """With a range replaced; the new characters come from the old ones, in order."""
        old = self.origins[start:end]
        origins = [old[min(index, len(old) - 1)] for index in range(len(words))] if old else None
        return self.cut(start, end).put(start, words, origins)

    def moved(self, start: int, end: int, to: int) -> Edited:
        """With a range moved to an offset outside of it."""
        words, origins = self.text[start:end], self.origins[start:end]
        at = to if to <= start else to - (end - start)
        return self.cut(start, end).put(at, words, origins)


Edit = Callable[[Edited, random.Random], Edited]

NEW_SENTENCES = (
    "Nobody had expected that, least of all on a Tuesday. ",
    "A spokeswoman declined to say more before the end of the week. ",
    "Figures published on Thursday tell another story. ",
    "It was not the first time that such a thing had happened. ",
    "Those who were there remember it differently. ",
    "The report, which runs to 214 pages, will be discussed in June. ",
)


def unedited(text: str) -> Edited:
    """A text as it was written."""
    return Edited(text, tuple(range(len(text))))


def fix_typos(text: Edited, chance: random.Random) -> Edited:
    """A letter dropped, doubled, swapped or changed in one word of twenty."""
    words = [match for match in _WORD.finditer(text.text) if chance.random() < 1 / 20]
    for match in reversed(words):
        at = chance.randrange(match.start() + 1, match.end() - 1)
        letters = text.text[at : at + 2]
        text = chance.choice(
            (
                text.cut(at, at + 1),
                text.put(at, letters[0]),
                text.changed(at, at + 2, letters[::-1]),
                text.changed(at, at + 1, chance.choice("aeioustrn")),
            )
        )
    return text


def insert_sentences(text: Edited, chance: random.Random) -> Edited:
    """Three new sentences between those that are there."""
    for _ in range(3):
        at = chance.choice(_spans(_SENTENCE, text)).start
        text = text.put(at, chance.choice(NEW_SENTENCES))
    return text


def delete_sentences(text: Edited, chance: random.Random) -> Edited:
    """Three sentences gone."""
    for _ in range(3):
        place = chance.choice(_spans(_SENTENCE, text))
        text = text.cut(place.start, place.end)
    return text


def move_sentences(text: Edited, chance: random.Random) -> Edited:
    """Two sentences somewhere else."""
    for _ in range(2):
        place, other = chance.sample(_spans(_SENTENCE, text), 2)
        text = text.moved(place.start, place.end, other.start)
    return text


def reorder_paragraphs(text: Edited, chance: random.Random) -> Edited:
    """All paragraphs in another order."""
    places = _spans(_PARAGRAPH, text)
    chance.shuffle(places)
    words = "".join(text.text[p.start : p.end].rstrip("\n") + "\n\n" for p in places)
    origins: list[int | None] = []
    for place in places:
        length = len(text.text[place.start : place.end].rstrip("\n"))
        origins += [*text.origins[place.start : place.start + length], None, None]
    return Edited(words, tuple(origins))


def repunctuate(text: Edited, chance: random.Random) -> Edited:
    """Straight quotation marks for curly ones, hyphens for dashes, dots for an ellipsis."""
    signs = {"“": '"', "”": '"', "‘": "'", "’": "'", "–": "-", "—": "-", "…": "..."}
    places = [at for at, char in enumerate(text.text) if char in signs]
    for at in reversed(places):
        text = text.changed(at, at + 1, signs[text.text[at]])
    return text


def add_headline(text: Edited, chance: random.Random) -> Edited:
    """A headline and a line about when it was changed on top, a note at the end."""
    text = text.put(0, "What the evening brought\n\nUpdated at 18:40 by the night desk\n\n")
    return text.put(len(text.text), "\n\nAn earlier version of this article gave another date.\n")


def remove_section(text: Edited, chance: random.Random) -> Edited:
    """A quarter of the paragraphs gone, one behind the other."""
    places = _spans(_PARAGRAPH, text)
    count = max(1, len(places) // 4)
    first = chance.randrange(len(places) - count + 1)
    return text.cut(places[first].start, places[first + count - 1].end)


def respace(text: Edited, chance: random.Random) -> Edited:
    """Paragraphs broken into lines of 60 characters, as an e-mail or another editor would."""
    column = 0
    for at, char in enumerate(text.text):
        column = 0 if char == "\n" else column + 1
        if char == " " and column > _LINE:
            text = text.changed(at, at + 1, "\n")
            column = 0
    return text


def reword(text: Edited, chance: random.Random) -> Edited:
    """One sentence of six with another beginning or another end."""
    for place in reversed(_spans(_SENTENCE, text)):
        if chance.random() < 1 / 6 and len(place) > _LINE:
            at = place.start if chance.random() < 1 / 2 else place.end - 22
            text = text.cut(at, at + 20).put(at, "Late that evening, and")
    return text


def edit_everything(text: Edited, chance: random.Random) -> Edited:
    """A new edition: most of the above, one after the other."""
    for edit in (fix_typos, insert_sentences, delete_sentences, move_sentences, repunctuate):
        text = edit(text, chance)
    return add_headline(text, chance)


KINDS: dict[str, Edit] = {
    "typos fixed": fix_typos,
    "sentences inserted": insert_sentences,
    "sentences deleted": delete_sentences,
    "sentences moved": move_sentences,
    "paragraphs reordered": reorder_paragraphs,
    "quotes re-punctuated": repunctuate,
    "beginnings and ends reworded": reword,
    "headline and note added": add_headline,
    "section removed": remove_section,
    "lines broken elsewhere": respace,
    "all of it, a new edition": edit_everything,
}
"""The edits, each with its name."""


def _spans(pattern: re.Pattern[str], text: Edited) -> list[Span]:
    return [Span(*match.span()) for match in pattern.finditer(text.text)]
