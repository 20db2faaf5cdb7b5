"""An article that two people and a claim stand in, opened with other versions of its text."""

from __future__ import annotations

from annotate.annotation import Annotation
from annotate.author import Author
from annotate.commands import AddClaim, AddEntity
from annotate.document import Document
from store.editing.open_article import OpenArticle, SaveListener
from store.editing.opening import open_article
from store.library.library import Library
from tests.builders import DOCUMENT, PIPELINE, TEXT, claim, entity

LONGER = "News of the day.\n\n" + TEXT
CORRECTED = TEXT.replace("Mr Lavrov", "Mr. Lavrov")
SHORTER = TEXT.replace(" Nobody asked Mr Lavrov of Moscow.", "")
MAY, LAVROV = entity("Ms May"), entity("Mr Lavrov")


def version(text: str) -> Document:
    return Document(text, DOCUMENT.title, DOCUMENT.uri)


def opened(library: Library, document: Document, annotator: str = "anna") -> OpenArticle:
    return open_article(
        library,
        document,
        Author(annotator),
        scheme=["PERSON"],
        pipeline=PIPELINE,
        listener=SaveListener(saved=lambda _: None, failed=lambda _: None),
    )


def annotated(library: Library, annotator: str = "anna") -> None:
    """An article with two people and a claim."""
    article = opened(library, DOCUMENT, annotator)
    for command in (AddEntity(MAY), AddEntity(LAVROV), AddClaim(claim())):
        article.session.perform(command)
    assert article.close() is None


def statuses(article: OpenArticle) -> dict[str, str]:
    """Quotes with `moved`, or the status of their annotation."""
    annotations = article.session.annotations
    return {
        annotations.quote(item.body.fragments[0]): "moved" if item.moved else item.status.value
        for item in annotations.items
        if isinstance(item, Annotation)
    }


def files(library: Library) -> dict[str, bytes]:
    """Everything in the library but locks."""
    paths = (path for path in library.root.rglob("*") if path.is_file())
    return {str(p): p.read_bytes() for p in paths if p.suffix != ".lock"}


def killed(*_: object, **__: object) -> None:
    """Stand in for a step at which the process is killed."""
    raise KeyboardInterrupt
