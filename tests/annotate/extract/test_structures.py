"""The claim that is proposed at each word, with the real pipeline."""

from __future__ import annotations

import pytest
from spacy.language import Language

from annotate.extract.normalised.chunk import Chunk
from annotate.extract.normalised.text import NormalisedText
from annotate.extract.structure_from_doc import structure_of
from annotate.span import Span
from annotate.structure import Proposal, Structure

PROPOSING = {"postil_claims": {"with_proposals": True}}
TEXT = """The inspector said on Friday that the bridge would stay shut.

“It is rusty,” said Ida Quill of the Harbour Board, “and the bolts are loose.”

The owner has denied the charge. According to the union, the crew was never paid.

Critics renewed accusations that the board hid the report. The gulls slept.
"""


def whole(text: str, start: int = 0) -> Chunk:
    """A text as the only chunk of an article, or as the last one from an offset on."""
    article = NormalisedText(" " * start + text)
    return Chunk(article, Span(start, len(article.text)))


def at(quote: str) -> Span:
    start = TEXT.index(quote)
    return Span(start, start + len(quote))


@pytest.fixture(scope="module")
def parsed(nlp: Language) -> Structure:
    return structure_of(nlp(TEXT, component_cfg=PROPOSING), whole(TEXT))


def quoted(proposal: Proposal | None) -> tuple[str, str, str]:
    assert proposal is not None
    claim = proposal.claim
    source, cue, content = (
        " … ".join(TEXT[piece.start : piece.end] for piece in pieces)
        for pieces in (claim.source, claim.cue, claim.content)
    )
    return source, cue, content


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("said on", ("The inspector", "said", "that the bridge would stay shut")),
        ("bridge", ("The inspector", "said", "that the bridge would stay shut")),
        (
            "bolts",
            (
                "Ida Quill of the Harbour Board",
                "said",
                "“It is rusty,” … “and the bolts are loose.”",
            ),
        ),
        ("According", ("the union", "According to", "the crew was never paid")),
        ("denied", ("The owner", "has denied", "the charge")),
        ("accusations", ("Critics", "renewed accusations", "that the board hid the report")),
    ],
)
def test_a_word_proposes_the_whole_claim(
    parsed: Structure, word: str, expected: tuple[str, str, str]
) -> None:
    assert quoted(parsed.proposal_at(at(word))) == expected


def test_a_verb_that_is_no_cue_brings_its_subject_at_least(parsed: Structure) -> None:
    assert quoted(parsed.proposal_at(at("slept"))) == ("The gulls", "slept", "")


def test_a_verb_that_is_no_cue_brings_its_clause_too(nlp: Language) -> None:
    text = "The clerk scrawled that the bill was due."
    proposal = structure_of(nlp(text, component_cfg=PROPOSING), whole(text)).proposal_at(
        Span(10, 18)
    )

    assert proposal is not None
    assert [text[one.start : one.end] for one in proposal.claim.content] == [
        "that the bill was due"
    ]


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("Olsen argues that the harbour deal would cost jobs.", "argues"),
        ("The mayor said that Olsen argues that the deal would cost jobs.", "argues"),
        ("The film names rules she backed that Olsen argues allowed the fleet to grow.", "argues"),
        ("It lists rules that Stamp argues cost the town money.", "argues"),
        ("The mayor called on Olsen to stop attacking Lund and apologize.", "apologize"),
    ],
)
def test_a_word_that_attributes_is_the_cue_that_it_proposes(
    nlp: Language, text: str, cue: str
) -> None:
    start = text.index(cue)
    parsed = structure_of(nlp(text, component_cfg=PROPOSING), whole(text))
    proposal = parsed.proposal_at(Span(start, start + len(cue)))

    assert proposal is not None
    assert [text[one.start : one.end] for one in proposal.claim.cue] == [cue]


def test_growing_goes_from_phrase_to_clause(parsed: Structure) -> None:
    assert parsed.phrase_around(at("Board")) == at("the Harbour Board")
    assert parsed.phrase_around(at("the Harbour Board")) == at("Ida Quill of the Harbour Board")
    assert parsed.clause_around(at("shut")) == at("that the bridge would stay shut")


def test_offsets_count_from_the_start_of_the_article(nlp: Language, parsed: Structure) -> None:
    moved = structure_of(nlp(TEXT, component_cfg=PROPOSING), whole(TEXT, 1_000))

    assert moved.extent == (1_000, 1_000 + len(TEXT))
    for word in ("bridge", "bolts", "denied"):
        here, there = parsed.proposal_at(at(word)), moved.proposal_at(at(word).shifted(1_000))
        assert there.claim.cue == tuple(piece.shifted(1_000) for piece in here.claim.cue)
    assert moved.phrase_around(at("Board").shifted(1_000)) == at("the Harbour Board").shifted(1_000)


def test_without_a_parse_there_is_nothing_to_know() -> None:
    from spacy.lang.en import English

    empty = structure_of(English()(TEXT), whole(TEXT))

    assert empty.proposal_at(at("said")) is None
    assert empty.phrase_around(at("Board")) is None


def test_a_source_tells_which_person_it_names(parsed: Structure) -> None:
    proposal = parsed.proposal_at(at("said Ida"))

    assert proposal.speaker == at("Ida Quill")
    assert parsed.proposal_at(at("denied")).speaker is None


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("Seoul: The deputy will travel on Monday.", "Seoul", []),
        ("OSLO: Nobody was hurt.\n\nBERN: The talks begin.", "OSLO", []),
        ("LONDON (AP): Shares rose on Monday.", "LONDON", []),
        ("Oslo mayor: The bridge stays shut.", "Oslo", ["Oslo mayor"]),
        ("Inspector Lund: The bridge stays shut.", "Lund", ["Inspector Lund"]),
        ("QUILL: We open in May.\n\nLUND: We are late.\n\nQUILL: Not very.", "QUILL", ["QUILL"]),
    ],
)
def test_the_place_ahead_of_a_report_is_nobody_who_speaks(
    nlp: Language, text: str, word: str, expected: list[str]
) -> None:
    start = text.index(word)
    parsed = structure_of(nlp(text, component_cfg=PROPOSING), whole(text))
    proposal = parsed.proposal_at(Span(start, start + len(word)))
    source = proposal.claim.source if proposal is not None else ()
    assert [text[one.start : one.end] for one in source] == expected
