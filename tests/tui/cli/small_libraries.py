"""A library with one annotated article, made by the same path as the reader's."""

from __future__ import annotations

from pathlib import Path

from annotate.author import Author
from annotate.claim import Claim
from annotate.commands import Accept, AddClaim, AddEntity, Reject, Revise, SetNote
from annotate.document import Document, article_id
from annotate.entity import Entity
from annotate.span import Span
from annotate.suggestion import Body, Suggestion, suggestion_id
from store.editing.open_article import SaveListener
from store.editing.opening import open_article
from store.errors import StoreError
from store.library.library import Library

TEXT = (
    "Mayor Ida Quill said the quay would open in May.\r\n\r\n"
    "“We are late,” said Tom Farrow 💩, “but not lost.” Nobody in Port Ansel believes him.\n"
)
PIPELINE = "rules 1"


def place(quote: str) -> Span:
    start = TEXT.index(quote)
    return Span(start, start + len(quote))


QUILL = Entity(place("Ida Quill"), "PERSON")
ANSEL = Entity(place("Port Ansel"), "PERSON")
MAY = Entity(place("May."), "DATE")
QUAY = Entity(place("the quay"), "FAC")
SAID = Claim((place("Mayor Ida Quill"),), (place("said"),), (place("the quay would open in May"),))
FARROW = Entity(place("Tom Farrow"), "PERSON")
_SUGGESTED: tuple[Body, ...] = (QUILL, ANSEL, MAY, QUAY, SAID)


def fill_library(folder: Path) -> str:
    """Add the article to a library, annotated by `anna`; returns its id.

    Accepted are a person, a place that was proposed as a person, a claim of her own and its
    speaker; rejected is the date; two suggestions are pending.
    """
    document = Document(TEXT, title="harbour.txt", uri="/articles/harbour.txt")
    name = article_id(document.digest)
    library = Library(folder)
    stored = library.article_for(document)
    stored.create(document)
    suggestions = [Suggestion(suggestion_id(name, b), b, 0.5, PIPELINE) for b in _SUGGESTED]
    stored.save_suggestions(f"{PIPELINE} + test", document.digest, suggestions)
    _annotate(library, document, {s.body: s.id for s in suggestions})
    return name


def _annotate(library: Library, document: Document, ids: dict[Body, str]) -> None:
    errors: list[StoreError] = []
    article = open_article(
        library,
        document,
        Author("anna"),
        scheme=("PERSON", "GPE"),
        pipeline=f"{PIPELINE} + test",
        listener=SaveListener(saved=lambda step: None, failed=errors.append),
    )
    session = article.session
    session.perform(Accept((ids[QUILL],)))
    session.perform(Reject((ids[MAY],)))
    session.perform(Revise(ids[ANSEL], Entity(ANSEL.span, "GPE")))
    session.perform(SetNote(ids[ANSEL], "a port,\nnot a person \x1b[2J"))
    session.perform(AddEntity(FARROW))
    farrow = next(r.id for r in session.annotations.records if r.body == FARROW)
    parts = (place("“We are late,”"), place("“but not lost.”"))
    session.perform(AddClaim(Claim((FARROW.span,), (), parts, speaker=farrow)))
    assert article.close() is None
    assert not errors
