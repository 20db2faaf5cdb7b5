"""Plain text and texts as JSONL are the bytes of their sources, or are refused with the place."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from annotate.errors import UnreadableArticle
from annotate.loaders import jsonl, plain
from annotate.loaders.lines import numbered_lines
from tests.annotate.loaders.sources import source

MARK = b"\xef\xbb\xbf"


@given(st.lists(st.binary(max_size=6) | st.text(max_size=6).map(str.encode), max_size=5))
@example([MARK, b"Rye\r\n", b"\x00\x0c", "\u2028\ud7ff".encode()])
@example([b"Rye ", b"\xe9", b" Hull"])
def test_plain_text_is_every_byte_or_the_first_bad_one_is_named(pieces: list[bytes]) -> None:
    data = b"".join(pieces)
    bad_byte = first_bad_byte(data)
    if bad_byte is None:
        assert plain.load(source(data, "a.txt")).text.encode("utf-8") == data.removeprefix(MARK)
        return
    with pytest.raises(
        UnreadableArticle, match=rf"byte 0x{data[bad_byte]:02x} at offset {bad_byte};"
    ):
        plain.load(source(data, "a.txt"))


def first_bad_byte(data: bytes) -> int | None:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as fault:
        return fault.start
    return None


VALUES: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=4),
    lambda inner: (
        st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=3), inner, max_size=2)
    ),
    max_leaves=4,
)
KEYS = st.sampled_from(["text", "data", "id", "meta", "gist"])


@given(st.dictionaries(KEYS, VALUES | st.just({"title": "Rye", "uri": 7}), max_size=5))
@example({"text": "Rye", "meta": "wire"})
@example({"text": "Rye", "id": 0, "meta": {"title": ["a"]}})
def test_a_line_with_a_text_keeps_all_of_it_or_is_refused(value: dict[str, Any]) -> None:
    line = json.dumps(value).encode()
    text = value.get("text", value.get("data"))
    meta = value.get("meta") or {}
    if not isinstance(text, str) or not isinstance(meta, dict):
        with pytest.raises(UnreadableArticle, match=r"^a\.jsonl: line 3: "):
            jsonl.load_line(line, name="a.jsonl: line 3", uri="/a")
        return

    record = jsonl.load_line(line, name="a.jsonl: line 3", uri="/a")

    assert (record.document.text, record.extra, record.meta) == (text, value, meta)


@given(st.lists(st.sampled_from([b'{"text": "Rye"}', b"", b"  ", b"odd", MARK, b"\xe2\x80\xa8"])))
def test_every_line_that_is_not_blank_has_its_number(lines: list[bytes]) -> None:
    data = b"\n".join(lines)

    numbered = dict(numbered_lines(data))

    for number, line in enumerate(data.removeprefix(MARK).split(b"\n"), start=1):
        assert numbered.get(number, b"") == (line if line.strip() else b"")
