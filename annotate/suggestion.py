"""Suggestions: the spans and claims that a pipeline proposes."""

from __future__ import annotations

from dataclasses import dataclass

from annotate.claim import Claim
from annotate.entity import Entity

Body = Entity | Claim
"""The span or claim that a suggestion proposes and an annotation decides on."""

_NAMESPACE = "6f3b0a58-2f0b-5c53-9a2e-3d1f5a0c7e11"


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A span or claim proposed by a pipeline; a cache, never an annotation by itself."""

    id: str
    """The same for the same proposal on the same article, whichever pipeline made it."""
    body: Body
    """The proposed span or claim."""
    score: float | None
    """The pipeline's confidence from 0 to 1, or None where it has none."""
    pipeline: str
    """Name and version of the pipeline, for example `en_core_web_sm 3.8.0`."""
    reason: str = ""
    """What proposes it (`annotate.reasons`); empty where nobody knows."""
    agreeing: tuple[str, ...] = ()
    """The titles of suggesters that propose the same; not stored, as each has its own cache."""


def suggestion_id(article_id: str, body: Body) -> str:
    """A stable id from the article, the kind, the fragments and the label (UUID version 5)."""
    from uuid import UUID, uuid5  # what reads suggestions makes no ids

    roles = [body.fragments] if isinstance(body, Entity) else [body.source, body.cue, body.content]
    places = "|".join(",".join(f"{span.start}-{span.end}" for span in role) for role in roles)
    key = f"{article_id}\n{body.kind}\n{places}\n{body.label}"
    # Lone surrogates, which UTF-8 cannot hold, are escaped.
    return str(uuid5(UUID(_NAMESPACE), key.encode("utf-8", "backslashreplace").decode()))


def nothing_is_foreign(_: Body) -> bool:
    """Return False: every label is one of the scheme's."""
    return False
