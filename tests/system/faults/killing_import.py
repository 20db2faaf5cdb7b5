"""`kill -9` at a random call to the disk of a process that imports articles in small batches."""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from annotate.annotation import Annotation, Decided, Origin, Status
from annotate.author import Author
from annotate.document import Document
from annotate.entity import Entity
from annotate.span import Span
from store.annotated_article import AnnotatedArticle
from store.doctor.examine import examine
from store.errors import StoreError
from store.importer.import_article import OnExisting, import_article
from store.importer.import_articles import import_articles
from store.library.library import Library
from store.library.stored_article import StoredArticle
from tests.system.faults.outcomes import Outcomes
from tests.system.faults.sudden_end import stored_before_call

BATCH = 5
"""Layers that are one step; no article is in two, so that they are stored in order."""
_COUNT = 40
"""Articles of the import."""
_CALLS = 530
"""Calls to the disk during the import, of 545 that were counted."""
_TIME = "2026-11-23T16:00:00Z"


def article(number: int) -> AnnotatedArticle:
    """An article with two annotations; its text is that of the one before or after it."""
    document = Document(f"Ida Quill spoke in Port Aldern on day {number // 2}.", "", "")
    decided = (Status.ACCEPTED, Origin.USER, Decided.EXPLICIT)
    records = tuple(
        Annotation(f"{number} {label}", Entity(span, label), *decided, "anna", _TIME, _TIME)
        for span, label in ((Span(0, 9), "PERSON"), (Span(19, 30), "GPE"))
    )
    return AnnotatedArticle(document, f"a{number}", "anna", records)


BEFORE = article(-2)
"""An article that is in the library when the import begins."""


def layers(count: int) -> list[AnnotatedArticle]:
    """The layers of an import: every fourth article has two."""
    numbers = range(count)
    return [
        replace(article(number), annotator=name)
        for number in numbers
        for name in (("anna", "ben") if number % 4 == 0 else ("anna",))
    ]


def author() -> Author:
    """An author whose clock stands."""
    return Author("anna", now=lambda: _TIME)


def trial(library: Library, seed: int) -> Outcomes:
    """Start an import, kill it, and check what is there; then import everything again."""
    import_article(library, BEFORE, OnExisting.ASK, author())
    incoming = layers(_COUNT)
    outcomes = import_articles(library, incoming, OnExisting.ASK, author(), batch=BATCH)

    def store_next(_: int) -> None:
        next(outcomes)

    call = random.Random(seed).randint(1, _CALLS)
    acknowledged = stored_before_call(store_next, call)
    return verdict(library, incoming, acknowledged)


def trials(folder: Path, count: int) -> Outcomes:
    """So many trials, each in a library of its own."""
    return sum((trial(Library(folder / str(seed)), seed) for seed in range(count)), Outcomes())


def verdict(library: Library, incoming: Sequence[AnnotatedArticle], acknowledged: int) -> Outcomes:
    """Check that articles are whole or absent, and that a second import adds the absent ones.

    Args:
        library: The library.
        incoming: The layers of the import, in the order in which they are stored.
        acknowledged: The number of those that were called stored.
    """
    try:
        is_lost = not _holds(library, [BEFORE, *incoming[:acknowledged]])
        is_whole = all(_is_whole(stored, incoming) for stored in library.folders())
        is_sound = not any(finding.is_fault for finding in examine(library))
        list(import_articles(library, incoming, OnExisting.SKIP, author()))
        is_sound = is_sound and _holds(library, [BEFORE, *incoming]) and not list(examine(library))
    except StoreError:
        return Outcomes(1, acknowledged, damaged=1)
    return Outcomes(1, acknowledged, lost=int(is_lost), damaged=int(not (is_whole and is_sound)))


def _holds(library: Library, layers: Iterable[AnnotatedArticle]) -> bool:
    """Tell whether all of these layers are there, as they were imported."""
    return all(
        stored.exists()
        and stored.document() == layer.document
        and set(stored.layer(layer.annotator).load().records) == set(layer.annotations)
        for layer in layers
        for stored in [library.article(layer.article_id)]
    )


def _is_whole(stored: StoredArticle, incoming: Iterable[AnnotatedArticle]) -> bool:
    """Tell whether an article is there with all of its layers, or with the first of them."""
    name = stored.facts().id
    names = [layer.annotator for layer in [BEFORE, *incoming] if layer.article_id == name]
    return stored.annotators() in (names, names[:1])
