"""Exports: the lines of many articles, and the file that holds them."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from pathlib import Path

from annotate.annotation import Status
from annotate.author import utc_now
from store.annotated_article import AnnotatedArticle
from store.durable import write_durably
from store.errors import ExportRefused, WriteFailed
from store.formats.jsonl import Withheld, export_line


def export_lines(
    articles: Iterable[AnnotatedArticle], *, statuses: Collection[Status], tokens: bool = False
) -> tuple[bytes, Withheld]:
    """Articles as native JSONL, in UTF-8, and what was left out.

    Raises:
        ExportRefused: An article could not be read back from what would be written.
    """
    exported = utc_now()
    lines: list[str] = []
    withheld = Withheld()
    for article in articles:
        line, left_out = export_line(article, statuses=statuses, tokens=tokens, exported=exported)
        lines.append(line)
        withheld += left_out
    return "".join(lines).encode("utf-8"), withheld


def write_export(path: Path, data: bytes, *, library: Path, force: bool = False) -> None:
    """Write an export whole or not at all.

    Args:
        path: The file to make.
        data: What goes into it.
        library: Folder of the library, in which nothing else may be written.
        force: Replace a file that is there.

    Raises:
        ExportRefused: The file exists, or lies in the library.
        WriteFailed: The disk refused; no part of the export is left behind.
    """
    check_target(path, library=library, force=force)
    try:
        write_durably(path, data)
    except OSError as error:
        raise WriteFailed(f"{path}: {error.strerror or error}; nothing was exported") from error


def check_target(path: Path, *, library: Path, force: bool) -> None:
    """Refuse a file that must not be written; to be called before the work as well.

    Raises:
        ExportRefused: The file exists, or lies in the library.
    """
    if path.resolve().is_relative_to(library.resolve()):
        raise ExportRefused(f"{path} lies in the library; choose a file outside of it")
    if path.exists() and not force:
        raise ExportRefused(f"{path} exists and was left alone; --force replaces it")


def describe_withheld(withheld: Withheld) -> str:
    """What an export left out, in words; empty when nothing was."""
    counts = {
        "pending": withheld.suggested,
        "accepted": withheld.accepted,
        "rejected": withheld.rejected,
    }
    words = [f"{count} {name}" for name, count in counts.items() if count]
    if withheld.speakers:
        words.append(f"{withheld.speakers} links to a speaker")
    return f"left out: {', '.join(words)}" if words else ""
