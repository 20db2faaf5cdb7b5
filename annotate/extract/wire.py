"""How suggestions travel between the interface and its helper process: one JSON object a line."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from annotate.claim import Claim, Role
from annotate.entity import Entity
from annotate.extract.batch import Batch
from annotate.span import Span
from annotate.suggestion import Body, Suggestion

if TYPE_CHECKING:
    from annotate.gazetteer import Gazetteer


def encode(batch: Batch) -> bytes:
    """A batch as one line."""
    rows = [[s.id, s.score, s.pipeline, _encode_body(s.body)] for s in batch.suggestions]
    return message(done=batch.done, total=batch.total, rows=rows)


def message(**facts: object) -> bytes:
    """Any facts as one line."""
    return json.dumps(facts).encode("ascii") + b"\n"


def decode(facts: dict[str, Any]) -> Batch:
    """The batch that a parsed line holds."""
    suggestions = tuple(
        Suggestion(name, _decode_body(body), score, pipeline)
        for name, score, pipeline, body in facts["rows"]
    )
    return Batch(facts["done"], facts["total"], suggestions)


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
