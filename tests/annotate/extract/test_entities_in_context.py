"""Labels of names from the rest of an article: one test for each rule."""

from __future__ import annotations

import pytest
from spacy.tokens import Doc

from annotate.extract.entities import ArticleEntities
from tests.annotate.extract.pipeline_names import ENGLISH, doc_with_ents, names

# What the text says of a name


def test_an_abbreviation_in_brackets_is_the_same_organisation() -> None:
    entities = names("the World Health Organization ( WHO ) met .", "[GPE WHO] staff left .")
    assert entities == [("World Health Organization", "ORG"), ("WHO", "ORG"), ("WHO", "ORG")]


def test_a_later_abbreviation_is_marked_where_the_pipeline_missed_it() -> None:
    entities = names("[ORG European Space Agency] ( ESA ) rose .", "a probe of ESA landed .")
    assert entities.count(("ESA", "ORG")) == 2


def test_letters_in_brackets_that_are_no_initials_are_nothing() -> None:
    assert names("the Lisbon Harbour Club ( OPX ) met") == []


@pytest.mark.parametrize("place", ["the town of Narvik", "the province of Narvik", "Narvik county"])
def test_a_common_noun_tells_a_place(place: str) -> None:
    wrong = place.replace("Narvik", "[ORG Narvik]")
    entities = names(f"They left {wrong} .", "[PERSON Narvik] slept .")
    assert entities == [("Narvik", "GPE"), ("Narvik", "GPE")]


def test_a_news_agency_is_an_organisation() -> None:
    assert names("the [GPE Sevimli] news agency said") == [("Sevimli", "ORG")]


def test_the_first_word_of_a_company_stands_for_it() -> None:
    entities = names("[ORG Nordlund Shipping Inc] grew . [PERSON Nordlund] hired .")
    assert entities[1:] == [("Nordlund", "ORG")]


def test_the_last_word_of_a_club_stands_for_it() -> None:
    entities = names("a win for Calder Vale Rovers today . Then [PERSON Rovers] celebrated .")
    assert entities == [("Calder Vale Rovers", "ORG"), ("Rovers", "ORG")]


def test_a_person_who_founded_a_company_stays_a_person() -> None:
    entities = names(
        "[PERSON Ivalo Nordlund] owns [ORG Nordlund Inc] . Then [ORG Nordlund] spoke ."
    )
    assert entities[2] == ("Nordlund", "PERSON")


def test_the_first_word_of_a_company_stands_for_no_country() -> None:
    entities = names("[ORG Canada Grain Inc] grew . [GPE Canada] voted .")
    assert entities[1:] == [("Canada", "GPE")]


@pytest.mark.parametrize(
    ("wrong", "right"),
    [("[GPE Russian]", ("Russian", "NORP")), ("[NORP Estonia]", ("Estonia", "GPE"))],
)
def test_nationality_and_country_are_kept_apart(wrong: str, right: tuple[str, str]) -> None:
    assert names(f"{wrong} ships") == [right]


def test_a_country_that_the_pipeline_missed_is_marked() -> None:
    assert names("then Estonia won against Danish crews") == [
        ("Estonia", "GPE"),
        ("Danish", "NORP"),
    ]


def test_a_person_called_like_a_country_stays_a_person() -> None:
    assert names("then [PERSON Jordan] scored") == [("Jordan", "PERSON")]


def test_a_country_that_owns_the_rest_is_a_name_of_its_own() -> None:
    entities = names("members of [ORG China 's Communist Party] met")
    assert entities == [("China", "GPE"), ("Communist Party", "ORG")]


def test_a_lone_name_after_in_is_a_place_and_no_person() -> None:
    assert names("talks in [PERSON Sevimli] failed") == [("Sevimli", "GPE")]


@pytest.mark.parametrize("talk", ["faith in [PERSON Sevimli] 's plan", "[PERSON Maria] slept"])
def test_other_people_stay_people(talk: str) -> None:
    assert names(talk)[0][1] == "PERSON"


