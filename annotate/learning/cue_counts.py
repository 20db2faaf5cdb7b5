"""Counts of own cues: what attributes in finished articles and is not in the shipped lexicon."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING

from annotate.claim import Claim
from annotate.learning.evidence import Evidence
from annotate.learning.lesson import Lesson
from annotate.learning.token_ranges import token_words
from annotate.own_cues import LONGEST, CueCount, CueKey, CuePart
from annotate.span import Fragments

if TYPE_CHECKING:
    from annotate.extract.claims.candidates.lexicon import Lexicon

_PART_OF = {"VERB": CuePart.VERB, "NOUN": CuePart.NOUN, "ADJ": CuePart.ADJECTIVE}

_OPENINGS = frozenset({"ADP", "SCONJ"})
"""Parts of speech that a fixed expression begins with."""

_MOST_WORDS = 5
"""Most words of a fixed expression; longer ones hardly come again. Chosen by hand."""


@dataclass(slots=True)
class _Count:
    """The occurrences of a cue so far."""

    marked: float = 0.0
    left: float = 0.0
    phrases: Counter[str] = field(default_factory=Counter)

    def frozen(self) -> CueCount:
        """The count as a value."""
        phrase = max(self.phrases, key=lambda words: (self.phrases[words], words))
        return CueCount(phrase, self.marked, self.left)


def count_cues(lessons: Sequence[Lesson], language: str) -> dict[CueKey, CueCount]:
    """Count the cues that only the reader has, in finished articles.

    An occurrence of a cue's lemma that is in no marked cue counts against it.

    Args:
        lessons: The articles; those whose evidence has no lemmas count for nothing.
        language: The language of the pipeline, whose lexicon has the cues that are not counted.
    """
    # Its package loads spaCy, which a process that only reads models need not wait for.
    from annotate.extract.claims.candidates.lexicon import load_lexicon

    lexicon = load_lexicon(language)
    if lexicon is None:
        return {}
    texts = [_Text(lesson) for lesson in lessons if lesson.evidence.lemmas]
    counts: dict[CueKey, _Count] = defaultdict(_Count)
    for text in texts:
        for key, phrase, weight in text.own_cues(lexicon):
            counts[key].marked += weight
            counts[key].phrases[phrase] += 1
    if counts:
        for text in texts:
            for key in text.unmarked(counts.keys()):
                counts[key].left += 1
    return {key: count.frozen() for key, count in counts.items()}


class _Text:
    """The words of a finished article, with their lemmas."""

    def __init__(self, lesson: Lesson) -> None:
        self._lesson = lesson
        self._evidence: Evidence = lesson.evidence
        self._lower = [word.lower() for word in token_words(lesson.text, lesson.evidence)]
        pairs = zip(lesson.evidence.lemmas, self._lower, strict=True)
        self._lemmas = [lemma or word for lemma, word in pairs]

    def own_cues(self, lexicon: Lexicon) -> Iterator[tuple[CueKey, str, float]]:
        """The marked cues that a lexicon does not have: key, words and weight of each."""
        phrases = {" ".join(words) for words in lexicon.phrases}
        for claim in self._lesson.claims:
            cue = self._indices(claim.cue)
            if not cue or self._is_known(cue, lexicon) or self._quote(cue) in phrases:
                continue
            key = self._key(claim, cue)
            if key is not None and _is_sound(key[0]):
                yield key, self._phrase(key, cue), self._lesson.weight(claim)

    def unmarked(self, keys: Iterable[CueKey]) -> Iterator[CueKey]:
        """The keys of some cues, once for each occurrence in no marked cue."""
        wanted_keys = set(keys)
        expressions = [key[0].split() for key in wanted_keys if key[1] is CuePart.PHRASE]
        for index, lower in enumerate(self._lower):
            if index in self._marked:
                continue
            key = self._key_at(index)
            if key in wanted_keys:
                yield key
            for words in expressions:
                if lower == words[0] and self._lower[index : index + len(words)] == words:
                    yield " ".join(words), CuePart.PHRASE

    @cached_property
    def _marked(self) -> set[int]:
        return {index for claim in self._lesson.claims for index in self._indices(claim.cue)}

    def _indices(self, fragments: Fragments) -> list[int]:
        """The tokens within some fragments."""
        evidence = self._evidence
        return [
            index
            for fragment in fragments
            for index in _within(evidence.starts, fragment.start, fragment.end)
            if evidence.ends[index] <= fragment.end
        ]

    def _key(self, claim: Claim, cue: Sequence[int]) -> CueKey | None:
        """The key of a cue: an expression as a whole, else its last verb, noun or adjective."""
        if self._is_expression(claim, cue):
            return self._quote(cue), CuePart.PHRASE
        parts = [self._evidence.parts[index] for index in cue]
        governing = next((part for part in _PART_OF if part in parts), None)
        if governing is None:
            return None
        return self._key_at(max(i for i in cue if self._evidence.parts[i] == governing))

    def _phrase(self, key: CueKey, cue: Sequence[int]) -> str:
        """The words of a cue from the governing one on, without its helpers."""
        first = next((index for index in reversed(cue) if self._key_at(index) == key), cue[0])
        phrase = self._quote([index for index in cue if index >= first])
        return phrase if _is_sound(phrase) else ""

    def _quote(self, indices: Sequence[int]) -> str:
        return " ".join(self._lower[index] for index in indices)

    def _key_at(self, index: int) -> CueKey | None:
        part = _PART_OF.get(self._evidence.parts[index])
        if part is None:
            return None
        is_form = part is CuePart.ADJECTIVE
        return (self._lower[index] if is_form else self._lemmas[index]), part

    def _is_expression(self, claim: Claim, cue: Sequence[int]) -> bool:
        """Tell whether a cue is a fixed expression ahead of its source: “in the eyes of”."""
        is_ahead = bool(claim.source) and claim.source[0].start >= claim.cue[-1].end
        is_closed = cue[-1] - cue[0] == len(cue) - 1 and 1 < len(cue) <= _MOST_WORDS
        parts = [self._evidence.parts[index] for index in cue]
        return is_ahead and is_closed and parts[0] in _OPENINGS and "VERB" not in parts

    def _is_known(self, cue: Sequence[int], lexicon: Lexicon) -> bool:
        """Tell whether a lexicon has a word of a cue, or the whole of it."""
        from annotate.extract.claims.candidates.lexicon import POSSESSIVE

        words = {word for index in cue for word in (self._lower[index], self._lemmas[index])}
        expressions = chain.from_iterable(lexicon.expressions.get(word, ()) for word in words)
        return any(self._is_known_word(index, lexicon) for index in cue) or any(
            all(POSSESSIVE in choice or not words.isdisjoint(choice) for choice in each.words)
            for each in expressions
        )

    def _is_known_word(self, index: int, lexicon: Lexicon) -> bool:
        """Tell whether a word is a cue by itself in a lexicon."""
        lower, lemma, part = self._lower[index], self._lemmas[index], self._evidence.parts[index]
        is_cue = {
            "VERB": lemma in lexicon.verbs or lower in lexicon.adjectives,
            "NOUN": lemma in lexicon.nouns or lower in lexicon.view_nouns,
            "ADJ": lower in lexicon.adjectives,
        }
        return is_cue.get(part, False)


def _within(starts: Sequence[int], start: int, end: int) -> range:
    """The indices of what starts in a range."""
    return range(bisect_left(starts, start), bisect_left(starts, end))


def _is_sound(words: str) -> bool:
    """Tell whether words can stand in the file of cues."""
    has_letter = any(char.isalpha() for char in words)
    return has_letter and len(words) <= LONGEST and words.isprintable()
