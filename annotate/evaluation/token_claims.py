"""Claims as sets of tokens, for comparing them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from annotate.claim import Claim, Role
from annotate.evaluation.tokens import Tokens, TokenSet


@dataclass(frozen=True, slots=True)
class TokenClaim:
    """A claim with the tokens of its parts."""

    claim: Claim
    """The claim itself."""
    parts: dict[Role, TokenSet]
    """The tokens of each part, punctuation included."""
    words: dict[Role, TokenSet]
    """The tokens of each part without punctuation."""


def to_token_claims(tokens: Tokens, claims: Iterable[Claim]) -> list[TokenClaim]:
    """Find the tokens of every claim of a text."""
    return [_token_claim(tokens, claim) for claim in claims]


def _token_claim(tokens: Tokens, claim: Claim) -> TokenClaim:
    parts = {role: tokens.within(claim.part(role)) for role in Role}
    return TokenClaim(claim, parts, {role: tokens.words(part) for role, part in parts.items()})


def dice(first: TokenSet, second: TokenSet) -> float:
    """Twice the shared tokens by all tokens of both; 0 for two empty sets."""
    size = len(first) + len(second)
    return 2 * len(first & second) / size if size else 0.0
