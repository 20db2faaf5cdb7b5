"""Structures: phrases, clauses and proposals around a place, packed small."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotate.claim import Claim
from annotate.span import Span
from annotate.structure import Proposal, Structure, joined, structure
from annotate.structure_index import StructureIndex
from tests.strategies import claims, spans

TEXT = "The mayor of Low Garrick said the quay would open late, as the builders feared."


def at(quote: str) -> Span:
    start = TEXT.index(quote)
    return Span(start, start + len(quote))


def proposal(source: str, cue: str, content: str, chance: int) -> Proposal:
    parts = [(at(quote),) if quote else () for quote in (source, cue, content)]
    return Proposal(at(cue), Claim(*parts), chance)


SAID = proposal("The mayor of Low Garrick", "said", "the quay would open late", 80)
FEARED = proposal("the builders", "feared", "said the quay would open late", 10)
OPEN = proposal("the quay", "would open", "", 0)
PARSED = structure(
    (0, len(TEXT)),
    map(at, ("The mayor of Low Garrick", "The mayor", "Low Garrick", "the quay", "the builders")),
    map(at, (TEXT[:-1], "the quay would open late", "as the builders feared")),
    (FEARED, OPEN, SAID),
)


def test_growing_finds_the_next_larger_phrase_and_clause() -> None:
    assert PARSED.phrase_around(at("Garrick")) == at("Low Garrick")
    assert PARSED.phrase_around(at("Low Garrick")) == at("The mayor of Low Garrick")
    assert PARSED.phrase_around(at("The mayor of Low Garrick")) is None
    assert PARSED.clause_around(at("open")) == at("the quay would open late")
    assert PARSED.clause_around(at("the quay would open late")) == at(TEXT[:-1])


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("said", SAID),
        ("mayor", SAID),
        ("late", SAID),
        ("feared", FEARED),
        ("builders", FEARED),
        ("open", SAID),
    ],
)
def test_a_word_leads_to_the_cue_that_one_would_expect(word: str, expected: Proposal) -> None:
    assert PARSED.proposal_at(at(word)) == expected


def test_a_word_outside_of_all_claims_proposes_nothing() -> None:
    assert PARSED.proposal_at(at("as")) is None


def test_a_known_cue_governs_its_own_place_even_without_a_content() -> None:
    known = proposal("the quay", "would open", "", 5)
    parsed = structure((0, len(TEXT)), proposals=[SAID, known])

    assert parsed.proposal_at(at("open")) == known
    assert parsed.proposal_at(at("late")) == SAID


def test_a_verb_that_nothing_stands_around_is_a_cue_of_its_own() -> None:
    alone = structure((0, len(TEXT)), proposals=[OPEN])

    assert alone.proposal_at(at("open")) == OPEN


@given(st.data())
def test_packing_loses_nothing(data: st.DataObject) -> None:
    proposed = data.draw(
        st.lists(
            st.builds(
                Proposal, spans(TEXT), claims(TEXT), st.integers(0, 100), st.none() | spans(TEXT)
            ),
            max_size=4,
        )
    )
    phrases = data.draw(st.lists(spans(TEXT), max_size=5))
    packed = structure((0, len(TEXT)), phrases, phrases, proposed)

    assert Structure.from_bytes(packed.to_bytes()) == packed
    for phrase in phrases:
        wider = [other for other in phrases if other.covers(phrase) and other != phrase]
        smallest = packed.phrase_around(phrase)
        assert (smallest is None) == (not wider)
        assert smallest is None or len(smallest) == min(map(len, wider))


@pytest.mark.parametrize("spoil", [b"", b"x" * 40, PARSED.to_bytes()[:-3]])
def test_anything_else_is_refused(spoil: bytes) -> None:
    with pytest.raises(ValueError, match="not a structure"):
        Structure.from_bytes(spoil)


def test_chunks_answer_alone_and_joined() -> None:
    width = len(TEXT)
    second = structure(
        (width, 2 * width),
        [at("Low Garrick").shifted(width)],
        proposals=[
            Proposal(SAID.anchor.shifted(width), Claim(cue=(SAID.claim.cue[0].shifted(width),)), 50)
        ],
    )
    chunks = StructureIndex()
    chunks.add(second)
    assert chunks.at(at("said")) is None
    chunks.add(PARSED)
    chunks.add(PARSED)
    all_chunks = joined((PARSED, second))

    assert chunks.joined == all_chunks == Structure.from_bytes(all_chunks.to_bytes())
    for word in ("said", "Garrick"):
        here, there = at(word), at(word).shifted(width)
        assert chunks.at(here) == PARSED
        assert chunks.at(there) == second
        assert all_chunks.proposal_at(here) == PARSED.proposal_at(here)
        assert all_chunks.proposal_at(there) == second.proposal_at(there)
        assert all_chunks.phrase_around(there) == second.phrase_around(there)
