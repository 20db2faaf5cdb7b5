"""Native JSONL, schema `postil/1`: one line for one article and annotator, nothing lost."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from annotate.annotation import Status
from store.annotated_article import AnnotatedArticle
from store.formats.format import ExportOptions, FilePieces, ImportOptions, IncomingFile
from store.formats.jsonl_export import Withheld, export_line
from store.formats.jsonl_schema import SCHEMA
from store.formats.report import Report

__all__ = [
    "SCHEMA",
    "Withheld",
    "export_articles",
    "export_line",
    "import_articles",
]


def export_articles(
    articles: Iterable[AnnotatedArticle], options: ExportOptions, report: Report
) -> FilePieces:
    """Write a line for each article; nothing is lost."""
    name = f"{options.stem}.jsonl"
    yield name, b""
    for article in articles:
        line, _ = export_line(
            article,
            statuses=frozenset(Status),
            tokens=options.tokens,
            export_time=options.export_time,
        )
        yield name, line.encode("utf-8")


def import_articles(
    files: Sequence[IncomingFile], options: ImportOptions, report: Report
) -> Iterator[AnnotatedArticle]:
    """Read the article of each line."""
    from store.formats.jsonl_import import import_lines  # an export reads nothing

    for file in files:
        yield from import_lines(file.read_pieces(), options.checked)
