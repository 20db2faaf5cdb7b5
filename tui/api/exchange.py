"""Export into formats, in memory, and import into a library."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from store.annotated_article import AnnotatedArticle
    from store.exporter.in_memory import Export
    from store.exporter.plan import ExportPlan
    from store.library.library import Library


@dataclass(frozen=True, slots=True)
class ImportSummary:
    """The outcome of an import."""

    imported: int
    """Articles and annotators that were stored."""
    skipped: int
    """Those that were left alone because they are annotated already."""
    remarks: tuple[str, ...]
    """Losses and alterations of the import, a sentence each."""


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
    from store.exporter.in_memory import export as put_into_format
    from store.exporter.plan import ExportPlan
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
    from store.importer import import_articles as importing
    from store.importer.import_article import OnExisting
    from store.importer.import_source import ImportSource
    from store.importer.read_source import format_of

    path = Path(path)
    author = Author(annotator)
    choice = OnExisting(existing)
    kind = format_named(format) if format else format_of(path)
    source = ImportSource(path, kind, library=library, author=author, options=ImportOptions())
    remarks = [*filter(None, source.check(choice, DiskDict()))]
    outcomes = list(importing.import_articles(library, source.articles(), choice, author))
    remarks += source.report.lines("the library")
    return ImportSummary(sum(outcomes), outcomes.count(False), tuple(remarks))
