"""A parsed text as plain lists, which are many times faster to walk than spaCy's tokens."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from spacy.attrs import DEP, ENT_TYPE, HEAD, IDX, LEMMA, LOWER, ORTH, POS, SENT_START, TAG
from spacy.tokens import Doc

from annotate.extract.token_columns import names, numbers

_LONGEST_SENTENCE = 300
"""Longest sentence, in tokens, that is read for claims; chosen by hand.

Longer ones are tables and heaps of words, which cost time.
"""

_NUMBERS = [HEAD, IDX, SENT_START]
_NAMES = [ORTH, DEP, POS, TAG, LEMMA, LOWER, ENT_TYPE]


@dataclass(frozen=True, slots=True)
class Syntax:
    """The words of a doc, column by column; an index is a token's index in the doc."""

    text: list[str]
    """The words as written."""
    start: list[int]
    """Code-point offset of each word's first character."""
    end: list[int]
    """Code-point offset one past each word's last character."""
    head: list[int]
    """Index of each word's head; a root is its own."""
    dep: list[str]
    """The relation to the head."""
    pos: list[str]
    """The part of speech."""
    tag: list[str]
    """The fine-grained part of speech."""
    lemma: list[str]
    """The lemma in lower case."""
    lower: list[str]
    """The word in lower case."""
    entity: list[str]
    """The type of the entity that the word belongs to, or an empty string."""
    left: list[int]
    """Index of the first word of each word's subtree."""
    right: list[int]
    """Index one past the last word of each word's subtree."""
    children: list[list[int]]
    """The dependents of each word, in order."""
    sentence: list[int]
    """Index of the first word of each word's sentence."""
    sentence_end: dict[int, int]
    """For the first word of each sentence, the index one past its last word."""

    def __len__(self) -> int:
        return len(self.text)

    def whole_text(self) -> str:
        """The text up to its last word; many times faster than `Doc.text`."""
        following = [*self.start[1:], *self.end[-1:]]
        words = zip(self.text, self.end, following, strict=True)
        return "".join(word + " " * (after - end) for word, end, after in words)

    def is_readable(self, index: int) -> bool:
        """Return whether a word is in a sentence of ordinary length, not in a table."""
        first = self.sentence[index]
        return self.sentence_end[first] - first <= _LONGEST_SENTENCE

    def ancestors(self, index: int) -> list[int]:
        """The heads above a word, nearest first."""
        ancestors = []
        while self.head[index] != index:
            index = self.head[index]
            ancestors.append(index)
        return ancestors

    def child(self, index: int, *relations: str) -> int | None:
        """The first dependent in one of these relations."""
        return next((c for c in self.children[index] if self.dep[c] in relations), None)

    def is_mark(self, index: int) -> bool:
        """Return whether a token is punctuation or white space rather than a word."""
        return self.pos[index] in ("PUNCT", "SPACE")


def read_syntax(doc: Doc) -> Syntax:
    """Read a parsed doc into lists."""
    offsets, start, starts = numbers(doc, _NUMBERS)
    head = [index + offset for index, offset in enumerate(offsets)]
    text, dep, pos, tag, lemma, lower, entity = names(doc, _NAMES)
    sentence, sentence_end = _sentences(starts)
    left, right = _edges(head)
    return Syntax(
        text=text,
        start=start,
        end=[first + len(word) for first, word in zip(start, text, strict=True)],
        head=head,
        dep=dep,
        pos=pos,
        tag=tag,
        lemma=[name.lower() for name in lemma],
        lower=lower,
        entity=entity,
        left=left,
        right=right,
        children=_dependents(head),
        sentence=sentence,
        sentence_end=sentence_end,
    )


def with_heads(tree: Syntax, heads: Mapping[int, int]) -> Syntax:
    """A parse in which some words have another head, in the same relation."""
    head = [heads.get(index, above) for index, above in enumerate(tree.head)]
    left, right = _edges(head)
    return replace(tree, head=head, left=left, right=right, children=_dependents(head))


def _sentences(starts: list[int]) -> tuple[list[int], dict[int, int]]:
    """The start of the sentence of each word, and the end of the sentence for each start."""
    firsts = [index for index, mark in enumerate(starts) if mark == 1 or index == 0]
    ends = dict(zip(firsts, [*firsts[1:], len(starts)], strict=True))
    sentence = [first for first, end in ends.items() for _ in range(first, end)]
    return sentence, ends


def _edges(head: list[int]) -> tuple[list[int], list[int]]:
    """The first word of each word's subtree, and one past its last word."""
    left, right = list(range(len(head))), list(range(1, len(head) + 1))
    for index in range(len(head)):
        above = index
        # A word that has this one in its subtree already has passed it on to those above.
        while head[above] != above and left[head[above]] > index:
            above = head[above]
            left[above] = index
    for index in range(len(head) - 1, -1, -1):
        above = index
        while head[above] != above and right[head[above]] <= index:
            above = head[above]
            right[above] = index + 1
    return left, right


def _dependents(head: list[int]) -> list[list[int]]:
    """The dependents of each word, in order."""
    children: list[list[int]] = [[] for _ in head]
    for index, above in enumerate(head):
        if above != index:
            children[above].append(index)
    return children
