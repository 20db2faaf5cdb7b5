"""Readings for learners: the claims of a low threshold, with the features that speak for each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from annotate.extract.claims.candidates.candidate import Candidate, ScoredCandidate
from annotate.extract.claims.candidates.lexicon import Lexicon
from annotate.extract.claims.parse.quotations import Quotations
from annotate.extract.claims.parse.syntax import Syntax
from annotate.extract.claims.proposals import to_claim
from annotate.extract.claims.scoring.features import candidate_features
from annotate.extract.claims.speakers import Speakers
from annotate.learning.claim_reading import ClaimReading

LEAST_CHANCE = 0.15
"""Least chance, from 0 to 1, of a claim that a learner gets to see."""


def claim_readings(
    tree: Syntax,
    quotations: Quotations,
    lexicon: Lexicon,
    candidates: Sequence[Candidate],
    *,
    claims: Sequence[ScoredCandidate],
    speakers: Speakers,
) -> Iterator[ClaimReading]:
    """The readings of a doc.

    Args:
        tree: The words.
        quotations: The quotations.
        lexicon: The cues.
        candidates: All candidates.
        claims: Those that were chosen with a low threshold, completed.
        speakers: Tells which name a source stands for.
    """
    anchors = {claim.candidate.anchor for claim in claims}
    rivals = [candidate for candidate in candidates if candidate.anchor in anchors]
    completed = [claim.candidate for claim in claims]
    rows = candidate_features(tree, quotations, lexicon, [*rivals, *completed])[len(rivals) :]
    for (chance, candidate), row in zip(claims, rows, strict=True):
        speaker = speakers.resolve(candidate.source)
        yield ClaimReading(to_claim(tree, candidate), round(chance, 3), tuple(row), speaker)
