"""Disagreements: the places where two codings of a text differ."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from annotate.claim import Claim, Role
from annotate.evaluation.coding import Pair
from annotate.evaluation.matching import matches
from annotate.evaluation.token_claims import to_token_claims
from annotate.evaluation.tokens import Tokens
from annotate.span import Span
from annotate.suggestion import Body


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A place where the sides differ; at least one has a body there."""

    first: Body | None
    """The body on the first side; None if it has none."""
    second: Body | None
    """The body on the second side; None if it has none."""

    @property
    def place(self) -> Span:
        """Its extent, in code points, on the first side that has it."""
        body = self.first or self.second
        assert body is not None  # noqa: S101 - one side has something
        return body.extent

    @property
    def parts(self) -> tuple[Role, ...]:
        """The roles that differ, of a claim that both have."""
        if not isinstance(self.first, Claim) or not isinstance(self.second, Claim):
            return ()
        return tuple(role for role in Role if self.first.part(role) != self.second.part(role))


def disagreements(pair: Pair) -> list[Disagreement]:
    """Every place where two codings differ, in text order.

    Entities that overlap make one disagreement, and so do claims whose contents match.
    """
    differences = [*_entities(pair), *_claims(pair)]
    return sorted(
        differences, key=lambda difference: (difference.place.start, -difference.place.end)
    )


def _entities(pair: Pair) -> Iterator[Disagreement]:
    same = set(pair.gold.entities) & set(pair.predicted.entities)
    first_only = sorted(set(pair.gold.entities) - same, key=lambda e: (e.span, e.label))
    second_only = sorted(set(pair.predicted.entities) - same, key=lambda e: (e.span, e.label))
    for entity in first_only:
        match = next((other for other in second_only if other.span.overlaps(entity.span)), None)
        if match is not None:
            second_only.remove(match)
        yield Disagreement(entity, match)
    for entity in second_only:
        yield Disagreement(None, entity)


def _claims(pair: Pair) -> Iterator[Disagreement]:
    tokens = Tokens(pair.text)
    first_only: list[Claim] = []
    second_only = list(pair.predicted.claims)
    for claim in pair.gold.claims:
        twin = next((other for other in second_only if other.key == claim.key), None)
        if twin is None:
            first_only.append(claim)
        else:
            second_only.remove(twin)
    matched_pairs = matches(
        to_token_claims(tokens, first_only), to_token_claims(tokens, second_only)
    )
    for first_index, second_index in matched_pairs:
        yield Disagreement(first_only[first_index], second_only[second_index])
    matched = (
        {first_index for first_index, _ in matched_pairs},
        {second_index for _, second_index in matched_pairs},
    )
    for number, claim in enumerate(first_only):
        if number not in matched[0]:
            yield Disagreement(claim, None)
    for number, claim in enumerate(second_only):
        if number not in matched[1]:
            yield Disagreement(None, claim)
