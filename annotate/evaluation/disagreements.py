"""Disagreements: the places where two codings of a text are not the same."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from annotate.claim import Claim, Role
from annotate.evaluation.coding import Pair
from annotate.evaluation.frames import frames
from annotate.evaluation.matching import matches
from annotate.evaluation.tokens import Tokens
from annotate.span import Span
from annotate.suggestion import Body


@dataclass(frozen=True, slots=True)
class Disagreement:
    """One place; at least one side has something there."""

    first: Body | None
    """What the first side says; None for nothing."""
    second: Body | None
    """What the second side says; None for nothing."""

    @property
    def place(self) -> Span:
        """Where it begins and ends, in code points, on the side that has it."""
        body = self.first or self.second
        assert body is not None  # noqa: S101 - one side has something
        return body.extent

    @property
    def parts(self) -> tuple[Role, ...]:
        """For a claim that both have: the roles that are not the same."""
        if not isinstance(self.first, Claim) or not isinstance(self.second, Claim):
            return ()
        return tuple(role for role in Role if self.first.part(role) != self.second.part(role))


def disagreements(pair: Pair) -> list[Disagreement]:
    """Every place where two codings differ, in text order.

    Of entities those that overlap are set against each other, of claims those whose contents
    match.
    """
    found = [*_entities(pair), *_claims(pair)]
    return sorted(found, key=lambda one: (one.place.start, -one.place.end))


def _entities(pair: Pair) -> Iterator[Disagreement]:
    same = set(pair.gold.entities) & set(pair.predicted.entities)
    ours = sorted(set(pair.gold.entities) - same, key=lambda e: (e.span, e.label))
    theirs = sorted(set(pair.predicted.entities) - same, key=lambda e: (e.span, e.label))
    for entity in ours:
        match = next((other for other in theirs if other.span.overlaps(entity.span)), None)
        if match is not None:
            theirs.remove(match)
        yield Disagreement(entity, match)
    for entity in theirs:
        yield Disagreement(None, entity)


def _claims(pair: Pair) -> Iterator[Disagreement]:
    tokens = Tokens(pair.text)
    ours: list[Claim] = []
    theirs = list(pair.predicted.claims)
    for claim in pair.gold.claims:
        twin = next((other for other in theirs if other.key == claim.key), None)
        if twin is None:
            ours.append(claim)
        else:
            theirs.remove(twin)
    found = matches(frames(tokens, ours), frames(tokens, theirs))
    for left, right in found:
        yield Disagreement(ours[left], theirs[right])
    matched = {left for left, _ in found}, {right for _, right in found}
    for number, claim in enumerate(ours):
        if number not in matched[0]:
            yield Disagreement(claim, None)
    for number, claim in enumerate(theirs):
        if number not in matched[1]:
            yield Disagreement(None, claim)
