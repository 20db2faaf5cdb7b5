"""Speeches in and out of the index; everything here may raise `sqlite3.Error`."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Sequence
from typing import Any

from annotate.annotation import Status
from annotate.people.resolving import ArticleNames, Source
from annotate.text.quotation import Quotation
from store.index.schema import storable
from store.index.speeches import ClaimMade, Office, Speech

_INSERT = "INSERT INTO speeches VALUES(?, ?, ?, ?)"
_SELECT = (
    "SELECT id, folder, title, uri, digest, date, names, offices, claims "
    "FROM articles JOIN speeches USING(number)"
)
_NAMES = "SELECT id, date, names FROM articles JOIN speeches USING(number) WHERE names <> ''"


def write_speech(database: sqlite3.Connection, number: int, speech: Speech) -> None:
    """Put in what an article has about who speaks, which is not there yet."""
    values = (_names(speech), _json(_offices(speech)), _json(map(_claim_values, speech.claims)))
    database.execute(_INSERT, (number, *values))


def read_speech(database: sqlite3.Connection, number: int) -> Speech | None:
    """What an article has about who speaks, by its number; None where it is gone."""
    row = database.execute(f"{_SELECT} WHERE number = ?", (number,)).fetchone()
    return _speech(row) if row is not None else None


def read_all_speeches(database: sqlite3.Connection) -> Iterator[Speech]:
    """Yield what each article has about who speaks."""
    for row in database.execute(_SELECT):
        yield _speech(row)


def read_names(database: sqlite3.Connection) -> Iterator[ArticleNames]:
    """Yield the names of people in each article that has some."""
    for article, date, names in database.execute(_NAMES):
        yield ArticleNames(article, date, tuple(names.split("\n")))


def _names(speech: Speech) -> str:
    """The names of people, a line each: they have no line breaks."""
    return storable("\n".join(speech.names.people))


def _offices(speech: Speech) -> list[tuple[str, str, str]]:
    return [(office.name, office.title, office.organisation) for office in speech.offices]


def _claim_values(claim: ClaimMade) -> tuple[object, ...]:
    source = claim.source
    return (
        *(claim.id, claim.layer, claim.status.value),
        *(source.words, source.people, source.body),
        *(claim.cue, claim.content, claim.manner.value if claim.manner is not None else ""),
        *(claim.start, claim.end, claim.paragraph),
    )


def _json(values: Iterator[Any] | Sequence[Any]) -> str:
    rows = list(values)
    return json.dumps(rows, separators=(",", ":")) if rows else ""


def _speech(row: Sequence[Any]) -> Speech:
    article, folder, title, uri, digest, date, names, offices, claims = row
    try:
        return Speech(
            article,
            folder,
            title,
            uri,
            digest,
            ArticleNames(article, date, tuple(names.split("\n")) if names else ()),
            tuple(Office(*office) for office in json.loads(offices or "[]")),
            tuple(map(_claim_made, json.loads(claims or "[]"))),
        )
    except (ValueError, TypeError, AttributeError) as error:
        raise sqlite3.DatabaseError(f"a row is not what was written: {error}") from error


def _claim_made(values: Sequence[Any]) -> ClaimMade:
    claim_id, layer, status, words, people, body, cue, content, manner, *place = values
    return ClaimMade(
        claim_id,
        layer,
        Status(status),
        Source(words, tuple(people), body),
        cue,
        content,
        Quotation(manner) if manner else None,
        *place,
    )
