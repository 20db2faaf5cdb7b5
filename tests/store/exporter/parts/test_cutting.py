"""Texts are cut between articles alone, and a part holds all there is to know of each."""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given
from hypothesis import strategies as st

from annotate.document import FACTS
from annotate.loaders.jsonl import TextRecord, load_line
from store.exporter.parts.cutting import cut, text_line
from store.exporter.parts.file_names import input_name
from store.exporter.parts.local_place import LocalPlace
from tests.strategies import json_values, texts, unknown_keys

KEYS = st.sampled_from(["id", "text", "data", "meta", "spans", "title", "schema"])


@st.composite
def records(draw: st.DrawFn) -> TextRecord:
    """A text as a line gives it, with any fields beside it."""
    meta = draw(st.dictionaries(st.sampled_from(["title", "uri", *FACTS]), json_values()))
    fields = {
        **draw(st.dictionaries(KEYS, json_values())),
        **draw(unknown_keys()),
        "text": draw(texts()),
        "meta": {**meta, **draw(unknown_keys())},
    }
    return load_line(json.dumps(fields).encode(), name="t.jsonl: line 1", uri="/t.jsonl")


@given(records())
def test_a_text_is_read_from_its_part_as_it_was(text: TextRecord) -> None:
    again = load_line(text_line(text).removesuffix(b"\n"), name="part", uri="elsewhere")

    assert (again.document, again.id) == (text.document, text.id)
    assert again.document.facts == text.document.facts
    known = {"id", "text", "meta"}
    assert {key: value for key, value in again.extra.items() if key not in known} == {
        key: value for key, value in text.extra.items() if key not in known
    }
    assert dict(text.meta) | {"title": text.document.title, "uri": text.document.uri} == again.meta


@given(
    lengths=st.lists(st.integers(min_value=0, max_value=400), max_size=12),
    size=st.integers(min_value=1, max_value=1_000),
)
def test_parts_hold_all_lines_in_order_and_end_where_they_are_large_enough(
    lengths: list[int], size: int
) -> None:
    line_texts = [json.dumps({"text": "word " * length}) for length in lengths]
    records = [load_line(line.encode(), name=line, uri="/t") for line in line_texts]
    with TemporaryDirectory() as name:
        folder = LocalPlace(Path(name))
        parts = list(cut(records, folder, size))
        contents = [folder.read(input_name(number)) for number in range(len(parts))]

    assert b"".join(contents) == b"".join(map(text_line, records))
    assert [part.size for part in parts] == list(map(len, contents))
    assert [part.digest for part in parts] == [sha256(data).hexdigest() for data in contents]
    assert sum(part.articles for part in parts) == len(lengths)
    assert sum(part.words for part in parts) == sum(lengths)
    for data in contents:
        last_line = data.rindex(b"\n", 0, -1) + 1 if data.count(b"\n") > 1 else 0
        assert last_line < size
    assert all(len(data) >= size for data in contents[:-1])
