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

from importlib import import_module
from typing import TYPE_CHECKING

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
    from store.exporter.in_memory import Export
    from store.exporter.plan import ExportPlan
    from store.exporter.selection import Selection
    from store.formats.registry import format_named
    from store.library.library import Library
    from tui.api.editing import open_article
    from tui.api.exchange import ImportSummary, export, import_articles
    from tui.api.libraries import annotated_articles, open_library
    from tui.api.suggesting import extract, load_extractor, load_file

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
    "Export": "store.exporter.in_memory",
    "ExportPlan": "store.exporter.plan",
    "Extractor": "annotate.extract.extractor",
    "ImportSummary": "tui.api.exchange",
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
    "annotated_articles": "tui.api.libraries",
    "export": "tui.api.exchange",
    "extract": "tui.api.suggesting",
    "format_named": "store.formats.registry",
    "import_articles": "tui.api.exchange",
    "load_extractor": "tui.api.suggesting",
    "load_file": "tui.api.suggesting",
    "open_article": "tui.api.editing",
    "open_library": "tui.api.libraries",
}
"""The module of each name that is loaded on first use (PEP 562)."""


def __getattr__(name: str) -> object:
    if name == "__version__":
        from tui.cli.version import version

        return version()
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value: object = getattr(import_module(_MODULES[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__, "__version__"})


if __name__ == "__main__":
    from tui.cli import main

    main()
