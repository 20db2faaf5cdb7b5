"""Exports: articles in a format, and the files that hold them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from annotate.annotation import Status
from annotate.author import utc_now
from store.annotated_article import AnnotatedArticle
from store.anonymous import anonymous
from store.durable import write_durably
from store.errors import ExportRefused, WriteFailed
from store.formats.format import Align, ExportOptions, Format
from store.formats.jsonl_export import Withheld, export_line
from store.formats.registry import NATIVE
from store.formats.report import Report
from store.selecting import Selection, entity_labels, selected
from store.splitting import split
from store.units import Unit, cut


@dataclass(frozen=True, slots=True)
class Plan:
    """What to export, and how."""

    format: Format = NATIVE
    """The format."""
    selection: Selection = field(default_factory=Selection)
    """Which articles, and what of them."""
    unit: Unit = "article"
    """What an example is."""
    align: Align = "contract"
    """What becomes of spans off the token boundaries."""
    tokens: bool = False
    """Write tokens where the format needs none."""
    anonymous: bool = False
    """Leave out the names of annotators, and paths."""
    shares: Mapping[str, float] = field(default_factory=dict)
    """The sets to split into, each with its share; empty for one export."""
    seed: int = 0
    """Tells one split from another."""


@dataclass(frozen=True, slots=True)
class Export:
    """What an export wrote, and what it did not."""

    files: Mapping[str, bytes]
    """Contents by file name, the main file first."""
    articles: Mapping[str, int]
    """How many articles and layers went into each set; the one without a name is the whole."""
    withheld: Withheld
    """What was there and not asked for."""
    report: Report
    """What the format cannot hold."""


def export(
    articles: Iterable[AnnotatedArticle], plan: Plan, *, stem: str = "annotations"
) -> Export:
    """Articles in a format; nothing is written to the disk.

    Args:
        articles: The articles, one for each annotator.
        plan: What to do with them.
        stem: How the file is called, in front of the format's suffix; unused for a split.

    Raises:
        ExportRefused: An article could not be read back from what would be written.
    """
    selection = replace(plan.selection, set_aside=plan.format.has_answers)
    chosen, withheld = selected(articles, selection)
    report = Report()
    if plan.anonymous:
        chosen = anonymous(chosen)
    options = ExportOptions(
        stem=stem,
        exported=utc_now(),
        statuses=selection.statuses,
        labels=entity_labels(chosen),
        align=plan.align,
        tokens=plan.tokens,
    )
    sets = split(chosen, plan.shares, plan.seed) if plan.shares else {"": chosen}
    files: dict[str, bytes] = {}
    for name, members in sets.items():
        units = [unit for article in members for unit in cut(article, plan.unit, report)]
        written = plan.format.exporter(units, replace(options, stem=name or stem), report)
        folder = f"{name}/" if name and plan.format.many_files else ""
        files |= {f"{folder}{file}": data for file, data in written}
    return Export(files, {name: len(found) for name, found in sets.items()}, withheld, report)


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


def stem_of(path: Path, kind: Format) -> str:
    """How a file is called in front of the format's suffix, or of any other ending."""
    return path.name.removesuffix(kind.suffix) if path.name.endswith(kind.suffix) else path.stem


def beside(path: Path, exported: Export) -> dict[Path, bytes]:
    """The main file of an export under this name, and those that belong to it beside it."""
    main = next(iter(exported.files), "")
    return {
        path if name == main else path.with_name(name): data
        for name, data in exported.files.items()
    }


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
    write_files({path: data}, library=library, force=force)


def write_files(
    files: Mapping[Path, bytes], *, library: Path, force: bool = False, into: Path | None = None
) -> None:
    """Write the files of an export.

    Every target is looked at before the first one is written, and new ones are removed again when
    the disk refuses.

    Args:
        files: What goes where.
        library: Folder of the library, in which nothing else may be written.
        force: Replace files that are there.
        into: A folder that is made for them if it is not there; the folder above it must be.

    Raises:
        ExportRefused: A file exists, or lies in the library.
        WriteFailed: The disk refused; no new file is left behind.
    """
    for path in files:
        check_target(path, library=library, force=force)
    made: list[Path] = []
    try:
        for folder in _folders(files, into):
            if not folder.is_dir():
                folder.mkdir()
                made.append(folder)
        for path, data in files.items():
            is_new = not path.exists()
            write_durably(path, data)
            if is_new:
                made.append(path)
    except OSError as error:
        _remove(made)
        name = error.filename or next(iter(files))
        raise WriteFailed(f"{name}: {error.strerror or error}; nothing was exported") from error


def check_target(path: Path, *, library: Path, force: bool) -> None:
    """Refuse a file that must not be written; to be called before the work as well.

    Raises:
        ExportRefused: The file exists, or lies in the library.
    """
    if path.resolve().is_relative_to(library.resolve()):
        raise ExportRefused(f"{path} lies in the library; choose a file outside of it")
    if path.is_dir():
        raise ExportRefused(f"{path} is a folder; name a file")
    if path.exists() and not force:
        raise ExportRefused(f"{path} exists and was left alone; --force replaces it")


def describe_withheld(withheld: Withheld) -> str:
    """What an export left out, in words; empty when nothing was."""
    counts = {
        "pending": withheld.suggested,
        "accepted": withheld.accepted,
        "rejected": withheld.rejected,
        "with other labels": withheld.labels,
    }
    words = [f"{count} {name}" for name, count in counts.items() if count]
    if withheld.speakers:
        words.append(f"{withheld.speakers} links to a speaker")
    if withheld.articles:
        noun = "article" if withheld.articles == 1 else "articles"
        words.append(f"{withheld.articles} whole {noun}")
    return f"left out: {', '.join(words)}" if words else ""


def _folders(files: Iterable[Path], into: Path | None) -> Sequence[Path]:
    """The folder of an export and those in it; outer ones first."""
    if into is None:
        return ()
    parents = {path.parent for path in files}
    return sorted({into, *parents}, key=lambda folder: len(folder.parts))


def _remove(made: Iterable[Path]) -> None:
    for path in reversed(list(made)):
        if path.is_dir():
            path.rmdir()
        else:
            path.unlink(missing_ok=True)
