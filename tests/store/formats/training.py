"""Articles for the formats of other programs, and the parts of them that survive a round trip."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import partial
from typing import Any

from hypothesis import strategies as st

from annotate.annotation import Annotation, Status
from annotate.claim import Claim
from annotate.document import Document
from annotate.entity import Entity
from annotate.span import Span
from store.annotated_article import AnnotatedArticle
from store.exporter.survey import survey
from store.formats.article_parts import read_joined
from store.formats.format import ACCEPTED, Align, ExportOptions, ImportOptions, IncomingFile
from store.formats.registry import format_named
from store.formats.report import Report
from tests.store.formats.examples import annotation
from tests.strategies import claims, spans, texts

OFFSET_TEXT = "💩This is an annotation."
WORD = annotation("word", Entity(Span(12, 22), "WORD"))
OFFSETS = AnnotatedArticle(
    Document(OFFSET_TEXT, "offsets.txt", "-"), "offsets", "anna", (WORD,), answer="accept"
)

QUOTED = "“We know,” said Ann 💩, “and we care.” Mr Lee agreed."
ANN = replace(annotation("ann", Entity(Span(16, 19), "PERSON")), note="the mayor")
LEE = annotation("lee", Entity(Span(38, 44), "PERSON"), Status.REJECTED)
WE_KNOW = replace(
    annotation(
        "known",
        Claim((Span(16, 19),), (Span(11, 15),), (Span(0, 10), Span(23, 37)), speaker="ann"),
    ),
    note="broken",
)
QUOTE = AnnotatedArticle(
    Document(QUOTED, "quote.txt", "/tmp/quote.txt"),
    "q1",
    "anna",
    (ANN, LEE, WE_KNOW),
    answer="accept",
)

ALL = frozenset(Status)

Decision = tuple[Any, ...]


def exported(
    name: str,
    *articles: AnnotatedArticle,
    statuses: frozenset[Status] = ACCEPTED,
    align: Align = "contract",
    stem: str = "x",
    name_pattern: str | None = None,
) -> tuple[dict[str, bytes], Report]:
    """Export articles, which must hold no other statuses; returns the files and the report."""
    report = Report()
    surveyed = survey(articles, statuses)
    options = ExportOptions(
        stem,
        "2026-11-23T16:00:00Z",
        statuses,
        surveyed.labels,
        surveyed.has_claims,
        align,
        name_pattern=name_pattern,
    )
    files: dict[str, bytes] = {}
    for file, piece in format_named(name).exporter(articles, options, report):
        files[file] = files.get(file, b"") + piece
    return files, report


def imported(
    name: str, files: dict[str, bytes], *, name_pattern: str | None = None
) -> tuple[list[AnnotatedArticle], Report]:
    """Import the files of a format; where it has a main file, that alone."""
    report, file_format = Report(), format_named(name)
    files = files if file_format.has_many_files else dict([next(iter(files.items()))])
    incoming = [
        IncomingFile(file.rpartition("/")[2], lambda data=data: [data])
        for file, data in files.items()
    ]
    read = partial(file_format.importer, incoming, ImportOptions(name_pattern=name_pattern))
    return list(read_joined(read, report)), report


def only(article: AnnotatedArticle, *statuses: Status) -> AnnotatedArticle:
    """Return the article with its accepted items, or those of other statuses, alone."""
    wanted = statuses or (Status.ACCEPTED,)
    items = tuple(item for item in article.annotations if item.status in wanted)
    return replace(article, annotations=items)


def decisions(article: AnnotatedArticle, *, notes: bool = True) -> set[Decision]:
    """Return the decisions on an article, without ids, names and times."""
    bodies = {item.id: item.body for item in article.annotations}
    return {_decision(item, bodies, notes) for item in article.annotations}


def _decision(item: Annotation, bodies: dict[str, Any], notes: bool) -> Decision:
    speaker = item.body.speaker if isinstance(item.body, Claim) else None
    resolved = bodies[speaker].key if speaker in bodies else None
    return (item.body.key, resolved, item.status, item.note if notes else "")


LABELS = ("PERSON", "ORG", "WORK_OF_ART", "été-1")


@st.composite
def annotated(draw: st.DrawFn, statuses: Iterable[Status] = (Status.ACCEPTED,)) -> AnnotatedArticle:
    """Any text with any spans and claims, no two of them the same, in a finished article."""
    text = draw(texts(min_size=1))
    labels = st.sampled_from(LABELS)
    bodies: list[Any] = draw(st.lists(st.builds(Entity, spans(text), labels), max_size=4))
    bodies += draw(st.lists(claims(text), max_size=2))
    items: dict[object, Annotation] = {}
    for body in bodies:
        item = annotation(f"i{len(items)}", body, draw(st.sampled_from(list(statuses))))
        items.setdefault(body.key, replace(item, note=draw(st.just("") | texts())))
    entities = [
        item.id
        for item in items.values()
        if isinstance(item.body, Entity) and item.status is Status.ACCEPTED
    ]
    speakers = st.none() | st.sampled_from(entities) if entities else st.none()
    records = tuple(
        replace(item, body=replace(item.body, speaker=draw(speakers)))
        if isinstance(item.body, Claim)
        else item
        for item in items.values()
    )
    document = Document(text, "any.txt", "-")
    return AnnotatedArticle(document, "any", "anna", records, answer="accept")


def encodable_text(text: str) -> str:
    """Replace lone surrogates in a text, as every format but the native one does."""
    return "".join("\ufffd" if "\ud800" <= char <= "\udfff" else char for char in text)
