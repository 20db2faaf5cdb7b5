"""The quick test of a line says what jsonschema says."""

from __future__ import annotations

import copy
import itertools
import random
from collections.abc import Iterator
from typing import Any

import pytest

from store.formats.jsonl_schema import schema
from store.formats.jsonl_shape import _validator
from store.formats.quick_shape import quick_test
from tests.store.formats.examples import line_of

LINE = line_of(tokens=True) | {
    "answer": "accept",
    "orphans": [{"quote": "lost", "old_start": 3}],
    "article": {"status": "accepted", "attributes": {"stance": ["for"], "topic": "trade"}},
}
LINE["tokens"] = LINE["tokens"][:1]
LINE["spans"][0] |= {"was": {"start": 0, "end": 2, "label": "ORG"}, "attributes": {"a": ["b"]}}
LINE["claims"][0] |= {"was": {"label": "CLAIM", "cue": [[0, 2]]}, "decision_seconds": 1.5}

ABSENT = object()
ODD = (ABSENT, None, True, "", "suggested", -1, 0, 1.0, [], [[0, 1]], {}, {"label": "X"})
"""Values that are right in one place and wrong in another."""
_TRIED = 150
"""Changes that are tried, of some thousand; chosen by hand."""


def places(value: Any) -> Iterator[tuple[Any, ...]]:
    """The way to every value inside a value."""
    if isinstance(value, dict | list):
        for key in value if isinstance(value, dict) else range(len(value)):
            yield (key,)
            yield from ((key, *way) for way in places(value[key]))


def changed(way: tuple[Any, ...], value: object) -> dict[str, Any]:
    line = holder = copy.deepcopy(LINE)
    for key in way[:-1]:
        holder = holder[key]
    if value is ABSENT:
        del holder[way[-1]]
    else:
        holder[way[-1]] = value
    return line


def test_it_agrees_with_jsonschema_on_a_line_that_is_changed_anywhere() -> None:
    is_right = quick_test(schema())
    assert is_right(LINE)
    changes = list(itertools.product(places(LINE), ODD))
    verdicts = set()
    for way, value in random.Random(1).sample(changes, _TRIED):
        line = changed(way, value)
        verdict = _validator().is_valid(line)
        assert is_right(line) == verdict, (way, value)
        verdicts.add(verdict)
    assert verdicts == {True, False}


def test_a_keyword_that_it_does_not_know_is_no_silent_yes() -> None:
    with pytest.raises(KeyError):
        quick_test({"$defs": {}, "uniqueItems": True})
