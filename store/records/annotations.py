"""Records: annotations and suggestions as plain dictionaries, and back.

Positions are half-open ranges `[start, end)` of code points.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from enum import StrEnum
from itertools import pairwise
from typing import TypeVar

from annotate.annotation import NOTHING_EXTRA, Annotation, Decided, Origin, Status
from annotate.attributes import Attributes, attributes_of
from annotate.claim import Claim
from annotate.entity import Entity
from annotate.span import Fragments, Span
from annotate.suggestion import Body, Suggestion
from store.errors import RecordError

Record = dict[str, object]
"""An annotation or a suggestion as JSON-able values."""

_Choice = TypeVar("_Choice", bound=StrEnum)

_ENTITY_KEYS = frozenset({"start", "end", "label"})
_CLAIM_KEYS = frozenset({"label", "source", "cue", "content", "speaker"})
_ENVELOPE_KEYS = frozenset(
    {"kind", "id", "status", "origin", "decided", "score", "pipeline", "was", "note"}
    | {"annotator", "created", "updated", "moved", "attributes"}
)

_KNOWN_KEYS = {
    Entity.kind: _ENVELOPE_KEYS | _ENTITY_KEYS,
    Claim.kind: _ENVELOPE_KEYS | _CLAIM_KEYS,
}


def to_record(annotation: Annotation) -> Record:
    """An annotation as a record; unknown keys come last and never replace a known one."""
    record: Record = {
        "kind": annotation.body.kind,
        "id": annotation.id,
        **body_to_record(annotation.body),
        "status": annotation.status.value,
        "origin": annotation.origin.value,
        "decided": annotation.decided.value if annotation.decided else None,
        "score": annotation.score,
        "pipeline": annotation.pipeline,
        "was": _was_to_record(annotation),
        "note": annotation.note,
        "annotator": annotation.annotator,
        "created": annotation.created,
        "updated": annotation.updated,
        **({"moved": True} if annotation.moved else {}),
        **attributes_to_record(annotation.attributes),
    }
    return with_unknown(record, annotation.extra)


def from_record(record: Mapping[str, object]) -> Annotation:
    """The annotation that a record holds.

    Unknown keys are kept in `extra`; those inside `was` are kept there under `was`.

    Raises:
        RecordError: A field is missing or holds something else.
    """
    body = _body(record, _kind(record))
    decided = record.get("decided")
    return Annotation(
        id=string(record, "id"),
        body=body,
        status=choice(record, "status", Status),
        origin=choice(record, "origin", Origin),
        decided=None if decided is None else choice(record, "decided", Decided),
        annotator=string(record, "annotator"),
        created=string(record, "created"),
        updated=string(record, "updated"),
        score=_score(record),
        pipeline=_optional_string(record, "pipeline"),
        was=_was_from_record(record, body.kind),
        note=string(record, "note"),
        moved=_is_moved(record),
        attributes=attributes_from_record(record),
        extra=_extra(record, body.kind),
    )


def suggestion_to_record(suggestion: Suggestion) -> Record:
    """A suggestion as a record."""
    return {
        "kind": suggestion.body.kind,
        "id": suggestion.id,
        **body_to_record(suggestion.body),
        "score": suggestion.score,
        "pipeline": suggestion.pipeline,
        **({"reason": suggestion.reason} if suggestion.reason else {}),
    }


def suggestion_from_record(record: Mapping[str, object]) -> Suggestion:
    """The suggestion that a record holds; suggestions are a cache, so unknown keys are dropped.

    Raises:
        RecordError: A field is missing or holds something else.
    """
    return Suggestion(
        id=string(record, "id"),
        body=_body(record, _kind(record)),
        score=_score(record),
        pipeline=string(record, "pipeline"),
        reason=string(record, "reason") if "reason" in record else "",
    )


def body_to_record(body: Body) -> Record:
    """Label and offsets of a span or claim."""
    if isinstance(body, Entity):
        return {"start": body.span.start, "end": body.span.end, "label": body.label}
    return {
        "label": body.label,
        "source": pairs(body.source),
        "cue": pairs(body.cue),
        "content": pairs(body.content),
        "speaker": body.speaker,
    }


def pairs(fragments: Fragments) -> list[list[int]]:
    """Fragments as `[[start, end], …]`."""
    return [[fragment.start, fragment.end] for fragment in fragments]


def with_unknown(record: Record, unknown: Mapping[str, object]) -> Record:
    """A record with the unknown keys behind its own, which win."""
    return record | {key: value for key, value in unknown.items() if key not in record}


def attributes_to_record(attributes: Attributes) -> Record:
    """Attributes under their key; nothing where none are set."""
    if not attributes:
        return {}
    return {"attributes": {name: list(values) for name, values in attributes}}


def attributes_from_record(record: Mapping[str, object]) -> Attributes:
    """The attributes of a record; none where the key holds something else, which is kept as it is.

    A record of an earlier version may have a key of that name from elsewhere.
    """
    attributes = record.get("attributes")
    if not isinstance(attributes, Mapping) or not all(map(_are_values, attributes.values())):
        return ()
    return attributes_of({str(name): values for name, values in attributes.items()})


def _are_values(values: object) -> bool:
    """Return whether these are values of an attribute: a list of texts, with at least one."""
    if not isinstance(values, list | tuple) or not values:
        return False
    return all(isinstance(value, str) for value in values)


def _was_to_record(annotation: Annotation) -> Record | None:
    if annotation.was is None:
        return None
    unknown = annotation.extra.get("was")
    record = body_to_record(annotation.was)
    return with_unknown(record, unknown) if isinstance(unknown, Mapping) else record


def _was_from_record(record: Mapping[str, object], kind: str) -> Body | None:
    was = record.get("was")
    if was is None:
        return None
    if not isinstance(was, Mapping):
        raise RecordError("was", was, "an object or null")
    return _body(was, _kind_of_was(was, kind), "was.")


def _kind_of_was(was: Mapping[str, object], kind: str) -> str:
    """The kind of an original proposal: that of its item, unless only the other's key is there."""
    key_of = {Entity.kind: "start", Claim.kind: "content"}
    other = Claim.kind if kind == Entity.kind else Entity.kind
    return other if key_of[other] in was and key_of[kind] not in was else kind


