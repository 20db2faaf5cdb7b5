"""Claims found by the whole component: every family, real news, hard cases, and speakers."""

from __future__ import annotations

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from annotate.extract.claims import ClaimFinder, ScoredClaim
from annotate.extract.claims.candidates.lexicon import load_lexicon
from annotate.extract.claims.candidates.rule_family import Family
from annotate.extract.claims.scoring.model import load_model
from annotate.span import Span
from tests.annotate.extract.claim_notation import holds, read_claims
from tests.annotate.extract.news import NEWS
from tests.annotate.extract.sentences import ALL

FAMILIES = {
    Family.QUOTE: "{“Stay calm! Help is on its way!”} [the pilot] <told> the passengers.",
    Family.CLAUSE: "[The carmaker] <said> {that it would close two plants}.",
    Family.MATRIX: "{The harvest}, [she] <said>, {would be late this year}.",
    Family.INFINITIVE: "[He] <vowed> {to rebuild the bridge before winter}.",
    Family.OBJECT: "[Prime Minister Silva] <rejected> {the proposal}.",
    Family.PREDICATE: "[Ghana] <blamed> {foreign trawlers for the collapse of its fisheries}.",
    Family.ABOUT: "[The airline] <apologised for> {the cancelled flights}.",
    Family.PASSIVE: "{The plan} <was rejected> by [the senate].",
    Family.SUBJECT: "{The new tax} <has angered> [farmers].",
    Family.NOUN: "Talks stalled after <accusations> by [France] {that the maps were forged}.",
    Family.ADJECTIVE: "[Engineers] <are confident> {that the telescope can be repaired}.",
    Family.PHRASE: "{Two convoys crossed the river on Monday}, <according to> [aid workers].",
    Family.AS: "{Two ships sank off Crete}, <as reported by> [the harbour authority].",
    Family.VIEW: "<In> [the chairman’s] <view>, {the shares are far too cheap}.",
    Family.HEADLINE: "[Kovac]<:> {‘We will not sell the railway’}\n\nIt was built in 1911.",
}


def claims(nlp: Language, text: str) -> list[ScoredClaim]:
    return list(nlp(text)._.claims)


def only(nlp: Language, text: str) -> ScoredClaim:
    (found_claims,) = claims(nlp, text)
    return found_claims


def quote(text: str, scored: ScoredClaim) -> tuple[list[str], list[str], list[str]]:
    claim = scored.claim
    parts = (claim.source, claim.cue, claim.content)
    source, cue, content = ([text[s.start : s.end] for s in part] for part in parts)
    return source, cue, content


@pytest.mark.parametrize(
    ("notations", "least"), [(ALL, 90), (NEWS, 70)], ids=["sentences", "paragraphs"]
)
def test_most_claims_of_other_news_are_found_and_few_others(
    nlp: Language, notations: list[str], least: int
) -> None:
    gold = matched = extra = 0
    for notation in notations:
        text, gold_claims = read_claims(notation)
        found_claims = [scored.claim for scored in claims(nlp, text)]
        gold += len(gold_claims)
        matched += sum(
            any(holds(text, gold_claim, claim) for claim in found_claims)
            for gold_claim in gold_claims
        )
        extra += sum(
            not any(holds(text, gold_claim, claim) for gold_claim in gold_claims)
            for claim in found_claims
        )
    assert gold >= least
    assert matched >= 0.85 * gold
    assert extra <= 0.1 * gold


@pytest.mark.parametrize(
    ("family", "notation"), FAMILIES.items(), ids=lambda value: str(value)[:12]
)
def test_each_family_of_rules_finds_its_claim(nlp: Language, family: Family, notation: str) -> None:
    text, (gold_claim,) = read_claims(notation)
    found_claims = [scored for scored in claims(nlp, text) if holds(text, gold_claim, scored.claim)]
    assert [scored.family for scored in found_claims] == [family.value]


@pytest.mark.parametrize(
    ("family", "notation"), FAMILIES.items(), ids=lambda value: str(value)[:12]
)
def test_a_family_that_is_left_out_finds_nothing(
    nlp: Language, family: Family, notation: str
) -> None:
    text, _ = read_claims(notation)
    finder = ClaimFinder(
        load_lexicon("en"), load_model("en"), threshold=0.0, leave_out=frozenset({family})
    )
    doc = finder(nlp(text))
    assert family.value not in {scored.family for scored in doc._.claims}


def test_every_family_has_a_test() -> None:
    assert set(FAMILIES) == set(Family)


