"""A library's own cues: what they add to suggestions, and what marking them in articles counts."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from annotate.claim import Claim
from annotate.entity import Entity
from annotate.extract.extractor import Extractor
from annotate.extract.pipeline import choose
from annotate.gazetteer import Gazetteer
from annotate.learning.cue_counts import count_cues
from annotate.learning.evidence import Evidence
from annotate.learning.lesson import BULK, Lesson
from annotate.own_cues import NO_CUES, CueCount, CuePart, OwnCue, OwnCues
from annotate.suggestion import Suggestion
from tests.annotate.extract.claim_notation import read_claims

VERB = CuePart.VERB
TEXT = (
    "Mia Lund yammered about the plan to close a pier. Per the gossip of Ove, the crane is broken."
)


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor(choose())


def suggested(extractor: Extractor, text: str = TEXT) -> list[Suggestion]:
    return [each for batch in extractor.suggest(text, "an-id") for each in batch.suggestions]


def cues_of(text: str, suggestions: Sequence[Suggestion]) -> dict[str, Suggestion]:
    return {
        text[each.body.cue[0].start : each.body.cue[-1].end]: each
        for each in suggestions
        if isinstance(each.body, Claim)
    }


def test_own_cues_make_claims_with_the_share_of_their_marks(extractor: Extractor) -> None:
    assert cues_of(TEXT, suggested(extractor)) == {}
    cues = OwnCues(
        (
            OwnCue("yammer", VERB, "yammered about", marked={"ann": 4}),
            OwnCue("per the gossip of", CuePart.PHRASE, by_hand=True),
        )
    )
    claims = cues_of(TEXT, suggested(extractor.under(cues=cues)))
    assert claims.keys() == {"yammered about", "Per the gossip of"}
    claim = claims["yammered about"]
    assert isinstance(claim.body, Claim)
    assert TEXT[claim.body.extent.start : claim.body.extent.end] == TEXT[: TEXT.index(".")]
    assert claim.reason == "cue yammered about"
    assert claim.score is not None
    assert claim.score >= 0.8
    by_hand = claims["Per the gossip of"].score
    assert by_hand is not None
    assert by_hand >= 0.5


@pytest.mark.parametrize(
    "cue",
    [
        OwnCue("yammer", VERB, use=False, marked={"ann": 4}),
        OwnCue("yammer", VERB, marked={"ann": 1}, left={"ann": 9}),
        OwnCue("yammer", CuePart.NOUN, marked={"ann": 4}),
    ],
    ids=["turned off", "mostly left unmarked", "of another part of speech"],
)
def test_cues_that_are_not_used_add_nothing(extractor: Extractor, cue: OwnCue) -> None:
    assert cues_of(TEXT, suggested(extractor.under(cues=OwnCues((cue,))))) == {}


def test_a_shipped_cue_can_be_turned_off(extractor: Extractor) -> None:
    text = "Mia Lund said the vorgelith was late."
    off = OwnCues((OwnCue("say", VERB, use=False),))
    assert cues_of(text, suggested(extractor, text)).keys() == {"said"}
    assert cues_of(text, suggested(extractor.under(cues=off), text)) == {}


def test_every_suggestion_says_what_proposes_it(extractor: Extractor) -> None:
    text = "Mia Lund said the vorgelith was late."
    names = Gazetteer({"vorgelith": "PRODUCT"})
    reasons = {
        text[each.body.extent.start : each.body.extent.end]: each.reason
        for each in suggested(extractor.under(names=names), text)
        if isinstance(each.body, Entity)
    }
    assert reasons == {"Mia Lund": "pipeline", "vorgelith": "name"}
    assert cues_of(text, suggested(extractor, text))["said"].reason == "pipeline"


def lesson(extractor: Extractor, notation: str, weight: float = 1) -> Lesson:
    """A finished article from a notation of its claims, each with a weight."""
    text, claims = read_claims(notation)
    weights = dict.fromkeys(claims, weight) if weight != 1 else {}
    return Lesson(text, extractor.evidence(text), (), tuple(claims), weights)


def test_cues_that_the_lexicon_lacks_are_counted_with_what_was_left(extractor: Extractor) -> None:
    lessons = [
        lesson(extractor, "[Mia Lund] has <yammered about> {the plan}. Nobody yammered for long."),
        lesson(extractor, "[Ove] was <yammering about> {the idea}. [Al]2 <said>2 {it is}2.", BULK),
        lesson(extractor, "<By the lights of> [Ann], {the crane is broken}."),
    ]
    counts = count_cues(lessons, "en")
    assert counts[("yammer", VERB)] == CueCount("yammering about", 1.5, 1)
    assert counts[("by the lights of", CuePart.PHRASE)] == CueCount("by the lights of", 1, 0)
    assert len(counts) == 2
    assert count_cues(lessons, "xx") == {}
    assert count_cues([Lesson(TEXT, Evidence(), (), lessons[0].claims)], "en") == {}
    assert NO_CUES.counted("ann", counts).cues[0].times_marked == 1.5