def _extra(record: Mapping[str, object], kind: str) -> Mapping[str, object]:
    known_keys = _KNOWN_KEYS[kind]
    was = record.get("was")
    if was is None and record.keys() <= known_keys and "attributes" not in record:
        # Nearly all of them; a long layer has many.
        return NOTHING_EXTRA
    extra = {key: value for key, value in record.items() if key not in known_keys}
    if "attributes" in record and not attributes_from_record(record):
        extra["attributes"] = record["attributes"]
    if isinstance(was, Mapping):
        body_keys = _body_keys(_kind_of_was(was, kind))
        if unknown := {key: value for key, value in was.items() if key not in body_keys}:
            extra["was"] = unknown
    return extra or NOTHING_EXTRA


def _body_keys(kind: str) -> frozenset[str]:
    return _ENTITY_KEYS if kind == Entity.kind else _CLAIM_KEYS


def _kind(record: Mapping[str, object]) -> str:
    kind = record.get("kind")
    if kind not in (Entity.kind, Claim.kind):
        raise RecordError("kind", kind, '"span" or "claim"')
    return str(kind)


def _body(record: Mapping[str, object], kind: str, prefix: str = "") -> Body:
    if kind == Entity.kind:
        pair = [record.get("start"), record.get("end")]
        return Entity(_span(pair, f"{prefix}start, {prefix}end"), string(record, "label", prefix))
    source, cue, content = (
        _fragments(record.get(role), prefix + role) for role in ("source", "cue", "content")
    )
    if not cue and not content:
        raise RecordError(f"{prefix}content", [], "a cue or a content")
    label, speaker = string(record, "label", prefix), _optional_string(record, "speaker", prefix)
    return Claim(source, cue, content, label, speaker)


def _fragments(value: object, field: str) -> Fragments:
    if not isinstance(value, Sequence) or isinstance(value, str):
        raise RecordError(field, value, "a list of [start, end]")
    fragments = tuple(_span(pair, f"{field}[{index}]") for index, pair in enumerate(value))
    for before, after in pairwise(fragments):
        if after.start < before.end:
            raise RecordError(field, value, "sorted, disjoint fragments")
    return fragments


def _span(pair: object, field: str) -> Span:
    match pair:
        case [int(start), int(end)] if (
            0 <= start < end and not isinstance(start, bool) and not isinstance(end, bool)
        ):
            return Span(start, end)
    raise RecordError(field, pair, "whole numbers with 0 <= start < end")


def string(record: Mapping[str, object], field: str, prefix: str = "") -> str:
    """A field that holds text; raises `RecordError` where it does not."""
    value = record.get(field)
    if not isinstance(value, str):
        raise RecordError(prefix + field, value, "a string")
    return value


def _optional_string(record: Mapping[str, object], field: str, prefix: str = "") -> str | None:
    return None if record.get(field) is None else string(record, field, prefix)


def choice(record: Mapping[str, object], field: str, choices: type[_Choice]) -> _Choice:
    """A field that holds one of some words; raises `RecordError` where it does not."""
    value = record.get(field)
    try:
        return choices(str(value))
    except ValueError:
        expected = " or ".join(f'"{word}"' for word in choices)
        raise RecordError(field, value, expected) from None


def _is_moved(record: Mapping[str, object]) -> bool:
    moved = record.get("moved", False)
    if not isinstance(moved, bool):
        raise RecordError("moved", moved, "true or false")
    return moved


def _score(record: Mapping[str, object]) -> float | None:
    score = record.get("score")
    if score is None:
        return None
    try:
        if isinstance(score, int | float) and not isinstance(score, bool) and math.isfinite(score):
            return float(score)
    except OverflowError:
        pass
    raise RecordError("score", score, "a number or null")
