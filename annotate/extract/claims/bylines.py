"""Bylines: words beside the name of who wrote them, “…” – Nils Aker, and “From Ada Quill: …”."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator

from annotate.claim import Claim
from annotate.extract.claims.dialogue import takes_any
from annotate.extract.claims.scored import ScoredClaim
from annotate.span import Span
from annotate.text.quotation import quotes

_SMALL = r"(?:of|the|and|for|de|da|di|du|la|le|van|von|der|den)"
_NAME = rf"[^\W\d_a-z][\w.&’'-]*(?:[ ](?:{_SMALL}|[^\W\d_a-z][\w.&’'-]*)){{0,5}}"
_SIGNATURE = re.compile(
    rf"[ \t]*\n?[ \t]*(?P<dash>[—–―]|--?)[ \t]*"
    rf"(?P<name>(?:[Tt]he[ ])?{_NAME}(?:,[^\n.!?“”\"]{{1,60}})?)[ \t]*(?=\n|\Z)"
)
_LETTER = re.compile(
    rf"^[ \t]*(?P<from>From)[ ]+(?P<name>{_NAME}(?:,[ ]{_NAME})?)(?P<colon>:)[ \t]+"
    r"(?P<words>\S[^\n]*[.!?…][”\"’')]*)[ \t]*$",
    re.MULTILINE,
)
_SCORE = 0.8
"""Score of such words: what the turns of a dialogue have."""
_LEAST_WORDS = 2
"""Fewest words of a quotation with a name below it; fewer are titles. Chosen by hand."""
_LONGEST_SHORT_FORM = 4
"""Characters of an abbreviation at the end of a name, such as “Esq.”; chosen by hand."""
FAMILY = "byline"


def with_bylines(
    text: str, claims: Iterable[ScoredClaim], places: Collection[Span]
) -> list[ScoredClaim]:
    """Add the words with a byline to the claims of a text, in text order.

    Claims that took the name or its mark are left out.

    Args:
        text: The text; positions are half-open code-point offsets into it.
        claims: What was read in it otherwise.
        places: Names and times that write nothing: “From Lund: …”.
    """
    bylines = [*_signatures(text), *_letters(text, places)]
    if not bylines:
        return list(claims)
    names = [span for claim in bylines for span in (*claim.source, *claim.cue)]
    others = [scored for scored in claims if not takes_any(scored.claim, names)]
    scored_bylines = (ScoredClaim(claim, _SCORE, FAMILY, claim.source[0]) for claim in bylines)
    return sorted([*others, *scored_bylines], key=lambda scored: scored.claim.extent)


def _signatures(text: str) -> Iterator[Claim]:
    """Quotations that fill a line, or begin it, with a dash and a name behind them."""
    for span in quotes(text):
        line = text[text.rfind("\n", 0, span.start) + 1 : span.start]
        signature = _SIGNATURE.match(text, span.end) if not line.strip() else None
        if signature and len(text[span.start : span.end].split()) >= _LEAST_WORDS:
            name, dash = _without_full_stop(signature), Span(*signature.span("dash"))
            yield Claim((name,), (dash,), (span,))


def _without_full_stop(signature: re.Match[str]) -> Span:
    """The name without a full stop behind it; that of “Tom Reed Jr.” belongs to it."""
    start, end = signature.span("name")
    last_word = signature["name"].split()[-1]
    is_stop = last_word.endswith(".") and len(last_word) > _LONGEST_SHORT_FORM
    return Span(start, end - is_stop)


def _letters(text: str, places: Collection[Span]) -> Iterator[Claim]:
    for letter in _LETTER.finditer(text):
        name = Span(*letter.span("name"))
        is_full = " " in letter["name"]
        if is_full and not any(place.start == name.start for place in places):
            cue = (Span(*letter.span("from")), Span(*letter.span("colon")))
            yield Claim((name,), cue, (Span(*letter.span("words")),))
