"""The tables of the index, and texts as their columns take them."""

from __future__ import annotations

VERSION = 4
"""Version of the tables; an index of another one is made anew."""

TABLES = """
CREATE TABLE articles(
    number INTEGER PRIMARY KEY,
    folder TEXT NOT NULL UNIQUE,
    stamp BLOB NOT NULL,
    id TEXT NOT NULL,
    title TEXT NOT NULL,
    uri TEXT NOT NULL,
    date TEXT NOT NULL,
    digest TEXT NOT NULL,
    layers TEXT NOT NULL,
    outdated INTEGER NOT NULL
);
CREATE TABLE texts(number INTEGER PRIMARY KEY, text BLOB NOT NULL);
CREATE VIRTUAL TABLE words USING fts5(
    text, content='', tokenize='unicode61 remove_diacritics 0'
);
CREATE TABLE annotations(
    article INTEGER NOT NULL,
    rank INTEGER NOT NULL,
    layer TEXT NOT NULL,
    id TEXT NOT NULL,
    kind TEXT NOT NULL,
    label TEXT NOT NULL COLLATE NOCASE,
    status TEXT NOT NULL,
    start INTEGER NOT NULL,
    end INTEGER NOT NULL,
    quote TEXT NOT NULL,
    source TEXT NOT NULL,
    cue TEXT NOT NULL,
    speaker TEXT NOT NULL,
    note TEXT NOT NULL,
    moved INTEGER NOT NULL,
    marked TEXT NOT NULL,
    attributes TEXT NOT NULL,
    PRIMARY KEY(article, rank)
) WITHOUT ROWID;
CREATE INDEX labelled ON annotations(label, status, kind, layer);
CREATE INDEX noted ON annotations(article) WHERE note <> '';
CREATE INDEX attributed ON annotations(article) WHERE attributes <> '';
CREATE TABLE speeches(
    number INTEGER PRIMARY KEY,
    names TEXT NOT NULL,
    offices TEXT NOT NULL,
    claims TEXT NOT NULL
);
"""
"""A row of `words` and one of `texts` have the number of their article; so has one of `speeches`
where somebody is named or speaks, with `names` in lines and JSON else. Texts are UTF-8 with lone
surrogates as they are; `marked` is JSON, empty where it is from `start` to `end`; `attributes` is
JSON, empty for none."""


def storable(text: str) -> str:
    """A text as SQLite takes it: without lone surrogates."""
    return text if text.isascii() else text.encode("utf-8", "replace").decode("utf-8")
