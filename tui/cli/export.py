"""`postil export`: annotations out of the library."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from annotate.annotation import Status
from annotate.author import Author
from store.errors import ExportRefused
from store.exporter.export import Exportable, ExportJob, ExportPlan, describe_withheld, stem_of
from store.exporter.layer_list import LayerList
from store.exporter.output_files import ExportFiles, check_folder, check_target
from store.exporter.selection import Selection
from store.formats.format import Format
from store.formats.registry import FORMATS, NATIVE, format_named, format_of_file
from store.library.library import Library
from tui.cli import exit_codes
from tui.cli.articles import chosen_layers
from tui.cli.export_targets import FilesTarget, OutputTarget
from tui.cli.file_layout import misplaced_layout
from tui.cli.progress import progress
from tui.cli.streams import is_terminal
from tui.cli.words import tell
from tui.config.configuration import Configuration


def run(arguments: Namespace, settings: Configuration, library: Library, author: Author) -> int:
    """Write the export; returns the exit code."""
    plan = _plan(arguments)
    into = _folder(arguments, plan)
    if misuse := _misuse(arguments, plan):
        tell(misuse)
        return exit_codes.USAGE
    if into is not None:
        check_folder(into, library=library.root)
    elif arguments.output is not None:
        check_target(arguments.output, library=library.root, force=arguments.force)
    shelf = chosen_layers(library, arguments.article, arguments.annotator, author)
    if not shelf and not arguments.article:
        whose = f" by {arguments.annotator}" if arguments.annotator else ""
        tell(f"no articles{whose} yet in {library.root}; nothing was exported")
        return exit_codes.OK
    output = arguments.output
    stem = "annotations" if output is None else stem_of(output, plan.format)
    exporting = ExportJob(_Layers(shelf, library), plan, stem=stem)
    with _target(arguments, plan, into, library) as target:
        with progress("exporting", len(shelf) * exporting.passes) as advance:
            exporting.advance = advance
            for name, piece in exporting.pieces():
                target.write(name, piece)
        for line in exporting.report.lines(plan.format.name):
            tell(line)
        if arguments.strict and not exporting.report.is_whole:
            raise ExportRefused("nothing was exported; without --strict the rest is")
        target.keep()
    _tell_outcome(exporting)
    return exit_codes.OK


def _plan(arguments: Namespace) -> ExportPlan:
    everything = arguments.status == "all"
    return ExportPlan(
        format=_format(arguments),
        selection=Selection(
            statuses=frozenset(Status) if everything else frozenset({Status(arguments.status)}),
            labels=frozenset(arguments.label),
            since=arguments.since,
            finished=arguments.finished,
        ),
        unit=arguments.unit,
        align=arguments.align,
        tokens=arguments.tokens,
        anonymous=arguments.anonymous,
        shares=arguments.split,
        seed=arguments.seed,
        names=arguments.name_pattern,
    )


def _format(arguments: Namespace) -> Format:
    if arguments.format is not None:
        return format_named(arguments.format)
    told = format_of_file(arguments.output.name) if arguments.output is not None else None
    return told or NATIVE


def _folder(arguments: Namespace, plan: ExportPlan) -> Path | None:
    """The folder that an export of several files goes into."""
    several = plan.format.many_files or plan.shares
    folder: Path | None = arguments.output if several else None
    return folder


def _misuse(arguments: Namespace, plan: ExportPlan) -> str | None:
    if plan.selection.statuses == {Status.REJECTED} and not plan.format.has_rejected:
        others = ", ".join(known.name for known in FORMATS if known.has_rejected)
        return f"{plan.format.name} has no place for rejected annotations; {others} have one"
    if misplaced := misplaced_layout(arguments, plan.format):
        return misplaced
    if arguments.output is not None:
        return None
    if plan.format.many_files or plan.shares:
        what = "a split" if plan.shares else plan.format.name
        return f"{what} makes several files; -o DIR names the folder for them"
    if plan.format.is_binary and is_terminal(sys.stdout):
        return f"{plan.format.name} is not for reading on a terminal; -o OUT writes a file"
    return None


def _target(
    arguments: Namespace, plan: ExportPlan, into: Path | None, library: Library
) -> OutputTarget | FilesTarget:
    """Where the pieces go."""
    output = arguments.output
    if output is None:
        return OutputTarget()
    folders = [folder for folder in (into, arguments.text_dir) if folder is not None]
    files = ExportFiles(library=library.root, force=arguments.force, into=folders)
    main = None if into is not None else f"{stem_of(output, plan.format)}{plan.format.suffix}"
    return FilesTarget(files, output, main, arguments.text_dir)


def _tell_outcome(exporting: ExportJob) -> None:
    counts = [_counted(name, count) for name, count in exporting.articles.items()]
    left_out = describe_withheld(exporting.withheld)
    tell(f"exported {', '.join(counts)}" + (f"; {left_out}" if left_out else ""))
    for label in sorted(exporting.missing):
        tell(f"nothing has the label {label}; postil stats counts by label")
    for name, count in exporting.articles.items():
        if name and not count:
            tell(f"no article is in {name}; another --seed makes another split")


def _counted(name: str, count: int) -> str:
    noun = "article" if count == 1 else "articles"
    return f"{count} {noun} to {name}" if name else f"{count} {noun}"


@dataclass(frozen=True, slots=True)
class _Layers:
    """What is exported, made anew each time that it is gone through."""

    shelf: LayerList
    library: Library

    def __iter__(self) -> Iterator[Exportable]:
        for article, annotator in self.shelf:
            read = partial(self.library.annotated, article, annotator)
            yield Exportable(article.id, read, partial(article.last_change, annotator))
