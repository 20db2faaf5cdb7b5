r"""Typed queries: a line with words, phrases, expressions and `name:value` filters.

lavrov "in person" minist* /\d+ percent/ label:PERSON status:pending speaker:"Ida Quill"
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TypeVar

import regex

from annotate.annotation import Status
from store.errors import QueryRefused
from store.index.patterns import Pattern
from store.index.query import DateRange, Needle, Query, Scope
from store.index.terms import Term

STATUSES = {
    "pending": Status.SUGGESTED,
    "suggested": Status.SUGGESTED,
    "accepted": Status.ACCEPTED,
    "rejected": Status.REJECTED,
}
"""Statuses by the words for them."""
STATUS_WORDS = {status: word for word, status in reversed(STATUSES.items())}
"""The word for each status."""
KINDS = {
    **{"entity": "span", "entities": "span", "span": "span", "claim": "claim", "claims": "claim"},
    **{"article": "article", "articles": "article"},
}
"""Kinds of annotations by the words for them; whole articles are found by their attributes."""
MOVED = "moved"
"""The word for annotations whose place was found again and is not confirmed yet."""

_Value = TypeVar("_Value")

_PIECE = regex.compile(
    r"""\s*(?:
        (?P<name>[a-z]+):(?:"(?P<quoted>[^"]*)"?|(?P<value>[^\s"]+))(?=\s|$)
        | /(?P<pattern>(?:\\.|[^/\\])+)/(?=\s|$)
        | ["“](?P<phrase>[^"”]*)(?P<end>["”]?)
        | (?P<word>\S+)
    )""",
    regex.VERBOSE,
)
_DATE = regex.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")


def parse_query(line: str, *, asker: str = "") -> Query:
    """The query of a line as it is typed.

    Args:
        line: The line; one quotation mark alone stands for a phrase that is not finished.
        asker: Name of the annotator who asks.

    Raises:
        QueryRefused: A filter or an expression means nothing.
    """
    query = Query(asker=asker)
    for match in _PIECE.finditer(line):
        name = match["name"]
        if name in _FILTERS:
            value = match["quoted"] if match["quoted"] is not None else match["value"]
            query = _FILTERS[name](query, value)
        else:
            needle = _needle(match)
            query = replace(query, needles=(*query.needles, *([needle] if needle else [])))
    return annotated_scope(query)


def annotated_scope(query: Query) -> Query:
    """The same query over annotations, where it asks for something that texts do not have."""
    return replace(query, scope=Scope.ANNOTATIONS) if query.has_filters else query


def term_of(text: str, *, is_phrase: bool) -> Term | None:
    """The term of some words; None where there are none. Outside a phrase, `*` is any ending."""
    is_prefix = text.endswith("*") and not is_phrase
    words = tuple((text[:-1] if is_prefix else text).split())
    return Term(words, is_prefix) if words else None


def date_range(value: str) -> DateRange:
    """The range that is written as `2024`, `2024-05`, `2024-05..2024-08`, `2024..` or `..2024`.

    Raises:
        QueryRefused: It is none of these.
    """
    first, dots, last = value.partition("..")
    last = last if dots else first
    if not (first or last) or not all(_DATE.fullmatch(date) for date in (first, last) if date):
        words = f"{value} is no date: 2024, 2024-05, 2024-05-17 or a range such as 2024-05..2024-08"
        raise QueryRefused(words)
    return DateRange(first, last)


def with_status(query: Query, value: str) -> Query:
    """A query for one more status, or for `moved` annotations.

    Raises:
        QueryRefused: There is no such status.
    """
    if value == MOVED:
        return replace(query, moved_only=True)
    status = _one_of(STATUSES, value, "status", ("pending", "accepted", "rejected", MOVED))
    return replace(query, statuses=(*query.statuses, status))


def with_kind(query: Query, value: str) -> Query:
    """A query for one more kind of annotation.

    Raises:
        QueryRefused: There is no such kind.
    """
    kind = _one_of(KINDS, value, "kind", ("entity", "claim", "article"))
    return replace(query, kinds=(*query.kinds, kind))


def with_label(query: Query, value: str) -> Query:
    """A query for one more label."""
    return replace(query, labels=(*query.labels, value))


def with_annotator(query: Query, value: str) -> Query:
    """A query for one more annotator."""
    return replace(query, annotators=(*query.annotators, value))


def with_speaker(query: Query, value: str) -> Query:
    """A query for one more speaker."""
    speaker = term_of(value, is_phrase=False)
    return replace(query, speakers=(*query.speakers, *([speaker] if speaker else [])))


def with_attribute(query: Query, value: str) -> Query:
    """A query for one more attribute: `stance=against`, or `stance` for any value."""
    name, _, chosen = value.partition("=")
    return replace(query, attributes=(*query.attributes, (name, chosen)))


def with_dates(query: Query, value: str) -> Query:
    """A query for articles of a range of dates.

    Raises:
        QueryRefused: It is none.
    """
    return replace(query, dates=date_range(value))


def with_scope(query: Query, value: str) -> Query:
    """A query over texts, or over annotations.

    Raises:
        QueryRefused: It is neither.
    """
    scope = _one_of({scope.value: scope for scope in Scope}, value, "in", ("texts", "annotations"))
    return replace(query, scope=scope)


_FILTERS: Mapping[str, Callable[[Query, str], Query]] = {
    "label": with_label,
    "status": with_status,
    "by": with_annotator,
    "speaker": with_speaker,
    "kind": with_kind,
    "attribute": with_attribute,
    "date": with_dates,
    "in": with_scope,
}
"""Filters by their names."""


def _needle(match: regex.Match[str]) -> Needle | None:
    if match["pattern"] is not None:
        return Pattern(match["pattern"])
    if match["phrase"] is not None:
        return term_of(match["phrase"], is_phrase=True)
    return term_of(match.group().strip(), is_phrase=False)


def _one_of(values: Mapping[str, _Value], word: str, name: str, words: tuple[str, ...]) -> _Value:
    if word not in values:
        raise QueryRefused(f"{name}:{word} means nothing: it is one of {', '.join(words)}")
    return values[word]
