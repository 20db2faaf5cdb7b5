"""Frames: claims as sets of tokens."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from annotate.claim import Claim, Role
from annotate.evaluation.tokens import Tokens, TokenSet


@dataclass(frozen=True, slots=True)
class Frame:
    """A claim in tokens."""

    claim: Claim
    """The claim itself."""
    parts: dict[Role, TokenSet]
    """The tokens of each part, punctuation included."""
    words: dict[Role, TokenSet]
    """The tokens of each part without punctuation."""


def frames(tokens: Tokens, claims: Iterable[Claim]) -> list[Frame]:
    """Every claim of a text in its tokens."""
    return [_frame(tokens, claim) for claim in claims]


def _frame(tokens: Tokens, claim: Claim) -> Frame:
    parts = {role: tokens.within(claim.part(role)) for role in Role}
    return Frame(claim, parts, {role: tokens.words(part) for role, part in parts.items()})


def dice(one: TokenSet, other: TokenSet) -> float:
    """Twice the shared tokens by all tokens of both; 0 for two empty sets."""
    size = len(one) + len(other)
    return 2 * len(one & other) / size if size else 0.0
