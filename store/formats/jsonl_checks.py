"""Checks that no schema can express: offsets, ids, times and speakers of a native line.

Offsets are half-open, in code points.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from annotate.document import text_digest
from store.formats.json_quotes import quoted

CheckedObject = Mapping[str, Any]
"""An object that matches the schema."""

ROLES = ("source", "cue", "content")
"""The parts of a claim, in the order of the format."""


Places = Collection[tuple[str | int, ...]]
"""Parts of a line: a field, such as `("meta",)`, or an item, such as `("spans", 2)`."""


def faults(line: CheckedObject, *, unsound: Places = ()) -> Iterator[str]:
    """Yield the faults that no schema can express, each as `spans[2]: …`.

    What can be worked out may be absent; what is there must be right.

    Args:
        line: A line.
        unsound: The parts of it that do not match the schema, of which nothing is said.
    """
    if ("text",) in unsound:
        return
    text = line["text"]
    if ("meta",) not in unsound:
        yield from _digest_faults(text, line.get("meta", {}))
    boundaries = None
    if ("tokens",) not in unsound:
        yield from _token_faults(line)
        boundaries = TokenBoundaries(line["tokens"]) if "tokens" in line else None
    for index, span in _sound_items(line, "spans", unsound):
        where = f"spans[{index}]"
        yield from _place_faults(text, span, where)
        if ("tokens",) not in unsound:
            yield from _boundary_faults(span, boundaries, where)
        yield from _decision_faults(text, span, where)
    for index, claim in _sound_items(line, "claims", unsound):
        where = f"claims[{index}]"
        yield from _claim_faults(text, claim, where)
        yield from _decision_faults(text, claim, where)
    if ("article",) not in unsound and line.get("article"):
        yield from _decision_faults(text, line["article"], "article")
    yield from _id_faults(line, unsound)


def _sound_items(
    line: CheckedObject, kind: str, unsound: Places
) -> Iterator[tuple[int, CheckedObject]]:
    """Yield the spans or claims that match the schema, with their indexes."""
    if (kind,) not in unsound:
        for index, item in enumerate(line.get(kind, ())):
            if (kind, index) not in unsound:
                yield index, item


class TokenBoundaries:
    """The ids of tokens by their start and by their end."""

    def __init__(self, tokens: Sequence[CheckedObject]) -> None:
        self._starts = {token["start"]: token["id"] for token in tokens}
        self._ends = {token["end"]: token["id"] for token in tokens}

    def of(self, start: int, end: int) -> dict[str, int | None]:
        """Return the ids of the first and last token of a span, each None off a boundary."""
        return {"token_start": self._starts.get(start), "token_end": self._ends.get(end)}


def _digest_faults(text: str, meta: CheckedObject) -> Iterator[str]:
    digest = text_digest(text)
    if meta.get("sha256", digest) != digest:
        yield f'meta.sha256 is {quoted(meta["sha256"])}, but the text gives "{digest}"'
    if "exported" in meta:
        yield from _time_faults(meta, "exported", "meta")


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
    start, end = item["start"], item["end"]
    offset_faults = list(_offset_faults(text, start, end, where))
    yield from offset_faults
    # Offsets beyond the text give no words to compare.
    if not offset_faults and "text" in item:
        yield from _text_faults(text, (start, end), item["text"], where)


def _offset_faults(text: str, start: int, end: int, where: str) -> Iterator[str]:
    if not 0 <= start < end:
        yield f"{where}: the offsets [{start}, {end}) are empty or reversed"
    elif end > len(text):
        yield f"{where}: the offsets [{start}, {end}) reach beyond the text of {len(text)}"


def _text_faults(text: str, pair: Sequence[int], written: str, where: str) -> Iterator[str]:
    start, end = pair
    actual = text[start:end]
    if written != actual:
        reason = f"the offsets [{start}, {end}) give {quoted(actual)}"
        yield f"{where}: text is {quoted(written)}, but {reason}"


def _boundary_faults(
    span: CheckedObject, boundaries: TokenBoundaries | None, where: str
) -> Iterator[str]:
    expected = boundaries.of(span["start"], span["end"]) if boundaries else {}
    for key in ("token_start", "token_end"):
        token_id = span.get(key, expected.get(key))
        if token_id != expected.get(key):
            reason = (
                f"expected {quoted(expected[key])}" if boundaries else "but there are no tokens"
            )
            yield f"{where}.{key} is {token_id}, {reason}"


def _claim_faults(text: str, claim: CheckedObject, where: str) -> Iterator[str]:
    part_faults = list(_parts_faults(text, claim, where))
    yield from part_faults
    for role, quotes in claim.get("text", {}).items():
        if role not in ROLES:
            continue
        pieces = claim.get(role, ())
        if len(pieces) != len(quotes):
            yield f"{where}.text.{role} has {len(quotes)} texts for {len(pieces)} fragments"
        elif not part_faults:
            for index, (pair, written) in enumerate(zip(pieces, quotes, strict=True)):
                yield from _text_faults(text, pair, written, f"{where}.{role}[{index}]")


def _parts_faults(text: str, parts: CheckedObject, where: str) -> Iterator[str]:
    for role in ROLES:
        previous_end = 0
        for index, (start, end) in enumerate(parts.get(role, ())):
            yield from _offset_faults(text, start, end, f"{where}.{role}[{index}]")
            if start < previous_end:
                yield f"{where}.{role}[{index}]: fragments must be sorted and disjoint"
            previous_end = end
    if not parts.get("cue") and not parts.get("content"):
        yield f"{where} has neither a cue nor a content"


def _decision_faults(text: str, item: CheckedObject, where: str) -> Iterator[str]:
    status = item.get("status", "accepted")
    is_pending = status == "suggested"
    if "decided" in item and is_pending != (item["decided"] is None):
        expected = "null" if is_pending else '"explicit" or "bulk"'
        decided = quoted(item["decided"])
        yield f"{where}.decided is {decided}, but a status {quoted(status)} needs {expected}"
    for key in ("created", "updated"):
        if item.get(key) is not None:
            yield from _time_faults(item, key, where)
    if item.get("was") is not None:
        yield from _was_faults(text, item["was"], f"{where}.was")


def _was_faults(text: str, was: CheckedObject, where: str) -> Iterator[str]:
    """Check the offsets of a span or of the parts of a claim."""
    if "start" in was and "end" in was:
        yield from _offset_faults(text, was["start"], was["end"], where)
    if any(role in was for role in ROLES):
        yield from _parts_faults(text, was, where)


def _time_faults(item: CheckedObject, key: str, where: str) -> Iterator[str]:
    value = item.get(key)
    try:
        has_zone = value is not None and datetime.fromisoformat(value).tzinfo is not None
    except ValueError:
        has_zone = False
    if not has_zone:
        yield f'{where}.{key} is {quoted(value)}, expected a time such as "2026-11-23T16:00:00Z"'


def _id_faults(line: CheckedObject, unsound: Places) -> Iterator[str]:
    paths_by_id: dict[str, str] = {}
    for kind in ("spans", "claims"):
        for index, item in _sound_items(line, kind, unsound):
            where, item_id = f"{kind}[{index}]", item.get("id")
            if item_id is None:
                continue
            if item_id in paths_by_id:
                yield f"{where}.id is {quoted(item_id)}, which {paths_by_id[item_id]} has already"
            paths_by_id[item_id] = where
    if any(kind == "spans" for kind, *_ in unsound):
        # The speaker may be the span that does not match the schema.
        return
    for index, claim in _sound_items(line, "claims", unsound):
        speaker = claim.get("speaker")
        if speaker is not None and not paths_by_id.get(speaker, "").startswith("spans"):
            yield f"claims[{index}].speaker is {quoted(speaker)}, which is no span of this line"
