# PYTHON_ARGCOMPLETE_OK
"""Postil as a library: articles, their annotations, suggestions, and the way in and out.

    import postil

    library = postil.open_library("corpus")
    for article in postil.annotated_articles(library):
        print(article.document.title, len(article.spans), len(article.claims))

Positions are half-open offsets in code points: `text[span.start:span.end]` is the quoted text.
Everything that goes wrong on purpose is a `PostilError`. Names are loaded when they are first used,
so that `import postil` costs next to nothing. `python -m postil` is the command line.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from annotate.annotation import Annotation, Status
    from annotate.author import Author
    from annotate.claim import Claim, Role
    from annotate.commands import Accept, AddClaim, AddEntity, Delete, Reject, Revise, SetNote
    from annotate.document import Document
    from annotate.entity import Entity
    from annotate.errors import PostilError
    from annotate.extract.extractor import Extractor
    from annotate.span import Span
    from annotate.suggestion import Suggestion
    from store.annotated_article import AnnotatedArticle
    from store.editing.open_article import OpenArticle
    from store.exporter.export import Export, ExportPlan
    from store.exporter.selection import Selection
    from store.formats.registry import format_named
    from store.library.library import Library

__all__ = [
    "Accept",
    "AddClaim",
    "AddEntity",
    "AnnotatedArticle",
    "Annotation",
    "Author",
    "Claim",
    "Delete",
    "Document",
    "Entity",
    "Export",
    "ExportPlan",
    "Extractor",
    "ImportSummary",
    "Library",
    "OpenArticle",
    "PostilError",
    "Reject",
    "Revise",
    "Role",
    "Selection",
    "SetNote",
    "Span",
    "Status",
    "Suggestion",
    "annotated_articles",
    "export",
    "extract",
    "format_named",
    "import_articles",
    "load_extractor",
    "load_file",
    "open_article",
    "open_library",
]

_MODULES = {
    "Accept": "annotate.commands",
    "AddClaim": "annotate.commands",
    "AddEntity": "annotate.commands",
    "AnnotatedArticle": "store.annotated_article",
    "Annotation": "annotate.annotation",
    "Author": "annotate.author",
    "Claim": "annotate.claim",
    "Delete": "annotate.commands",
    "Document": "annotate.document",
    "Entity": "annotate.entity",
    "Export": "store.exporter.export",
    "ExportPlan": "store.exporter.export",
    "Extractor": "annotate.extract.extractor",
    "Library": "store.library.library",
    "OpenArticle": "store.editing.open_article",
    "PostilError": "annotate.errors",
    "Reject": "annotate.commands",
    "Revise": "annotate.commands",
    "Role": "annotate.claim",
    "Selection": "store.exporter.selection",
    "SetNote": "annotate.commands",
    "Span": "annotate.span",
    "Status": "annotate.annotation",
    "Suggestion": "annotate.suggestion",
    "format_named": "store.formats.registry",
}
"""The module of each name that is loaded on first use (PEP 562)."""


def __getattr__(name: str) -> object:
    if name == "__version__":
        from importlib.metadata import version

        return version("postil")
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value: object = getattr(import_module(_MODULES[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__, "__version__"})


@dataclass(frozen=True, slots=True)
class ImportSummary:
    """The outcome of an import."""

    imported: int
    """Articles and annotators that were stored."""
    skipped: int
    """Those that were left alone because they are annotated already."""
    remarks: tuple[str, ...]
    """Losses and alterations of the import, a sentence each."""


def open_library(folder: str | Path | None = None) -> Library:
    """Return the library in a folder, which need not exist yet; nothing is written.

    Args:
        folder: Where it is. Without one, the library that the command line uses: `POSTIL_LIBRARY`,
            else `library` in `config.toml`, else the platform's data folder.

    Raises:
        PostilError: `config.toml` is needed and cannot be used.
    """
    from store.library.library import Library
    from tui.config.configuration import configuration_path, default_library, load_configuration

    named = folder or os.environ.get("POSTIL_LIBRARY")
    named = named or load_configuration(configuration_path()).library
    return Library(Path(named).expanduser() if named else default_library())


def annotated_articles(
    library: Library, annotator: str | None = None
) -> Iterator[AnnotatedArticle]:
    """Yield each article with each annotator's work on it, by title and name, one at a time.

    Of each, `annotations` holds what was accepted and rejected, `suggestions` what is pending,
    and `spans` and `claims` hold both in text order. Articles that nobody has worked on are left
    out, and so is the guided article.

    Args:
        library: Where to look.
        annotator: Whose work; None for everybody's.

    Raises:
        PostilError: Something in the library is damaged, or written by a later version.
    """
    from store.library.overview import GUIDE_URI

    for article in library.articles():
        for name in article.annotators():
            if annotator in (None, name):
                annotated = library.annotated(article, name)
                if annotated.document.uri != GUIDE_URI:
                    yield annotated


def load_file(path: str | Path, *, encoding: str | None = None) -> Document:
    """Read an article from a text, Markdown, HTML, EPUB or PDF file.

    Args:
        path: The file, of 50 MB at most.
        encoding: That of a text, where it is not UTF-8.

    Raises:
        PostilError: It is missing, too large or malformed, its reader is not installed, or
            reading it takes more than 30 seconds of the processor or 2 GB of memory.
    """
    from annotate.loaders.bounded import load_file as load

    return load(Path(path), encoding=encoding)


def load_extractor(model: str | None = None) -> Extractor:
    """Load a spaCy pipeline and the rules on top of it, which takes a second or more.

    Args:
        model: A package or the path of a pipeline's folder; without one, the best English
            pipeline that is installed.

    Raises:
        PostilError: There is none, or spaCy cannot load it.
    """
    from annotate.extract.extractor import Extractor
    from annotate.extract.pipeline import choose

    return Extractor(choose(model))


def extract(article: Document | str, extractor: Extractor | None = None) -> AnnotatedArticle:
    """Return an article with the entities and claims that are suggested for it.

    The suggestions are in `suggestions`: names in text order, then claims, chunk by chunk; each
    has a `body`, which is an `Entity` or a `Claim`, and a `score` from 0 to 1 or None.

    Args:
        article: A document, or a text.
        extractor: A loaded pipeline. Without one it is loaded for this call alone, so hand the
            same one in for many texts.

    Raises:
        PostilError: No pipeline can be loaded.
    """
    from annotate.document import Document, article_id
    from store.annotated_article import AnnotatedArticle

    document = Document(article, "", "") if isinstance(article, str) else article
    name = article_id(document.digest)
    [outcome] = (extractor or load_extractor()).suggest_many([(document.text, name)])
    if isinstance(outcome, Exception):
        raise outcome
    pipeline = outcome[0].pipeline if outcome else None
    return AnnotatedArticle(document, name, "", suggestions=outcome, pipeline=pipeline)


def export(articles: Iterable[AnnotatedArticle], plan: ExportPlan | str = "jsonl") -> Export:
    """Put articles into a format, in memory; nothing is written to the disk.

    `files` of the result maps file names to bytes, the main file first; `report` and `withheld`
    tell what the format could not hold and what was not asked for. Accepted annotations go out
    unless the plan's `Selection` asks for others.

    Args:
        articles: Any number; all of them are held in memory (`postil export` holds one at a time).
        plan: The name of a format, such as `spacy`, or a plan with everything else in it.

    Raises:
        PostilError: An article could not be read back from what would be written.
        KeyError: There is no format of that name.
    """
    from store.exporter.export import ExportPlan
    from store.exporter.export import export as put_into_format
    from store.formats.registry import format_named

    return put_into_format(
        articles, ExportPlan(format_named(plan)) if isinstance(plan, str) else plan
    )


def import_articles(
    library: Library,
    path: str | Path,
    annotator: str,
    *,
    format: str | None = None,
    existing: Literal["ask", "merge", "replace", "skip"] = "ask",
) -> ImportSummary:
    """Store the annotated articles of a file or folder, all of them or none.

    Everything is read and checked before anything is written.

    Args:
        library: Where they go.
        path: The file; a folder for formats with files for each article.
        annotator: Who made what names nobody.
        format: The name of the format; without one, name and content decide.
        existing: What happens to an article that is annotated already; `ask` refuses the import.

    Raises:
        PostilError: Something cannot be read, needs a decision, or the disk refused.
        KeyError: There is no format of that name.
    """
    from annotate.author import Author
    from store.files.disk_dict import DiskDict
    from store.formats.format import ImportOptions
    from store.formats.registry import format_named
    from store.importer import import_article
    from store.importer.read_source import format_of
    from store.importer.two_pass import ImportSource

    path = Path(path)
    author = Author(annotator)
    choice = import_article.OnExisting(existing)
    kind = format_named(format) if format else format_of(path)
    source = ImportSource(path, kind, library=library, author=author, options=ImportOptions())
    remarks = [*filter(None, source.check(choice, DiskDict()))]
    outcomes = list(import_article.import_articles(library, source.articles(), choice, author))
    remarks += source.report.lines("the library")
    return ImportSummary(sum(outcomes), outcomes.count(False), tuple(remarks))


@contextmanager
def open_article(
    library: Library,
    article: Document | AnnotatedArticle,
    annotator: str,
    *,
    labels: Sequence[str] | None = None,
) -> Iterator[OpenArticle]:
    """Open an article for editing, as the reader does; leaving the block stores everything.

    `session.perform(command)` makes a change, `session.undo()` takes it back, and
    `session.annotations` has the `items`, the `pending` ones and the `history`. Where another
    process has the article open, `session.read_only` says so and every change is refused.

    Args:
        library: Where the annotations are kept; the article is added where it is not there.
        article: A document, or what `extract` made of one, whose suggestions come along.
        annotator: Whose layer it is.
        labels: Names of the labels in force, stored with the annotations; without any, those of
            the library.

    Raises:
        PostilError: The layer is damaged or written by a later version, or, at the end of the
            block, the disk refused.
    """
    from annotate.author import Author
    from annotate.document import Document
    from annotate.labels.fitting import fitting
    from store.editing import opening
    from store.editing.open_article import SaveListener
    from tui.config.label_files import labels_in_force

    scheme = labels_in_force(library, ()).scheme if labels is None else None
    document = article if isinstance(article, Document) else article.document
    opened = opening.open_article(
        library,
        document,
        Author(annotator),
        scheme=scheme.names if scheme is not None else labels or (),
        pipeline=None,
        listener=SaveListener(saved=lambda step: None, failed=lambda error: None),
        labels=scheme,
    )
    if isinstance(article, Document):
        remembered = opened.stored.latest_suggestions(annotator, document.digest)
        suggestions = remembered[1] if remembered is not None else ()
    else:
        suggestions = article.suggestions
    opened.session.annotations.add_suggestions(map(fitting(scheme)[0], suggestions))
    try:
        yield opened
    finally:
        trouble = opened.close()
    if trouble is not None:
        raise trouble


if __name__ == "__main__":
    from tui.cli import main

    main()
