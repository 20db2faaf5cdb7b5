"""People, by surname, given name and title: one test for each rule."""

from __future__ import annotations

import pytest
from spacy.tokens import Doc

from annotate.extract.entities import ArticleEntities
from tests.annotate.extract.pipeline_names import ENGLISH, names

# People


def test_a_lone_surname_is_the_person_of_an_earlier_chunk() -> None:
    entities = names("[PERSON Sergey Lavrov] landed .", "[ORG Lavrov] smiled .")
    assert entities == [("Sergey Lavrov", "PERSON"), ("Lavrov", "PERSON")]


def test_a_surname_that_the_pipeline_missed_is_marked() -> None:
    assert names("[PERSON Ines Duarte] won . Then Duarte rested .")[1:] == [("Duarte", "PERSON")]


def test_a_surname_of_the_same_chunk_counts_before_the_full_name_too() -> None:
    entities = names("[ORG Duarte] wins again \n The runner [PERSON Ines Duarte] won .")
    assert entities[0] == ("Duarte", "PERSON")


def test_the_first_word_is_the_surname_in_east_asian_order() -> None:
    entities = names("[PERSON Kim Jong Un] spoke . [ORG Kim] left , and the [ORG Un] met .")
    assert entities[1:] == [("Kim", "PERSON"), ("Un", "ORG")]


def test_the_first_word_of_another_name_is_no_surname() -> None:
    entities = names("[PERSON Chelsea Morton] spoke . Supporters of [ORG Chelsea] cheered .")
    assert entities[1:] == [("Chelsea", "ORG")]


def test_a_surname_stays_a_place_after_a_place_word() -> None:
    entities = names("[PERSON Denzel Washington] flew home . They met in [GPE Washington] .")
    assert entities[1:] == [("Washington", "GPE")]


def test_a_surname_within_a_longer_name_is_not_the_person() -> None:
    assert len(names("[PERSON Henry Ford] came . They ate at Ford Diner .")) == 1


def test_a_date_is_never_a_surname() -> None:
    entities = names("[PERSON Theresa May] resigned . She left in [DATE May] .")
    assert entities[1:] == [("May", "DATE")]


def test_a_name_after_a_title_counts_as_a_surname_later() -> None:
    entities = names("Chancellor [PERSON Merkel] spoke . [ORG Merkel] left .")
    assert entities == [("Merkel", "PERSON"), ("Merkel", "PERSON")]


def test_two_last_words_stand_for_a_name_of_four() -> None:
    entities = names("[PERSON Aung San Suu Kyi] waited . Guards let [ORG Suu Kyi] pass .")
    assert entities[1:] == [("Suu Kyi", "PERSON")]


def test_a_hyphened_surname_stands_for_the_person() -> None:
    name, begun = ["Sol", "-", "Ruiz"], ["B-PERSON", *["I-PERSON"] * 3]
    doc = Doc(
        ENGLISH,
        words=["Eva", *name, "won", ".", "Later", *name, "rested", "."],
        spaces=[True, False, False, *[True] * 4, False, False, *[True] * 3],
        ents=[*begun, "", "", "", "B-ORG", "I-ORG", "I-ORG", "", ""],
    )
    entities = [
        (doc.text[one.span.start : one.span.end], one.label) for one in ArticleEntities().add(doc)
    ]
    assert entities == [("Eva Sol-Ruiz", "PERSON"), ("Sol-Ruiz", "PERSON")]


def test_a_given_name_makes_a_person_of_an_organisation() -> None:
    assert names("[ORG Maria Lindqvist] scored .") == [("Maria Lindqvist", "PERSON")]


def test_a_given_name_makes_a_person_of_unmarked_names() -> None:
    assert names("Then Maria Lindqvist scored .") == [("Maria Lindqvist", "PERSON")]


def test_a_given_name_makes_no_person_of_a_county() -> None:
    assert names("They live in [GPE Scott County] .") == [("Scott County", "GPE")]


# Titles


@pytest.mark.parametrize(
    "titled",
    [
        "President Arroyo",
        "Foreign Minister Arroyo",
        "Mr Arroyo",
        "Dr. Arroyo",
        "Deputy Mayor Arroyo",
    ],
)
def test_titles_and_honorifics_are_not_part_of_the_name(titled: str) -> None:
    assert names(f"[PERSON {titled}] spoke .") == [("Arroyo", "PERSON")]


def test_a_name_after_a_title_is_a_person() -> None:
    assert names("Prime Minister [ORG Arroyo] spoke .") == [("Arroyo", "PERSON")]


def test_a_name_after_a_job_written_small_is_a_person() -> None:
    assert names("The geologist Ivalo Renberg agreed .") == [("Ivalo Renberg", "PERSON")]


def test_words_of_an_office_are_no_organisation() -> None:
    entities = names("They say that [ORG Defense] Minister [PERSON Olav Berg] will come today .")
    assert entities == [("Olav Berg", "PERSON")]


@pytest.mark.parametrize("body", ["Vexta", "House"])
def test_an_organisation_before_a_title_stays_one(body: str) -> None:
    entities = names(f"They say that [ORG {body}] Speaker [PERSON Olav Berg] will come today .")
    assert entities == [(body, "ORG"), ("Olav Berg", "PERSON")]


def test_an_office_may_go_on_after_of() -> None:
    entities = names("Chairman of [ORG State] Affairs [PERSON Kim Jong Un] spoke .")
    assert entities == [("Kim Jong Un", "PERSON")]


def test_a_country_in_an_office_stays_a_country() -> None:
    entities = names("the President of [GPE France] spoke .")
    assert entities == [("France", "GPE")]


def test_a_title_in_a_headline_of_capitalised_words_marks_no_person() -> None:
    assert names("Senate Picks Speaker After Long Night \n") == []
