"""Requests: what a suggester is asked, as one line of JSON."""

from __future__ import annotations

import json
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from annotate.claim import Claim, Role
from annotate.extract.chunks import analysable
from annotate.labels.scheme import Label, LabelKind, LabelScheme
from annotate.span import Fragments
from annotate.suggestion import Body

PROTOCOL = "postil-suggest/1"
"""Name and version of the protocol; every request begins with it."""


@dataclass(frozen=True, slots=True)
class Example:
    """A text with what a person accepted in it."""

    text: str
    """The text, mostly a sentence."""
    bodies: tuple[Body, ...]
    """The spans and claims, at offsets into this text."""


@dataclass(frozen=True, slots=True)
class Request:
    """What a suggester is to look at."""

    id: str
    """Names the request; answers may repeat it."""
    text: str
    """The article."""
    labels: tuple[Label, ...]
    """The labels that it may give."""
    title: str = ""
    """The article's title."""
    examples: tuple[Example, ...] = ()
    """What a person accepted elsewhere."""

    def to_line(self) -> bytes:
        """The request as a line of JSON in UTF-8."""
        fields = {
            "protocol": PROTOCOL,
            "id": self.id,
            "title": self.title,
            "text": self.text,
            "labels": [_label_fields(label) for label in self.labels],
            "examples": [_example_fields(example) for example in self.examples],
        }
        # Lone surrogates, which UTF-8 cannot hold, are replaced one for one.
        return analysable(json.dumps(fields, ensure_ascii=False)).encode("utf-8") + b"\n"


def labels_for(scheme: LabelScheme, names: Collection[str] = ()) -> tuple[Label, ...]:
    """The labels that a suggester may give: all of a scheme, or those of some names it allows."""
    own = [*scheme.of_kind(LabelKind.SPAN), *scheme.of_kind(LabelKind.CLAIM)]
    if not names:
        return tuple(own)
    own_names = {label.name for label in own}
    return tuple(scheme.label(name) for name in names if scheme.is_open or name in own_names)


def _label_fields(label: Label) -> dict[str, Any]:
    fields: dict[str, Any] = {
        "name": label.name,
        "kind": label.kind.value,
        "meaning": label.meaning,
        "guideline": label.guideline,
    }
    return fields | ({"roles": list(label.roles)} if label.kind is LabelKind.CLAIM else {})


def _example_fields(example: Example) -> dict[str, Any]:
    suggestions = [body_fields(example.text, body) for body in example.bodies]
    return {"text": example.text, "suggestions": suggestions}


def body_fields(text: str, body: Body) -> dict[str, Any]:
    """A span or claim of a text as the fields of a line."""
    if not isinstance(body, Claim):
        return {"label": body.label, **_places(text, body.fragments)[0]}
    parts = {role.value: _places(text, body.part(role)) for role in Role if body.part(role)}
    return {"label": body.label, **parts}


def _places(text: str, pieces: Fragments) -> list[dict[str, Any]]:
    return [
        {"quote": text[span.start : span.end], "start": span.start, "end": span.end}
        for span in pieces
    ]
