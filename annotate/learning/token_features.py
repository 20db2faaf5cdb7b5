"""Features of tokens that no decision changes: words, shapes, tags and the pipeline's entities."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from annotate.learning.elsewhere import Elsewhere
from annotate.learning.evidence import Evidence
from annotate.learning.token_ranges import OUTSIDE, TokenRange, tags_of, token_words

_LONGEST_RUN = 3
"""Most equal characters in a row of a shape."""

_FEW_NUMBERS = 4
"""Words to a number in a sentence that is no table; chosen by hand."""

_LISTS = (
    *("given_names", "titles", "offices", "jobs", "suffixes", "months"),
    *("organisation_heads", "clubs", "legal_forms", "company_ends", "facility_heads"),
    *("countries", "nationalities", "regions", "place_nouns"),
)
"""Lists of the English lexicon whose words say what stands beside them."""

_FIRST_LINES, _FIRST_WORDS = 3, 4
"""Sentences of an article, and words of a sentence, whose place counts; chosen by hand."""

_FULL_STOPS = '.?!”"'

Row = list[str]
"""The names of the features that hold of a token."""


@dataclass(frozen=True, slots=True)
class TokenFeatures:
    """The tokens of a text with their features."""

    words: list[str]
    """The tokens as written."""
    lower: list[str]
    """The tokens in lower case."""
    rows: list[Row]
    """The features of each."""
    sentences: list[TokenRange]
    """The sentences, which are learned from and tagged one by one."""


def token_features(text: str, evidence: Evidence) -> TokenFeatures:
    """Read the features of a text."""
    words = token_words(text, evidence)
    sentences = list(pairwise([*evidence.firsts, len(words)])) if words else []
    reader = _Reader(words, evidence, sentences)
    rows = [row for line, sentence in enumerate(sentences) for row in reader.rows(line, *sentence)]
    return TokenFeatures(words, reader.lower, rows, sentences)


class _Reader:
    """Reads the features of the tokens of one text."""

    def __init__(
        self, words: Sequence[str], evidence: Evidence, sentences: Sequence[TokenRange]
    ) -> None:
        self._words = words
        self.lower = self._lower = [word.lower() for word in words]
        self._elsewhere = Elsewhere(words, self._lower, sentences)
        shape_of = {word: _shape(word) for word in set(words)}
        self._shapes = [shape_of[word] for word in words]
        self._tags, self._parts = evidence.tags, evidence.parts
        self._entities = tags_of(evidence, evidence.entities)
        usual = _usual_labels(self._lower, self._entities)
        self._own = [self._of_token(index, evidence, usual) for index in range(len(words))]

    def rows(self, line: int, first: int, stop: int) -> list[Row]:
        """The features of the tokens of a sentence, of which `line` come before it."""
        line = min(line, _FIRST_LINES)
        kind = self._kind(first, stop)
        has_lower = any(word != word.upper() for word in self._words[first:stop])
        same = [f"sentence={kind}"] if has_lower else [f"sentence={kind}", "capitals"]
        return [
            [
                *self._own[index],
                *self._around(index, first, stop),
                *same,
                f"sentence={kind} {self._entities[index]}",
                f"sentence={kind} {self._shapes[index][:2]}",
                f"line={line}",
                f"line={line} {self._shapes[index][:2]}",
                *([f"place={index - first} {kind}"] if index - first < _FIRST_WORDS else ()),
                *self._elsewhere.features(index),
            ]
            for index in range(first, stop)
        ]

    def _kind(self, first: int, stop: int) -> str:
        """Tell sentences from headlines and tables: is there a full stop, a verb, many numbers?"""
        words, parts = self._words[first:stop], self._parts[first:stop]
        number_count = sum(word[0].isdigit() for word in words)
        has_verb = "VERB" in parts or "AUX" in parts
        return (
            f"{'.' if words[-1] in _FULL_STOPS else '-'}{'v' if has_verb else '-'}"
            f"{'n' if number_count * _FEW_NUMBERS > len(words) else '-'}"
        )

    def _of_token(self, index: int, evidence: Evidence, usual: dict[str, str]) -> Row:
        lower, shape = self._lower[index], self._shapes[index]
        return [
            f"lower={lower}",
            f"shape={shape}",
            f"tag={self._tags[index]}",
            f"ending={lower[-3:]}",
            f"entity={self._entities[index]}",
            f"relation={evidence.relations[index]}",
            f"head={self._lower[evidence.heads[index]]}",
            f"usual={usual.get(lower, '-') if shape[:1] == 'X' else ''}",
            *(f"list={name}" for name in _lists_by_word().get(lower, ())),
        ]

    def _around(self, index: int, first: int, stop: int) -> Row:
        row: Row = []
        if index > first:
            row += self._beside("before", index - 1)
            row.append(f"tags={self._tags[index - 1]} {self._tags[index]}")
        else:
            row.append("first")
        row += self._beside("after", index + 1) if index + 1 < stop else ["last"]
        if index - 1 > first:
            row.append(f"before2={self._lower[index - 2]}")
        if index + 2 < stop:
            row.append(f"after2={self._lower[index + 2]}")
        return row

    def _beside(self, side: str, index: int) -> Row:
        return [
            f"{side}={self._lower[index]}",
            f"{side}-shape={self._shapes[index]}",
            f"{side}-tag={self._tags[index]}",
            f"{side}-entity={self._entities[index]}",
        ]


def _usual_labels(lower: Sequence[str], tags: Sequence[str]) -> dict[str, str]:
    """For each word the label that the pipeline gives it most in this text."""
    counts: dict[str, Counter[str]] = {}
    for word, tag in zip(lower, tags, strict=True):
        if tag != OUTSIDE:
            counts.setdefault(word, Counter())[tag[2:]] += 1
    return {word: count.most_common(1)[0][0] for word, count in counts.items()}


def _shape(word: str) -> str:
    shape: list[str] = []
    for char in word:
        kind = "X" if char.isupper() else "x" if char.isalpha() else "d" if char.isdigit() else char
        if shape[-_LONGEST_RUN:] != [kind] * _LONGEST_RUN:
            shape.append(kind)
    return "".join(shape)


@cache
def _lists_by_word() -> dict[str, list[str]]:
    """The lists of the lexicon that each word stands in."""
    # Its package loads spaCy, which a process that only reads models need not wait for.
    from annotate.extract.entities.lexicon import english_lexicon

    lexicon = english_lexicon()
    lists: dict[str, list[str]] = {}
    for name in _LISTS:
        for word in getattr(lexicon, name):
            lists.setdefault(word, []).append(name)
    return lists
