"""Kinds of claims: quoted or not, with a verb of saying or with another cue."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from annotate.claim import Role
from annotate.evaluation.token_claims import TokenClaim
from annotate.evaluation.tokens import Tokens
from annotate.text.quotation import Quotation, quotation


class CueType(StrEnum):
    """The type of a claim's cue."""

    SAY = "say-type"
    """With a verb of saying."""
    OTHER = "other"
    """Without one: “wants”, “accused”, “according to”, “the denial”."""


@dataclass(frozen=True, slots=True, order=True)
class Kind:
    """A kind of claim."""

    cue: CueType
    """The type of its cue."""
    quotation: Quotation
    """The manner of quotation of its content."""


_ORDER = (Quotation.DIRECT, Quotation.MIXED, Quotation.INDIRECT)

KINDS = tuple(Kind(cue, quoted) for cue in CueType for quoted in _ORDER)
"""Every kind, in the order of tables."""

_FORMS = """
acknowledge acknowledged acknowledges acknowledging add added adding adds admit admits admitted
admitting announce announced announces announcing argue argued argues arguing ask asked asking asks
assert asserted asserting asserts claimed claiming claims conclude concluded concludes concluding
declare declared declares declaring explain explained explaining explains insist insisted insisting
insists joke joked jokes joking note noted notes noting recall recalled recalling recalls remark
remarked remarking remarks replied replies reply replying reported reporting reports respond
responded responding responds said say saying says shout shouted shouting shouts stated states
stating suggest suggested suggesting suggests tell telling tells told tweet tweeted tweeting tweets
warn warned warning warns write writes writing written wrote
"""
_SAYING = frozenset(_FORMS.split())


def kind(text: str, tokens: Tokens, claim: TokenClaim) -> Kind:
    """The kind of a claim that has a content."""
    says = tokens.forms(claim.parts[Role.CUE]) & _SAYING
    cue = CueType.SAY if says else CueType.OTHER
    return Kind(cue, quotation(text, claim.claim.content))
