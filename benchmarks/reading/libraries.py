"""Libraries for the measurements: texts of three sizes, new and annotated, among other articles."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

from annotate.annotation import Annotation, Decided, Origin, Status
from annotate.author import Author
from annotate.change import Change
from annotate.document import Document, article_id
from annotate.entity import Entity
from annotate.extract.pipeline import choose
from annotate.loaders.registry import load_file
from annotate.span import Span
from annotate.suggestion import Suggestion, suggestion_id
from benchmarks.reading.texts import article, highlights
from store.layer.content import LayerFacts
from store.layer.update import LayerUpdate
from store.library.library import Library

SIZES = {"4 KB": 4_000, "100 KB": 100_000, "10 MB": 10_000_000}
"""Characters by name."""
AUTHOR = Author("bench")
_LABEL = "PERSON"
_OTHERS = 300
"""Other articles in each library, which no start should read."""


class Libraries:
    """Files and libraries in a folder of their own."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.fresh, self.cached, self.streaming = (
            Library(folder / name) for name in ("fresh", "cached", "streaming")
        )
        """Without the article; annotated, with suggestions; annotated, without any yet."""

    def fill(self) -> None:
        """Write everything; takes a while for the long text."""
        for name, length in SIZES.items():
            self.path(name).write_text(article(length), "utf-8")
            document = load_file(self.path(name))
            _annotate(self.cached, document, are_pending=False)
            _suggest(self.cached, document)
            _annotate(self.streaming, document, are_pending=True)
        for library in (self.fresh, self.cached):
            for number in range(_OTHERS):
                other = Document(f"Article {number}.\n", f"other {number}", f"/other/{number}.txt")
                library.article_for(other).create(other)

    def path(self, size: str) -> Path:
        """The file of a size."""
        return self._folder / f"{size.replace(' ', '-')}.txt"

    def forget(self, size: str) -> None:
        """Remove an article from the fresh library."""
        document = load_file(self.path(size))
        shutil.rmtree(self.fresh.article_for(document).folder, ignore_errors=True)


def _entities(document: Document) -> Iterator[Entity]:
    for start, end in highlights(document.text):
        yield Entity(Span(start, end), _LABEL)


def _annotate(library: Library, document: Document, *, are_pending: bool) -> None:
    """Store a record of every second highlight as accepted, and of the others as pending."""
    stored = library.article_for(document)
    stored.create(document)
    changes = tuple(
        Change(None, _record(document, entity, is_accepted=number % 2 == 0))
        for number, entity in enumerate(_entities(document))
        if are_pending or number % 2 == 0
    )
    facts = LayerFacts(annotator=AUTHOR.name, digest=document.digest, scheme=[_LABEL])
    layer = stored.layer(AUTHOR.name)
    layer.commit([LayerUpdate(1, changes, 0, None)], facts)
    layer.settle()


def _record(document: Document, entity: Entity, *, is_accepted: bool) -> Annotation:
    now = AUTHOR.now()
    return Annotation(
        id=suggestion_id(article_id(document.digest), entity),
        body=entity,
        status=Status.ACCEPTED if is_accepted else Status.SUGGESTED,
        origin=Origin.PIPELINE,
        decided=Decided.EXPLICIT if is_accepted else None,
        annotator=AUTHOR.name,
        created=now,
        updated=now,
    )


def _suggest(library: Library, document: Document) -> None:
    """Store every highlight as a suggestion, as an earlier extraction would have."""
    choice = choose()
    name = article_id(document.digest)
    library.article_for(document).save_suggestions(
        choice.cache_name,
        document.digest,
        [
            Suggestion(suggestion_id(name, entity), entity, None, choice.title)
            for entity in _entities(document)
        ],
    )
