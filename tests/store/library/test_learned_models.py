"""What was learned, on disk: one version at a time, in force only where it fits and is whole."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from annotate.labels.file import parse_scheme
from annotate.labels.scheme import ONTONOTES
from annotate.learning.entity_learner import learn_entities
from annotate.learning.gate import Gain
from annotate.learning.learn import Learned
from annotate.learning.learned_model import LearnedModel
from store.library.learned_models import LearnedModels, Terms
from store.library.library import Library
from tests.annotate.learning.test_entity_learner import OWN, articles

TERMS = Terms.of("a pipeline", ONTONOTES)
GAIN = Gain(75, 83, 12, is_used=True)


def learned(count: int) -> Learned:
    """A model of some articles."""
    model, _ = learn_entities(articles(count), targets={}, scheme_labels=OWN)
    return Learned(LearnedModel(model), GAIN)


@pytest.fixture(scope="module")
def one() -> Learned:
    return learned(3)


@pytest.fixture(scope="module")
def other() -> Learned:
    return learned(4)


@pytest.fixture
def models(tmp_path: Path) -> LearnedModels:
    return LearnedModels(Library(tmp_path), "anna")


def digest(models: LearnedModels, terms: Terms = TERMS) -> str | None:
    in_force, _ = models.in_force(terms)
    return in_force.version.digest if in_force is not None else None


def test_a_model_is_in_force_with_what_it_gained(models: LearnedModels, one: Learned) -> None:
    assert models.in_force(TERMS) == (None, "")
    assert not models.folder.exists()
    models.save(one, 12, TERMS)
    in_force, remark = models.in_force(TERMS)
    assert in_force is not None
    assert (in_force.articles, in_force.entities, in_force.claims, remark) == (12, GAIN, None, "")
    assert in_force.version.load().to_files() == one.model.to_files()


def test_the_last_two_versions_stay_and_the_last_one_speaks(
    models: LearnedModels, one: Learned, other: Learned
) -> None:
    for each in (learned(5), one, other):
        models.save(each, 3, TERMS)
    folders = {path.name for path in models.folder.iterdir() if path.is_dir()}
    assert folders == {one.model.digest, other.model.digest}
    assert digest(models) == other.model.digest


def test_it_does_not_speak_under_other_labels_or_with_another_pipeline(
    models: LearnedModels, one: Learned
) -> None:
    models.save(one, 3, TERMS)
    mine = parse_scheme('[[label]]\nname = "TEAM"\nfrom = ["ORG"]\n', title="mine")
    assert digest(models, Terms.of("a pipeline", mine)) is None
    assert digest(models, Terms.of("another", ONTONOTES)) is None
    assert digest(models) == one.model.digest


def test_off_keeps_and_forget_deletes_what_was_learned(models: LearnedModels, one: Learned) -> None:
    assert not models.forget()
    models.save(one, 3, TERMS)
    models.turn_off()
    assert models.is_off
    assert digest(models) is None
    models.turn_on()
    assert digest(models) == one.model.digest
    assert models.forget()
    assert digest(models) is None
    assert list(models.folder.iterdir()) == []


def damage_file(models: LearnedModels) -> None:
    path = next(models.folder.glob("*/model.json"))
    path.write_bytes(path.read_bytes()[:-1])


def lose_file(models: LearnedModels) -> None:
    next(models.folder.glob("*/entities.crfsuite")).unlink()


def damage_manifest(models: LearnedModels) -> None:
    (models.folder / "manifest.json").write_text('{"version": 1, "model": 5', "utf-8")


def make_newer(models: LearnedModels) -> None:
    path = models.folder / "manifest.json"
    path.write_text(json.dumps({**json.loads(path.read_text("utf-8")), "version": 2}), "utf-8")


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        (damage_file, "damaged"),
        (lose_file, "damaged"),
        (damage_manifest, "damaged"),
        (make_newer, "newer version"),
    ],
)
def test_what_cannot_be_used_is_set_aside_with_a_word_and_learned_again(
    models: LearnedModels, one: Learned, spoil: object, words: str
) -> None:
    models.save(one, 3, TERMS)
    assert callable(spoil)
    spoil(models)
    in_force, remark = models.in_force(TERMS)
    assert in_force is None
    assert words in remark
    assert len(list(models.folder.glob("manifest.json.replaced-*"))) == 1
    assert models.in_force(TERMS) == (None, "")
    models.save(one, 3, TERMS)
    assert digest(models) == one.model.digest
