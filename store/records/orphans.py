"""Orphans as plain dictionaries, in the form of the interchange format, and back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from annotate.anchoring.selector import Selector
from annotate.annotation import Annotation
from annotate.claim import Role
from annotate.orphan import LostPiece, Orphan
from store.errors import RecordError
from store.records.annotations import Record, from_record, to_record

_FRAGMENT = "fragment"
"""Kind of a record that is a part of a claim, where the rest of the claim has its place."""


def orphan_to_record(orphan: Orphan) -> Record:
    """An orphan as a record."""
    lost, selector = orphan.lost, orphan.selector
    if isinstance(lost, Annotation):
        kind, record = lost.body.kind, to_record(lost)
    else:
        kind, record = _FRAGMENT, {"claim": lost.claim, "role": lost.role.value}
    return {
        "kind": kind,
        "record": record,
        "quote": selector.quote,
        "prefix": selector.prefix,
        "suffix": selector.suffix,
        "old_start": selector.start,
        "old_end": selector.start + len(selector.quote),
        "sha256": orphan.digest,
    }


def orphan_from_record(record: Mapping[str, Any]) -> Orphan:
    """The orphan that a record holds.

    Raises:
        RecordError: Something is missing or holds something else.
    """
    quote, start = record.get("quote"), record.get("old_start")
    if not isinstance(quote, str) or not quote:
        raise RecordError("quote", quote, "the words that were annotated")
    if not isinstance(start, int) or isinstance(start, bool) or start < 0:
        raise RecordError("old_start", start, "a whole number")
    selector = Selector(quote, _string(record, "prefix"), _string(record, "suffix"), start)
    return Orphan(_lost(record), selector, _string(record, "sha256"))


def split_orphans(records: Iterable[Any]) -> tuple[tuple[Orphan, ...], tuple[Any, ...]]:
    """The orphans among records, and the other records, which are kept as they are."""
    orphans: list[Orphan] = []
    others: list[Any] = []
    for record in records:
        try:
            orphan = orphan_from_record(record)
        except (RecordError, TypeError, AttributeError):
            others.append(record)
        else:
            # Keys that this version does not know would be lost on the way back.
            if orphan_to_record(orphan) == record:
                orphans.append(orphan)
            else:
                others.append(record)
    return tuple(orphans), tuple(others)


def _lost(record: Mapping[str, Any]) -> Annotation | LostPiece:
    lost = record.get("record")
    if not isinstance(lost, Mapping):
        raise RecordError("record", lost, "an annotation")
    if record.get("kind") != _FRAGMENT:
        return from_record(lost)
    claim, role = lost.get("claim"), lost.get("role")
    if not isinstance(claim, str) or role not in list(Role):
        raise RecordError("record", dict(lost), "the claim and the role of a fragment")
    return LostPiece(claim, Role(role))


def _string(record: Mapping[str, Any], field: str) -> str:
    value = record.get(field, "")
    if not isinstance(value, str):
        raise RecordError(field, value, "a string")
    return value
