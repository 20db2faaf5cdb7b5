"""Split quotations: long, nested and many times interrupted ones, as readers meet them."""

from __future__ import annotations

from spacy.language import Language

from annotate.claim import Claim
from tests.annotate.extract.claim_notation import read_claims

FOREIGN = [
    "{“We crossed the lake at night,”} <said> [Amina Yusuf, who has run the clinic at Doro for"
    " 11 years], {“and in the morning there was no village to go back to.”}",
    "{“The treaty,”} [the Maltese envoy, Carmen Borg], <told> the delegates, {“was never meant to"
    " last for ever. It was meant to last until we were wiser, and we,”} she went on, looking"
    " at the empty chairs of the great powers, {“are not.”}",
    "{“Our soldiers,”} [the colonel] <said>, tapping the map with a ruler, {“stop at this line.”}",
    '{"Nobody fired a shot,"} <said> [Ivo Maric, the mayor of Lesno], {"and nobody slept."}',
    "{‘They took the bridge,’} [he] <said>, {‘but they left us the river.’}",
    "{“The minister asked me, ‘How long can you hold out?’”} [the doctor] <said>, {“and I told him"
    " that he should ask the children.”}",
    "{“My father hid the bell in a well,”} <recalled> [Father Tomas], {“and the soldiers drank from"
    " it for two years.”}",
]

BUSINESS = [
    '{"We have cash,"} [the treasurer, Olga Brandt], <told> investors in Oslo,'
    ' {"and we intend to keep it."}',
    "{“What the bank is selling,”} [she] <said>, {“is a promise to be careful, and it has"
    " broken”}, here she held up the report, {“every line of it.”}",
    "{“Prices will fall,”} [Mr Castellan] <predicted>, {“first in steel, then in paper,”} he paused"
    " to drink, {“and in the end in everything.”}",
    "{“The plant is old,”} <said> [Hugo Reyes, whose family sold it in 1998], {“but the people in"
    " it are not.”}",
    '[The chairman] <promised> {"a smaller company, with fewer doors"}.',
]

SCIENCE = [
    "{“We thought the whale was alone,”} <said> [Dr Ngata, who leads the survey], {“until the"
    " second one answered.”}",
    "{“The ice,”} [the glaciologist] <explained>, {“does not melt from the top,”} she drew a line"
    " on the board, {“it melts from the sea.”}",
    "{“It is a small bone,”} [she] <said> — {“a very small bone.”}",
    "{“We counted the frogs for a year.\n\n“In the second year,”} [Mr Abara] <said>, {“there were"
    " none to count.”}",
    '{"The signal came back,"} [Professor Sato] <said> after a long silence, {"and it was ours."}',
]

SPORTS = [
    "{“I heard the whistle,”} [the keeper, Lena Hofer], <said>, {“and I stopped.”}",
    "{“My coach used to say, ‘Run until you are bored,’”} [the champion] <said>, wiping her face,"
    " {“and I was never bored.”}",
    '{"They were faster,"} [the captain] <admitted>, {"they were stronger,"} he rubbed his knee,'
    ' {"and they were right."}',
    "{“Second place,”} <said> [Okoro, who has finished there four times], {“is a place like any"
    " other, except that nobody remembers it.”}",
    "[The manager] <accused> {the board of “sleeping through the summer”}.",
]

ALL = [*FOREIGN, *BUSINESS, *SCIENCE, *SPORTS]


LEAST = 0.9


def claims_of(nlp: Language, text: str) -> list[Claim]:
    return [scored.claim for scored in nlp(text)._.claims]


def contents(nlp: Language, text: str) -> list[list[str]]:
    return [[text[s.start : s.end] for s in claim.content] for claim in claims_of(nlp, text)]


def sources(nlp: Language, text: str) -> list[str]:
    return [text[s.start : s.end] for claim in claims_of(nlp, text) for s in claim.source]


def is_same(gold: Claim, claim: Claim) -> bool:
    """Return whether the contents are equal to the letter and the other parts touch."""
    return gold.content == claim.content and all(
        any(one.overlaps(other) for one in mine for other in its)
        for mine, its in ((gold.source, claim.source), (gold.cue, claim.cue))
    )


