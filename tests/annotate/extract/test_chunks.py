"""Chunks: whole paragraphs, small enough that the first suggestions come soon."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotate.extract.chunks import CHUNK, analysable, chunks

_SPACY_LIMIT = 1_000_000
_pieces = st.sampled_from(
    ["word ", "\n", "\n\n", "\r\n", "“So ", "” ", '"', "x" * 700, "Ann said. " * 90, "\ud83d", " "]
)
_texts = st.lists(_pieces | st.text(max_size=3), max_size=40).map("".join)


@given(_texts)
def test_chunks_cover_every_character_once_in_order(text: str) -> None:
    offsets = [(chunk.start, chunk.end) for chunk in chunks(text)]

    assert [0, *(end for _, end in offsets)] == [*(start for start, _ in offsets), len(text)]


@given(_texts)
def test_chunks_end_where_paragraphs_end(text: str) -> None:
    for chunk in list(chunks(text))[:-1]:
        assert text[chunk.end - 1] == "\n"
        assert text[chunk.end] != "\n"


@given(_texts)
def test_a_paragraph_that_opens_with_a_quotation_mark_stays_with_the_one_before(text: str) -> None:
    for chunk in list(chunks(text))[1:]:
        assert text[chunk.start] not in '“"‘«„'


@pytest.mark.parametrize("mark", ["“", '"', "‘", "«", "„"])
def test_a_quotation_over_paragraphs_stays_in_one_chunk(mark: str) -> None:
    paragraph = "Ann said so. " * 200
    text = f"{paragraph}\n\n{mark}And so.\n{mark}And so.\n{paragraph}\n{paragraph}"

    assert [text[span.start : span.end][:3] for span in chunks(text)] == ["Ann"] * 3


def test_chunks_are_about_as_long_as_they_should_be() -> None:
    text = ("Ann said so. " * 20 + "\n\n") * 40
    lengths = [len(chunk) for chunk in chunks(text)]

    assert len(lengths) > 3
    assert all(CHUNK <= length < CHUNK + 300 for length in lengths[:-1])


@pytest.mark.parametrize("text", ["word " * 500_000, "x" * 2_500_000, "“\n" * 700_000])
def test_no_chunk_is_longer_than_spacy_allows(text: str) -> None:
    spans = list(chunks(text))

    assert all(len(span) < _SPACY_LIMIT for span in spans)
    assert sum(map(len, spans)) == len(text)


def test_a_very_long_paragraph_is_split_between_words() -> None:
    text = "word " * 100_000

    spans = list(chunks(text))

    assert len(spans) > 1
    assert all(text[span.end - 1] == " " for span in spans)


def test_a_long_paragraph_behind_another_is_split_between_its_own_words() -> None:
    text = "a b\n" + "x" * 150_000

    assert [len(span) for span in chunks(text)] == [100_000, 50_004]


@given(st.text(st.characters()))
def test_lone_surrogates_are_replaced_one_for_one(text: str) -> None:
    safe = analysable(text)

    assert len(safe) == len(text)
    assert not any("\ud800" <= char <= "\udfff" for char in safe)
    assert all(b in {a, "\ufffd"} for a, b in zip(text, safe, strict=True))
