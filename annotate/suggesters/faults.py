"""Faults of proposals: why one is refused, and how often each fault came, in words."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from annotate.errors import PostilError


class Fault(StrEnum):
    """Why a proposal is refused, as it is said behind a number of proposals."""

    MALFORMED = "not a line of the protocol"
    OTHER_REQUEST = "for another request"
    UNKNOWN_LABEL = "with a label that was not asked for"
    MISSING_QUOTE = "with a quote that is not in the text"
    WRONG_OFFSETS = "with offsets that do not fit the text"


class ProposalRefused(PostilError):
    """A line is no proposal, or a proposal has no place in the text."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.value)
        self.fault = fault


def fault_words(counts: Mapping[str, int]) -> str:
    """The number of refused proposals with their faults; empty for none.

    `3 refused: 2 with a quote that is not in the text, 1 for another request`
    """
    total = sum(counts.values())
    reasons = [f"{count} {fault}" for fault, count in sorted(counts.items()) if count]
    return f"{total} refused: {', '.join(reasons)}" if total else ""
