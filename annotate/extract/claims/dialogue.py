"""Dialogues: the answers of interviews and the turns of transcripts, without a word of saying."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Sequence

from annotate.claim import Claim
from annotate.extract.claims.scored import ScoredClaim
from annotate.span import Span

_TURN = re.compile(
    r"^[ \t]*(?P<time>(?:[\[(][\d:., ]{1,20}[\])]|\d{1,2}:\d{2}(?::\d{2})?)[ \t]+)?"
    r"(?P<name>[^\W\d_a-z][\w.’'-]*(?:[ ](?:[^\W\d_a-z][\w.’'-]*|\d{1,2})){0,3})"
    r"(?:[ ]\([^()\n]{1,40}\))?(?P<mark>[:.])[ \t]+(?P<words>\S[^\n]*?)[ \t]*$",
    re.MULTILINE,
)
"""A name at the start of a line, perhaps with a time ahead and an office in brackets behind."""
_REMARK = re.compile(r"^[ \t]*[(\[]", re.MULTILINE)
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

    A turn that asks is no claim. Claims that took the name of a turn or its mark are left out.

    Args:
        text: The text; positions are half-open code-point offsets into it.
        claims: What was found in it otherwise.
        people: The persons named in it.
    """
    turns = _turns(text, people)
    names = [Span(turn.start("name"), turn.end("mark")) for turn in turns]
    others = [scored for scored in claims if not takes_any(scored.claim, names)]
    following = [*(turn.start() for turn in turns[1:]), None]
    answers = [
        _claim_of(turn, _words_of(text, turn, end))
        for turn, end in zip(turns, following, strict=False)
        if _states(turn)
    ]
    return sorted([*others, *answers], key=lambda scored: scored.claim.extent)


def takes_any(claim: Claim, spans: Iterable[Span]) -> bool:
    """Return whether a claim has a part in one of some spans."""
    return any(span.overlaps(piece) for span in spans for piece in claim.fragments)


def _turns(text: str, people: Collection[Span]) -> list[re.Match[str]]:
    """The turns of a dialogue; none where names and colons at line starts mean something else."""
    lines = [
        line
        for line in _TURN.finditer(text)
        if line["mark"] == ":" or line["name"].upper() in _QUESTIONS | _ANSWERS
    ]
    counts = Counter(line["name"] for line in lines)
    tags = {name.upper() for name in counts}
    is_interview = bool(tags & _QUESTIONS and tags & _ANSWERS)
    is_transcript = any(_is_in_capitals(name) and counts[name] > 1 for name in counts)
    are_answered = _are_answered(lines)
    turns = [
        line
        for line in lines
        if line["time"]
        or are_answered
        or (is_interview and line["name"].upper() in _QUESTIONS | _ANSWERS)
        or (is_transcript and _is_in_capitals(line["name"]) and _SENTENCE_END.search(line["words"]))
        or any(person.overlaps(Span(*line.span("name"))) for person in people)
    ]
    return turns if len(turns) >= _LEAST_TURNS else []


def _are_answered(lines: Sequence[re.Match[str]]) -> bool:
    """Return whether two names take turns, one of them with questions."""
    asking, answering = lines[::2], lines[1::2]
    askers, answerers = {line["name"] for line in asking}, {line["name"] for line in answering}
    take_turns = len(answering) >= _LEAST_TURNS and len(askers) == len(answerers) == 1
    return take_turns and askers != answerers and all(map(_is_question, asking))


def _is_in_capitals(name: str) -> bool:
    return len(name) > 1 and name.isupper()


def _words_of(text: str, turn: re.Match[str], following: int | None) -> Span:
    """What is said in a turn: its line, in interviews and transcripts all up to the next turn.

    A remark in brackets ends it: “(Applause.)”.
    """
    start, end = turn.span("words")
    is_marked = turn["name"].upper() in _ANSWERS or _is_in_capitals(turn["name"])
    if following is None or not is_marked or not _SENTENCE_END.search(turn["words"]):
        return Span(start, end)
    remark = _REMARK.search(text, end, following)
    stop = remark.start() if remark else following
    return Span(start, start + len(text[start:stop].rstrip()))


def _states(turn: re.Match[str]) -> bool:
    return not (turn["name"].upper() in _QUESTIONS or _is_question(turn))


def _is_question(turn: re.Match[str]) -> bool:
    return turn["words"].rstrip("”\"’'").endswith("?")


def _claim_of(turn: re.Match[str], words: Span) -> ScoredClaim:
    source, cue = (Span(*turn.span(part)) for part in ("name", "mark"))
    speaker = None if turn["name"].upper() in _ANSWERS else source
    return ScoredClaim(Claim((source,), (cue,), (words,)), _SCORE, FAMILY, speaker)
