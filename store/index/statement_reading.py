"""Statements of a library: claims of one speaker, or on one named thing, and how they differ."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from annotate.annotation import Status
from annotate.entity import VALUES
from annotate.people.names import one_line, surnames
from annotate.people.resolving import People, Source, Speaker
from annotate.people.rules import Rule
from annotate.people.sources import words_of
from annotate.span import Span
from annotate.statements.comparing import Statement
from annotate.statements.comparison import Comparison, compare
from annotate.statements.tokens import Name, Piece
from annotate.text.occurrences import offsets_of
from store.errors import StoreError
from store.index.article_files import article_files, scheme_facts
from store.index.article_rows import AnnotationRow, ArticleRows, read_rows
from store.index.library_index import LibraryIndex
from store.index.query import DateRange
from store.index.speaking import Spoken, Voice, voices, voices_of
from store.index.speech_reading import SpeechReader, Step
from store.index.speeches import SpeechQuery


@dataclass(frozen=True, slots=True)
class Question:
    """The choice of the statements that are compared; what is empty chooses nothing."""

    query: SpeechQuery
    """Which claims count."""
    speaker: str = ""
    """Words of the name of who speaks."""
    about: str = ""
    """Words that are said in it, or belong to what is named there."""
    dates: DateRange | None = None
    """When the article was published."""


@dataclass(frozen=True, slots=True)
class Stated:
    """A claim that is compared, with who made it."""

    speaker: Speaker
    """Who made it."""
    spoken: Spoken
    """The claim with its article."""
    statement: Statement
    """The same as it is compared."""


@dataclass(frozen=True, slots=True)
class StatedComparison:
    """The statements that answer a question, by date, and what comparing them gave."""

    stated: tuple[Stated, ...]
    """The statements."""
    comparison: Comparison
    """The pairs, by the numbers of the statements."""


def read_comparison(
    index: LibraryIndex, question: Question, rules: Sequence[Rule]
) -> Iterator[Step | StatedComparison]:
    """Bring the index up to date, and yield the comparison at the end.

    The texts of those articles alone are read, one by one, that have what is asked for.

    Raises:
        OSError: The library cannot be listed.
    """
    reader = SpeechReader(index)
    yield from reader.refresh()
    if question.speaker:
        speaking = voices_of(reader, question.query, rules, question.speaker)
    else:
        speaking = voices(list(reader.speeches(question.query)), rules)
    people = People(reader.names(), rules)
    candidates = _wanted(speaking, question)
    stated = sorted(
        _stated(index, people, candidates, question.query), key=lambda item: item.spoken.order
    )
    if question.about:
        stated = [item for item in stated if _is_about(item.statement, question.about)]
    yield StatedComparison(tuple(stated), compare([item.statement for item in stated]))


def _wanted(
    speaking: Iterable[Voice], question: Question
) -> dict[str, list[tuple[Speaker, Spoken]]]:
    """The claims that may answer, by the folder of their article; a surname may be a whole name."""
    candidates: dict[str, list[tuple[Speaker, Spoken]]] = {}
    about = question.about
    names = [words_of(name) for name in ({about, *surnames(one_line(about))} if about else ())]
    for voice in speaking:
        for spoken in voice.spoken:
            date, words = spoken.speech.names.date, words_of(spoken.claim.content)
            is_in_range = question.dates is None or question.dates.has(date)
            if words and is_in_range and (not names or any(name <= words for name in names)):
                candidates.setdefault(spoken.speech.folder, []).append((voice.speaker, spoken))
    return candidates


def _is_about(statement: Statement, about: str) -> bool:
    """Tell whether all of some words are said in a statement, or are part of what it names."""
    texts = (piece.text for piece in statement.pieces)
    names = (name.words for name in statement.names)
    return words_of(about) <= words_of(" ".join((*texts, *names)))


def _stated(
    index: LibraryIndex,
    people: People,
    candidates: Mapping[str, Sequence[tuple[Speaker, Spoken]]],
    query: SpeechQuery,
) -> Iterator[Stated]:
    for folder, claims in candidates.items():
        rows = _rows(index, folder)
        if rows is None:
            continue
        by_id = {(row.layer, row.id): row for row in rows.annotations}
        visible_rows = [row for row in rows.annotations if not query.hides(rows.id, row.layer)]
        names = _names(rows.id, visible_rows, people, index.people_labels)
        for speaker, spoken in claims:
            row = by_id.get((spoken.claim.layer, spoken.claim.id))
            if row is not None and spoken.speech.digest == rows.digest:
                yield Stated(speaker, spoken, _statement(rows, row, names, speaker))


def _rows(index: LibraryIndex, folder: str) -> ArticleRows | None:
    """An article from the index, else from its files; None where it cannot be read."""
    with contextlib.suppress(sqlite3.Error):
        entry = index.entry(folder)
        rows = index.rows(entry) if entry is not None else None
        if rows is not None:
            return rows
    files = article_files(index.library, folder, scheme_facts(index.library))
    with contextlib.suppress(StoreError):
        return read_rows(index.library, files) if files is not None else None
    return None


def _names(
    article: str, annotations: Iterable[AnnotationRow], people: People, labels: frozenset[str]
) -> list[Name]:
    """What is named in an article, in full and in the order of the text; of two the longer one."""
    names: dict[Span, Name] = {}
    for row in annotations:
        is_name = row.kind == "span" and row.label not in VALUES
        if not is_name or row.status is Status.REJECTED:
            continue
        written = one_line(row.quote)
        if row.label in labels:
            full = people.person(article, written).name
        else:
            full = people.speaker(article, Source(written, body=written)).name
        names.setdefault(Span(row.start, row.end), Name(row.start, row.end, full))
    return [names[span] for span in sorted(names, key=lambda span: (span.start, -span.end))]


def _statement(
    rows: ArticleRows, row: AnnotationRow, names: Sequence[Name], speaker: Speaker
) -> Statement:
    pieces = tuple(Piece(span.start, rows.text[span.start : span.end]) for span in row.marked)
    return Statement(
        pieces,
        tuple(name for name in names if name.is_within(row.marked)),
        row.cue,
        _cue_span(rows.text, row),
        speaker.known_name,
        occasion=rows.id,
    )


def _cue_span(text: str, row: AnnotationRow) -> Span | None:
    """The place of a cue, which stands in the claim outside of its content."""
    if not row.cue:
        return None
    offsets = offsets_of(row.cue, text, row.start, row.end)
    spans = (Span(offset, offset + len(row.cue)) for offset in offsets)
    return next((s for s in spans if not any(s.overlaps(piece) for piece in row.marked)), None)
