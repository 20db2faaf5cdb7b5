"""A text of fifteen tokens with two claims, small enough to count by hand."""

from __future__ import annotations

from annotate.claim import Claim
from annotate.evaluation.claims import ClaimScores, score_claims
from annotate.evaluation.coding import Coding, Pair
from annotate.span import Fragments, Span

TEXT = "Ann Lee said the ferry was late. Boats sank, according to Bob."


def place(quote: str, text: str = TEXT) -> Span:
    start = text.index(quote)
    return Span(start, start + len(quote))


def places(*quotes: str) -> Fragments:
    return tuple(map(place, quotes))


def claim(source: str, cue: str, *content: str) -> Claim:
    return Claim(places(source) if source else (), places(cue) if cue else (), places(*content))


LATE = claim("Ann Lee", "said", "the ferry was late")
SANK = claim("Bob", "according to", "Boats sank")
GOLD = (LATE, SANK)


def scores(*predicted: Claim, gold: tuple[Claim, ...] = GOLD, text: str = TEXT) -> ClaimScores:
    return score_claims(Pair(text, Coding(claims=gold), Coding(claims=predicted)))
