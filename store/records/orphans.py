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
    selector = Selector(quote, _words(record, "prefix"), _words(record, "suffix"), start)
    return Orphan(_lost(record), selector, _words(record, "sha256"))


def sorted_out(records: Iterable[Any]) -> tuple[tuple[Orphan, ...], tuple[Any, ...]]:
    """The orphans among records, and the records that are none and are kept as they are."""
    orphans: list[Orphan] = []
    others: list[Any] = []
    for record in records:
        try:
            orphan = orphan_from_record(record)
        except (RecordError, TypeError, AttributeError):
            others.append(record)
        else:
            # What this version does not know of it would be lost on the way back.
            if orphan_to_record(orphan) == record:
                orphans.append(orphan)
            else:
                others.append(record)
    return tuple(orphans), tuple(others)


def _lost(record: Mapping[str, Any]) -> Annotation | LostPiece:
    what = record.get("record")
    if not isinstance(what, Mapping):
        raise RecordError("record", what, "an annotation")
    if record.get("kind") != _FRAGMENT:
        return from_record(what)
    claim, role = what.get("claim"), what.get("role")
    if not isinstance(claim, str) or role not in list(Role):
        raise RecordError("record", dict(what), "the claim and the role of a fragment")
    return LostPiece(claim, Role(role))


def _words(record: Mapping[str, Any], field: str) -> str:
    words = record.get(field, "")
    if not isinstance(words, str):
        raise RecordError(field, words, "a string")
    return words
