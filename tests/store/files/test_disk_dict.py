"""A ledger remembers what was said of a key, and keeps keys apart that look alike."""

from __future__ import annotations

from store.files.disk_dict import DiskDict


def test_the_last_word_on_a_key_counts() -> None:
    ledger = DiskDict()
    ledger.put(("a", "b"), "first")
    ledger.put(("a", "b"), 2)

    assert ledger.get(("a", "b")) == 2
    assert ledger.get(("b", "a")) is None
    ledger.put(("a", "b"), "a file\udcff")
    assert ledger.get(("a", "b")) == "a file\udcff"
    assert len(ledger) == 1


def test_keys_are_the_same_only_part_by_part() -> None:
    ledger = DiskDict()
    keys = [("a", "bc"), ("ab", "c"), ("a\0b", "c"), ("a", "b\0c"), ("a\0b\0c",), ("\ud800",)]
    for number, key in enumerate(keys):
        ledger.put(key, number)

    assert [ledger.get(key) for key in keys] == list(range(len(keys)))
