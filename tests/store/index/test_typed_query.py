"""Lines as they are typed, and the queries that they mean."""

from __future__ import annotations

import pytest

from annotate.annotation import Status
from store.errors import QueryRefused
from store.index.query import DateRange, Query, Scope
from store.index.typed_query import parse_query


def texts(query: Query) -> list[str]:
    return [needle.text for needle in query.needles]


@pytest.mark.parametrize(
    ("line", "needles"),
    [
        ("", []),
        ("harbour board", ["harbour", "board"]),
        ('"harbour board" open', ["harbour board", "open"]),
        ("“harbour board” minist*", ["harbour board", "minist*"]),
        ('"half a phr', ["half a phr"]),
        (r"/\d+ (per|of)\/x/ cent", [r"/\d+ (per|of)\/x/", "cent"]),
        ("and/or 1/2", ["and/or", "1/2"]),
        ("note: http://x.org", ["note:", "http://x.org"]),
        ("*", []),
    ],
)
def test_words_phrases_prefixes_and_expressions(line: str, needles: list[str]) -> None:
    query = parse_query(line)
    assert (texts(query), query.scope) == (needles, Scope.TEXTS)


def test_filters_go_with_words_and_are_about_annotations() -> None:
    query = parse_query('said label:PERSON status:pending speaker:"Ida Quill" kind:claim by:anna')
    assert query.scope is Scope.ANNOTATIONS
    assert (texts(query), query.labels, query.statuses) == (
        ["said"],
        ("PERSON",),
        (Status.SUGGESTED,),
    )
    assert [term.text for term in query.speakers] == ["Ida Quill"]
    assert (query.kinds, query.annotators) == (("claim",), ("anna",))
    assert parse_query("in:annotations said").scope is Scope.ANNOTATIONS
    assert parse_query("date:2024 said").scope is Scope.TEXTS


@pytest.mark.parametrize(
    ("value", "inside", "outside"),
    [
        ("2024", ["2024", "2024-05-17"], ["2023-12-31", "2025", ""]),
        ("2024-05", ["2024-05-17"], ["2024-06-01", "2024-04-30"]),
        ("2024-05..2024-06", ["2024-05-01", "2024-06-30"], ["2024-07-01"]),
        ("2024-05-02..", ["2024-05-02", "2030"], ["2024-05-01", ""]),
        ("..2023", ["2023-12-31T08:00", "1999"], ["2024"]),
    ],
)
def test_dates_are_ranges_with_both_ends(value: str, inside: list[str], outside: list[str]) -> None:
    dates = parse_query(f"date:{value}").dates
    assert isinstance(dates, DateRange)
    assert all(map(dates.has, inside))
    assert not any(map(dates.has, outside))


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("status:open", "status:open means nothing: it is one of pending, accepted"),
        ("kind:word", "kind:word means nothing"),
        ("date:May", "May is no date"),
        ("/(/", "( is not a regular expression"),
    ],
)
def test_what_means_nothing_is_refused_in_words(line: str, words: str) -> None:
    with pytest.raises(QueryRefused) as refusal:
        parse_query(line)
    assert words in str(refusal.value)
