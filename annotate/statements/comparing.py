"""Comparing two statements: whether they speak of the same, and where they differ.

Two clauses are about the same where they name the same things, where all that one of them mentions
is in the other too, and where they speak of the same time. Clauses without a name are so only where
the speaker is the same and they mention exactly the same. Everything else is left alone: nothing is
said that is not certain.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

from annotate.people.tones import REFUSED, tone_of
from annotate.span import Span
from annotate.statements.clauses import Clause, clauses_of
from annotate.statements.lexicon import concept_of
from annotate.statements.quantities import Quantity
from annotate.statements.tokens import Name, Piece, tokens_of

_LEAST_UNNAMED = 2
"""Words that clauses without a name share at least; chosen by hand."""
_MORE_WORDS = 2
"""Words that a clause shares with another beyond the number of those that only that one has; chosen
by hand."""
_WISHES = frozenset(("demand", "support", "accusation"))
"""Tones of cues that state nothing: they are compared among themselves alone."""
_FACT = "fact"
"""What cues have in common that state something, or deny it."""
_DENIALS = frozenset(("deny", "disput", "refut", "rebut", "contradict", "disavow", "disclaim"))
"""Concepts of cues that say that something is not so; others of their tone may reject a plan."""


class DifferenceKind(StrEnum):
    """In what two statements differ."""

    NUMBER = "number"
    """The same is counted or measured, with another result."""
    POLARITY = "polarity"
    """The same is said by one and denied by the other."""


@dataclass(frozen=True, slots=True)
class Difference:
    """A difference of two statements, with its place in each."""

    kind: DifferenceKind
    first: Span
    """Its place in the article of the first, in code points."""
    second: Span
    """Its place in the article of the second."""


@dataclass(frozen=True)
class Statement:
    """A claim as it is compared."""

    pieces: tuple[Piece, ...]
    """The fragments of its content."""
    names: tuple[Name, ...] = ()
    """What is named in it, people by their full names."""
    cue: str = ""
    """The words of its cue."""
    cue_span: Span | None = None
    """Place of the cue; None where there is none."""
    speaker: str = ""
    """Equal for statements of one speaker; empty where nobody is known to speak."""
    occasion: str = field(default="", kw_only=True)
    """Equal for statements of one article, in which “the fire” is the same one."""

    @cached_property
    def clauses(self) -> tuple[Clause, ...]:
        """What it says, clause by clause."""
        return tuple(clauses_of(list(tokens_of(self.pieces, self.names))))

    @cached_property
    def stance(self) -> tuple[str, int]:
        """What the cue makes of the content: equal first parts can be compared; -1 denies it.

        The first part is empty where nothing is stated.
        """
        tone = tone_of(self.cue)
        concepts = [concept_of(word) for word in self.cue.lower().split()]
        sides = next((c for c in concepts if c[0] in ("=support", "=approve")), None)
        if sides is not None:
            return sides
        if tone == "denial":
            is_denial = any(concept in _DENIALS for concept, _ in concepts)
            return (_FACT if is_denial else "rejection", -1)
        if tone in _WISHES:
            return tone, 1
        is_stated = tone != REFUSED and (tone or not self.cue)
        return (_FACT if is_stated else "", 1)


def differences(first: Statement, second: Statement) -> list[Difference] | None:
    """The differences of two statements; None where they may not be about the same."""
    (stance, sign), (other_stance, other_sign) = first.stance, second.stance
    if not stance or stance != other_stance:
        return None
    has_context = _share_context(first, second)
    about_same = [
        (clause, other)
        for clause in first.clauses
        for other in second.clauses
        if are_about_same(clause, other, has_context=has_context)
    ]
    if not about_same:
        return None
    if sign != other_sign:
        return list(_denials(first, second, about_same))
    return list(dict.fromkeys(mark for pair in about_same for mark in _differences(*pair)))


def are_about_same(first: Clause, second: Clause, *, has_context: bool) -> bool:
    """Tell whether two clauses speak of the same.

    Args:
        first: A clause.
        second: Another one.
        has_context: One speaker on one occasion: names can be missing.
    """
    if (
        first.names != second.names
        or first.manner != second.manner
        or not _is_same_time(first, second)
    ):
        return False
    small, large = sorted((first, second), key=lambda clause: len(clause.mentions))
    extra_concepts = large.concepts - small.concepts
    if not small.concepts <= large.concepts:
        return False
    if any(large.mentions[c].depends or large.mentions[c].is_negated for c in extra_concepts):
        return False
    if not first.names:
        return has_context and not extra_concepts and len(small.concepts) >= _LEAST_UNNAMED
    size = len(small.concepts) + len(small.names)
    return bool(small.concepts) and len(extra_concepts) <= max(0, size - _MORE_WORDS)


def _share_context(first: Statement, second: Statement) -> bool:
    return bool(first.speaker and first.speaker == second.speaker) and bool(
        first.occasion and first.occasion == second.occasion
    )


def _is_same_time(first: Clause, second: Clause) -> bool:
    is_other_day = bool(first.days and second.days) and first.days.isdisjoint(second.days)
    return first.periods == second.periods and not is_other_day


def _denials(
    first: Statement, second: Statement, about_same: Iterable[tuple[Clause, Clause]]
) -> Iterator[Difference]:
    """Yield the cues, where one denies just what the other states."""
    if first.cue_span is not None and second.cue_span is not None:
        is_same = all(
            clause.concepts == other.concepts and not _conflicts(clause, other)
            for clause, other in about_same
        )
        if is_same:
            yield Difference(DifferenceKind.POLARITY, first.cue_span, second.cue_span)


def _differences(first: Clause, second: Clause) -> Iterator[Difference]:
    """Yield the differences of two clauses about the same."""
    conflicts = _conflicts(first, second)
    is_same = first.concepts == second.concepts and not _is_other_amount(first, second)
    if len(conflicts) == 1 and is_same:
        spans = (clause.mentions[conflicts[0]].span for clause in (first, second))
        yield Difference(DifferenceKind.POLARITY, *spans)
    if conflicts or first.is_negated or second.is_negated:
        return
    for first_amount, second_amount in _pairs_alike(first, second):
        if first_amount.differs(second_amount):
            yield Difference(DifferenceKind.NUMBER, first_amount.span, second_amount.span)


def _is_other_amount(first: Clause, second: Clause) -> bool:
    """Tell “rose by two metres, fell to three metres” from opposites."""
    ways = {(amount.unit, amount.way) for amount in first.quantities}
    has_other_way = any((amount.unit, amount.way) not in ways for amount in second.quantities)
    return has_other_way or any(
        amount.way != "by" and amount.differs(other)
        for amount, other in _pairs_alike(first, second)
    )


def _conflicts(first: Clause, second: Clause) -> list[str]:
    """The concepts that only one of two clauses denies."""
    return [
        concept
        for concept, mention in first.mentions.items()
        if concept in second.mentions and second.mentions[concept].sign != mention.sign
    ]


def _pairs_alike(first: Clause, second: Clause) -> Iterator[tuple[Quantity, Quantity]]:
    """Yield the pairs of quantities of the same, where there is one of them in either clause."""
    for amount in first.quantities:
        fitting = [quantity for quantity in second.quantities if amount.is_like(quantity)]
        alike = [quantity for quantity in first.quantities if amount.is_like(quantity)]
        if len(fitting) == len(alike) == 1:
            yield amount, fitting[0]
