"""Articles in and out of the tables of the index; everything here may raise `sqlite3.Error`."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence
from typing import Any

from annotate.annotation import Status
from annotate.attributes import attributes_of
from annotate.span import Span
from store.files.scratch import packed, unpacked
from store.index.article_rows import AnnotationRow, ArticleRows
from store.index.schema import storable
from store.index.speech_tables import write_speech
from store.index.speeches import Speech
from store.index.terms import indexed

_ARTICLE = "SELECT * FROM articles WHERE number = ?"
_TEXT = "SELECT text FROM texts WHERE number = ?"
_ANNOTATIONS = "SELECT * FROM annotations WHERE article = ? ORDER BY rank"
_INSERT_ARTICLE = "INSERT INTO articles VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
_INSERT_WORDS = "INSERT INTO words(rowid, text) VALUES(?, ?)"
_FORGET_WORDS = "INSERT INTO words(words, rowid, text) VALUES('delete', ?, ?)"
_INSERT_ANNOTATION = (
    "INSERT INTO annotations VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)


def read_article(
    database: sqlite3.Connection, number: int, *, with_annotations: bool
) -> ArticleRows | None:
    """An article by its number; None where it is gone."""
    article = database.execute(_ARTICLE, (number,)).fetchone()
    text = database.execute(_TEXT, (number,)).fetchone()
    annotations = database.execute(_ANNOTATIONS, (number,)) if with_annotations else ()
    if article is None or text is None:
        return None
    try:
        return _article(article, unpacked(text[0]), annotations)
    except (ValueError, TypeError, AttributeError) as error:
        raise sqlite3.DatabaseError(f"a row is not what was written: {error}") from error


def write_article(
    database: sqlite3.Connection, article: ArticleRows, speech: Speech | None, stamp: bytes
) -> None:
    """Put an article in the place of what is there of it; a text that is the same stays."""
    present = database.execute(
        "SELECT number, digest FROM articles WHERE folder = ?", (article.folder,)
    ).fetchone()
    number, digest = present or (None, None)
    has_other_text = digest != article.digest
    if number is not None:
        delete_article(database, number, with_text=has_other_text)
    values = (number, article.folder, stamp, *_values_of_article(article))
    number = database.execute(_INSERT_ARTICLE, values).lastrowid or 0
    if has_other_text:
        database.execute("INSERT INTO texts VALUES(?, ?)", (number, packed(article.text)))
        database.execute(_INSERT_WORDS, (number, indexed(article.text)))
    if article.annotations:
        rows = ((number, rank, *_values(row)) for rank, row in enumerate(article.annotations))
        database.executemany(_INSERT_ANNOTATION, rows)
    if speech is not None:
        write_speech(database, number, speech)


def delete_article(database: sqlite3.Connection, number: int, *, with_text: bool = True) -> None:
    """Take an article out, with its text or without."""
    if with_text:
        [text] = database.execute(_TEXT, (number,)).fetchone()
        # A table of words that keeps no texts has to be told what it is to forget.
        database.execute(_FORGET_WORDS, (number, indexed(unpacked(text))))
        database.execute("DELETE FROM texts WHERE number = ?", (number,))
    database.execute("DELETE FROM annotations WHERE article = ?", (number,))
    database.execute("DELETE FROM speeches WHERE number = ?", (number,))
    database.execute("DELETE FROM articles WHERE number = ?", (number,))


def _article(row: Sequence[Any], text: str, annotations: Iterable[Sequence[Any]]) -> ArticleRows:
    _, folder, _, article_id, title, uri, date, digest, layers, outdated = row
    return ArticleRows(
        folder,
        article_id,
        title,
        uri,
        date,
        digest,
        text,
        tuple(map(_annotation, annotations)),
        frozenset(json.loads(layers)),
        outdated,
    )


def _annotation(row: Sequence[Any]) -> AnnotationRow:
    _, _, layer, row_id, kind, label, status, start, end, *words, moved, marked, chosen = row
    quote, source, cue, speaker, note = words
    spans = json.loads(marked) if marked else ((start, end),)
    return AnnotationRow(
        layer,
        row_id,
        kind,
        label,
        Status(status),
        start,
        end,
        quote,
        source,
        cue,
        speaker,
        note,
        bool(moved),
        tuple(Span(*span) for span in spans),
        attributes_of(json.loads(chosen)) if chosen else (),
    )


def _values_of_article(article: ArticleRows) -> tuple[object, ...]:
    return (
        *map(storable, (article.id, article.title, article.uri, article.date)),
        article.digest,
        json.dumps(sorted(article.layers)),
        article.outdated,
    )


def _values(row: AnnotationRow) -> tuple[object, ...]:
    is_extent = row.marked == (Span(row.start, row.end),)
    return (
        *map(storable, (row.layer, row.id, row.kind, row.label)),
        row.status.value,
        row.start,
        row.end,
        *map(storable, (row.quote, row.source, row.cue, row.speaker, row.note)),
        int(row.moved),
        "" if is_extent else json.dumps([[span.start, span.end] for span in row.marked]),
        json.dumps(dict(row.attributes)) if row.attributes else "",
    )
