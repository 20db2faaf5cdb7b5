"""The lines of `postil statements`: pairs that differ, the other statements, and all as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from annotate.people.tones import tone_of
from annotate.span import Span, join_fragments
from annotate.statements.comparing import Difference
from annotate.statements.comparison import Pair
from store.index.statement_reading import Question, Stated, StatedComparison
from tui.cli.marked_lines import Look, marked, wrapped
from tui.display.glyphs import visible
from tui.display.marks import STATUS_SIGNS
from tui.display.statement_words import (
    difference_words,
    segments,
    speaker_words,
    subject,
    summary,
)


def lines(
    result: StatedComparison, question: Question, look: Look, *, differing_only: bool
) -> Iterator[str]:
    """Yield what was compared, the pairs that differ, then the other statements by date."""
    comparison, stated = result.comparison, result.stated
    about = subject(question)
    yield from wrapped(visible(": ".join(filter(None, (about, summary(comparison))))), look)
    differing = comparison.differing
    for pair in differing:
        yield ""
        yield from _pair_lines(pair, stated, look)
    if differing_only:
        return
    in_pairs = {number for pair in differing for number in (pair.first, pair.second)}
    agreeing = sorted(comparison.compared - in_pairs)
    alone = sorted(set(range(len(stated))) - comparison.compared)
    for heading, numbers in (("no difference seen", agreeing), ("not compared", alone)):
        if numbers:
            yield ""
            yield heading
            for number in numbers:
                yield from _statement_lines(stated[number], (), look)


def json_lines(result: StatedComparison) -> Iterator[str]:
    """Yield an object for each statement, with its number, then one for each compared pair."""
    for number, item in enumerate(result.stated):
        yield json.dumps(_statement_values(number, item))
    for pair in result.comparison.pairs:
        first, second = (result.stated[number] for number in (pair.first, pair.second))
        marks = [_difference_values(mark, first, second) for mark in pair.differences]
        yield json.dumps({"first": pair.first, "second": pair.second, "differences": marks})


def _pair_lines(pair: Pair, stated: Sequence[Stated], look: Look) -> Iterator[str]:
    first, second = stated[pair.first], stated[pair.second]
    for mark in pair.differences:
        words = difference_words(first.statement, second.statement, mark)
        yield from wrapped(visible(f"≠ {words}"), look)
    yield from _statement_lines(first, [mark.first for mark in pair.differences], look)
    yield from _statement_lines(second, [mark.second for mark in pair.differences], look)


def _statement_lines(stated: Stated, differing: Sequence[Span], look: Look) -> Iterator[str]:
    """Yield a statement: status, date, who, cue with its tone, what, and where."""
    speech, claim = stated.spoken.speech, stated.spoken.claim
    sign = STATUS_SIGNS[claim.status]
    words = "".join(
        marked(text) if is_marked else visible(text)
        for text, is_marked in segments(stated.statement, differing)
    )
    place = f"({speech.title} ¶ {claim.paragraph})"
    sentence = f"{visible(speaker_words(stated))} {words}"
    parts = (visible(speech.names.date), sentence, visible(place))
    yield from wrapped(f"  {sign} {'  '.join(filter(None, parts))}", look)


def _statement_values(number: int, stated: Stated) -> dict[str, object]:
    speech, claim = stated.spoken.speech, stated.spoken.claim
    return {
        "number": number,
        "name": stated.speaker.name,
        "kind": stated.speaker.kind.value,
        "date": speech.names.date,
        "title": speech.title,
        "paragraph": claim.paragraph,
        "source": claim.source.words,
        "cue": claim.cue,
        "tone": tone_of(claim.cue),
        "content": claim.content,
        "names": [name.words for name in stated.statement.names],
        "status": claim.status.value,
        "article": speech.article,
        "annotator": claim.layer,
        "id": claim.id,
        "start": claim.start,
        "end": claim.end,
    }


def _difference_values(mark: Difference, first: Stated, second: Stated) -> dict[str, object]:
    return {
        "kind": mark.kind.value,
        "first": _place(first, mark.first),
        "second": _place(second, mark.second),
    }


def _place(stated: Stated, span: Span) -> dict[str, object]:
    text = _words_at(stated, span)
    return {"start": span.start, "end": span.end, "text": text}


def _words_at(stated: Stated, span: Span) -> str:
    """The words of a place in a statement, exactly as they stand."""
    statement = stated.statement
    if span == statement.cue_span:
        return statement.cue
    pieces = (
        join_fragments(piece.text, [Span(first, last)])
        for piece in statement.pieces
        if (first := max(0, span.start - piece.start))
        < (last := min(len(piece.text), span.end - piece.start))
    )
    return " … ".join(pieces)