def test_split_quotations_are_found_to_the_letter_and_nothing_else(nlp: Language) -> None:
    matched = gold = extra = 0
    for notation in ALL:
        text, gold_claims = read_claims(notation)
        claims = claims_of(nlp, text)
        gold += len(gold_claims)
        matched += sum(
            any(is_same(gold_claim, claim) for claim in claims) for gold_claim in gold_claims
        )
        extra += sum(
            not any(is_same(gold_claim, claim) for gold_claim in gold_claims) for claim in claims
        )
    assert gold >= 20
    assert matched >= LEAST * gold
    assert extra <= (1 - LEAST) * gold


def test_a_long_clause_between_does_not_cost_the_second_piece(nlp: Language) -> None:
    text = (
        "“The plant is old,” said Hugo Reyes, whose family sold it in 1998, “but its people"
        " are not.”"
    )
    assert contents(nlp, text) == [["“The plant is old,”", "“but its people are not.”"]]


def test_a_third_piece_belongs_to_the_first_speaker(nlp: Language) -> None:
    text = (
        "“Gentlemen,” the referee, Otto Baum, told the captains, “there is fog, there is ice, and"
        " the ball,” he went on, lifting it above his head, “is flat.”"
    )
    assert sources(nlp, text) == ["the referee, Otto Baum"]
    assert [len(pieces) for pieces in contents(nlp, text)] == [3]


def test_a_comma_behind_the_closing_mark_goes_on_too(nlp: Language) -> None:
    text = "He promised a house and “something with windows, most of them”, he coughed, “glazed”."
    assert contents(nlp, text) == [
        ["a house and “something with windows, most of them”", "“glazed”"]
    ]


def test_a_quotation_that_ends_its_sentence_is_not_rejoined_over_a_full_stop(
    nlp: Language,
) -> None:
    text = "“The dam held,” the engineer said. The minister said, “We were lucky.”"
    assert contents(nlp, text) == [["“The dam held,”"], ["“We were lucky.”"]]


def test_words_behind_a_second_cue_are_a_claim_of_their_own(nlp: Language) -> None:
    text = "“The dam held,” the engineer said, and then she added, “We were lucky.”"
    assert ["“The dam held,”", "“We were lucky.”"] not in contents(nlp, text)


def test_a_content_ends_with_the_mark_of_its_last_word(nlp: Language) -> None:
    text = 'The coach accused his players of "dreaming with the ball at their feet".'
    assert contents(nlp, text) == [
        ['his players of "dreaming with the ball at their feet"'],
    ]


def test_the_speaker_is_never_taken_from_the_quotation(nlp: Language) -> None:
    text = (
        "“My coach used to say, ‘Run until you are bored,’” the champion said, wiping her face,"
        " “and I was never bored.”"
    )
    assert sources(nlp, text) == ["the champion"]


def test_the_quotation_that_ends_the_sentence_of_a_clause_belongs_to_it(nlp: Language) -> None:
    text = "She fears the bridge will be closed again next year, “and the year after that.”"
    assert contents(nlp, text) == [
        ["the bridge will be closed again next year, “and the year after that.”"]
    ]


def test_the_next_quotation_without_a_cue_is_of_the_same_speaker(nlp: Language) -> None:
    text = "The judge called the letter “a forgery”. “It is not even a good one.”"
    assert contents(nlp, text) == [["the letter “a forgery”", "“It is not even a good one.”"]]


def test_a_content_does_not_end_with_and(nlp: Language) -> None:
    text = (
        "Two people who know its thinking say that it is nervous, and one of them says that it will"
        " sell."
    )
    assert ["that it is nervous"] in contents(nlp, text)


def test_a_content_does_not_begin_between_two_numbers(nlp: Language) -> None:
    text = "The shareholders voted by 11 to 8 on Tuesday night to put off a plan to sell the mine."
    assert contents(nlp, text) == [["to put off a plan to sell the mine"]]


def test_a_speaker_whom_the_parser_lost_is_found_beside_the_cue(nlp: Language) -> None:
    text = (
        "“The mill is old,” said Bruno Keel, whose family sold it in 1998, “but the people in it"
        " are not.”"
    )
    assert sources(nlp, text) == ["Bruno Keel, whose family sold it in 1998"]
    assert contents(nlp, text) == [["“The mill is old,”", "“but the people in it are not.”"]]


def test_words_without_marks_go_on_in_a_quotation_behind_the_cue(nlp: Language) -> None:
    text = "It doesn’t burn, it doesn’t rot, and mice, the brochure promises, “leave it alone”."
    assert contents(nlp, text) == [
        ["It doesn’t burn, it doesn’t rot, and mice", "“leave it alone”"]
    ]
