"""Moving by sentence and paragraph."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotate.text.sentences import (
    next_paragraph,
    next_sentence,
    previous_paragraph,
    previous_sentence,
)
from tests.strategies import texts

TEXT = (
    "Mr Lavrov left. “Why?” asked Ms May. Nobody knew!\n\nThe U.S. team won 3.5 points… So it went."
)
STARTS = ["“Why", "Nobody", "The U.S.", "So it"]


def starts_of_sentences(text: str) -> list[int]:
    starts, start = [], next_sentence(text, 0)
    while start is not None:
        starts.append(start)
        start = next_sentence(text, start)
    return starts


def test_forwards_visits_each_sentence() -> None:
    starts = starts_of_sentences(TEXT)
    assert starts == [TEXT.index(start) for start in STARTS]


def test_french_blanks_inside_of_quotation_marks_cut_no_sentence() -> None:
    text = "MM. Roy et Lam partent. «\u00a0Demain\u00a0!\u00a0» Nul ne sait. « Ou lundi. » Il rit."
    starts = starts_of_sentences(text)

    assert [text[start : start + 5] for start in starts] == [
        "«\u00a0Dem",
        "Nul n",
        "« Ou ",
        "Il ri",
    ]


def test_backwards_visits_the_same_sentences() -> None:
    offset, starts = len(TEXT), []
    while offset:
        offset = previous_sentence(TEXT, offset)
        starts.append(offset)
    assert starts == [*(TEXT.index(start) for start in reversed(STARTS)), 0]


@pytest.mark.parametrize("word", ["Why", "asked", "May. Nobody"])
def test_from_inside_a_sentence_back_goes_to_its_start(word: str) -> None:
    assert previous_sentence(TEXT, TEXT.index(word)) == TEXT.index("“Why")


def test_paragraphs_begin_behind_empty_lines_however_lines_end() -> None:
    for newline in ("\n", "\r\n", "\r"):
        text = f"One.{newline}{newline}  Two.{newline}Three."
        second, third = text.index("Two"), text.index("Three")
        assert (next_paragraph(text, 0), next_paragraph(text, second)) == (second, third)
        assert next_paragraph(text, third) is None
        assert previous_paragraph(text, len(text)) == third
        assert previous_paragraph(text, third) == second
        assert previous_paragraph(text, second) == 0


pieces = st.sampled_from(("Mr ", "A. ", "“B", "c”", "? ", "! ", ".", " ", "\n", "\r\n", "(", "D"))


@given(st.lists(pieces | texts(), max_size=15).map("".join), st.data())
def test_back_leads_to_the_last_start_ahead_of_an_offset(text: str, data: st.DataObject) -> None:
    starts = [0, *starts_of_sentences(text)]
    offset = data.draw(st.sampled_from([*starts[1:], len(text)]))
    assert previous_sentence(text, offset) == max((s for s in starts if s < offset), default=0)


def test_a_text_without_end_takes_no_time() -> None:
    text = "word " * 200_000
    assert next_sentence(text, 500_000) is None
    assert 0 < previous_sentence(text, 500_000) < 500_000
