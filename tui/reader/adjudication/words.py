"""Disagreements in words: what either side has at a place."""

from __future__ import annotations

from annotate.claim import Claim
from annotate.evaluation.disagreements import Disagreement
from annotate.suggestion import Body

_LONGEST_QUOTE = 60
_SHORTEST_QUOTE = 10
_ROLE = 8
"""Characters of a role's name, about."""


def reading_words(
    text: str, body: Body | None, one: Disagreement, *, room: int = _LONGEST_QUOTE
) -> str:
    """What a side has: label and quote, of a claim the parts that differ.

    Args:
        text: What both read.
        body: What the side has; None for nothing.
        one: The disagreement that it is a side of.
        room: Characters for a quote, or for those of all parts where there are several.
    """
    if body is None:
        return "—"
    if isinstance(body, Claim) and one.parts:
        share = min(_LONGEST_QUOTE, max(_SHORTEST_QUOTE, room // len(one.parts) - _ROLE))
        quotes = (" … ".join(text[p.start : p.end] for p in body.part(role)) for role in one.parts)
        parts = zip(one.parts, quotes, strict=True)
        return f"{body.label} " + ", ".join(
            f"{r.value} “{_cut(quote, share)}”" for r, quote in parts
        )
    quote = text[body.extent.start : body.extent.end]
    return f"{body.label} “{_cut(quote, min(_LONGEST_QUOTE, max(_SHORTEST_QUOTE, room)))}”"


def _cut(quote: str, longest: int) -> str:
    """A quote on one line; a long one keeps both of its ends, which is where sides differ."""
    line = " ".join(quote.split())
    if len(line) <= longest:
        return line
    half = longest // 2
    return f"{line[: longest - half - 1].rstrip()}…{line[-half:].lstrip()}"
