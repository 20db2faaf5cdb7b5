"""The learner of entities: it learns labels of one's own, and only speaks where it is better."""

import random
from dataclasses import replace
from itertools import pairwise

import pytest

from annotate.learning.entity_learner import LEAST_ARTICLES, learn_entities
from annotate.learning.entity_model import EntityModel
from annotate.learning.gate import Gain
from annotate.learning.lesson import BULK, Lesson
from tests.annotate.learning.lessons import lesson

OWN = ("COMPANY", "PRICE")
COMPANIES = ("Lumora", "Nordwind", "Voltaire", "Pelikan", "Orbis", "Kestrel", "Tamarin", "Halden")
CURRENCIES = ("euros", "crowns", "dollars", "pounds", "francs")


def articles(count: int, *, seed: int = 0) -> list[Lesson]:
    """Articles about prices; the pipeline knows companies as ORG, dates, and no prices."""
    rng = random.Random(seed)
    return [lesson(" ".join(sentence(rng) for _ in range(6))) for _ in range(count)]


def sentence(rng: random.Random) -> str:
    company = f"[{{{rng.choice(COMPANIES)}|ORG}}|COMPANY]"
    price = f"[{rng.randint(5, 999)} {rng.choice(CURRENCIES)}|PRICE]"
    return rng.choice(
        (
            f"The phone of {company} costs {price} .",
            f"{company} asks {price} for it .",
            f"Since {{Monday|DATE}} it costs {price} there .",
            f"They asked the board of {company} on {{Monday|DATE}} .",
        )
    )


@pytest.fixture(scope="module")
def learned() -> tuple[EntityModel, Gain]:
    return learn_entities(articles(8), targets={}, scheme_labels=OWN)


def quotes(model: EntityModel, marked_up: str) -> set[tuple[str, str]]:
    article = lesson(marked_up)
    return {
        (article.text[e.span.start : e.span.end], e.label)
        for e, _, _ in model.suggest(article.text, article.evidence)
    }


def test_a_label_that_no_pipeline_knows_is_suggested_at_new_places(
    learned: tuple[EntityModel, Gain],
) -> None:
    suggested = quotes(learned[0], "{Basalt|ORG} asks 64 pounds for it on {Monday|DATE} .")
    assert suggested == {("Basalt", "COMPANY"), ("64 pounds", "PRICE")}


def test_the_gain_is_measured_on_articles_that_were_not_learned_from(
    learned: tuple[EntityModel, Gain],
) -> None:
    _, gain = learned
    assert gain.is_used
    assert gain.articles == 8
    assert gain.before < 80 < gain.after


def test_suggestions_are_in_order_apart_from_each_other_and_rated(
    learned: tuple[EntityModel, Gain],
) -> None:
    (article,) = articles(1, seed=9)
    suggested = learned[0].suggest(article.text, article.evidence)
    assert suggested
    assert all(a.entity.span.end <= b.entity.span.start for a, b in pairwise(suggested))
    assert all(0 <= each.chance <= 1 for each in suggested)
    assert {each.reason for each in suggested} <= {"pipeline", "name", "learned"}


def test_without_a_gain_map_and_names_speak_alone() -> None:
    plain = [lesson("[{Ann|PERSON}|PERSON] met [{Ove|PERSON}|PERSON] .")] * LEAST_ARTICLES
    model, gain = learn_entities(plain, targets={}, scheme_labels=("PERSON",))
    assert not gain.is_used
    assert gain.after == gain.before == 100
    assert quotes(model, "{Eva|PERSON} sang .") == {("Eva", "PERSON")}


def test_labels_outside_of_the_scheme_are_neither_learned_nor_suggested() -> None:
    model, _ = learn_entities(articles(5), targets={}, scheme_labels=("COMPANY",))
    assert quotes(model, "{Basalt|ORG} asks 99 euros for it .") == {("Basalt", "COMPANY")}


def test_articles_without_a_mark_teach_that_nothing_is_wanted() -> None:
    empty = [lesson("{Ann|PERSON} met {Ove|PERSON} .")] * 4
    model, _ = learn_entities(empty, targets={}, scheme_labels=("PERSON",))
    assert quotes(model, "{Eva|PERSON} sang .") == set()


def test_decisions_in_bulk_weigh_less() -> None:
    one_by_one = lesson("[{Ford|PERSON}|PERSON] came .")
    in_bulk = lesson("[{Ford|PERSON}|COMPANY] came .")
    weighed = replace(in_bulk, weights={in_bulk.entities[0]: BULK})
    model, _ = learn_entities(
        [one_by_one, weighed] * 3, targets={}, scheme_labels=("PERSON", "COMPANY")
    )
    assert quotes(model, "{Ford|PERSON} came .") == {("Ford", "PERSON")}
