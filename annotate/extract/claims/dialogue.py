"""Dialogues: the answers of interviews and the turns of transcripts, without a word of saying."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable
from itertools import pairwise

from annotate.claim import Claim
from annotate.extract.claims.scored import ScoredClaim
from annotate.span import Span

_TURN = re.compile(
    r"^[ \t]*(?P<time>(?:[\[(][\d:., ]{1,20}[\])]|\d{1,2}:\d{2}(?::\d{2})?)[ \t]+)?"
    r"(?P<name>[^\W\d_a-z][\w.’'-]*(?:[ ][^\W\d_a-z][\w.’'-]*){0,3})"
    r"(?P<colon>:|(?<=\b[QA])\.)[ \t]+(?P<words>\S[^\n]*?)[ \t]*$",
    re.MULTILINE,
)
_SENTENCE_END = re.compile(r"[.!?…][”\"’')\]]*$")
_LEAST_TURNS = 2
"""Turns from which on lines with a name and a colon are a dialogue; chosen by hand."""
_SCORE = 0.8
"""Score of a turn: about what the claims of clear reports have."""
_QUESTIONS, _ANSWERS = frozenset({"Q", "QUESTION"}), frozenset({"A", "ANSWER"})
FAMILY = "dialogue"

_OWN = frozenset(("i", "we", "you", "me", "us", "my", "our", "your", ""))
"""Sources in a turn that are the speaker or the listener: what they think is the turn itself."""


def with_dialogue(
    text: str, claims: Iterable[ScoredClaim], people: Collection[Span]
) -> list[ScoredClaim]:
    """Add the turns of a dialogue to the claims of a text, in text order.

    A turn that asks is no claim. Claims for which a name with its colon was taken are left out, and
    so are those in a turn whose source is the speaker: “I think …”.

    Args:
        text: The text; positions are half-open code-point offsets into it.
        claims: What was found in it otherwise.
        people: The persons named in it.
    """
    turns = _turns(text, people)
    if not turns:
        return list(claims)
    colons = [Span(*turn.span("colon")) for turn in turns]
    words = [_words_of(text, turn, after) for turn, after in pairwise([*turns, None]) if turn]
    others = [
        scored
        for scored in claims
        if not _takes_any(scored.claim, colons) and not is_own_view(text, scored.claim, words)
    ]
    answers = [
        _claim_of(turn, span) for turn, span in zip(turns, words, strict=True) if _states(turn)
    ]
    return sorted([*others, *answers], key=lambda scored: scored.claim.extent)


def _turns(text: str, people: Collection[Span]) -> list[re.Match[str]]:
    """The turns of a dialogue; none where names and colons at line starts mean something else."""
    lines = list(_TURN.finditer(text))
    counts = Counter(line["name"] for line in lines)
    tags = {name.upper() for name in counts}
    is_interview = bool(tags & _QUESTIONS and tags & _ANSWERS)
    is_transcript = any(_is_in_capitals(name) and counts[name] > 1 for name in counts)
    turns = [
        line
        for line in lines
        if line["time"]
        or (is_interview and line["name"].upper() in _QUESTIONS | _ANSWERS)
        or (is_transcript and _is_in_capitals(line["name"]) and _SENTENCE_END.search(line["words"]))
        or any(person.overlaps(Span(*line.span("name"))) for person in people)
    ]
    return turns if len(turns) >= _LEAST_TURNS else []


def _is_in_capitals(name: str) -> bool:
    return len(name) > 1 and name.isupper()


def _words_of(text: str, turn: re.Match[str], after: re.Match[str] | None) -> Span:
    """What is said in a turn: whole sentences go on to the next turn, anything else to its line."""
    start, end = turn.span("words")
    if after is not None and _SENTENCE_END.search(turn["words"]):
        end = start + len(text[start : after.start()].rstrip())
    return Span(start, end)


def _takes_any(claim: Claim, marks: Iterable[Span]) -> bool:
    return any(span.overlaps(mark) for mark in marks for span in claim.fragments)


def is_own_view(text: str, claim: Claim, words: Iterable[Span]) -> bool:
    """Return whether a claim in a turn says what its speaker or the listener thinks."""
    source = " ".join(text[span.start : span.end] for span in claim.source)
    is_own = source.lower() in _OWN
    return is_own and any(span.overlaps(cue) for span in words for cue in claim.cue)


def _states(turn: re.Match[str]) -> bool:
    is_question = turn["name"].upper() in _QUESTIONS or turn["words"].rstrip("”\"’'").endswith("?")
    return not is_question


def _claim_of(turn: re.Match[str], words: Span) -> ScoredClaim:
    source, cue = (Span(*turn.span(part)) for part in ("name", "colon"))
    speaker = None if turn["name"].upper() in _ANSWERS else source
    return ScoredClaim(Claim((source,), (cue,), (words,)), _SCORE, FAMILY, speaker)
