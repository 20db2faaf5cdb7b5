"""A harness for adjudication: the real app on an article that two people annotated."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from pathlib import Path

from annotate.author import Author
from annotate.claim import Claim
from annotate.commands import AddClaim, AddEntity, SetAttribute
from annotate.document import Document
from annotate.suggestion import Body
from store.editing.open_article import SaveListener
from store.editing.opening import open_article
from store.library.adjudication import adjudication, layers_of
from store.library.library import Library
from tests.tui.reader_harness import BROKEN, SAID, TEXT, ReaderUser, entity, read_in
from tui.app.app import PostilApp
from tui.config.workspace import Workspace

GPE, FAC = entity("Low Garrick", "GPE"), entity("Low Garrick", "FAC")
QUILL, MAYOR = entity("Ida Quill", "PERSON"), entity("Mayor Ida Quill", "PERSON")
ONLY_ANNA = entity("Port Ansel", "GPE")
SHORT = Claim(BROKEN.source, BROKEN.cue, BROKEN.content[:1])
ANNA: tuple[Body, ...] = (GPE, QUILL, SAID, BROKEN, ONLY_ANNA)
BEN: tuple[Body, ...] = (FAC, MAYOR, SAID, SHORT)
"""Both have one claim; four places are disputed, the last of which only anna has anything at."""
IDA = entity("Ida", "PERSON")
CARLA: tuple[Body, ...] = (FAC, IDA, SAID, BROKEN)
"""At each of the first three places something; at the second one what nobody else has."""


def annotate(
    library: Library, document: Document, name: str, bodies: Iterable[Body], stance: str = ""
) -> None:
    """Let somebody annotate an article by hand, all of it with a stance if there is one."""
    article = open_article(
        library,
        document,
        Author(name),
        scheme=(),
        pipeline=None,
        listener=SaveListener(lambda _: None, lambda _: None),
    )
    for body in bodies:
        command = AddClaim(body) if isinstance(body, Claim) else AddEntity(body)
        edit = article.session.perform(command)
        for change in edit.changes if stance else ():
            article.session.perform(SetAttribute(change.id, "stance", (stance,)))
    assert article.close() is None


def stock(folder: Path, title: str = "harbour.txt", text: str = TEXT) -> Document:
    """Put an article into a library that anna and ben annotated."""
    document = Document(text, title=title, uri=f"/articles/{title}")
    annotate(Library(folder), document, "anna", ANNA)
    annotate(Library(folder), document, "ben", BEN)
    return document


def review_app(
    folder: Path,
    document: Document,
    *,
    layer: str = "adjudicated",
    theme: str = "postil-dark",
    names: tuple[str, ...] = ("anna", "ben"),
) -> PostilApp:
    """The app on the review of some annotators of an article."""
    library = Library(folder)
    chosen = adjudication(library, layer, layers_of(library, names))
    workspace = Workspace(library, Author(layer), theme=theme, adjudication=chosen)
    return PostilApp(workspace, document=document)


@asynccontextmanager
async def open_review(
    folder: Path,
    document: Document,
    *,
    layer: str = "adjudicated",
    size: tuple[int, int] = (80, 24),
    theme: str = "postil-dark",
    names: tuple[str, ...] = ("anna", "ben"),
) -> AsyncIterator[ReaderUser]:
    """Open the review of some annotators on an article."""
    app = review_app(folder, document, layer=layer, theme=theme, names=names)
    async with read_in(app, size) as user:
        yield user
