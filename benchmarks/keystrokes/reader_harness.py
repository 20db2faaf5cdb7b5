"""The real app on a generated article, with its suggestions in the library's cache."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from annotate.annotation import Status
from annotate.claim import Claim, Role
from annotate.document import Document, article_id
from annotate.entity import Entity
from annotate.extract.pipeline import choose
from annotate.structure import Proposal, Structure, structure
from annotate.suggestion import Body, Suggestion, suggestion_id
from benchmarks.keystrokes.articles import Article
from store.exporter.in_memory import export_lines
from store.library.library import Library
from tui.cli.planner import planned_reader
from tui.cli.planner.keyboard import Keyboard
from tui.cli.planner.planned_reader import ANNOTATOR

_LIKELY = 90
"""The chance of each proposal, in per cent."""


@asynccontextmanager
async def open_reader(
    library: Library, article: Article, parse: Structure | None = None
) -> AsyncIterator[Keyboard]:
    """Open the app on an article, as a second opening finds it: suggestions are there.

    Args:
        library: Where to keep it.
        article: The article and its suggestions.
        parse: Its structure; None for that of a faultless parse.
    """
    document = document_of(article)
    remember(library, document, article, parse)
    async with planned_reader.open_reader(library, document) as keyboard:
        yield keyboard


def document_of(article: Article) -> Document:
    """The article as if it came from a file."""
    return Document(article.text, title=article.title, uri=f"/{article.title}.txt")


def remember(
    library: Library, document: Document, article: Article, parse: Structure | None = None
) -> None:
    """Put an article into the library, with the suggestions of an earlier extraction."""
    name, title = article_id(document.digest), choose().title
    suggestions = [Suggestion(suggestion_id(name, b), b, None, title) for b in article.suggestions]
    planned_reader.store_suggested(library, document, suggestions, parse or _structure(article))


def _structure(article: Article) -> Structure:
    """The structure that a faultless parse of an article would have."""
    claims = [body for body in article.gold if isinstance(body, Claim)]
    entities = [body.span for body in article.gold if isinstance(body, Entity)]
    return structure(
        (0, len(article.text)),
        phrases=[*entities, *(piece for claim in claims for piece in claim.source)],
        clauses=[piece for claim in claims for piece in claim.content],
        proposals=[Proposal(claim.cue[0], claim, _LIKELY) for claim in claims],
    )


def exported(library: Library, article: Article) -> set[object]:
    """The accepted part of an export in the form that `keys` gives for gold."""
    stored = library.article_for(document_of(article))
    annotated = library.annotated(stored, ANNOTATOR)
    data, _ = export_lines([annotated], statuses={Status.ACCEPTED})
    line = json.loads(data)
    spans = {("span", each["label"], each["start"], each["end"]) for each in line["spans"]}
    roles = ("source", "cue", "content")
    claims = {
        ("claim", each["label"], *(tuple(map(tuple, each[role])) for role in roles))
        for each in line["claims"]
    }
    return spans | claims


def keys(article: Article) -> set[object]:
    """The gold annotations in the form of `exported`."""
    return {_key(body) for body in article.gold}


def _key(body: Body) -> object:
    if isinstance(body, Entity):
        return (body.kind, body.label, body.span.start, body.span.end)
    roles = (tuple((piece.start, piece.end) for piece in body.part(role)) for role in Role)
    return (body.kind, body.label, *roles)
