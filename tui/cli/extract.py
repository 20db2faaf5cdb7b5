"""`postil extract`: suggestions as native JSONL, without the reader; nothing is stored."""

from __future__ import annotations

import math
from argparse import Namespace
from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import replace
from pathlib import Path

from annotate.author import Author
from annotate.errors import UnreadableArticle
from annotate.loaders.jsonl import TextRecord
from annotate.own_cues import ordered
from store.exporter.output_files import check_target
from store.exporter.partial_file import PartialFile
from store.exporter.suggestion_lines import LineSettings, suggestion_lines
from store.files.disk_dict import DiskDict
from store.formats.incoming import IncomingIds
from store.library.learning import Course
from store.library.library import Library
from tui.cli import exit_codes
from tui.cli.course import course_of
from tui.cli.inputs import Input, inputs, total_size
from tui.cli.messages import tell
from tui.cli.progress import Advance, progress
from tui.cli.streams import write_output
from tui.cli.train_claims import read_claims
from tui.config.configuration import Configuration
from tui.config.label_files import labels_in_force, named_files
from tui.config.pipeline_in_force import pipeline_in_force


def run(arguments: Namespace, settings: Configuration, library: Library, author: Author) -> int:
    """Write the suggestions; returns the exit code."""
    if arguments.output is None and arguments.resume:
        tell("--resume goes on with a file; -o OUT names it")
        return exit_codes.USAGE
    if arguments.output is not None:
        check_target(arguments.output, library=library.root, force=arguments.force)
    choice = pipeline_in_force(
        library, arguments.annotator, named=arguments.model, usual=settings.model
    ).with_patterns(library.patterns_path)
    scheme = labels_in_force(library, named_files(settings, arguments.labels)).scheme
    line_settings = LineSettings(choice, author.name, scheme, tokens=arguments.tokens)
    if arguments.annotator is not None:
        course = course_of(arguments, settings, library, author)
        line_settings = _with_what_was_learned(line_settings, course)
    if arguments.claims is not None:
        line_settings = _with_claims(line_settings, arguments.claims)
    with progress("extracting", total_size(arguments)) as advance:
        reader = _TextReader(advance)
        if arguments.output is None:
            texts = reader.readable_texts(inputs(arguments))
            for lines in _lines(texts, reader, line_settings, arguments.processes):
                write_output(b"".join(lines))
        else:
            _write_file(arguments, reader, line_settings)
    if reader.foreign_labels:
        left_out = ", ".join(f"{n} {name}" for name, n in reader.foreign_labels.most_common())
        tell(f"left out, as no label stands for them: {left_out}; from = [...] in a label adds one")
    return reader.exit_code


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


def _write_file(arguments: Namespace, reader: _TextReader, line_settings: LineSettings) -> None:
    partial_file = PartialFile(
        arguments.output,
        resume=arguments.resume,
        replace=arguments.force,
        pipeline=line_settings.choice.title,
    )
    texts = reader.readable_texts(inputs(arguments), done_ids=partial_file.ids)
    try:
        with partial_file:
            for lines in _lines(texts, reader, line_settings, arguments.processes):
                partial_file.add(lines)
    except KeyboardInterrupt:
        if partial_file.path.exists():
            tell(f"stopped; {partial_file.path} has what is done, and --resume goes on with it")
        raise


def _lines(
    texts: Iterator[TextRecord],
    reader: _TextReader,
    line_settings: LineSettings,
    processes: int,
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


class _TextReader:
    """Reads inputs one by one, reports those that it skips, and counts both."""

    def __init__(self, advance: Advance) -> None:
        self.foreign_labels: Counter[str] = Counter()
        """The number of suggestions that were left out, by their labels."""
        self._advance = advance
        self._names_by_id = DiskDict()
        self._ids = IncomingIds()
        self._read_count = 0
        self._skipped_count = 0
        self._has_whole_texts = True
        """False once a text was read of which something is missing."""

    @property
    def exit_code(self) -> int:
        """The exit code of a run that reached its end."""
        if self._skipped_count and not self._read_count:
            return exit_codes.UNREADABLE
        is_whole = not self._skipped_count and self._has_whole_texts
        return exit_codes.OK if is_whole else exit_codes.SKIPPED

    def readable_texts(
        self, sources: Iterator[Input], done_ids: Collection[str] = frozenset()
    ) -> Iterator[TextRecord]:
        """Yield each readable text once.

        Args:
            sources: The inputs that hold the texts.
            done_ids: Ids of texts whose lines are written already.
        """
        for source in sources:
            try:
                text = source.load()
                for remark in text.document.remarks:
                    tell(f"{source.name}: {remark}")
                self._has_whole_texts = self._has_whole_texts and text.document.is_complete
                # Texts that share an id are articles of their own.
                text = replace(text, id=self._ids.id_for(text.id, text.document))
                self._read_count += 1
                if text.document.is_blank:
                    tell(f"{source.name}: nothing to read")
                elif self._is_new(text, source.name) and text.id not in done_ids:
                    yield text
            except UnreadableArticle as error:
                self._skipped_count += 1
                tell(str(error))
            self._advance(source.size)

    def skip(self, text: TextRecord, reason: str) -> None:
        """Report a text on which the pipeline failed."""
        self._read_count -= 1
        self._skipped_count += 1
        tell(f"{self._names_by_id.get((text.id,))}: {reason}; left out")

    def _is_new(self, text: TextRecord, name: str) -> bool:
        first_name = self._names_by_id.get((text.id,))
        if first_name is not None:
            # Two lines with one id could not be imported again.
            self._read_count -= 1
            raise UnreadableArticle(
                f"{name} is the same article as {first_name} (id {text.id}); left out"
            )
        self._names_by_id.put((text.id,), name)
        return True
