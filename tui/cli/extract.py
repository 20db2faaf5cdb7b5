"""`postil extract`: suggestions as native JSONL, without the reader; nothing is stored."""

from __future__ import annotations

import math
from argparse import Namespace
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

from annotate.author import Author
from annotate.loaders.jsonl import TextRecord
from annotate.own_cues import ordered
from store.exporter.output_files import check_target
from store.exporter.partial_file import PartialFile
from store.exporter.suggestion_lines import LineSettings, suggestion_lines
from store.library.learning import Course
from store.library.library import Library
from tui.cli import exit_codes
from tui.cli.course import course_of
from tui.cli.inputs import NOTHING_TO_READ, inputs, total_size
from tui.cli.messages import tell
from tui.cli.progress import progress
from tui.cli.streams import write_output
from tui.cli.text_reader import TextReader, tell_left_out
from tui.cli.train_claims import read_claims
from tui.config.configuration import Configuration
from tui.config.label_files import labels_in_force, named_files
from tui.config.pipeline_in_force import pipeline_in_force

MakeLines = Callable[[Iterator[TextRecord], TextReader], Iterator[list[bytes]]]
"""Makes the lines of texts, and reports each text that has none."""


def run(arguments: Namespace, settings: Configuration, library: Library, author: Author) -> int:
    """Write the suggestions; returns the exit code."""
    if arguments.parts is not None or arguments.part is not None:
        from tui.cli import extract_parts

        return extract_parts.run(
            arguments, library, lambda: _line_settings(arguments, settings, library, author)
        )
    if fault := _fault(arguments):
        tell(f"{fault}; see postil extract --help")
        return exit_codes.USAGE
    if arguments.output is not None:
        check_target(arguments.output, library=library.root, force=arguments.force)
    if arguments.suggester:
        from tui.cli.extract_suggesters import suggester_lines

        title, make_lines = suggester_lines(arguments, settings, library, author)
    else:
        line_settings = _line_settings(arguments, settings, library, author)
        title = line_settings.choice.title
        make_lines = partial(_lines, line_settings, arguments.processes)
    with progress("extracting", total_size(arguments)) as advance:
        reader = TextReader(advance)
        if arguments.output is None:
            for lines in make_lines(reader.readable_texts(inputs(arguments)), reader):
                write_output(b"".join(lines))
        else:
            _write_file(arguments, reader, make_lines, title)
    tell_left_out(reader.foreign_labels)
    return reader.exit_code


def _fault(arguments: Namespace) -> str:
    """What is wrong with the options together; empty where nothing is."""
    return next(_faults(arguments), "")


def _faults(arguments: Namespace) -> Iterator[str]:
    if not arguments.input:
        yield NOTHING_TO_READ
    if isinstance(arguments.output, str):
        yield f"{arguments.output} is an address, which only an extraction in --parts can write to"
    if arguments.output is None and arguments.resume:
        yield "--resume goes on with a file, which -o OUT names"
    if arguments.suggester and (arguments.claims is not None or arguments.processes > 1):
        yield "--claims and --processes are for the pipeline, which --suggester does not use"
    if arguments.send and not arguments.suggester:
        yield "--send is for --suggester, which is not given"
    for option in ("engine", "scheduler", "plan_only"):
        if getattr(arguments, option):
            yield f"--{option.replace('_', '-')} is for --parts, which is not given"


def _line_settings(
    arguments: Namespace, settings: Configuration, library: Library, author: Author
) -> LineSettings:
    """The settings of all lines: pipeline, labels, and what was learned where it is asked for."""
    choice = pipeline_in_force(
        library, arguments.annotator, named=arguments.model, usual=settings.usual_model
    ).with_patterns(library.patterns_path)
    scheme = labels_in_force(library, named_files(settings, arguments.labels)).scheme
    line_settings = LineSettings(choice, author.name, scheme, tokens=arguments.tokens)
    if arguments.annotator is not None:
        course = course_of(arguments, settings, library, author)
        line_settings = _with_what_was_learned(line_settings, course)
    if arguments.claims is not None:
        line_settings = _with_claims(line_settings, arguments.claims)
    return line_settings


def _with_what_was_learned(line_settings: LineSettings, course: Course) -> LineSettings:
    """The settings with pipeline, names and model as the reader has them for an annotator."""
    from store.library.personal import personal

    own = personal(course, seconds=math.inf)
    if own.remark:
        tell(own.remark)
    return replace(
        line_settings, choice=course.choice, names=own.names, learned=own.learned, cues=own.cues
    )


def _with_claims(line_settings: LineSettings, path: Path) -> LineSettings:
    """The settings with what a file knows about claims."""
    claims = read_claims(path)
    if claims.pipeline != line_settings.choice.title:
        tell(f"{path} was learned with {claims.pipeline}, whose scores may differ")
    cues = ordered([*line_settings.cues, *claims.cues])
    return replace(line_settings, claims=claims.model.claims, cues=cues)


def _write_file(
    arguments: Namespace, reader: TextReader, make_lines: MakeLines, title: str
) -> None:
    partial_file = PartialFile(
        arguments.output, resume=arguments.resume, replace=arguments.force, pipeline=title
    )
    texts = reader.readable_texts(inputs(arguments), done_ids=partial_file.ids)
    try:
        with partial_file:
            for lines in make_lines(texts, reader):
                partial_file.add(lines)
    except KeyboardInterrupt:
        if partial_file.path.exists():
            tell(f"stopped; {partial_file.path} has what is done, and --resume goes on with it")
        raise


def _lines(
    line_settings: LineSettings,
    processes: int,
    texts: Iterator[TextRecord],
    reader: TextReader,
) -> Iterator[list[bytes]]:
    """Yield the lines of the texts, batch by batch; report each text that has none."""
    reported_notices: tuple[str, ...] = ()
    for batch, results in suggestion_lines(texts, line_settings, processes):
        for notice in results.notices:
            if notice not in reported_notices:
                tell(notice)
        reported_notices = results.notices
        reader.foreign_labels.update(results.foreign_labels)
        for text, line in zip(batch, results.lines, strict=True):
            if isinstance(line, str):
                reader.skip(text, line)
        yield [line for line in results.lines if isinstance(line, bytes)]
