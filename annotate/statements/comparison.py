"""Comparison of many statements: which pairs are about the same, and where these differ."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from annotate.statements.clauses import Clause
from annotate.statements.comparing import Difference, DifferenceKind, Statement, differences

MOST_LATER = 50
"""Statements about the same that one is compared with, of those behind it and of those in front;
chosen by hand: what is said every day is compared with the next weeks."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two statements that are about the same."""

    first: int
    """Number of the earlier one."""
    second: int
    """Number of the later one."""
    differences: tuple[Difference, ...]
    """Where they differ; empty where nothing is seen."""

    @property
    def kinds(self) -> tuple[DifferenceKind, ...]:
        """In what they differ, each kind once."""
        kinds = {difference.kind for difference in self.differences}
        return tuple(kind for kind in DifferenceKind if kind in kinds)


@dataclass(frozen=True, slots=True)
class Comparison:
    """What comparing some statements gave."""

    size: int
    """Number of statements."""
    pairs: tuple[Pair, ...]
    """Those that are about the same, in order."""

    @property
    def differing(self) -> tuple[Pair, ...]:
        """The pairs that differ."""
        return tuple(pair for pair in self.pairs if pair.differences)

    @property
    def compared(self) -> frozenset[int]:
        """Numbers of the statements that some other one is compared with."""
        return frozenset(number for pair in self.pairs for number in (pair.first, pair.second))

    def count(self, kind: DifferenceKind) -> int:
        """Number of pairs with a difference of a kind."""
        return sum(kind in pair.kinds for pair in self.pairs)


def compare(statements: Sequence[Statement]) -> Comparison:
    """Compare all statements with each other; only those that share words are looked at."""
    candidates = {pair for group in _groups(statements) for pair in _subsets(group)}
    pairs = []
    for first, second in sorted(candidates):
        if not _overlap(statements[first], statements[second]):
            marks = differences(statements[first], statements[second])
            pairs += [Pair(first, second, tuple(marks))] if marks is not None else []
    return Comparison(len(statements), tuple(pairs))


_Group = dict[frozenset[str], list[int]]
"""By the concepts of a clause the numbers of the statements that have one with these, in order."""


def _groups(statements: Sequence[Statement]) -> Iterable[_Group]:
    """Clauses that can be about the same, as far as names go."""
    groups: dict[Hashable, _Group] = defaultdict(dict)
    for number, statement in enumerate(statements):
        for clause in statement.clauses:
            key = _group_key(statement, clause)
            if key is not None and clause.mentions:
                groups[key].setdefault(clause.concepts, []).append(number)
    return groups.values()


def _group_key(statement: Statement, clause: Clause) -> Hashable | None:
    if clause.names:
        return clause.names
    has_context = bool(statement.speaker and statement.occasion)
    return (statement.speaker, statement.occasion) if has_context else None


def _subsets(group: _Group) -> Iterator[tuple[int, int]]:
    """Yield the pairs of statements where all concepts of one clause are in one of the other."""
    with_concept: dict[str, set[frozenset[str]]] = defaultdict(set)
    for concepts in group:
        for concept in concepts:
            with_concept[concept].add(concepts)
    for concepts, numbers in group.items():
        rarest, *others = sorted((with_concept[concept] for concept in concepts), key=len)
        for more in rarest.intersection(*others):
            for number in numbers:
                later = group[more][bisect_right(group[more], number) :]
                yield from ((number, other) for other in later[:MOST_LATER])
                earlier = group[more][: bisect_left(group[more], number)]
                yield from ((other, number) for other in earlier[-MOST_LATER:])


def _overlap(first: Statement, second: Statement) -> bool:
    """Tell whether two statements are, in part, the same words of one article."""
    return (
        bool(first.occasion)
        and first.occasion == second.occasion
        and any(
            piece.start < other.start + len(other.text)
            and other.start < piece.start + len(piece.text)
            for piece in first.pieces
            for other in second.pieces
        )
    )
