"""Suggestions by what was learned: in order, with reasons, and claims know their speakers."""

from dataclasses import replace

from annotate.claim import Claim
from annotate.entity import Entity
from annotate.learning.claim_model import ClaimModel
from annotate.learning.claim_reading import ClaimReading
from annotate.learning.claim_rescorer import ClaimRescorer
from annotate.learning.learn import learn
from annotate.learning.learned_model import LearnedModel
from annotate.learning.suggesting import learned_suggestions
from annotate.span import Span
from annotate.suggestion import Suggestion, suggestion_id
from tests.annotate.learning.lessons import lesson

ARTICLE = lesson("{Anna|PERSON} said it rains .")
CLAIM = Claim((Span(0, 4),), (Span(5, 9),), (Span(10, 18),))
PERSON = Entity(Span(0, 4), "PERSON")
TAUGHT = [lesson(f"[{{{name}|PERSON}}|WITNESS] left .") for name in ("Ove", "Ida", "Lea")]


def suggest(model: LearnedModel) -> tuple[Suggestion, ...]:
    person = suggestion_id("a", PERSON)
    bodies = (PERSON, replace(CLAIM, speaker=person))
    unlearned = [Suggestion(suggestion_id("a", body), body, None, "p 1") for body in bodies]
    reading = ClaimReading(CLAIM, 0.5, ("verb=say",), Span(0, 4))
    evidence = replace(ARTICLE.evidence, readings=(reading,))
    return learned_suggestions(
        ARTICLE.text, evidence, model, article_id="a", pipeline="p 1", unlearned=unlearned
    )


def test_without_anything_learned_the_pipeline_speaks() -> None:
    entity, claim = suggest(LearnedModel())
    assert (entity.body, entity.score, entity.reason) == (PERSON, None, "")
    assert isinstance(claim.body, Claim)
    assert claim.body.speaker == entity.id


def test_claims_of_the_pipeline_follow_their_speakers_to_other_labels() -> None:
    entity, claim = suggest(learn(TAUGHT, targets={}, scheme_labels=("WITNESS",)).model)
    assert entity.body == Entity(Span(0, 4), "WITNESS")
    assert entity.reason == "pipeline"
    assert entity.score is not None
    assert isinstance(claim.body, Claim)
    assert claim.body.speaker == entity.id


def test_learned_claims_have_new_scores_and_the_same_ids() -> None:
    likely = LearnedModel(claims=ClaimModel(ClaimRescorer({"verb=say": 2.0}), 0.4))
    entity, claim = suggest(likely)
    assert claim.id == suggestion_id("a", CLAIM)
    assert (claim.score, claim.reason) == (0.88, "learned")
    assert isinstance(claim.body, Claim)
    assert claim.body.speaker == entity.id
    unlikely = LearnedModel(claims=ClaimModel(ClaimRescorer({"verb=say": -2.0}), 0.4))
    assert [each.body for each in suggest(unlikely)] == [PERSON]
