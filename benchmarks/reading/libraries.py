"""Libraries for the measurements: texts of three sizes, new and annotated, among other articles."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path

from annotate.annotation import Annotation, Decided, Origin, Status
from annotate.author import Author
from annotate.change import Change
from annotate.document import Document, article_id
from annotate.entity import Entity
from annotate.extract.pipeline import choose
from annotate.loaders.registry import load_file
from annotate.span import Span
from annotate.structure import Structure
from annotate.suggestion import Suggestion, suggestion_id
from benchmarks.reading.texts import article, highlights
from store.annotated_article import Answer
from store.layer.content import LayerFacts
from store.layer.update import LayerUpdate
from store.library.library import Library

SIZES = {"4 KB": 4_000, "100 KB": 100_000, "10 MB": 10_000_000}
"""Characters by name."""
AUTHOR = Author("bench")
_LABEL = "PERSON"
_OTHERS = 300
"""Other articles in each library, which no start should read."""
FINISHED = 100
"""Articles in the library of a learner that are done."""
_FEW = 4
"""Articles in the library of the commands that show nothing."""
_FINISHED_LENGTH = 3_000
"""Characters of the first of them; each of the others has one more, and other sentences."""


class Libraries:
    """Files and libraries in a folder of their own."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.empty, self.cached, self.streaming, self.learning, self.small = (
            Library(folder / name) for name in ("empty", "cached", "streaming", "learning", "small")
        )
        """Without the article; annotated, with suggestions; annotated, without any yet; a short and
        a longer one that are annotated, beside others that are done; four that are done alone."""

    def fill(self) -> None:
        """Write everything; takes a while for the long text."""
        for name, length in SIZES.items():
            self.path(name).write_text(article(length), "utf-8")
            document = load_file(self.path(name))
            _annotate(self.cached, document, are_pending=False)
            _suggest(self.cached, document)
            _annotate(self.streaming, document, are_pending=True)
        self._fill_learning()
        for number in range(_FEW):
            text = article(_FINISHED_LENGTH + number)
            _finish(self.small, Document(text, f"done {number}", f"/done/{number}.txt"))
        for library in (self.empty, self.cached):
            for number in range(_OTHERS):
                other = Document(f"Article {number}.\n", f"other {number}", f"/other/{number}.txt")
                library.article_for(other).create(other)

    def _fill_learning(self) -> None:
        for name in ("4 KB", "100 KB"):
            document = load_file(self.path(name))
            _annotate(self.learning, document, are_pending=True)
            _suggest(self.learning, document)
            # Without one, the reader would have it made while keys are measured.
            pipeline = choose().cache_name
            stored = self.learning.article_for(document)
            stored.save_structure(pipeline, document.digest, Structure((0, 0)))
        for number in range(FINISHED):
            text = article(_FINISHED_LENGTH + number)
            _finish(self.learning, Document(text, f"done {number}", f"/done/{number}.txt"))

    def unlearned(self) -> Library:
        """A new copy of the library of a learner, where nothing has been learned yet."""
        root = self._folder / "copy"
        shutil.rmtree(root, ignore_errors=True)
        return Library(shutil.copytree(self.learning.root, root))

    def path(self, size: str) -> Path:
        """The file of a size."""
        return self._folder / f"{size.replace(' ', '-')}.txt"

    def forget(self, size: str) -> None:
        """Remove an article from the empty library."""
        document = load_file(self.path(size))
        shutil.rmtree(self.empty.article_for(document).folder, ignore_errors=True)


def _entities(document: Document) -> Iterator[Entity]:
    for start, end in highlights(document.text):
        yield Entity(Span(start, end), _LABEL)


def _annotate(library: Library, document: Document, *, are_pending: bool) -> None:
    """Store a record of every second highlight as accepted, and of the others as pending."""
    records = (
        _record(document, entity, is_accepted=number % 2 == 0)
        for number, entity in enumerate(_entities(document))
        if are_pending or number % 2 == 0
    )
    _store(library, document, records)


def _finish(library: Library, document: Document) -> None:
    """Store a record of every highlight as accepted, and the article as done."""
    records = (_record(document, entity, is_accepted=True) for entity in _entities(document))
    _store(library, document, records, answer="accept")


def _store(
    library: Library,
    document: Document,
    records: Iterable[Annotation],
    *,
    answer: Answer | None = None,
) -> None:
    stored = library.article_for(document)
    stored.create(document)
    changes = tuple(Change(None, record) for record in records)
    facts = LayerFacts(
        annotator=AUTHOR.name, digest=document.digest, scheme=[_LABEL], answer=answer
    )
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
