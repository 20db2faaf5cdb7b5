"""How suggestions travel between the interface and its helper process: one JSON object a line."""

from __future__ import annotations

import json
from base64 import b64decode, b64encode
from typing import TYPE_CHECKING, Any

from annotate.claim import Claim, Role
from annotate.entity import Entity
from annotate.extract.batch import Batch
from annotate.span import Span
from annotate.structure import Structure
from annotate.suggestion import Body, Suggestion

if TYPE_CHECKING:
    from annotate.gazetteer import Gazetteer


def encode(batch: Batch) -> bytes:
    """A batch as one line."""
    rows = [[s.id, s.score, s.pipeline, _encode_body(s.body)] for s in batch.suggestions]
    facts: dict[str, object] = {"done": batch.done, "total": batch.total, "rows": rows}
    facts |= {"chunk": [batch.start, batch.end], "provisional": batch.is_provisional}
    if batch.structure is not None:
        facts["structure"] = b64encode(batch.structure.to_bytes()).decode("ascii")
    return message(**facts)


def message(**facts: object) -> bytes:
    """Any facts as one line."""
    return json.dumps(facts).encode("ascii") + b"\n"


def decode(facts: dict[str, Any]) -> Batch:
    """The batch that a parsed line holds."""
    suggestions = tuple(
        Suggestion(name, _decode_body(body), score, pipeline)
        for name, score, pipeline, body in facts["rows"]
    )
    start, end = facts["chunk"]
    packed = facts.get("structure")
    return Batch(
        facts["done"],
        facts["total"],
        suggestions,
        start=start,
        end=end,
        is_provisional=facts["provisional"],
        structure=Structure.from_bytes(b64decode(packed)) if packed is not None else None,
    )


def encode_names(names: Gazetteer) -> list[Any]:
    """A gazetteer as a part of a request."""
    return [dict(names.names), sorted(names.withheld)]


def decode_names(row: list[Any] | None) -> Gazetteer:
    """The gazetteer in a request; without one, that leaves everything as it is."""
    from annotate.gazetteer import Gazetteer  # the reader imports this module as it starts

    names, withheld = row or ({}, ())
    return Gazetteer(names, frozenset((name, label) for name, label in withheld))


def _encode_body(body: Body) -> list[Any]:
    if isinstance(body, Entity):
        return [body.label, body.span.start, body.span.end]
    parts = [[[span.start, span.end] for span in body.part(role)] for role in Role]
    return [body.label, parts, body.speaker, body.kind]


def _decode_body(row: list[Any]) -> Body:
    match row:
        case [label, parts, speaker, Claim.kind]:
            source, cue, content = (tuple(Span(*pair) for pair in pieces) for pieces in parts)
            return Claim(source, cue, content, label, speaker)
        case [label, start, end]:
            return Entity(Span(start, end), label)
    raise ValueError(f"not a suggestion: {row!r}")
