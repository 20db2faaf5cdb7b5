"""Suggestions by what was learned, from what a pipeline read in an article."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from annotate.claim import Claim
from annotate.entity import Entity
from annotate.learning.claim_model import LearnedClaim
from annotate.learning.claim_reading import ClaimReading
from annotate.learning.evidence import Evidence
from annotate.learning.learned_model import LearnedModel
from annotate.reasons import LEARNED, cue_reason
from annotate.span import Span
from annotate.suggestion import Body, Suggestion, suggestion_id

_DIGITS = 2
"""Decimal places of a score, as those of the pipeline have."""


def learned_suggestions(
    text: str,
    evidence: Evidence,
    model: LearnedModel,
    *,
    article_id: str,
    pipeline: str,
    unlearned: Sequence[Suggestion],
) -> tuple[Suggestion, ...]:
    """The suggestions for an article, or for a stretch of it: entities in text order, then claims.

    Args:
        text: The article.
        evidence: What the pipeline read in it, or in a stretch of it.
        model: What was learned.
        article_id: Goes into the suggestions' ids.
        pipeline: Name and version of the pipeline.
        unlearned: What the pipeline suggests; the kinds that nothing was learned about stay.
    """

    def suggestion(body: Body, chance: float, reason: str) -> Suggestion:
        score = round(chance, _DIGITS)
        return Suggestion(suggestion_id(article_id, body), body, score, pipeline, reason)

    entities = [entity for entity in unlearned if isinstance(entity.body, Entity)]
    places = {entity.id: entity.body.extent for entity in entities}
    if model.entities is not None:
        entities = [suggestion(*proposal) for proposal in model.entities.suggest(text, evidence)]
    claims = [
        suggestion(_spoken(reading.claim, reading.speaker, entities), chance, _reason(reading))
        for reading, chance in _learned_claims(model, evidence)
    ]
    rated_readings = evidence.readings if model.claims is not None else ()
    rated_cues = {reading.claim.cue for reading in rated_readings}
    # The turns of a dialogue have no reading that a model could rate.
    claims += [
        replace(claim, body=_spoken(body, places.get(body.speaker or ""), entities))
        for claim in unlearned
        if isinstance(body := claim.body, Claim) and body.cue not in rated_cues
    ]
    return (*entities, *claims)


def _learned_claims(model: LearnedModel, evidence: Evidence) -> Sequence[LearnedClaim]:
    """The claims that the model suggests; none where nothing was learned about claims."""
    return model.claims.suggest(evidence.readings) if model.claims is not None else ()


def _reason(reading: ClaimReading) -> str:
    """What proposes a claim: the library's own cue, or what was learned."""
    return cue_reason(reading.own_cue) if reading.own_cue else LEARNED


def _spoken(claim: Claim, speaker: Span | None, entities: Iterable[Suggestion]) -> Claim:
    """A claim with the entity at the place of its speaker's name, if there is one."""
    if speaker is None:
        return replace(claim, speaker=None)
    ids = (entity.id for entity in entities if entity.body.extent.overlaps(speaker))
    return replace(claim, speaker=next(ids, None))
