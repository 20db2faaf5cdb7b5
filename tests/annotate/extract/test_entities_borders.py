"""Borders of names, and labels from their own words: one test for each rule."""

from __future__ import annotations

import pytest
from spacy.tokens import Doc

from annotate.extract.entities import ArticleEntities
from tests.annotate.extract.pipeline_names import ENGLISH, names

# Borders


@pytest.mark.parametrize("ending", ["'s", "’s", "'", "’", "'S"])
def test_possessives_are_cut_off(ending: str) -> None:
    assert names(f"[GPE North Korea {ending}] army") == [("North Korea", "GPE")]


@pytest.mark.parametrize("article", ["the", "The"])
def test_a_leading_article_is_cut_off(article: str) -> None:
    assert names(f"[GPE {article} United States] voted .") == [("United States", "GPE")]


def test_an_article_that_is_part_of_the_name_stays() -> None:
    assert names("a court in [GPE The Hague] .") == [("The Hague", "GPE")]


def test_a_name_ends_where_the_paragraph_ends() -> None:
    assert names("[PERSON Olav Berg \n\n Sales] rose .") == [("Olav Berg", "PERSON")]


def test_a_name_runs_over_a_wrapped_line() -> None:
    line = "a line of an article that some program has broken after [PERSON Olav"
    assert names(f"{line} \n Berg] .")[0][0].split() == ["Olav", "Berg"]


@pytest.mark.parametrize("aside", ["- Prices", "– Prices", "( Prices"])
def test_a_name_ends_before_an_aside(aside: str) -> None:
    assert names(f"[ORG Nordbank {aside}] rose") == [("Nordbank", "ORG")]


def test_a_month_is_no_part_of_an_organisation() -> None:
    assert names("the [ORG September Treasury] auction") == [("Treasury", "ORG")]


def test_words_written_small_are_cut_off_the_end() -> None:
    assert names("the [ORG Kyodo news agency] said") == [("Kyodo", "ORG")]


def test_a_party_keeps_its_word_when_the_rest_would_mean_its_people() -> None:
    assert names("the [ORG Republican party] won") == [("Republican party", "ORG")]


def test_a_name_without_any_capital_is_dropped() -> None:
    assert names("he looked [PERSON gaunt] and the [ORG senate] met") == []


def test_the_result_of_a_match_is_no_part_of_the_team() -> None:
    assert names("They beat [ORG Feyenoord 3-1] at home") == [("Feyenoord", "ORG")]


def test_figures_are_dropped_with_the_words_after_them() -> None:
    assert names("They favoured [ORG Vexta 46 percent] to 40") == [("Vexta", "ORG")]


def test_a_quoted_nickname_keeps_its_closing_mark() -> None:
    assert names('then [PERSON Jorgen " Moe "] spoke') == [('Jorgen " Moe "', "PERSON")]


def test_junior_alone_is_no_name() -> None:
    assert names("[PERSON Olav Berg] , [PERSON Jr.] , won") == [("Olav Berg", "PERSON")]


# Completion


def test_a_name_cut_short_is_completed() -> None:
    assert names("[PERSON Choe Sun] Hui spoke .") == [("Choe Sun Hui", "PERSON")]


def test_a_name_is_completed_over_a_wrong_entity() -> None:
    entities = names("[PERSON Marco Aldo] [WORK_OF_ART Ferrero] spoke .")
    assert entities == [("Marco Aldo Ferrero", "PERSON")]


def test_a_particle_joins_two_people_of_the_pipeline() -> None:
    entities = names("[PERSON Omar Aziz] [PERSON Ben Ali] II spoke .")
    assert entities[0] == ("Omar Aziz Ben Ali II", "PERSON")


def test_a_syllable_after_a_hyphen_is_part_of_the_name() -> None:
    doc = Doc(
        ENGLISH,
        words=["Kim", "Yo", "-", "jong", "spoke"],
        spaces=[True, False, False, True, True],
        ents=["B-PERSON", "I-PERSON", "", "", ""],
    )
    assert [len(entity.span) for entity in ArticleEntities().add(doc)] == [len("Kim Yo-jong")]


def test_a_number_or_junior_is_part_of_the_name() -> None:
    assert names("[PERSON Olav Berg] Jr. spoke .") == [("Olav Berg Jr.", "PERSON")]


def test_a_name_that_stands_whole_elsewhere_is_not_completed() -> None:
    entities = names("[PERSON Olav Berg] won . The [PERSON Olav Berg] Fans sang .")
    assert entities[1] == ("Olav Berg", "PERSON")


def test_a_surname_alone_is_not_completed() -> None:
    assert names("The [PERSON Berg] Ensemble met .") == [("Berg", "PERSON")]


# Patterns


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("Vostochny Cosmodrome", "FAC"),
        ("Kastrup Airport", "FAC"),
        ("Riverside Stadium", "FAC"),
        ("Ramstein Air Base", "FAC"),
        ("Torne River", "LOC"),
        ("Foreign Ministry", "ORG"),
        ("Uppsala University", "ORG"),
        ("Supreme Court", "ORG"),
        ("Oromo People 's Liberation Front", "ORG"),
    ],
)
def test_facilities_and_organisations_are_recognised_by_their_last_words(
    name: str, label: str
) -> None:
    assert names(f"near the {name} yesterday") == [(name, label)]


def test_a_nationality_before_a_ministry_is_not_part_of_it() -> None:
    assert ("Foreign Ministry", "ORG") in names("the Russian Foreign Ministry said")


def test_a_family_name_that_ends_organisations_too_stays_a_person() -> None:
    assert names("then [PERSON Marjorie Post] spoke") == [("Marjorie Post", "PERSON")]


def test_a_headline_of_capitalised_words_makes_no_organisation() -> None:
    assert names("Fans Welcome Surprising Local News \n") == []


def test_a_bridge_is_no_organisation() -> None:
    assert names("at [ORG the Moyale Bridge] today") == [("Moyale Bridge", "FAC")]


@pytest.mark.parametrize("wrong", ["GPE", "FAC", "PERSON"])
def test_an_institution_called_by_its_house_is_an_organisation(wrong: str) -> None:
    assert names(f"[{wrong} the White House] said") == [("White House", "ORG")]


def test_a_news_agency_known_by_its_name_is_an_organisation() -> None:
    assert names("she told [PERSON Reuters] today") == [("Reuters", "ORG")]


def test_a_region_that_ends_like_an_organisation_is_a_place() -> None:
    assert names("towns in the [ORG West Bank] .") == [("West Bank", "LOC")]
