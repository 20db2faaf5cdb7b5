"""Typed questions about statements: a line with words, `speaker:`, `date:`, `status:` and `by:`."""

from __future__ import annotations

from annotate.annotation import Status
from store.errors import QueryRefused
from store.index.patterns import Pattern
from store.index.speeches import SpeechQuery
from store.index.statement_reading import Question
from store.index.typed_query import parse_query

_USUAL = frozenset((Status.ACCEPTED, Status.SUGGESTED))
"""The statuses of claims that count unless others are asked for."""


def parse_question(line: str) -> Question | None:
    """The question of a line as it is typed; None where nothing is asked for yet.

    Raises:
        QueryRefused: A filter means nothing here, or neither a speaker nor a word is given.
    """
    query = parse_query(line)
    if query.labels or query.kinds or query.moved_only:
        raise QueryRefused("statements are asked for by speaker:, date:, status:, by: and words")
    if len(query.annotators) > 1:
        raise QueryRefused("by: names one annotator")
    about = list[str]()
    for needle in query.needles:
        if isinstance(needle, Pattern):
            raise QueryRefused("a regular expression finds texts; statements are found by words")
        about += needle.words
    speaker = " ".join(word for term in query.speakers for word in term.words)
    if not speaker and not about and line.strip():
        raise QueryRefused("statements are looked for by words or by speaker:NAME")
    if not line.strip():
        return None
    speech_query = SpeechQuery(
        frozenset(query.statuses) or _USUAL, query.annotators[0] if query.annotators else None
    )
    return Question(speech_query, speaker, " ".join(about), query.dates)
