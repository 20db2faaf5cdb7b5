"""A dictionary on disk holds the last value of a key, and keeps keys apart that look alike."""

from __future__ import annotations

from store.files.disk_dict import DiskDict


def test_the_last_word_on_a_key_counts() -> None:
    values = DiskDict()
    values.put(("a", "b"), "first")
    values.put(("a", "b"), 2)

    assert values.get(("a", "b")) == 2
    assert values.get(("b", "a")) is None
    values.put(("a", "b"), "a file\udcff")
    assert values.get(("a", "b")) == "a file\udcff"
    assert len(values) == 1


def test_keys_are_the_same_only_part_by_part() -> None:
    values = DiskDict()
    keys = [("a", "bc"), ("ab", "c"), ("a\0b", "c"), ("a", "b\0c"), ("a\0b\0c",), ("\ud800",)]
    for number, key in enumerate(keys):
        values.put(key, number)

    assert [values.get(key) for key in keys] == list(range(len(keys)))