def test_the_model_rejects_what_the_rules_alone_would_suggest(nlp: Language) -> None:
    text = "Her coat hit the floor and the lamp struck the wall."
    rules = ClaimFinder(load_lexicon("en"), None, threshold=0.1)
    assert rules(nlp(text))._.claims
    assert claims(nlp, text) == []


def test_a_broken_quotation_is_one_content_in_two_pieces(nlp: Language) -> None:
    text = "“The ceasefire is holding,” General Adeyemi said, “but nobody should relax yet.”"
    assert quote(text, only(nlp, text)) == (
        ["General Adeyemi"],
        ["said"],
        ["“The ceasefire is holding,”", "“but nobody should relax yet.”"],
    )


def test_a_quotation_over_two_paragraphs_is_one_content(nlp: Language) -> None:
    text = "“We waited all night.\n\n“Nobody came,” Ms Haddad said."
    _, _, content = quote(text, only(nlp, text))
    assert " ".join(content).replace("\n\n", " ") == "“We waited all night. “Nobody came,”"


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("“Nobody is on it.”\n\nAccording to Ms Bell, the ferry is late.", "the ferry is late"),
        ("“Nobody is on it.” According to Ms Bell, the ferry is late.", "the ferry is late"),
        ("The ferry is late, according to Ms Bell. “Go home.”", "The ferry is late"),
        ("The ferry is late, according to Ms Bell\n\n“Go home.”", "The ferry is late"),
        ("“It is late. Go home,” according to Ms Bell.", "“It is late. Go home,”"),
    ],
)
def test_according_to_takes_only_a_quotation_of_its_own_sentence(
    nlp: Language, text: str, content: str
) -> None:
    found_claims = [quote(text, claim) for claim in claims(nlp, text)]
    assert [part for source, _, part in found_claims if source == ["Ms Bell"]] == [[content]]


def test_a_verb_before_a_colon_is_the_cue(nlp: Language) -> None:
    text = "The mayor said: “It is late.”\n\nThe harbour is shut."
    assert quote(text, only(nlp, text))[:2] == (["The mayor"], ["said"])


def test_proposals_are_made_on_request(nlp: Language) -> None:
    text = "The carmaker said it would close two plants."
    wishes = {"postil_claims": {"with_proposals": True}}
    assert nlp(text)._.proposals == []
    assert nlp(text, component_cfg=wishes)._.proposals


def test_a_pronoun_stays_the_source(nlp: Language) -> None:
    text = "She warned that the harvest would fail."
    assert quote(text, only(nlp, text))[0] == ["She"]


def test_a_pronoun_is_the_person_of_the_claim_before(nlp: Language) -> None:
    text = "Maria Silva said the deal was dead. She warned that prices would rise."
    second = claims(nlp, text)[-1]
    assert second.speaker is not None
    assert text[second.speaker.start : second.speaker.end] == "Maria Silva"


def test_a_pronoun_between_two_people_stays_open(nlp: Language) -> None:
    text = "Maria Silva met John Okafor in Lagos. She warned that prices would rise."
    assert [claim.speaker for claim in claims(nlp, text) if claim.claim.source] == [None]


def test_a_plural_pronoun_has_no_speaker(nlp: Language) -> None:
    text = "Maria Silva arrived in Lagos. They warned that prices would rise."
    assert claims(nlp, text)[-1].speaker is None


def test_the_convinced_person_is_the_source(nlp: Language) -> None:
    text = "They praised the drug, but the regulator is not convinced that it works."
    source, _, content = quote(text, claims(nlp, text)[-1])
    assert (source, content) == (["the regulator"], ["that it works"])


def test_an_adverb_of_the_cue_comes_with_its_own(nlp: Language) -> None:
    text = "The utility has so far declined to publish the plan."
    assert quote(text, only(nlp, text))[1] == ["has so far declined"]


def test_a_negation_belongs_to_the_cue(nlp: Language) -> None:
    text = "The junta has not confirmed that the general was arrested."
    assert quote(text, only(nlp, text))[1] == ["has not confirmed"]


def test_coordinated_cues_share_their_source(nlp: Language) -> None:
    text = "The ministry acknowledged the delay and promised to publish a new timetable."
    found_claims = [quote(text, claim) for claim in claims(nlp, text)]
    assert [source for source, _, _ in found_claims] == [["The ministry"], ["The ministry"]]
    assert [cue for _, cue, _ in found_claims] == [["acknowledged"], ["promised"]]


