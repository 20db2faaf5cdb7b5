"""Speech without a verb of saying and unusual cues: a hundred passages, and what is no speech."""

from __future__ import annotations

import pytest
from spacy.language import Language

from tests.annotate.extract.claim_notation import holds, read_claims
from tests.annotate.extract.speech import CONFIRMATION, DEVELOPMENT, Passages

_LEAST_SHARE, _MOST_EXTRA = 0.8, 0.1
"""Share of the gold claims that are to be found, and of others beside them."""


@pytest.mark.parametrize(
    "passages", [DEVELOPMENT, CONFIRMATION], ids=["development", "confirmation"]
)
def test_most_speech_without_a_verb_of_saying_is_read(nlp: Language, passages: Passages) -> None:
    notations = [(kind, notation) for kind, group in passages.items() for notation in group]
    gold = extra = 0
    missed: list[str] = []
    for kind, notation in notations:
        text, gold_claims = read_claims(notation)
        read = [scored.claim for scored in nlp(text)._.claims]
        gold += len(gold_claims)
        missed += [
            f"{kind}: {notation}"
            for gold_claim in gold_claims
            if not any(holds(text, gold_claim, claim) for claim in read)
        ]
        extra += sum(not any(holds(text, one, claim) for one in gold_claims) for claim in read)

    assert len(notations) == 50
    assert len(missed) <= (1 - _LEAST_SHARE) * gold, "\n".join(missed)
    assert extra <= _MOST_EXTRA * gold


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        (
            "“We are late,” said Brandt, the pilot. “The fog” – he pointed north – “will stay.”",
            {("Brandt, the pilot", "said", "“We are late,” … “The fog” … “will stay.”")},
        ),
        (
            "“The fog” – he tapped the glass – “will stay,” said Brandt.",
            {("Brandt", "said", "“The fog” … “will stay,”")},
        ),
        (
            "“We are late,” said Brandt. “The fog” – Lind told us – “will stay.”",
            {
                ("Brandt", "said", "“We are late,”"),
                ("Lind", "told", "“The fog” … “will stay.”"),
            },
        ),
        (
            "“The fog” – he pointed north – “will,” said Brandt, “stay.”",
            {("Brandt", "said", "“The fog” … “will,” … “stay.”")},
        ),
    ],
    ids=["said before", "said behind", "said in the aside", "said in the next gap"],
)
def test_a_quotation_with_an_aside_belongs_to_who_says_it(
    nlp: Language, text: str, claims: set[tuple[str, ...]]
) -> None:
    assert _claims(nlp, text) == claims


def test_a_quotation_is_signed_behind_any_dash_and_a_full_stop_is_no_part_of_the_name(
    nlp: Language,
) -> None:
    text = "Voices\n\n“They sold our pier.” ― Ida Quill.\n“It was a song.”― Tom Reed Jr.\n"
    assert _claims(nlp, text) == {
        ("Ida Quill", "―", "“They sold our pier.”"),
        ("Tom Reed Jr.", "―", "“It was a song.”"),
    }


@pytest.mark.parametrize(
    "text",
    [
        "“Hamlet” opened the festival on Friday.",
        "“Mamma Mia!” filled the hall for three nights.",
        "“Two Rivers Meet” – Nils Aker closed the book and left.",
        "By Olu Brandt\n\nThe market opened at six. Snow fell until noon.",
        "From Lund: New buses run on Sunday.",
        "CHAPTER TWO OF FIVE\n\nThe road to the north was empty.",
        "UNION CLAIMS REJECTED\n\nThe hall was full.",
        "She packed three things:\n- a lamp\n- a knife\n- a rope",
        "He stood up, closed the book and left.",
        "The dress, which she wore on Sunday, is silk.",
        "The crowd laughed when the dog ran off with the ball.",
        "He turned the lamp back on.",
    ],
)
def test_what_only_looks_like_speech_makes_no_claim(nlp: Language, text: str) -> None:
    assert _claims(nlp, text) == set()


def test_an_answer_goes_on_to_the_next_question_but_for_remarks(nlp: Language) -> None:
    text = "Q: Why?\n\nA: It rains.\n\nThe roof leaks.\n\n(He coughs.)\n\nQ: When?\n\nA: Daily."

    assert _claims(nlp, text) == {("A", ":", "It rains.\n\nThe roof leaks."), ("A", ":", "Daily.")}


def test_a_turn_may_have_a_number_or_an_office_behind_its_name(nlp: Language) -> None:
    offices = "Ida Quill (Harbour Board): The quay opens.\nTom Farrow (owner): It will not.\n"
    speakers = "SPEAKER 1: The quay opens.\nSPEAKER 2: It will not.\nSPEAKER 1: We shall see.\n"

    assert {("Ida Quill", ":", "The quay opens."), ("Tom Farrow", ":", "It will not.")} <= _claims(
        nlp, offices
    )
    assert ("SPEAKER 2", ":", "It will not.") in _claims(nlp, speakers)
    assert ("SPEAKER 1", ":", "We shall see.") in _claims(nlp, speakers)


def test_two_names_in_turns_are_an_interview_where_one_of_them_asks(nlp: Language) -> None:
    turns = "Herald: {}\nOdd Voll: It rains.\nHerald: {}\nOdd Voll: It snows.\n"

    assert ("Odd Voll", ":", "It rains.") in _claims(nlp, turns.format("And here?", "And there?"))
    assert not any(cue == "…" for _, cue, _ in _claims(nlp, turns.format("Here.", "There.")))


def _claims(nlp: Language, text: str) -> set[tuple[str, ...]]:
    """Source, cue and content of each claim, as written."""
    claims = [scored.claim for scored in nlp(text)._.claims]
    return {
        tuple(
            " … ".join(text[span.start : span.end] for span in part)
            for part in (claim.source, claim.cue, claim.content)
        )
        for claim in claims
    }
