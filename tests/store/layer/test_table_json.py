"""Tables as JSON: read row by row, they are what the standard library's decoder makes of them."""

from __future__ import annotations

import contextlib
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotate.annotation import Annotation
from store.errors import StoreDamaged
from store.layer.record_table import RecordTable
from store.layer.table_json import decoded, encoded
from store.records.annotations import to_record
from tests.strategies import annotation_records

PATH = Path("anna.json")
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=4),
    lambda inner: (
        st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=3), inner, max_size=2)
    ),
    max_leaves=4,
)
RECORDS = annotation_records().map(to_record)
ROWS = RECORDS | st.dictionaries(st.text(max_size=3), VALUES, max_size=3)
TABLES = st.dictionaries(
    st.sampled_from(["layer", "annotations", "history"]),
    st.dictionaries(st.text(max_size=3), ROWS, max_size=2),
)


def named(record: dict[str, Any], name: str) -> dict[str, Any]:
    return {**record, "id": name}


@given(TABLES, st.sampled_from([None, 1, "\t"]))
def test_tables_are_read_as_they_were_written_and_written_as_they_were(
    tables: dict[str, dict[str, Any]], indent: int | str | None
) -> None:
    content = json.dumps(tables, indent=indent).encode()
    assert decoded(content, PATH) == tables
    assert json.loads(encoded(decoded(content, PATH))) == tables


@given(TABLES, st.data())
def test_whatever_is_damaged_is_refused_where_the_standard_decoder_refuses_it(
    tables: dict[str, dict[str, Any]], data: st.DataObject
) -> None:
    content = json.dumps(tables)
    start = data.draw(st.integers(0, len(content)))
    end = data.draw(st.integers(start, min(len(content), start + 3)))
    content = content[:start] + data.draw(st.text('{}[]:,"1\\ ', max_size=2)) + content[end:]
    with contextlib.suppress(StoreDamaged):
        assert decoded(content.encode(), PATH) == json.loads(content)
        return
    with pytest.raises(ValueError, match=r"."):
        _expect_tables(json.loads(content, object_pairs_hook=_once))


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    if len(dict(pairs)) < len(pairs):
        raise ValueError("twice")
    return dict(pairs)


def _expect_tables(value: object) -> None:
    if not isinstance(value, dict) or not all(isinstance(rows, dict) for rows in value.values()):
        raise ValueError("no tables")


@given(
    steps=st.lists(st.tuples(st.sampled_from("abc"), st.none() | ROWS), max_size=4),
    is_named=st.booleans(),
)
def test_a_table_of_records_is_a_dictionary_of_rows(
    steps: list[tuple[str, dict[str, Any] | None]], *, is_named: bool
) -> None:
    table, rows = RecordTable(), {}
    for name, row in steps:
        if row is None:
            assert table.pop(name, None) == rows.pop(name, None)
        else:
            table[name] = rows[name] = named(row, name) if is_named else row
        assert dict(table) == rows
        assert list(table) == list(rows)
        assert (len(table), "a" in table) == (len(rows), "a" in rows)


def test_only_a_record_under_its_own_name_that_says_no_more_is_an_annotation() -> None:
    record = {
        **{"kind": "span", "id": "a", "start": 0, "end": 4, "label": "PERSON"},
        **{"status": "accepted", "origin": "user", "decided": "explicit", "annotator": "anna"},
        **{"created": "2026-11-01T00:00:00Z", "updated": "2026-11-01T00:00:00Z", "note": ""},
        **{"score": None, "pipeline": None, "was": None},
    }
    table = RecordTable()
    table.update(a=record, b=record, c={**record, "id": "c", "start": 4}, d={"id": "d"})
    table["e"] = {**record, "id": "e", "unknown": [1]}
    assert {name for name, item in table.compact_items() if isinstance(item, Annotation)} == {
        "a",
        "e",
    }
    assert table["e"]["unknown"] == [1]
    assert (table["b"], table["c"]["start"], table["d"]) == (record, 4, {"id": "d"})
