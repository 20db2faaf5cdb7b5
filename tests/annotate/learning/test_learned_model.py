"""Learned models: their files bring back the same suggestions, and damage is one clear error."""

import json
from dataclasses import replace

import pytest

from annotate.claim import Claim
from annotate.errors import LearnedModelUnusable
from annotate.learning.claim_model import ClaimModel
from annotate.learning.claim_reading import ClaimReading
from annotate.learning.claim_rescorer import ClaimRescorer
from annotate.learning.learn import learn
from annotate.learning.learned_model import VERSION, LearnedModel
from annotate.learning.lesson import Lesson
from annotate.span import Span
from tests.annotate.learning.lessons import lesson

PRICES = [
    lesson(f"[{{{company}|ORG}}|COMPANY] asks [{price} euros|PRICE] for it .")
    for company, price in (("Lumora", 12), ("Nordwind", 99), ("Pelikan", 40), ("Orbis", 7))
]
NEW = lesson("{Kestrel|ORG} asks 64 euros for it .")
READING = ClaimReading(
    Claim(cue=(Span(8, 12),), content=(Span(13, 21),)), 0.5, ("verb=ask",), Span(0, 7)
)


@pytest.fixture(scope="module")
def model() -> LearnedModel:
    learned = learn(PRICES * 2, targets={}, scheme_labels=("COMPANY", "PRICE")).model
    return replace(learned, claims=ClaimModel(ClaimRescorer({"verb=ask": 1.5}), 0.4))


def test_the_files_bring_back_the_same_suggestions(model: LearnedModel) -> None:
    copy = LearnedModel.from_files(model.to_files())
    assert copy.digest == model.digest
    assert copy.entities
    assert model.entities
    suggested = model.entities.suggest(NEW.text, NEW.evidence)
    assert suggested
    assert copy.entities.suggest(NEW.text, NEW.evidence) == suggested
    assert copy.claims == model.claims


def test_an_empty_model_is_kept_too() -> None:
    assert LearnedModel.from_files(LearnedModel().to_files()) == LearnedModel()


def test_other_lessons_give_another_digest(model: LearnedModel) -> None:
    assert replace(model, claims=None).digest != model.digest
    assert replace(model, claims=None).digest != LearnedModel().digest


def damaged(files: dict[str, bytes], **fields: object) -> dict[str, bytes]:
    entities = json.loads(files["model.json"])["entities"]
    return {
        **files,
        "model.json": json.dumps({"version": VERSION, "entities": entities | fields}).encode(),
    }


def test_every_damage_is_one_error(model: LearnedModel) -> None:
    whole = model.to_files()
    crf = whole["entities.crfsuite"]
    broken: list[dict[str, bytes]] = [
        {},
        {"model.json": whole["model.json"]},
        {**whole, "model.json": whole["model.json"][:-20]},
        {**whole, "model.json": b"[" * 100_000},
        {**whole, "model.json": b"[]"},
        {**whole, "model.json": b"\xff"},
        {**whole, "entities.crfsuite": crf[:-1]},
        {**whole, "entities.crfsuite": crf[:99] + b"\0" * 9 + crf[108:]},
        damaged(whole, way="guess"),
        damaged(whole, labels={"ORG": 1}),
        damaged(whole, labels=["ORG"]),
        damaged(whole, names=[["Lumora", {"COMPANY": "many"}]]),
        damaged(whole, words={"leeds": 1}),
        damaged(whole, calibrator={"bias": True}),
    ]
    for files in broken:
        with pytest.raises(LearnedModelUnusable, match="damaged"):
            LearnedModel.from_files(files)


@pytest.mark.parametrize(("step", "word"), [(1, "newer"), (-1, "older")])
def test_files_of_another_version_are_refused_by_name(step: int, word: str) -> None:
    other = json.dumps({"version": VERSION + step, "entities": "who knows"}).encode()
    with pytest.raises(LearnedModelUnusable, match=word):
        LearnedModel.from_files({"model.json": other})


def test_too_few_articles_teach_nothing() -> None:
    learned = learn(PRICES[:2], targets={}, scheme_labels=("COMPANY", "PRICE"))
    assert learned.model == LearnedModel()
    assert learned.entities is None


def test_characters_that_no_file_can_hold_do_no_harm() -> None:
    odd = lesson("[{\ud800Lumora|ORG}|COMPANY] asks for \ud800 it .")
    learned = learn([*PRICES, odd], targets={}, scheme_labels=("COMPANY", "PRICE")).model
    copy = LearnedModel.from_files(learned.to_files())
    assert copy.entities
    assert copy.entities.suggest(odd.text, odd.evidence)


def test_articles_without_a_claim_leave_the_claims_to_the_pipeline() -> None:
    silent = [Lesson(each.text, replace(each.evidence, readings=(READING,)), ()) for each in PRICES]
    learned = learn(silent, targets={}, scheme_labels=())
    assert learned.model == LearnedModel()
