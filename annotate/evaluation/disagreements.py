"""Disagreements: the places where codings of a text differ."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from annotate.attributes import Attributes, unordered
from annotate.claim import Claim, Role
from annotate.entity import Entity
from annotate.evaluation.coding import Coding
from annotate.evaluation.matching import matches
from annotate.evaluation.token_claims import to_token_claims
from annotate.evaluation.tokens import Tokens
from annotate.span import Span
from annotate.suggestion import Body


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A place where the sides differ; at least one has a body there."""

    bodies: tuple[Body | None, ...]
    """What each side has, in the order of the sides; None for nothing."""
    choices: tuple[Attributes, ...]
    """The attributes that each side chose for it, their values in the order of the alphabet."""

    @property
    def keys(self) -> list[Hashable]:
        """What tells the sides apart: equal for those that have the same, None for nothing."""
        sides = zip(self.bodies, self.choices, strict=True)
        return [(body.key, chosen) if body is not None else None for body, chosen in sides]

    @property
    def present(self) -> tuple[Body, ...]:
        """What the sides have that have anything."""
        return tuple(body for body in self.bodies if body is not None)

    @property
    def place(self) -> Span:
        """Its extent, in code points, on the first side that has it."""
        return self.present[0].extent

    @property
    def parts(self) -> tuple[Role, ...]:
        """The roles that differ, of a claim that several have."""
        return differing_parts(self.present)


def differing_parts(bodies: Iterable[Body]) -> tuple[Role, ...]:
    """The roles in which the claims among some bodies differ."""
    claims = [body for body in bodies if isinstance(body, Claim)]
    return tuple(role for role in Role if len({claim.part(role) for claim in claims}) > 1)


def disagreements(text: str, codings: Sequence[Coding]) -> list[Disagreement]:
    """Every place where codings of a text differ, be it in attributes alone, in text order.

    Entities that overlap make one disagreement, and so do claims whose contents match; each side
    has one body there at most.
    """
    sides = [sorted(set(c.entities), key=lambda e: (e.span, e.label)) for c in codings]
    claims = [coding.claims for coding in codings]
    places = [*_places(sides, _overlapping), *_places(claims, _matching(Tokens(text)))]
    differences = [
        difference
        for place in places
        if len(set((difference := Disagreement(place, _choices(codings, place))).keys)) > 1
    ]
    return sorted(
        differences, key=lambda difference: (difference.place.start, -difference.place.end)
    )


_Body = TypeVar("_Body", Entity, Claim)
_Pairs = Iterable[tuple[int, int]]
"""Indexes into two lists, each once at most."""


def _choices(codings: Sequence[Coding], place: Sequence[Body | None]) -> tuple[Attributes, ...]:
    return tuple(
        unordered(coding.choices.get(body.key, ())) if body is not None else ()
        for coding, body in zip(codings, place, strict=True)
    )


def _places(
    sides: Sequence[Sequence[_Body]], partners: Callable[[list[list[_Body]], list[_Body]], _Pairs]
) -> list[tuple[_Body | None, ...]]:
    """Put the bodies of all sides that belong together in one place each.

    Those that are the same come together first, then those that `partners` finds among what is
    left at places where the side has nothing yet.
    """
    places: list[list[_Body | None]] = []
    for side, bodies in enumerate(sides):
        without_twin = _join_twins(places, side, bodies)
        free = [place for place in places if place[side] is None]
        pairs = dict(
            partners([[b for b in place if b is not None] for place in free], without_twin)
        )
        for free_index, index in pairs.items():
            free[free_index][side] = without_twin[index]
        paired = set(pairs.values())
        for index, body in enumerate(without_twin):
            if index not in paired:
                places.append([body if other == side else None for other in range(len(sides))])
    return [tuple(place) for place in places]


def _join_twins(
    places: Sequence[list[_Body | None]], side: int, bodies: Sequence[_Body]
) -> list[_Body]:
    """Put each body where another side has the same; returns those without such a place."""
    twins: dict[object, list[list[_Body | None]]] = defaultdict(list)
    for place in reversed(places):
        for key in {body.key for body in place if body is not None}:
            twins[key].append(place)
    without_twin = []
    for body in bodies:
        same = twins[body.key]
        while same and same[-1][side] is not None:
            same.pop()
        if same:
            same.pop()[side] = body
        else:
            without_twin.append(body)
    return without_twin


def _overlapping(places: list[list[Entity]], entities: list[Entity]) -> _Pairs:
    """Pair each place with the first entity that shares a character with one of it."""
    unpaired = dict(enumerate(entities))
    for number, place in enumerate(places):
        match = next(
            (i for i, e in unpaired.items() if any(e.span.overlaps(o.span) for o in place)), None
        )
        if match is not None:
            del unpaired[match]
            yield number, match


def _matching(tokens: Tokens) -> Callable[[list[list[Claim]], list[Claim]], _Pairs]:
    """Pair claims by the words of their contents, the most alike first."""

    def pairs(places: list[list[Claim]], claims: list[Claim]) -> _Pairs:
        heads = [place[0] for place in places]
        return matches(to_token_claims(tokens, heads), to_token_claims(tokens, claims))

    return pairs
