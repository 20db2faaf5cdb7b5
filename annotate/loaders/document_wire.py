"""Documents as bytes, on their way from the process that reads them."""

from __future__ import annotations

import json

from annotate.document import Document
from annotate.layout import Heading, Layout, Look, Styled
from annotate.span import Span


def encode(document: Document) -> bytes:
    """A document as JSON in ASCII, lone surrogates and all."""
    layout = document.layout
    return json.dumps(
        {
            "text": document.text,
            "title": document.title,
            "uri": document.uri,
            "digest": document.digest,
            "facts": dict(document.facts),
            "headings": [(h.start, h.level, h.title) for h in layout.headings],
            "styled": [(s.span.start, s.span.end, s.look) for s in layout.styled],
            "remarks": document.remarks,
            "is_complete": document.is_complete,
        }
    ).encode("ascii")


def decode(data: bytes) -> Document:
    """The document of which `encode` made these bytes."""
    fields = json.loads(data)
    styled = fields.pop("styled")
    return Document(
        layout=Layout(
            tuple(Heading(*heading) for heading in fields.pop("headings")),
            tuple(Styled(Span(start, end), Look(look)) for start, end, look in styled),
        ),
        remarks=tuple(fields.pop("remarks")),
        **fields,
    )
