"""`postil export`: exporting annotations from the library."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from annotate.annotation import Status
from annotate.author import Author
from annotate.errors import SchemeUnusable
from store.annotated_article import AnnotatedArticle
from store.errors import ExportRefused, StoreError
from store.exporter.export import Exportable, ExportJob
from store.exporter.layer_list import LayerList
from store.exporter.output_files import ExportFiles, check_folder, check_target
from store.exporter.plan import ExportPlan, stem_of
from store.exporter.remarks import describe_foreign, describe_withheld
from store.exporter.selection import Selection
from store.formats.format import Format
from store.formats.registry import FORMATS, NATIVE, format_named, format_of_file, unknown_ending
from store.library.library import Library
from store.library.stored_article import StoredArticle
from tui.cli import exit_codes
from tui.cli.articles import chosen_layers
from tui.cli.export_targets import FilesTarget, OutputTarget
from tui.cli.file_options import misplaced_layout
from tui.cli.messages import tell
from tui.cli.progress import progress
from tui.cli.streams import is_terminal
from tui.cli.values import reader_name
from tui.config.configuration import Configuration
from tui.config.label_files import labels_in_force, named_files
from tui.display.plural import counted

if TYPE_CHECKING:
    from annotate.labels.scheme import LabelScheme
    from annotate.people.article_speakers import KnownPeople
    from store.exporter.refused import Refusals


def run(arguments: Namespace, settings: Configuration, library: Library, author: Author) -> int:
    """Write the export; returns the exit code.

    An article that cannot be read or exported does not stop the others, unless --strict is given.
    """
    scheme = _labels(library, named_files(settings, arguments.labels))
    library = library.under(scheme) if scheme is not None else library
    plan = _plan(arguments, scheme)
    folder = _folder(arguments, plan)
    if misuse := _misuse(arguments, plan):
        tell(misuse)
        return exit_codes.USAGE
    if folder is not None:
        check_folder(folder, library=library.root)
    elif arguments.output is not None:
        check_target(arguments.output, library=library.root, force=arguments.force)
    layers = chosen_layers(
        library, arguments.article, arguments.annotator, author, reader=reader_name(settings)
    )
    if not layers and not arguments.article:
        by_annotator = f" by {arguments.annotator}" if arguments.annotator else ""
        tell(f"no articles{by_annotator} yet in {library.root}; nothing was exported")
        return exit_codes.SKIPPED if layers.held_back else exit_codes.OK
    exportables = _ExportableLayers(layers, library, _known_people(library, plan))
    job, refusals = _export_what_can_be(arguments, plan, folder, exportables)
    for refusal in refusals.values():
        tell(f"left out: {refusal}")
    _tell_outcome(job)
    return exit_codes.SKIPPED if refusals or layers.held_back else exit_codes.OK


def _known_people(library: Library, plan: ExportPlan) -> KnownPeople | None:
    """Return what says who speaks, for the formats that name speakers."""
    if not plan.format.is_for_people:
        return None
    from store.index.known_people import read_known_people

    return read_known_people(library)


def _labels(library: Library, named: Sequence[Path]) -> LabelScheme | None:
    """Return the labels of a file that is in force; a fault in it does not withhold data."""
    try:
        return labels_in_force(library, named).from_file
    except SchemeUnusable as error:
        tell(f"{error}; labels are not checked")
        return None


def _export_what_can_be(
    arguments: Namespace, plan: ExportPlan, folder: Path | None, layers: _ExportableLayers
) -> tuple[ExportJob, Refusals]:
    """Export the articles, and leave out those that cannot be exported, unless these are all.

    Returns:
        The finished job, and the errors of the articles that were left out.
    """
    job = _job(arguments, plan, layers)
    try:
        _export(job, arguments, folder, layers.library, len(layers))
    except (ExportRefused, StoreError):
        if arguments.strict or not job.is_stopped:
            raise
        from store.exporter.refused import WithoutRefused, find_refused

        refusals = find_refused(layers, plan)
        if len(refusals) in {0, len(layers)}:
            raise
        job = _job(arguments, plan, WithoutRefused(layers, refusals))
        _export(job, arguments, folder, layers.library, len(layers) - len(refusals))
        return job, refusals
    return job, {}


def _job(arguments: Namespace, plan: ExportPlan, exportables: Iterable[Exportable]) -> ExportJob:
    output = arguments.output
    stem = "annotations" if output is None else stem_of(output, plan.format)
    return ExportJob(exportables, plan, stem=stem)


def _export(
    job: ExportJob,
    arguments: Namespace,
    folder: Path | None,
    library: Library,
    layer_count: int,
) -> None:
    """Write all files, or none."""
    with _target(arguments, job.plan, folder, library) as target:
        _write(job, target, layer_count)
        for line in job.report.lines(job.plan.format.name):
            tell(line)
        if arguments.strict and not job.report.is_complete:
            raise ExportRefused("nothing was exported; without --strict the rest is")
        target.finish()


def _write(job: ExportJob, target: OutputTarget | FilesTarget, layer_count: int) -> None:
    with progress("exporting", layer_count * job.passes) as advance:
        job.advance = advance
        for name, piece in job.pieces():
            target.write(name, piece)


def _plan(arguments: Namespace, scheme: LabelScheme | None) -> ExportPlan:
    return ExportPlan(
        format=_format(arguments),
        selection=Selection(
            statuses=_statuses(arguments.status),
            labels=frozenset(arguments.label),
            since=arguments.since,
            finished=arguments.finished,
        ),
        unit=arguments.unit,
        align=arguments.align,
        tokens=arguments.tokens,
        anonymous=arguments.anonymous,
        longest_decision=arguments.decision_times,
        shares=arguments.split,
        seed=arguments.seed,
        name_pattern=arguments.name_pattern,
        scheme=scheme,
        unfinished_as_outside=arguments.unfinished_as_outside,
    )


def _statuses(name: str | None) -> frozenset[Status] | None:
    """Return the statuses that were asked for; None where none was."""
    if name is None:
        return None
    return frozenset(Status) if name == "all" else frozenset({Status(name)})


def _format(arguments: Namespace) -> Format:
    if arguments.format is not None:
        return format_named(arguments.format)
    named = format_of_file(arguments.output.name) if arguments.output is not None else None
    return named or NATIVE


def _folder(arguments: Namespace, plan: ExportPlan) -> Path | None:
    """Return the folder that an export of several files goes into."""
    has_several_files = plan.format.has_many_files or plan.shares
    folder: Path | None = arguments.output if has_several_files else None
    return folder


def _misuse(arguments: Namespace, plan: ExportPlan) -> str | None:
    """Say why the options do not go together; None where they do."""
    return (
        _format_misuse(plan)
        or misplaced_layout(arguments, plan.format)
        or _target_misuse(arguments, plan)
    )


def _format_misuse(plan: ExportPlan) -> str | None:
    """Say that the format has no place for what was asked for."""
    if plan.statuses == {Status.REJECTED} and not plan.format.has_rejected:
        others = ", ".join(other.name for other in FORMATS if other.has_rejected)
        return f"{plan.format.name} has no place for rejected annotations; {others} have one"
    if plan.longest_decision is not None and plan.format is not NATIVE:
        return f"{plan.format.name} has no place for --decision-times; {NATIVE.name} has one"
    if plan.format.is_for_people and plan.unit != "article":
        return f"{plan.format.name} shows whole articles; --unit is for examples to train on"
    return None


def _target_misuse(arguments: Namespace, plan: ExportPlan) -> str | None:
    """Say that the output cannot be what was named, or needs a name."""
    if arguments.output is not None:
        return _ending_misuse(arguments, plan)
    if plan.format.has_many_files or plan.shares:
        source = "a split" if plan.shares else plan.format.name
        return f"{source} makes several files; -o DIR names the folder for them"
    if plan.format.is_binary and is_terminal(sys.stdout):
        return f"{plan.format.name} is not for reading on a terminal; -o OUT writes a file"
    return None


def _ending_misuse(arguments: Namespace, plan: ExportPlan) -> str | None:
    """Say that no format has the ending of the output, which alone would tell the format."""
    if arguments.format is not None or plan.shares:
        return None
    unknown = unknown_ending(arguments.output.name)
    return unknown and f"{unknown}; --format NAME writes any of them to any file"


def _target(
    arguments: Namespace, plan: ExportPlan, folder: Path | None, library: Library
) -> OutputTarget | FilesTarget:
    """Return the place that the pieces go to."""
    output = arguments.output
    if output is None:
        return OutputTarget()
    folders = [path for path in (folder, arguments.text_dir) if path is not None]
    files = ExportFiles(library=library.root, force=arguments.force, folders=folders)
    main = None if folder is not None else f"{stem_of(output, plan.format)}{plan.format.suffix}"
    return FilesTarget(files, output, main, arguments.text_dir)


def _tell_outcome(job: ExportJob) -> None:
    counts = [_count_in_words(name, count) for name, count in job.article_counts.items()]
    left_out = describe_withheld(job.withheld)
    tell(f"exported {', '.join(counts)}" + (f"; {left_out}" if left_out else ""))
    if foreign_words := describe_foreign(job.foreign_labels):
        tell(f"{foreign_words}; postil labels prints yours, from = [...] in one maps others to it")
    for label in sorted(job.missing_labels):
        tell(f"nothing has the label {label}; postil stats counts by label")
    for name, count in job.article_counts.items():
        if name and not count:
            tell(f"no article is in {name}; another --seed makes another split")


def _count_in_words(set_name: str, count: int) -> str:
    articles = counted(count, "article")
    return f"{articles} to {set_name}" if set_name else articles


class _ExportableLayers:
    """The layers to export, made exportable anew in each pass, as they may be very many."""

    def __init__(self, layers: LayerList, library: Library, known: KnownPeople | None) -> None:
        """`known` says who speaks, in formats that name speakers."""
        self.library = library
        self._layers = layers
        self._known = known

    def __len__(self) -> int:
        return len(self._layers)

    def __iter__(self) -> Iterator[Exportable]:
        for article, annotator in self._layers:
            read = partial(self._read, article, annotator)
            yield Exportable(article.id, read, partial(article.last_change, annotator))

    def _read(self, article: StoredArticle, annotator: str) -> AnnotatedArticle:
        annotated = self.library.annotated(article, annotator)
        if self._known is None:
            return annotated
        from store.formats.statements import with_speakers

        return with_speakers(annotated, self._known)
