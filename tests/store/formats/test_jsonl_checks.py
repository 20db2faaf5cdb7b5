"""What an import refuses: each spoilt line with its number and the reason."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.errors import ImportRefused
from store.formats.jsonl import Withheld
from tests.store.formats.examples import TEXT, exported, imported, line_of
from tests.strategies import json_values

Line = dict[str, Any]


def put(*where: str | int, value: object) -> Callable[[Line], None]:
    """A mutation that puts a value somewhere into a line."""

    def spoil(line: Line) -> None:
        target: Any = line
        for step in where[:-1]:
            target = target[step]
        target[where[-1]] = value

    return spoil


def drop(*where: str | int) -> Callable[[Line], None]:
    """A mutation that takes a key away."""

    def spoil(line: Line) -> None:
        target: Any = line
        for step in where[:-1]:
            target = target[step]
        del target[where[-1]]

    return spoil


def refusal(*lines: str | bytes) -> ImportRefused:
    with pytest.raises(ImportRefused) as refused:
        imported(*lines)
    assert "\n" not in str(refused.value)
    return refused.value


MUTATIONS: dict[str, tuple[Callable[[Line], None], str]] = {
    "offset off by one": (
        put("spans", 0, "end", value=5),
        'spans[0]: text is "Ms May", but the offsets [0, 5) give "Ms Ma"',
    ),
    "wrong quote": (
        put("spans", 0, "text", value="Ms Ma"),
        'spans[0]: text is "Ms Ma", but the offsets [0, 6) give "Ms May"',
    ),
    "reversed span": (
        put("spans", 0, "start", value=7),
        "spans[0]: the offsets [7, 6) are empty or reversed",
    ),
    "zero length": (
        put("spans", 0, "end", value=0),
        "spans[0].end is 0, expected at least 1",
    ),
    "zero length further on": (
        put("spans", 0, "start", value=6),
        "spans[0]: the offsets [6, 6) are empty or reversed",
    ),
    "negative offset": (
        put("spans", 0, "start", value=-1),
        "spans[0].start is -1, expected at least 0",
    ),
    "offset beyond the text": (
        put("spans", 2, "end", value=1000),
        "spans[2]: the offsets [69, 1000) reach beyond the text of 79",
    ),
    "offset one beyond the text": (
        lambda line: line["spans"][2].update(end=len(TEXT) + 1, text=TEXT[69:]),
        "spans[2]: the offsets [69, 80) reach beyond the text of 79",
    ),
    "fragments that share one character": (
        put("claims", 0, "content", 1, value=[line_of()["claims"][0]["content"][0][1] - 1, 54]),
        "claims[0].content[1]: fragments must be sorted and disjoint",
    ),
    "offset as a string": (
        put("spans", 0, "start", value="0"),
        'spans[0].start is "0", expected integer',
    ),
    "offset as a float": (
        put("spans", 0, "start", value=0.0),
        "spans[0].start is 0.0, expected integer",
    ),
    "dangling speaker": (
        put("claims", 0, "speaker", value="nobody"),
        'claims[0].speaker is "nobody", which is no span of this line',
    ),
    "claim as speaker": (
        put("claims", 0, "speaker", value="claim"),
        'claims[0].speaker is "claim", which is no span of this line',
    ),
    "duplicate id of spans": (
        put("spans", 1, "id", value="may"),
        'spans[1].id is "may", which spans[0] has already',
    ),
    "duplicate id of span and claim": (
        put("claims", 0, "id", value="deal"),
        'claims[0].id is "deal", which spans[1] has already',
    ),
    "wrong sha256": (put("meta", "sha256", value="0" * 64), 'meta.sha256 is "0000000'),
    "changed text": (put("text", value=TEXT + " "), "meta.sha256 is "),
    "overlapping fragments": (
        put("claims", 0, "content", 1, value=[30, 54]),
        "claims[0].content[1]: fragments must be sorted and disjoint",
    ),
    "unsorted fragments": (
        lambda line: line["claims"][0]["content"].reverse(),
        "claims[0].content[1]: fragments must be sorted and disjoint",
    ),
    "empty fragment": (
        put("claims", 0, "cue", value=[[7, 7]]),
        "claims[0].cue[0]: the offsets [7, 7) are empty or reversed",
    ),
    "fragment of three": (
        put("claims", 0, "cue", value=[[7, 11, 12]]),
        "claims[0].cue[0] is a list, expected at most 2 items",
    ),
    "wrong text of a fragment": (
        put("claims", 0, "text", "cue", value=["says"]),
        'claims[0].cue[0]: text is "says", but the offsets [7, 11) give "said"',
    ),
    "missing text of a fragment": (
        put("claims", 0, "text", "content", value=[]),
        "claims[0].text.content has 0 texts for 2 fragments",
    ),
    "claim without cue and content": (
        lambda line: line["claims"][0].update(cue=[], content=[]),
        "claims[0] has neither a cue nor a content",
    ),
    "unknown status": (
        put("spans", 1, "status", value="maybe"),
        'spans[1].status is "maybe", expected "suggested" or "accepted" or "rejected"',
    ),
    "decided suggestion": (
        put("spans", 2, "decided", value="bulk"),
        'spans[2].decided is "bulk", but a status "suggested" needs null',
    ),
    "undecided annotation": (
        put("spans", 0, "decided", value=None),
        'spans[0].decided is null, but a status "accepted" needs "explicit" or "bulk"',
    ),
    "missing label": (drop("spans", 1, "label"), "spans[1].label is missing"),
    "missing text": (drop("text"), "text is missing"),
    "time without an offset": (
        put("spans", 0, "created", value="2026-11-23T16:00:00"),
        'spans[0].created is "2026-11-23T16:00:00", expected a time such as',
    ),
    "unreadable time": (
        put("claims", 0, "updated", value="yesterday"),
        'claims[0].updated is "yesterday", expected a time such as',
    ),
    "original proposal beyond the text": (
        put("spans", 0, "was", value={"start": 3, "end": 600, "label": "ORG"}),
        "spans[0].was: the offsets [3, 600) reach beyond the text of 79",
    ),
    "half an original proposal": (
        put("spans", 0, "was", value={"start": 3, "label": "ORG"}),
        "spans[0].was is neither a span, with start and end, nor a claim, with a cue or a content",
    ),
    "newer schema": (
        put("schema", value="postil/2"),
        'schema is "postil/2", this version reads "postil/1"; update Postil to read it',
    ),
    "other schema": (put("schema", value="acme"), 'schema is "acme", expected "postil/1"'),
    "unknown answer": (
        put("answer", value="reject"),
        'answer is "reject", expected "accept" or "ignore"',
    ),
    "NaN": (put("spans", 0, "score", value=float("nan")), "NaN is not a JSON number"),
    "Infinity": (put("x", value=float("-inf")), "-Infinity is not a JSON number"),
    "deep nesting": (
        put("x", value=json.loads("[" * 200 + "]" * 200)),
        "nested more than 100 deep",
    ),
    "wrong token id": (put("tokens", 1, "id", value=2), "tokens[1].id is 2, expected 1"),
    "token id as a boolean": (
        put("tokens", 1, "id", value=True),
        "tokens[1].id is true, expected integer",
    ),
    "token without white space": (drop("tokens", 2, "ws"), "tokens[2].ws is missing"),
    "token before the text": (
        put("tokens", 0, "start", value=-1),
        "tokens[0].start is -1, inside the token before it",
    ),
    "wrong token text": (
        put("tokens", 1, "text", value="may"),
        'tokens[1]: text is "may", but the offsets [3, 6) give "May"',
    ),
    "overlapping tokens": (
        put("tokens", 1, "start", value=1),
        "tokens[1].start is 1, inside the token before it",
    ),
    "exclusive token end": (
        put("spans", 0, "token_end", value=2),
        "spans[0].token_end is 2, expected 1",
    ),
    "token ids without tokens": (
        drop("tokens"),
        "spans[0].token_start is 0, but there are no tokens",
    ),
}


@pytest.mark.parametrize("name", MUTATIONS)
def test_a_spoilt_line_is_refused_with_its_number_and_the_reason(name: str) -> None:
    spoil, reason = MUTATIONS[name]
    line = line_of(tokens=True)
    line["id"] = "another"
    spoil(line)
    refused = refusal(exported()[0], "\n", json.dumps(line))
    assert refused.line == 3
    assert refused.reason.startswith(reason)
    assert str(refused) == f"line 3: {refused.reason}; nothing was imported"


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b'{"schema": "postil/1", \xff}', "byte 23 is 0xff, which is not UTF-8"),
        (b'{"schema": "postil/1", ', "column 24: not JSON, "),
        (b"[" * 100_000, "nested more than 100 deep"),
        (b'{"schema": 1e999}', "the number 1e999 is too large"),
        (b'{"schema": ' + b"9" * 5000 + b"}", "not JSON that can be read"),
        (b'{"id": "a", "id": "b"}', 'the key "id" stands twice in one object'),
        (b'{"text": "Ms May"}', 'schema is missing, expected "postil/1"'),
        (b'["postil/1"]', "expected an object, got a list"),
    ],
)
def test_what_is_not_a_native_line_is_refused(raw: bytes, reason: str) -> None:
    refused = refusal(exported()[0], raw)
    assert refused.line == 2
    assert refused.reason.startswith(reason)


def test_an_article_and_annotator_may_stand_only_once_in_a_file() -> None:
    refused = refusal(exported()[0], exported()[0])
    assert refused.line == 2
    assert refused.reason == 'id "7f3a" and annotator "anna" stand on line 1 already'


def test_a_later_minor_version_is_read() -> None:
    line = line_of() | {"schema": "postil/1.4", "x-new": True}
    (article,) = imported(json.dumps(line))
    assert article.extra == {"x-new": True}


def test_a_long_value_is_cut_in_the_reason() -> None:
    line = line_of()
    line["spans"][0]["status"] = "long " * 1000
    assert len(refusal(json.dumps(line)).reason) < 200


def _places(value: Any, way: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """The way to each value in a line, the first three of a list at most."""
    children = value.items() if isinstance(value, dict) else enumerate(value[:3])
    for step, child in children:
        yield (*way, step)
        if isinstance(child, dict | list):
            yield from _places(child, (*way, step))


@given(st.sampled_from(list(_places(line_of(tokens=True)))), json_values() | st.integers(0, 99))
def test_a_value_of_any_kind_is_refused_or_goes_out_as_it_came(
    where: tuple[str | int, ...], value: object
) -> None:
    line = line_of(tokens=True)
    put(*where, value=value)(line)
    try:
        (article,) = imported(json.dumps(line))
    except ImportRefused:
        return
    written, _ = exported(article)
    assert exported(imported(written)[0]) == (written, Withheld())
