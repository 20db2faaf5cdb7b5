"""`postil claims`: who claims what, in all articles, as a list by speaker or as JSON."""

from __future__ import annotations

import json
from argparse import Namespace
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass

from annotate.annotation import Status
from annotate.author import Author
from annotate.claim import Role
from annotate.span import join_fragments
from annotate.text.nearest_word import did_you_mean
from annotate.text.one_line import before_colon
from store.annotated_article import AnnotatedArticle
from store.errors import StoreError
from store.formats.paragraphs import Paragraphs
from store.formats.statements import NOT_NAMED, Statement, statements, with_speakers
from store.index.known_people import read_known_people
from store.library.library import Library
from tui.cli import exit_codes
from tui.cli.articles import chosen_layers
from tui.cli.claim_line import claim_line
from tui.cli.messages import tell
from tui.cli.progress import with_progress
from tui.cli.streams import write_lines
from tui.cli.values import reader_name
from tui.config.configuration import Configuration
from tui.config.label_files import under_own_labels
from tui.display.glyphs import visible
from tui.display.plural import counted

STATUSES = {
    "accepted": frozenset({Status.ACCEPTED}),
    "pending": frozenset({Status.SUGGESTED}),
    "rejected": frozenset({Status.REJECTED}),
    "all": frozenset(Status),
}
"""The statuses of claims by the word that asks for them."""


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """A claim as it is listed; texts are exactly those of the article."""

    speaker: str
    """Empty where nobody is named."""
    date: str
    title: str
    paragraph: int
    """Its number in the article, from 1."""
    source: str
    cue: str
    content: str
    quotation: str | None
    """Direct, indirect or mixed; None without a content."""
    status: str
    note: str
    article: str
    """The id of the article."""
    annotator: str
    """The layer that it is in."""
    start: int
    """Of the whole claim, half-open, in code points."""
    end: int


def run(arguments: Namespace, settings: Configuration, library: Library, author: Author) -> int:
    """Print the claims; returns the exit code."""
    library = under_own_labels(library, settings)
    layers = chosen_layers(
        library, arguments.article, arguments.annotator, author, reader=reader_name(settings)
    )
    people = read_known_people(library)
    rows: list[ClaimRow] = []
    is_damaged = False
    for article, annotator in with_progress(layers, "reading", len(layers)):
        try:
            annotated = with_speakers(library.annotated(article, annotator), people)
            rows += _rows(annotated, STATUSES[arguments.status])
        except StoreError as error:
            is_damaged = True
            tell(str(error))
    chosen = [row for row in rows if _is_by(row, arguments.speaker)]
    if rows and not chosen:
        tell(_nobody(arguments.speaker, rows))
    elif not rows:
        tell(no_claims_words(arguments.status, library))
    write_lines(_as_json(chosen) if arguments.json else _as_list(chosen))
    return exit_codes.DAMAGED if is_damaged else exit_codes.OK


def no_claims_words(status: str, library: Library, about: str = "") -> str:
    """Say that a library has no claims of a status, and what shows those of others.

    Args:
        status: One of `STATUSES`.
        library: Where they were looked for.
        about: Which claims were looked for beside that, such as “ of Quill”; empty for any.
    """
    if status == "all":
        return f"no claims{about} in {library.root}"
    return f"no {status} claims{about} in {library.root}; --status all shows the others"


def _rows(article: AnnotatedArticle, statuses: frozenset[Status]) -> Iterator[ClaimRow]:
    paragraphs = Paragraphs(article.document.text)
    for statement in statements(article):
        if statement.item.status in statuses:
            yield _row(article, statement, paragraphs)


def _row(article: AnnotatedArticle, statement: Statement, paragraphs: Paragraphs) -> ClaimRow:
    document, place = article.document, statement.claim.extent
    source, cue, content = (
        join_fragments(document.text, statement.claim.part(role)) for role in Role
    )
    return ClaimRow(
        speaker=statement.speaker,
        date=document.facts.get("date", ""),
        title=document.title,
        paragraph=paragraphs.number(place.start),
        source=source,
        cue=cue,
        content=content,
        quotation=statement.quotation.value if statement.quotation is not None else None,
        status=statement.item.status.value,
        note=statement.item.note,
        article=article.article_id,
        annotator=article.annotator,
        start=place.start,
        end=place.end,
    )


def _is_by(row: ClaimRow, name: str | None) -> bool:
    """Tell whether a name, or each word of it, is in that of the speaker."""
    if name is None:
        return True
    return {*name.casefold().split()} <= {*row.speaker.casefold().split()}


def _nobody(name: str, rows: Sequence[ClaimRow]) -> str:
    """Say that nobody of a name speaks, and who may be meant."""
    hint = did_you_mean(name, sorted({row.speaker for row in rows if row.speaker}))
    return f"nobody called {name} claims anything{hint or '; postil claims shows who does'}"


def _as_json(rows: Sequence[ClaimRow]) -> Iterator[str]:
    """Yield an object for each claim."""
    for row in sorted(rows, key=_order):
        yield json.dumps(asdict(row))


def _as_list(rows: Sequence[ClaimRow]) -> Iterator[str]:
    """Yield the speakers, who claims most first, each with the claims by date."""
    groups: dict[str, list[ClaimRow]] = {}
    for row in sorted(rows, key=_order):
        groups.setdefault(row.speaker, []).append(row)
    for speaker, spoken in sorted(groups.items(), key=lambda g: (not g[0], -len(g[1]), g[0])):
        articles = counted(len({row.article for row in spoken}), "article")
        name = visible(speaker) or NOT_NAMED
        yield f"{name}  {counted(len(spoken), 'claim')} in {articles}"
        yield from map(_line, spoken)


def _line(row: ClaimRow) -> str:
    """Return a claim in one line: status, date, who says by which cue, what, and where."""
    who = "" if row.source == row.speaker else row.source
    says = " ".join(filter(None, (who, before_colon(row.cue))))
    claim = ": ".join(filter(None, (says, row.content)))
    status = Status(row.status)
    return claim_line(status, row.date, claim, title=row.title, paragraph=row.paragraph)


def _order(row: ClaimRow) -> tuple[str, str, str, int]:
    return (row.date, row.title, row.article, row.start)
