"""What no schema can hold: whether the offsets, ids and speakers of a line fit."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from annotate.document import text_digest
from store.formats.jsonl_schema import abbreviated

CheckedObject = Mapping[str, Any]
"""An object whose shape the schema vouches for."""

ROLES = ("source", "cue", "content")
"""The parts of a claim, in the order of the format."""


def faults(line: CheckedObject) -> Iterator[str]:
    """What is wrong with a line that has the right shape, each as `spans[2]: …`.

    The first one is sure; those after it may follow from it, or fail.
    """
    yield from _digest_faults(line)
    yield from _token_faults(line)
    boundaries = TokenBoundaries(line["tokens"]) if "tokens" in line else None
    for index, span in enumerate(line["spans"]):
        where = f"spans[{index}]"
        yield from _place_faults(line["text"], span, where)
        yield from _boundary_faults(span, boundaries, where)
        yield from _envelope_faults(line["text"], span, where)
    for index, claim in enumerate(line["claims"]):
        where = f"claims[{index}]"
        yield from _claim_faults(line["text"], claim, where)
        yield from _envelope_faults(line["text"], claim, where)
    yield from _id_faults(line)


class TokenBoundaries:
    """Which tokens begin and end where."""

    def __init__(self, tokens: Sequence[CheckedObject]) -> None:
        self._starts = {token["start"]: token["id"] for token in tokens}
        self._ends = {token["end"]: token["id"] for token in tokens}

    def of(self, start: int, end: int) -> dict[str, int | None]:
        """The first and the last token of a span, each None off a boundary."""
        return {"token_start": self._starts.get(start), "token_end": self._ends.get(end)}


def _digest_faults(line: CheckedObject) -> Iterator[str]:
    digest = text_digest(line["text"])
    if line["meta"]["sha256"] != digest:
        yield f'meta.sha256 is {abbreviated(line["meta"]["sha256"])}, but the text gives "{digest}"'
    if "exported" in line["meta"]:
        yield from _time_faults(line["meta"], "exported", "meta")


def _token_faults(line: CheckedObject) -> Iterator[str]:
    end = 0
    for index, token in enumerate(line.get("tokens", ())):
        where = f"tokens[{index}]"
        if token["id"] != index:
            yield f"{where}.id is {token['id']}, expected {index}"
        if token["start"] < end:
            yield f"{where}.start is {token['start']}, inside the token before it"
        yield from _place_faults(line["text"], token, where)
        end = token["end"]


def _place_faults(text: str, item: CheckedObject, where: str) -> Iterator[str]:
    yield from _offset_faults(text, item["start"], item["end"], where)
    yield from _text_faults(text, (item["start"], item["end"]), item["text"], where)


def _offset_faults(text: str, start: int, end: int, where: str) -> Iterator[str]:
    if not 0 <= start < end:
        yield f"{where}: the offsets [{start}, {end}) are empty or reversed"
    elif end > len(text):
        yield f"{where}: the offsets [{start}, {end}) reach beyond the text of {len(text)}"


def _text_faults(text: str, pair: Sequence[int], written: str, where: str) -> Iterator[str]:
    start, end = pair
    given = text[start:end]
    if written != given:
        message = f"text is {abbreviated(written)}, but the offsets [{start}, {end}) give {abbreviated(given)}"
        yield f"{where}: {message}"


def _boundary_faults(
    span: CheckedObject, boundaries: TokenBoundaries | None, where: str
) -> Iterator[str]:
    expected = boundaries.of(span["start"], span["end"]) if boundaries else {}
    for key in ("token_start", "token_end"):
        found = span.get(key, expected.get(key))
        if found != expected.get(key):
            reason = (
                f"expected {abbreviated(expected[key])}"
                if boundaries
                else "but there are no tokens"
            )
            yield f"{where}.{key} is {found}, {reason}"


def _claim_faults(text: str, claim: CheckedObject, where: str) -> Iterator[str]:
    yield from _frame_faults(text, claim, where)
    for role in ROLES:
        pieces, quotes = claim[role], claim["text"][role]
        if len(pieces) != len(quotes):
            yield f"{where}.text.{role} has {len(quotes)} texts for {len(pieces)} fragments"
        for index, (pair, written) in enumerate(zip(pieces, quotes, strict=False)):
            yield from _text_faults(text, pair, written, f"{where}.{role}[{index}]")


def _frame_faults(text: str, frame: CheckedObject, where: str) -> Iterator[str]:
    for role in ROLES:
        end = 0
        for index, (start, stop) in enumerate(frame.get(role, ())):
            yield from _offset_faults(text, start, stop, f"{where}.{role}[{index}]")
            if start < end:
                yield f"{where}.{role}[{index}]: fragments must be sorted and disjoint"
            end = stop
    if not frame.get("cue") and not frame.get("content"):
        yield f"{where} has neither a cue nor a content"


def _envelope_faults(text: str, item: CheckedObject, where: str) -> Iterator[str]:
    suggested = item["status"] == "suggested"
    if suggested != (item["decided"] is None):
        expected = "null" if suggested else '"explicit" or "bulk"'
        found = abbreviated(item["decided"])
        yield f"{where}.decided is {found}, but a status {abbreviated(item['status'])} needs {expected}"
    for key in ("created", "updated"):
        if item.get(key) is not None or not suggested:
            yield from _time_faults(item, key, where)
    if item.get("was") is not None:
        yield from _was_faults(text, item["was"], f"{where}.was")


def _was_faults(text: str, was: CheckedObject, where: str) -> Iterator[str]:
    """Where the offsets do not fit; whether they are all there shows when the record is made."""
    if "start" in was and "end" in was:
        yield from _offset_faults(text, was["start"], was["end"], where)
    if any(role in was for role in ROLES):
        yield from _frame_faults(text, was, where)


def _time_faults(item: CheckedObject, key: str, where: str) -> Iterator[str]:
    value = item.get(key)
    try:
        readable = value is not None and datetime.fromisoformat(value).tzinfo is not None
    except ValueError:
        readable = False
    if not readable:
        yield f'{where}.{key} is {abbreviated(value)}, expected a time such as "2026-11-23T16:00:00Z"'


def _id_faults(line: CheckedObject) -> Iterator[str]:
    seen: dict[str, str] = {}
    for kind in ("spans", "claims"):
        for index, item in enumerate(line[kind]):
            where = f"{kind}[{index}]"
            if item["id"] in seen:
                yield f"{where}.id is {abbreviated(item['id'])}, which {seen[item['id']]} has already"
            seen[item["id"]] = where
    for index, claim in enumerate(line["claims"]):
        speaker = claim.get("speaker")
        if speaker is not None and not seen.get(speaker, "").startswith("spans"):
            yield f"claims[{index}].speaker is {abbreviated(speaker)}, which is no span of this line"
