"""`postil extract`: suggestions as native JSONL, without the reader and without the library."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Collection, Iterator

from annotate.author import Author
from annotate.errors import UnreadableArticle
from annotate.extract.pipeline import PipelineChoice, choose
from annotate.loaders.jsonl import TextRecord
from store.exporter.output_files import check_target
from store.exporter.partial_file import PartialFile
from store.files.disk_dict import DiskDict
from store.library.library import Library
from tui.cli import exit_codes
from tui.cli.inputs import Input, inputs, total_size
from tui.cli.line_making import Recipe, made
from tui.cli.progress import Advance, progress
from tui.cli.streams import write_output
from tui.cli.words import tell
from tui.config.configuration import Configuration
from tui.config.label_files import labels_in_force, named_files


def run(arguments: Namespace, settings: Configuration, library: Library, author: Author) -> int:
    """Write the suggestions; returns the exit code."""
    if arguments.output is None and arguments.resume:
        tell("--resume goes on with a file; -o OUT names it")
        return exit_codes.USAGE
    if arguments.output is not None:
        check_target(arguments.output, library=library.root, force=arguments.force)
    choice = choose(arguments.model or settings.model).with_patterns(library.patterns_path)
    scheme = labels_in_force(library, named_files(settings, arguments.labels)).scheme
    recipe = Recipe(choice, author.name, scheme.names, tokens=arguments.tokens)
    with progress("extracting", total_size(arguments)) as advance:
        texts = _Texts(advance)
        if arguments.output is None:
            for lines in _lines(texts.readable(inputs(arguments)), texts, recipe, arguments):
                write_output(b"".join(lines))
        else:
            _write_file(arguments, texts, recipe)
    return texts.exit_code


def _write_file(arguments: Namespace, texts: _Texts, recipe: Recipe) -> None:
    unfinished = _unfinished(arguments, recipe.choice)
    wanted = texts.readable(inputs(arguments), without=unfinished.ids)
    try:
        with unfinished:
            for lines in _lines(wanted, texts, recipe, arguments):
                unfinished.add(lines)
    except KeyboardInterrupt:
        if unfinished.part.exists():
            tell(f"stopped; {unfinished.part} has what is done, and --resume goes on with it")
        raise


def _unfinished(arguments: Namespace, choice: PipelineChoice) -> PartialFile:
    return PartialFile(
        arguments.output,
        resume=arguments.resume,
        replace=arguments.force,
        pipeline=choice.title,
    )


def _lines(
    wanted: Iterator[TextRecord], texts: _Texts, recipe: Recipe, arguments: Namespace
) -> Iterator[list[bytes]]:
    """The lines of the texts, batch by batch; what cannot be made is told."""
    told: tuple[str, ...] = ()
    for batch, found in made(wanted, recipe, arguments.processes):
        for notice in found.notices:
            if notice not in told:
                tell(notice)
        told = found.notices
        for text, line in zip(batch, found.lines, strict=True):
            if isinstance(line, str):
                texts.skip(text, line)
        yield [line for line in found.lines if isinstance(line, bytes)]


class _Texts:
    """Reads inputs one by one and keeps count of those that are left out; each is named."""

    def __init__(self, advance: Advance) -> None:
        self._advance = advance
        self._names = DiskDict()
        self._done = 0
        self._skipped = 0

    @property
    def exit_code(self) -> int:
        if not self._skipped:
            return exit_codes.OK
        return exit_codes.SKIPPED if self._done > 0 else exit_codes.UNREADABLE

    def readable(
        self, sources: Iterator[Input], without: Collection[str] = frozenset()
    ) -> Iterator[TextRecord]:
        """The texts that can be read and are not there twice.

        Args:
            sources: Where they are.
            without: Ids of texts that are passed over.
        """
        for source in sources:
            try:
                text = source.load()
                self._done += 1
                if text.document.is_blank:
                    tell(f"{source.name}: nothing to read")
                elif self._is_new(text, source.name) and text.id not in without:
                    yield text
            except UnreadableArticle as error:
                self._skipped += 1
                tell(str(error))
            self._advance(source.size)

    def skip(self, text: TextRecord, reason: str) -> None:
        """Count and name a text that the pipeline could not cope with."""
        self._done -= 1
        self._skipped += 1
        tell(f"{self._names.get((text.id,))}: {reason}; left out")

    def _is_new(self, text: TextRecord, name: str) -> bool:
        before = self._names.get((text.id,))
        if before is not None:
            # Two lines with one id could not be imported again.
            self._done -= 1
            raise UnreadableArticle(
                f"{name} is the same article as {before} (id {text.id}); left out"
            )
        self._names.put((text.id,), name)
        return True
