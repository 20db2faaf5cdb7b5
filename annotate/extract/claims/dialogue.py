"""Dialogues: the answers of interviews and the turns of transcripts, without a word of saying."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator

from annotate.claim import Claim
from annotate.extract.claims.scored import ScoredClaim
from annotate.span import Span

_TURN = re.compile(
    r"^[ \t]*(?P<time>[\[(][\d:., ]{1,20}[\])][ \t]*)?"
    r"(?P<name>[^\W\d_a-z][\w.’'-]*(?:[ ][^\W\d_a-z][\w.’'-]*){0,3})"
    r"(?P<colon>:)[ \t]+(?P<words>\S[^\n]*?)[ \t]*$",
    re.MULTILINE,
)
_SENTENCE_END = re.compile(r"[.!?…][”\"’')\]]*$")
_LEAST_TURNS = 2
"""Turns from which on lines with a name and a colon are a dialogue; chosen by hand."""
_SCORE = 0.8
"""Score of a turn: about what the claims of clear reports have."""
_QUESTIONS, _ANSWERS = frozenset({"Q", "QUESTION"}), frozenset({"A", "ANSWER"})
FAMILY = "dialogue"


def with_dialogue(
    text: str, claims: Iterable[ScoredClaim], people: Collection[Span]
) -> list[ScoredClaim]:
    """Add the turns of a dialogue to the claims of a text, in text order.

    A turn that asks is no claim. Claims for which a name with its colon was taken are left out.

    Args:
        text: The text; positions are half-open code-point offsets into it.
        claims: What was found in it otherwise.
        people: The persons named in it.
    """
    turns = list(_turns(text, people))
    colons = {Span(*turn.span("colon")) for turn in turns}
    others = [scored for scored in claims if colons.isdisjoint(scored.claim.cue)]
    answers = [_claim_of(turn) for turn in turns if _is_statement(turn)]
    return sorted([*others, *answers], key=lambda scored: scored.claim.extent)


def _turns(text: str, people: Collection[Span]) -> Iterator[re.Match[str]]:
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
    return iter(turns if len(turns) >= _LEAST_TURNS else ())


def _is_in_capitals(name: str) -> bool:
    return len(name) > 1 and name.isupper()


def _is_statement(turn: re.Match[str]) -> bool:
    is_question = turn["name"].upper() in _QUESTIONS or turn["words"].rstrip("”\"’'").endswith("?")
    return not is_question


def _claim_of(turn: re.Match[str]) -> ScoredClaim:
    source, cue, content = (Span(*turn.span(part)) for part in ("name", "colon", "words"))
    speaker = None if turn["name"].upper() in _ANSWERS else source
    return ScoredClaim(Claim((source,), (cue,), (content,)), _SCORE, FAMILY, speaker)
