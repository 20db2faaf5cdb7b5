"""Spans and claims with nothing unusual about them, read in half the time; most are like that.

They are what `from_record` makes of the same items; it checks each field, and keeps the unknown.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from annotate.annotation import Annotation, Decided, Origin, Status
from annotate.claim import Claim
from annotate.entity import Entity
from annotate.span import Fragments, Span
from annotate.suggestion import Body
from store.formats.jsonl_checks import ROLES, CheckedObject

_DECISION_KEYS = frozenset({"kind", "id", "label", "text", "status", "origin", "decided", "score"})
_DECISION_KEYS |= {"was", "note", "annotator", "created", "updated", "moved", "pipeline"}
_SPAN_KEYS = _DECISION_KEYS | {"start", "end", "token_start", "token_end"}
_CLAIM_KEYS = _DECISION_KEYS | {*ROLES, "speaker", "quotation"}
_QUOTE_KEYS = frozenset(ROLES)
_SCORES = frozenset({float, type(None)})
_STATUSES = {status.value: status for status in Status}
_ORIGINS = {origin.value: origin for origin in Origin}
_MANNERS: Mapping[str | None, Decided | None] = {
    None: None,
    **{manner.value: manner for manner in Decided},
}


def plain_annotations(line: CheckedObject) -> tuple[Annotation, ...] | None:
    """Return the spans and claims of a line; None where one of them is unusual.

    Args:
        line: A line in which nothing is wrong.
    """
    spans, claims = line.get("spans", ()), line.get("claims", ())
    if all(_is_plain(span, _SPAN_KEYS) for span in spans) and all(map(_is_plain_claim, claims)):
        return tuple(_annotations(spans, claims, line.get("meta", {}).get("pipeline")))
    return None


def _is_plain(item: CheckedObject, keys: frozenset[str]) -> bool:
    return (
        item.keys() <= keys
        and "id" in item
        and item.get("was") is None
        and type(item.get("score")) in _SCORES
    )


def _is_plain_claim(claim: CheckedObject) -> bool:
    return _is_plain(claim, _CLAIM_KEYS) and claim.get("text", {}).keys() <= _QUOTE_KEYS


def _annotations(
    spans: list[CheckedObject], claims: list[CheckedObject], pipeline: str | None
) -> Iterator[Annotation]:
    for span in spans:
        entity = Entity(Span(span["start"], span["end"]), span["label"])
        yield _annotation(span, entity, pipeline)
    for claim in claims:
        source, cue, content = (_fragments(claim, role) for role in ROLES)
        body = Claim(source, cue, content, claim["label"], claim.get("speaker"))
        yield _annotation(claim, body, pipeline)


def _fragments(claim: CheckedObject, role: str) -> Fragments:
    return tuple(Span(start, end) for start, end in claim.get(role, ()))


def _annotation(item: Mapping[str, Any], body: Body, pipeline: str | None) -> Annotation:
    get = item.get
    status = _STATUSES[get("status", "accepted")]
    origin = _ORIGINS[get("origin", "import")]
    default = None if status is Status.SUGGESTED else "explicit"
    return Annotation(
        item["id"],
        body,
        status,
        origin,
        _MANNERS[get("decided", default)],
        get("annotator") or "",
        get("created") or "",
        get("updated") or "",
        get("score"),
        get("pipeline", pipeline if origin is Origin.PIPELINE else None),
        None,
        get("note", ""),
        get("moved", False),
    )