def test_most_mentions_decide_about_an_odd_one() -> None:
    entities = names("[ORG Vexta] hired . [ORG Vexta] grew .", "Then [GPE Vexta] fell .")
    assert entities == [("Vexta", "ORG")] * 3


def test_as_many_mentions_against_others_decide_nothing() -> None:
    entities = names("[ORG Vexta] hired .", "Then [GPE Vexta] fell .")
    assert entities == [("Vexta", "ORG"), ("Vexta", "GPE")]


def test_a_name_once_labelled_as_a_product_is_corrected() -> None:
    entities = names("[ORG Vexta] hired .", "Then [PRODUCT Vexta] fell .")
    assert entities == [("Vexta", "ORG")] * 2


def test_a_name_that_the_article_has_introduced_is_marked_again() -> None:
    entities = names("[GPE Narvik] slept .", "Then Narvik woke .")
    assert entities == [("Narvik", "GPE"), ("Narvik", "GPE")]


def test_a_known_name_within_a_longer_one_is_not_marked() -> None:
    assert names("[GPE Narvik] slept .", "Then Narvik Song woke .") == [("Narvik", "GPE")]


@pytest.mark.parametrize(("second", "count"), [("Borg", 0), ("born", 1)])
def test_a_known_name_within_a_hyphenated_one_is_not_marked(second: str, count: int) -> None:
    words = ["then", "Narvik", "-", second, "crews", "left"]
    doc = Doc(ENGLISH, words=words, spaces=[True, False, False, True, True, True])
    article = ArticleEntities()
    article.add(doc_with_ents("[GPE Narvik] slept ."))
    assert len(article.add(doc)) == count


def test_a_headline_in_capitals_is_read_by_the_names_below_it() -> None:
    entities = names("NARVIK WELCOMES FRENCH CREW \n Today [GPE Narvik] slept .")
    assert entities == [("NARVIK", "GPE"), ("FRENCH", "NORP"), ("Narvik", "GPE")]


def test_a_surname_in_a_headline_in_capitals_is_the_person() -> None:
    entities = names("DUARTE BREAKS THE RECORD AGAIN \n The runner [PERSON Ines Duarte] won .")
    assert entities[0] == ("DUARTE", "PERSON")


# What stands beside a name


@pytest.mark.parametrize("label", ["ORG", "GPE", "PRODUCT"])
def test_the_name_before_who_is_a_person(label: str) -> None:
    entities = names(f"[{label} Imre Zoltai] , who leads the bank , left .")
    assert entities == [("Imre Zoltai", "PERSON")]


def test_an_organisation_before_who_stays_one() -> None:
    entities = names("Staff of the [ORG Calder Foundation] , who had waited , left .")
    assert entities == [("Calder Foundation", "ORG")]


@pytest.mark.parametrize("firm", ["Uniper SE", "Pirelli SpA", "Vestas AG"])
def test_a_legal_form_makes_a_company(firm: str) -> None:
    assert names(f"[PERSON {firm}] grew .") == [(firm, "ORG")]


@pytest.mark.parametrize("club", ["FC Porto", "Real Sociedad", "Dynamo Kyiv"])
def test_a_club_is_recognised_by_its_first_word(club: str) -> None:
    assert names(f"Then {club} scored .", labels=["ORG"]) == [(club, "ORG")]


def test_a_name_with_a_coach_is_a_team_throughout() -> None:
    entities = names("[PERSON Galatas] lost , said the [PERSON Galatas] coach .")
    assert entities == [("Galatas", "ORG"), ("Galatas", "ORG")]


def test_a_lone_organisation_after_in_is_a_place() -> None:
    entities = names("Police in [ORG Toulon] , where it rained . A stake in [ORG Nordlund] .")
    assert entities == [("Toulon", "GPE"), ("Nordlund", "ORG")]


def test_initials_of_another_language_introduce_an_abbreviation() -> None:
    entities = names("The [ORG International Potato Center] ( CIP ) grew . Then CIP left .")
    assert entities[1:] == [("CIP", "ORG"), ("CIP", "ORG")]
