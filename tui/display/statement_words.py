"""Words about statements and how they differ, for lists on the screen and on the command line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from annotate.people.tones import tone_of
from annotate.span import Span
from annotate.statements.comparing import Difference, DifferenceKind, Statement
from annotate.statements.comparison import Comparison
from annotate.text.one_line import before_colon, one_line
from store.index.statement_reading import Question, Stated
from tui.display.plural import counted

Segment = tuple[str, bool]
"""Words on one line, and whether they are what differs."""
_BETWEEN = " … "
"""Stands for what is between the fragments of a content."""


def summary(comparison: Comparison) -> str:
    """What was compared, and what was seen: “12 statements, 3 pairs differ in number; …”."""
    numbers, polarities = (comparison.count(kind) for kind in DifferenceKind)
    parts = [counted(comparison.size, "statement")]
    if comparison.pairs:
        parts.append(f"{counted(len(comparison.pairs), 'pair')} about the same")
        parts.append(f"{numbers} differ{'s' * (numbers == 1)} in number, {polarities} in polarity")
    alone = comparison.size - len(comparison.compared)
    left = f"; {alone} not compared" if alone else ""
    return ", ".join(parts) + left


def short_summaries(comparison: Comparison) -> tuple[str, str]:
    """The same in fewer words, and in very few."""
    numbers, polarities = (comparison.count(kind) for kind in DifferenceKind)
    alone = comparison.size - len(comparison.compared)
    left = f"; {alone} not compared" if alone else ""
    differ = f"{numbers} differ{'s' * (numbers == 1)} in number, {polarities} in polarity"
    differing, pairs = len(comparison.differing), counted(len(comparison.pairs), "pair")
    few = f"{differing} of {pairs} differ{'s' * (differing == 1)}{left}"
    return f"{counted(comparison.size, 'statement')}: {differ}{left}", few


def subject(question: Question) -> str:
    """What was asked for, in words: “Ida Quill on Aldern bridge”; empty for everything."""
    about = f"on {question.about}" if question.about else ""
    return " ".join(filter(None, (question.speaker, about)))


def difference_words(first: Statement, second: Statement, difference: Difference) -> str:
    """What differs, side by side: “number: 12 million euros | 15 million euros”."""
    words = (
        " ".join(text for text, is_marked in segments(statement, [span]) if is_marked)
        for statement, span in ((first, difference.first), (second, difference.second))
    )
    return f"{difference.kind}: {' | '.join(words)}"


def speaker_words(stated: Stated) -> str:
    """The words for who made a statement: the name, else the words of the source, else a dash."""
    return one_line(stated.speaker.name or stated.spoken.claim.source.words) or "—"


def tone_words(cue: str) -> str:
    """The tone of a cue in brackets; empty where it has none, or none that colours."""
    tone = tone_of(cue)
    return f"[{tone}]" if tone and tone != "neutral" else ""


def segments(statement: Statement, marked: Sequence[Span]) -> list[Segment]:
    """A statement on one line, cut where what differs begins and ends: cue, tone and content."""
    cue = before_colon(statement.cue)
    parts: list[Segment] = []
    if cue:
        tone = tone_words(cue)
        parts = [(cue, statement.cue_span in marked), (f" {tone}: " if tone else ": ", False)]
    for number, piece in enumerate(statement.pieces):
        if number:
            parts.append((_BETWEEN, False))
        parts += _cut(piece.text, piece.start, marked)
    return [(one_line(text), is_marked) for text, is_marked in parts if text]


def _cut(text: str, start: int, marked: Sequence[Span]) -> Iterator[Segment]:
    done = 0
    for span in sorted(marked):
        first, last = max(span.start - start, done), min(span.end - start, len(text))
        if first < last:
            yield text[done:first], False
            yield text[first:last], True
            done = last
    yield text[done:], False
