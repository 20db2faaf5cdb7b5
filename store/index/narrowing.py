"""Narrowing: the condition in SQL that every article with a hit fulfils, and others may."""

from __future__ import annotations

from collections.abc import Sequence

from store.index.query import Query, Scope

Condition = tuple[str, list[object]]
"""SQL about `articles` with `?` for values, and the values."""


def narrow(query: Query) -> Condition:
    """The condition that every article with a hit fulfils."""
    conditions = [_dates(query), _words(query), _annotations(query)]
    used = [condition for condition in conditions if condition[0]]
    return (
        " AND ".join(sql for sql, _ in used) or "1",
        [value for _, values in used for value in values],
    )


def _dates(query: Query) -> Condition:
    dates = query.dates
    if dates is None:
        return "", []
    return "date <> '' AND date >= ? AND substr(date, 1, ?) <= ?", [
        dates.first,
        len(dates.last),
        dates.last,
    ]


def _words(query: Query) -> Condition:
    """The condition that the text has the words, or some note, where annotations are looked for."""
    expressions = [needle.index_expression for needle in query.needles]
    speakers = [speaker.index_expression for speaker in query.speakers]
    parts = [f"({expression})" for expression in expressions if expression]
    if speakers and all(speakers):
        parts.append(f"({' OR '.join(speakers)})")
    if not parts:
        return "", []
    condition = "number IN (SELECT rowid FROM words WHERE words MATCH ?)"
    if query.scope is Scope.ANNOTATIONS:
        noted = "number IN (SELECT article FROM annotations WHERE note <> '')"
        condition = f"({condition} OR {noted})"
    return condition, [" AND ".join(parts)]


def _annotations(query: Query) -> Condition:
    """The condition that some annotation is as it should be."""
    if query.scope is not Scope.ANNOTATIONS:
        return "", []
    conditions = [
        _one_of("label", query.labels if all(map(str.isascii, query.labels)) else ()),
        _one_of("status", [status.value for status in query.statuses]),
        _one_of("kind", query.kinds),
    ]
    if query.attributes:
        conditions.append(("attributes <> ''", []))
    used = [condition for condition in conditions if condition[0]]
    where = " AND ".join(sql for sql, _ in used) or "1"
    return (
        f"number IN (SELECT article FROM annotations WHERE {where})",  # noqa: S608 - no values
        [value for _, values in used for value in values],
    )


def _one_of(column: str, values: Sequence[str]) -> Condition:
    if not values:
        return "", []
    return f"{column} IN ({', '.join('?' * len(values))})", list(values)
