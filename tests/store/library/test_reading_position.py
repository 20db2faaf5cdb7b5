"""Reading positions are found again, also in a text that was edited meanwhile."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.library.reading_position import ReadingPosition, position_to_bytes, read_position
from tests.annotate.text.test_tokenizer import odd_texts

TEXT = "".join(f"Boat number {number} left the quay at dawn. " for number in range(40))
CURSOR = TEXT.index("number 20")
STOPPED = ReadingPosition(CURSOR, CURSOR - 100)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "position.json"
    path.write_bytes(position_to_bytes(STOPPED, TEXT))
    return path


@given(odd_texts(), st.integers(0, 60), st.integers(0, 60))
def test_in_the_same_text_a_position_stays(
    tmp_path_factory: pytest.TempPathFactory, text: str, cursor: int, top: int
) -> None:
    path = tmp_path_factory.getbasetemp() / "position.json"
    position = ReadingPosition(min(cursor, len(text)), top)
    path.write_bytes(position_to_bytes(position, text))
    assert read_position(path, text) == position


@pytest.mark.parametrize("news", ["", "Stop press. ", "Stop press. " * 90])
def test_what_is_written_ahead_of_a_position_moves_it(path: Path, news: str) -> None:
    shift = len(news)
    assert read_position(path, news + TEXT) == ReadingPosition(CURSOR + shift, CURSOR - 100 + shift)


def test_what_is_deleted_ahead_of_a_position_moves_it_back(path: Path) -> None:
    assert read_position(path, TEXT[300:]) == ReadingPosition(CURSOR - 300, CURSOR - 400)


def test_a_position_whose_screen_begins_in_what_is_gone_begins_at_the_top(path: Path) -> None:
    assert read_position(path, TEXT[CURSOR - 50 :]) == ReadingPosition(50, 0)


@pytest.mark.parametrize("side", [slice(CURSOR - 30, CURSOR - 20), slice(CURSOR + 20, CURSOR + 30)])
def test_words_on_one_side_of_a_position_are_enough(path: Path, side: slice) -> None:
    edited = f"Stop press. {TEXT[: side.start]}(cut){TEXT[side.stop :]}"
    position = read_position(path, edited)
    assert position is not None
    assert edited[position.cursor :].startswith("number 20")


def test_of_the_same_words_those_nearby_are_taken(tmp_path: Path) -> None:
    text = "All aboard! " * 99
    path = tmp_path / "position.json"
    path.write_bytes(position_to_bytes(ReadingPosition(600, 480), text))
    assert read_position(path, f"Now: {text}") == ReadingPosition(605, 485)


def test_where_all_words_are_gone_the_offset_counts(path: Path) -> None:
    assert read_position(path, "x" * 2000) == STOPPED


def test_a_position_without_words_is_its_offset(path: Path) -> None:
    path.write_text('{"cursor": 8, "top": 3}')
    assert read_position(path, TEXT) == ReadingPosition(8, 3)
