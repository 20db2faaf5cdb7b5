"""An array is read item by item: whatever the pieces, with the lines of what is wrong."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.errors import ImportRefused
from store.formats.format import IncomingFile
from store.formats.json_array import array_items

VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(max_size=4),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=2), inner, max_size=3)
    ),
    max_leaves=6,
)


def items(data: bytes, size: int = 1 << 20) -> list[tuple[int, Any]]:
    pieces = [data[start : start + size] for start in range(0, len(data), size)]
    return list(array_items(IncomingFile("a.json", lambda: pieces)))


@given(st.lists(VALUES, max_size=4), st.integers(1, 9), st.sampled_from([None, 1]), st.booleans())
def test_items_are_those_of_the_array_whatever_the_pieces(
    values: list[Any], size: int, indent: int | None, escaped: bool
) -> None:
    text = json.dumps(values, indent=indent, ensure_ascii=escaped)
    data = text.encode("utf-8", "surrogatepass") if escaped else text.encode("utf-8", "replace")

    items_read = [value for _, value in items(data, size)]

    assert items_read == json.loads(data)


def test_each_item_has_the_line_that_it_begins_on() -> None:
    assert items(b'\xef\xbb\xbf\n[{"a":\n1}, 2,\n\n 3]\n', 3) == [(2, {"a": 1}), (3, 2), (5, 3)]


@pytest.mark.parametrize(
    ("data", "line", "reason"),
    [
        (b"", 1, "the file is not a list"),
        (b'\n{"a": 1}', 2, "the file is not a list"),
        (b"[1,\n", 2, "column 1: not JSON, Expecting value"),
        (b"[1\n 2]", 2, "column 2: not JSON, Expecting ',' delimiter"),
        (b"[1,\n]", 2, "column 1: not JSON, Expecting value"),
        (b"[1]\n x", 2, "column 2: not JSON, something stands behind the list"),
        (b'[1,\n{"a": nul}]', 2, "column 7: not JSON, Expecting value"),
        (b'[1, "a\n"]', 1, "column 7: not JSON, Invalid control character at"),
        (b'[1,\n"a', 2, "column 1: not JSON, Unterminated string starting at"),
        (b'[\n{"a": 1, "a": 2}]', 2, 'the key "a" stands twice in one object'),
        (b"[\n\n[NaN]]", 3, "NaN is not a JSON number"),
        (b"[1,\n" + b"[" * 200 + b"]" * 200 + b"]", 2, "nested more than 100 deep"),
        (b"[" + b"[" * 200_000, 1, "nested more than 100 deep"),
        (b"[\n1,\n\n\xff]", 4, "a byte is 0xff, which is not UTF-8"),
        (b"[\n1,\n\xc3", 3, "a byte is 0xc3, which is not UTF-8"),
    ],
)
@pytest.mark.parametrize("size", [2, 1 << 20])
def test_what_is_no_array_is_refused_with_its_place(
    data: bytes, size: int, line: int, reason: str
) -> None:
    with pytest.raises(ImportRefused) as refusal:
        items(data, size)

    assert (refusal.value.line, refusal.value.reason) == (line, reason)


def test_no_more_is_read_than_the_next_item_needs() -> None:
    read = 0

    def pieces() -> Iterator[bytes]:
        nonlocal read
        yield b"["
        for number in range(100):
            read += 1
            yield b'%s"%s"' % (b"," if number else b"", b"x" * 100_000)
        yield b"]"

    items_read = array_items(IncomingFile("a.json", pieces))
    next(items_read)

    assert read <= 3
    assert sum(1 for _ in items_read) == 99
