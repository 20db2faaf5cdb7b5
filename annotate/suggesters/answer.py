"""Answers of a suggester, line by line: a proposal, the end, or why there are no more."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from annotate.claim import Role
from annotate.labels.scheme import Label, LabelKind
from annotate.suggesters.faults import Fault, ProposalRefused
from annotate.suggesters.proposal import Parts, Place, Proposal
from annotate.suggesters.request import Request

_LONGEST_WHY = 200
"""Characters of a reason that are shown at most; chosen by hand."""
_LONGEST_ERROR = 300
"""Characters of a suggester's own words about a failure that are shown at most; chosen by hand."""
_LONGEST_CONTEXT = 64
"""Code points of a prefix or suffix that count, those next to the quote: twice a selector's."""


@dataclass(frozen=True, slots=True)
class Done:
    """The suggester has proposed everything."""

    note: str = ""
    """What else it says, in one line."""


@dataclass(frozen=True, slots=True)
class Failed:
    """The suggester says that it can propose nothing, or nothing more."""

    reason: str
    """Its words, in one line."""


def read_answer(line: bytes, request: Request) -> Proposal | Done | Failed:
    """Read a line that answers a request.

    Raises:
        ProposalRefused: It is no answer, answers another request, or its label was not asked for.
    """
    try:
        fields = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise ProposalRefused(Fault.MALFORMED) from error
    if not isinstance(fields, dict):
        raise ProposalRefused(Fault.MALFORMED)
    if fields.get("id", request.id) != request.id:
        raise ProposalRefused(Fault.OTHER_REQUEST)
    if fields.get("done") is True:
        note = fields.get("note", "")
        return Done(one_line(note, _LONGEST_WHY) if isinstance(note, str) else "")
    if "error" in fields:
        return Failed(one_line(str(fields["error"]), _LONGEST_ERROR))
    return read_proposal(fields, {label.name: label for label in request.labels})


def read_proposal(fields: Mapping[str, Any], labels: Mapping[str, Label]) -> Proposal:
    """The proposal in the fields of a line.

    Raises:
        ProposalRefused: It is no proposal, or its label is not one of these.
    """
    name, why = fields.get("label"), fields.get("why", "")
    if not isinstance(name, str) or not isinstance(why, str):
        raise ProposalRefused(Fault.MALFORMED)
    label = labels.get(name)
    if label is None:
        raise ProposalRefused(Fault.UNKNOWN_LABEL)
    is_claim = label.kind is LabelKind.CLAIM
    parts: Parts = _claim_parts(fields) if is_claim else {None: (_place(fields),)}
    return Proposal(name, parts, _score(fields.get("score")), one_line(why, _LONGEST_WHY))


def one_line(words: str, most: int) -> str:
    """Words of others in one line of `most` characters at most, without control characters."""
    printable = (char if char.isprintable() else " " for char in words[: 4 * most])
    line = " ".join("".join(printable).split())
    return line if len(line) <= most else f"{line[: most - 1].rstrip()}…"


def _claim_parts(fields: Mapping[str, Any]) -> Parts:
    parts: dict[Role | None, tuple[Place, ...]] = {}
    for role in Role:
        places = fields.get(role.value, [])
        if not isinstance(places, list):
            raise ProposalRefused(Fault.MALFORMED)
        if places:
            parts[role] = tuple(map(_place, places))
    if not parts.keys() & {Role.CUE, Role.CONTENT}:
        raise ProposalRefused(Fault.MALFORMED)
    return parts


def _place(fields: object) -> Place:
    if not isinstance(fields, dict):
        raise ProposalRefused(Fault.MALFORMED)
    quote, offsets = fields.get("quote"), _offsets(fields)
    prefix, suffix = fields.get("prefix", ""), fields.get("suffix", "")
    if not isinstance(prefix, str) or not isinstance(suffix, str):
        raise ProposalRefused(Fault.MALFORMED)
    if quote is None and offsets is not None:
        return Place(offsets=offsets)
    if not isinstance(quote, str) or not quote.strip():
        raise ProposalRefused(Fault.MALFORMED)
    return Place(quote, prefix[-_LONGEST_CONTEXT:], suffix[:_LONGEST_CONTEXT], offsets)


def _offsets(fields: Mapping[str, Any]) -> tuple[int, int] | None:
    start, end = fields.get("start"), fields.get("end")
    if start is None and end is None:
        return None
    # True is a number to Python.
    if type(start) is not int or type(end) is not int:
        raise ProposalRefused(Fault.MALFORMED)
    return start, end


def _score(score: object) -> float | None:
    if score is None:
        return None
    if isinstance(score, bool) or not isinstance(score, int | float):
        raise ProposalRefused(Fault.MALFORMED)
    if not math.isfinite(score) or not 0 <= score <= 1:
        raise ProposalRefused(Fault.MALFORMED)
    return float(score)
