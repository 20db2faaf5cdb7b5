"""Parquet is read row by row as JSONL is line by line, and no row is lost without a word."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from decimal import Decimal
from io import BytesIO
from typing import Any

import pyarrow
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyarrow import parquet as arrow_parquet

from annotate.document import FACTS
from annotate.errors import UnreadableArticle
from annotate.loaders.jsonl import TextRecord, load_line
from annotate.loaders.parquet import Row, rows


def written(columns: dict[str, Any], group: int = 2, **options: Any) -> bytes:
    """A file with so many rows in each group."""
    file = BytesIO()
    arrow_parquet.write_table(pyarrow.table(columns), file, row_group_size=group, **options)
    return file.getvalue()


def rows_of(data: bytes) -> list[Row]:
    return list(rows(BytesIO(data), name="t.parquet", uri="/t.parquet"))


def outcome(row: Row) -> TextRecord | str:
    try:
        return row.load()
    except UnreadableArticle as error:
        return str(error)


@given(
    records=st.lists(
        st.fixed_dictionaries(
            {
                "text": st.text(st.characters(exclude_categories=["Cs"])) | st.none(),
                "id": st.sampled_from(["a", "", None]),
                "meta": st.none()
                | st.fixed_dictionaries(
                    {key: st.sampled_from(["x", None]) for key in ("title", "uri", *FACTS)}
                ),
                "score": st.floats(allow_nan=False, allow_infinity=False) | st.none(),
                "tags": st.lists(st.integers(min_value=0, max_value=9), max_size=2),
            }
        ),
        min_size=1,
        max_size=5,
    )
)
def test_a_row_is_what_the_same_object_on_a_line_is(records: list[dict[str, Any]]) -> None:
    columns = {key: [record[key] for record in records] for key in records[0]}
    outcomes = [outcome(row) for row in rows_of(written(columns))]

    for number, (record, row) in enumerate(zip(records, outcomes, strict=True), start=1):
        line = json.dumps(record).encode()
        name = f"t.parquet: row {number}"
        try:
            expected: TextRecord | str = load_line(line, name=name, uri="/t.parquet")
        except UnreadableArticle as error:
            expected = str(error)
        assert row == expected
        if isinstance(row, TextRecord):
            assert dict(row.extra) == record


def test_values_that_json_has_no_word_for_are_written_as_text() -> None:
    columns = {
        "text": pyarrow.array([b"Ann left."], pyarrow.binary()),
        "meta": pyarrow.array([[("title", "Ann")]], pyarrow.map_("string", "string")),
        "day": [date(2026, 11, 29)],
        "time": pyarrow.array([1_000_000_001], pyarrow.timestamp("ns", "UTC")),
        "seen": [datetime(2026, 11, 29, tzinfo=UTC)],
        "price": [Decimal("1.50")],
        "score": [float("nan")],
        "picture": [b"\xff\xd8"],
        "kind": pyarrow.array(["news"]).dictionary_encode(),
    }

    [row] = rows_of(written(columns))

    text = row.load()
    assert (text.document.text, text.document.title) == ("Ann left.", "Ann")
    assert {key: text.extra[key] for key in list(columns)[2:]} == {
        "day": "2026-11-29",
        "time": "1970-01-01T00:00:01+00:00",
        "seen": "2026-11-29T00:00:00+00:00",
        "price": "1.50",
        "score": None,
        "picture": "/9g=",
        "kind": "news",
    }
    assert json.loads(json.dumps(dict(text.extra))) == text.extra


def test_every_row_of_a_damaged_group_is_refused_and_the_others_are_read() -> None:
    data = bytearray(written({"text": [f"text {n}" for n in range(6)]}, use_dictionary=False))
    second_group = arrow_parquet.read_metadata(BytesIO(data)).row_group(1)
    place = second_group.column(0).data_page_offset
    data[place : place + 8] = b"\xff" * 8

    outcomes = [outcome(row) for row in rows_of(bytes(data))]

    read = [row.document.text for row in outcomes if isinstance(row, TextRecord)]
    refused = [row.partition(": damaged")[0] for row in outcomes if isinstance(row, str)]
    assert read == ["text 0", "text 1", "text 4", "text 5"]
    assert refused == ["t.parquet: row 3", "t.parquet: row 4"]


def test_one_bad_row_costs_itself_alone() -> None:
    columns = {"text": pyarrow.array([b"one", b"caf\xe9", b"two"], pyarrow.binary())}

    first, bad, last = (outcome(row) for row in rows_of(written(columns)))

    assert isinstance(first, TextRecord)
    assert isinstance(last, TextRecord)
    assert isinstance(bad, str)
    assert bad.startswith("t.parquet: row 2: 'utf-8' codec can't decode byte 0xe9")


@pytest.mark.parametrize("data", [b"", b"PAR1", b"Ann left.\n", b"PAR1 and not PAR1"])
def test_what_is_no_parquet_is_refused(data: bytes) -> None:
    with pytest.raises(UnreadableArticle, match=r"t\.parquet: not Parquet that can be read"):
        rows_of(data)


def test_the_sizes_of_rows_add_up_to_about_the_file() -> None:
    data = written({"text": ["word " * 100] * 50})

    assert len(data) - 50 <= sum(row.size for row in rows_of(data)) <= len(data)
