"""Whom names stand for: in one article, near it in time, and after the rules of a reader."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

import pytest

from annotate.people.names import person_name, title_before, title_behind
from annotate.people.resolving import DAYS, ArticleNames, People, Source, Speaker, SpeakerKind
from annotate.people.rules import Rule, RuleKind
from annotate.people.tones import tone_of

_DAY = date(2024, 5, 17)


def article(name: str, days: int | None, *people: str) -> ArticleNames:
    written = "" if days is None else (_DAY + timedelta(days)).isoformat()
    return ArticleNames(name, written, people)


def who(people: People, surname: str = "Quill", at: str = "here") -> Speaker:
    return people.speaker(at, Source(surname, (surname,)))


@pytest.mark.parametrize(
    ("others", "kind", "name"),
    [
        ({"a": (DAYS, "Ida Quill")}, SpeakerKind.PERSON, "Ida Quill"),
        ({"a": (DAYS + 1, "Ida Quill")}, SpeakerKind.SURNAME, "Quill"),
        ({"a": (None, "Ida Quill")}, SpeakerKind.SURNAME, "Quill"),
        ({"a": (0, "Ida Quill", "Tom Quill")}, SpeakerKind.UNCLEAR, "Quill"),
        ({"here": (0, "Ida Ann Quill", "Ann Quill")}, SpeakerKind.PERSON, "Ida Ann Quill"),
        ({"a": (0, "Ida Quill"), "b": (9, "Mr Tom Quill")}, SpeakerKind.UNCLEAR, "Quill"),
        ({"a": (0, "Ida Quill"), "b": (999, "Tom Quill")}, SpeakerKind.PERSON, "Ida Quill"),
        ({"a": (0, "Mayor Ida Quill"), "b": (0, "IDA QUILL")}, SpeakerKind.PERSON, "Ida Quill"),
        ({"here": (0, "Tom Quill"), "b": (0, "Ida Quill")}, SpeakerKind.PERSON, "Tom Quill"),
    ],
)
def test_a_surname_belongs_to_one_full_name_or_to_none(
    others: Mapping[str, tuple[Any, ...]], kind: SpeakerKind, name: str
) -> None:
    articles = {"here": (0, "Quill"), **others}
    speaker = who(People(article(place, *names) for place, names in articles.items()))

    assert (speaker.kind, speaker.name.title()) == (kind, name)


def test_an_unclear_name_says_whom_it_may_mean() -> None:
    people = People([article("here", 0, "Tom Quill", "Ida Quill")])
    assert who(people).among == ("Ida Quill", "Tom Quill")
    assert who(people, "Mr Quill").kind is SpeakerKind.UNCLEAR, "a title is no sex to go by"


def test_two_names_that_a_rule_makes_one_are_not_unclear() -> None:
    articles = [article("here", 0, "Ida Quill", "Ida M. Quill")]
    merge = Rule(RuleKind.MERGE, "Ida M. Quill", "Ida Quill")

    assert who(People(articles)).kind is SpeakerKind.UNCLEAR
    assert who(People(articles, [merge])) == Speaker(SpeakerKind.PERSON, "Ida Quill")


def test_a_link_for_one_article_goes_before_one_for_all() -> None:
    rules = [
        Rule(RuleKind.LINK, "the company", "Salt Works", "b", at="1"),
        Rule(RuleKind.LINK, "company", "Blue Line", at="2"),
    ]
    people = People([article("a", 0), article("b", 0)], rules)
    names = [people.speaker(name, Source("The company")).name for name in ("a", "b")]
    assert names == ["Blue Line", "Salt Works"]
    assert People([]).speaker("a", Source("The company")).kind is SpeakerKind.NOMINAL


@pytest.mark.parametrize(
    ("written", "name", "title", "is_full"),
    [
        ("Foreign Minister Anna Holt’s", "Anna Holt", "Foreign Minister", True),
        ("Mr Holt", "Holt", "Mr", False),
        ("King Charles", "King Charles", "", True),
        ("van der Berg", "van der Berg", "", False),
        ("Al Gore", "Al Gore", "", True),
    ],
)
def test_a_name_is_parted_from_its_titles(
    written: str, name: str, title: str, is_full: bool
) -> None:
    person = person_name(written)
    assert (person.name, person.title, person.is_full) == (name, title, is_full)


def test_what_stands_behind_a_name_is_a_title_if_it_has_the_noun_for_one() -> None:
    text = "Ida Quill, the mayor of Stell, sat by Tom Farrow, an old friend of the mayor, again."
    assert title_behind(text, len("Ida Quill")) == "the mayor of Stell"
    assert title_behind(text, text.index(", an old")) == ""
    assert title_behind("Tom Reed, blamed by the coach, wept.", len("Tom Reed")) == ""


@pytest.mark.parametrize(
    ("cue", "tone"),
    [
        ("said", "neutral"),
        ("according to", "neutral"),
        ("has claimed", "doubt"),
        ("repeatedly denied", "denial"),
        ("did not deny", ""),
        ("avoids condemning", ""),
        ("doesn’t believe", ""),
        ("declined to say", "refusal"),
        ("admitted", "admission"),
        ("criticised", "accusation"),
        ("whistled", ""),
    ],
)
def test_the_lexicon_knows_the_tone_of_a_cue(cue: str, tone: str) -> None:
    assert tone_of(cue) == tone


@pytest.mark.parametrize(
    ("words", "title"),
    [
        ("said former Secretary of State ", "former Secretary of State"),
        ("the Minister of Finance ", "Minister of Finance"),
        ("the house of Mayor ", "Mayor"),
        ("of State ", "State"),
    ],
)
def test_a_title_in_front_goes_on_over_of(words: str, title: str) -> None:
    assert title_before(f"{words}Ida Quill", len(words)) == title