def test_coordinated_contents_are_one_content(nlp: Language) -> None:
    text = "The bank thinks that rents will fall and that wages will rise."
    assert quote(text, only(nlp, text))[2] == ["that rents will fall and that wages will rise"]


def test_a_statement_reported_twice_is_two_claims(nlp: Language) -> None:
    text = "The bishop said the church would pay, according to the agency."
    found_claims = {tuple(quote(text, claim)[1]): quote(text, claim) for claim in claims(nlp, text)}
    assert found_claims["said",][2] == ["the church would pay"]
    assert found_claims["according to",][0] == ["the agency"]


def test_offsets_count_from_the_start_of_the_doc(nlp: Language) -> None:
    text = "💩 First line\n\nThe carmaker said it would close two plants."
    assert quote(text, only(nlp, text))[2] == ["it would close two plants"]


def test_scores_are_chances(nlp: Language) -> None:
    found_claims = [claim for notation in ALL for claim in claims(nlp, read_claims(notation)[0])]
    assert len(found_claims) > len(ALL) / 2
    assert all(0 <= claim.score <= 1 for claim in found_claims)


def test_claims_come_in_text_order(nlp: Language) -> None:
    text = "The mayor said it was over. The bishop denied it. Peru hopes that rain will come."
    starts = [claim.claim.content[0].start for claim in claims(nlp, text)]
    assert starts == sorted(starts)


def test_empty_and_blank_texts_have_no_claims(nlp: Language) -> None:
    assert claims(nlp, "") == []
    assert claims(nlp, " \n\n ") == []


def test_a_doc_without_a_parse_has_no_claims() -> None:
    finder = ClaimFinder(load_lexicon("en"), load_model("en"), threshold=0.4)
    doc = Doc(spacy.blank("en").vocab, words=["He", "said", "so", "."])
    assert finder(doc)._.claims == []


def test_a_language_without_a_lexicon_has_no_claims() -> None:
    pipeline = spacy.blank("fi")
    finder = pipeline.add_pipe("postil_claims")
    assert isinstance(finder, ClaimFinder)
    assert load_lexicon("fi") is None
    assert pipeline("Hän sanoi niin.")._.claims == []


def test_line_breaks_start_sentences(nlp: Language) -> None:
    doc = nlp("Minister denies plan\nThe railway was\r\n\r\nbuilt in 1911.")
    starts = [sent.start_char for sent in doc.sents]
    assert starts[:3] == [0, 21, 40]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("“No!” said Mira Tolan.", ["“No!”", "said", "Mira Tolan"]),
        ("“Shame!” shouted Oskar Brandt.", ["“Shame!”", "shouted", "Oskar Brandt"]),
        ("“Never!” he said.", ["“Never!”", "he", "said"]),
        ("“Thieves!” she told them.", ["“Thieves!”", "she", "told"]),
    ],
)
def test_a_quotation_of_a_word_is_a_claim_of_who_said_it(
    nlp: Language, text: str, parts: list[str]
) -> None:
    [scored] = nlp(text)._.claims

    assert [text[span.start : span.end] for span in scored.claim.fragments] == parts


@pytest.mark.parametrize(
    ("text", "answers"),
    [
        (
            "Q: Why will the mill close?\nA: The roof is bad. It rains.\nQ: When?\nA: In May.\n",
            {("A", "The roof is bad. It rains."), ("A", "In May.")},
        ),
        (
            "TOLAN: It will close in spring.\n\nBRANDT: So. Who will pay?\n\nTOLAN: Nobody.\n",
            {("TOLAN", "It will close in spring."), ("TOLAN", "Nobody.")},
        ),
        (
            "[00:12] Mira Tolan: We had no choice.\n[00:19] Oskar Brandt: That is not true.\n",
            {("Mira Tolan", "We had no choice."), ("Oskar Brandt", "That is not true.")},
        ),
        ("DATE: May 3.\nPLACE: Lund.\nNOTE: nothing.\n", set()),
        ("THE MILL: A history\n\nIt stood there.\n", set()),
    ],
    ids=["interview", "transcript", "with times", "list of facts", "heading"],
)
def test_the_turns_of_a_dialogue_are_claims_and_its_questions_none(
    nlp: Language, text: str, answers: set[tuple[str, str]]
) -> None:
    claims = [scored.claim for scored in nlp(text)._.claims]

    assert {(quoted(text, c.source), quoted(text, c.content)) for c in claims} == answers


def quoted(text: str, spans: tuple[Span, ...]) -> str:
    return " ".join(text[span.start : span.end] for span in spans)
