"""Messages between the interface and its helper process: one JSON object on each line.

The text of a request stands behind its line: JSON of a book would take half a second, in which no
key could be answered.
"""

from __future__ import annotations

import json
from base64 import b64decode, b64encode
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, BinaryIO

from annotate.claim import Claim, Role
from annotate.entity import Entity
from annotate.extract.batch import Batch
from annotate.labels.mapping import LabelMap
from annotate.span import Span
from annotate.structure import Structure
from annotate.suggestion import Body, Suggestion

if TYPE_CHECKING:
    from annotate.gazetteer import Gazetteer
    from annotate.own_cues import OwnCues

_PIECE = 1 << 16
"""Bytes of a text that are written at once: what a pipe holds."""


def encode(batch: Batch) -> bytes:
    """Encode a batch as one line."""
    rows = [[s.id, s.score, s.pipeline, s.reason, _encode_body(s.body)] for s in batch.suggestions]
    fields: dict[str, object] = {"done": batch.done, "total": batch.total, "rows": rows}
    fields |= {"chunk": [batch.start, batch.end], "provisional": batch.is_provisional}
    if batch.structure is not None:
        fields["structure"] = b64encode(batch.structure.to_bytes()).decode("ascii")
    if batch.evidence is not None:
        fields["evidence"] = b64encode(batch.evidence).decode("ascii")
    return message(**fields)


def message(**fields: object) -> bytes:
    """Encode any fields as one line."""
    return json.dumps(fields).encode("ascii") + b"\n"


def request(text: str, **fields: object) -> Iterator[bytes]:
    """Encode a request in pieces: any fields as one line, and the text behind it."""
    encoded = text.encode("utf-8", "surrogatepass")
    yield message(**fields, size=len(encoded))
    for start in range(0, len(encoded), _PIECE):
        yield encoded[start : start + _PIECE]


def text_behind(fields: dict[str, Any], source: BinaryIO) -> str:
    """Read the text of a request whose line has been read."""
    return source.read(fields["size"]).decode("utf-8", "surrogatepass")


def decode(fields: dict[str, Any]) -> Batch:
    """Decode the batch of a parsed line."""
    suggestions = tuple(
        Suggestion(name, _decode_body(body), score, pipeline, reason)
        for name, score, pipeline, reason, body in fields["rows"]
    )
    start, end = fields["chunk"]
    packed, evidence = fields.get("structure"), fields.get("evidence")
    return Batch(
        fields["done"],
        fields["total"],
        suggestions,
        start=start,
        end=end,
        is_provisional=fields["provisional"],
        structure=Structure.from_bytes(b64decode(packed)) if packed is not None else None,
        evidence=b64decode(evidence) if evidence is not None else None,
    )


def encode_names(names: Gazetteer) -> list[Any]:
    """Encode a gazetteer as a part of a request."""
    labels, pairs = names.labels, (sorted(names.withheld), sorted(names.shared))
    return [dict(names.names), *pairs, dict(labels.targets), labels.is_open]


def decode_names(row: list[Any] | None) -> Gazetteer:
    """Decode the gazetteer of a request; without one, it is empty."""
    from annotate.gazetteer import Gazetteer  # the reader imports this module as it starts

    if row is None:
        return Gazetteer()
    names, *pairs, targets, is_open = row
    withheld, shared = (frozenset((name, label) for name, label in each) for each in pairs)
    return Gazetteer(names, withheld, LabelMap(targets, is_open=is_open), shared)


def encode_cues(cues: OwnCues) -> str:
    """Encode a library's own cues as a part of a request."""
    from annotate.cue_file import cues_toml  # the reader imports this module as it starts

    return cues_toml(cues)


def decode_cues(text: str | None) -> OwnCues:
    """Decode the own cues of a request; without any, there are none."""
    from annotate.cue_file import parse_cues
    from annotate.own_cues import NO_CUES

    return parse_cues(text, title="cues") if text is not None else NO_CUES


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
