"""Small exports: the files as bytes in memory, of articles that are in memory too."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from annotate.annotation import Status
from annotate.author import utc_now
from store.annotated_article import AnnotatedArticle
from store.exporter.export import Exportable, ExportJob
from store.exporter.plan import ExportPlan
from store.formats.jsonl_export import Withheld, export_line
from store.formats.report import Report


@dataclass(frozen=True, slots=True)
class Export:
    """A small export, in memory."""

    files: Mapping[str, bytes]
    """Contents by file name, the main file first."""
    withheld: Withheld
    """Counts of what was there and not asked for."""
    report: Report
    """The losses of the format."""
    foreign_labels: Counter[str]
    """The number of items by their labels, for those that the scheme does not have."""


def export(
    articles: Iterable[AnnotatedArticle], plan: ExportPlan, *, stem: str = "annotations"
) -> Export:
    """Export articles into memory; nothing is written to the disk.

    Raises:
        ExportRefused: An article could not be read back from what would be written.
    """
    exportables = [
        Exportable(article.article_id, partial(_return, article)) for article in articles
    ]
    job = ExportJob(exportables, plan, stem=stem)
    pieces_by_name: dict[str, list[bytes]] = {}
    for name, piece in job.pieces():
        pieces_by_name.setdefault(name, []).append(piece)
    files = {name: b"".join(pieces) for name, pieces in pieces_by_name.items()}
    return Export(files, job.withheld, job.report, job.foreign_labels)


def _return(article: AnnotatedArticle) -> AnnotatedArticle:
    return article


def export_lines(
    articles: Iterable[AnnotatedArticle],
    *,
    statuses: Collection[Status],
    tokens: bool = False,
    export_time: str | None = None,
) -> tuple[bytes, Withheld]:
    """Export articles as native JSONL, in UTF-8; returns the counts of what was left out too.

    Args:
        articles: The articles.
        statuses: The statuses of the items to write.
        tokens: Write tokens too.
        export_time: The time that the lines name: UTC, ISO 8601, ending in `Z`; None for now.

    Raises:
        ExportRefused: An article could not be read back from what would be written.
    """
    export_time = export_time or utc_now()
    lines: list[str] = []
    withheld = Withheld()
    for article in articles:
        line, left_out = export_line(
            article, statuses=statuses, tokens=tokens, export_time=export_time
        )
        lines.append(line)
        withheld = withheld.plus(left_out)
    return "".join(lines).encode("utf-8"), withheld


def output_paths(path: Path, exported: Export) -> dict[Path, bytes]:
    """Return the files of an export by path: the main file at this path, the others beside it."""
    main = next(iter(exported.files), "")
    return {
        path if name == main else path.with_name(name): data
        for name, data in exported.files.items()
    }
