"""A page that takes long to read: the parser compares each attribute with all before it."""

from __future__ import annotations


def slow_page(attributes: int, words: str) -> bytes:
    """Some words in an element with so many attributes."""
    names = b" ".join(b"a%d=1" % number for number in range(attributes))
    return b"<!doctype html><p %b>%b</p>" % (names, words.encode())
