"""`postil extract`: suggestions as native JSONL, without the reader and without the library."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator

from annotate.annotation import Status
from annotate.author import Author
from annotate.errors import UnreadableArticle
from annotate.extract.pipeline import PipelineChoice, choose
from annotate.loaders.jsonl import TextRecord
from store.annotated_article import AnnotatedArticle
from store.exporting import check_target, export_lines, write_export
from store.library import Library
from tui.cli import exit_codes
from tui.cli.inputs import Input, inputs
from tui.cli.streams import write_output
from tui.cli.words import tell
from tui.configuration import Configuration
from tui.label_files import labels_in_force, named_files


def run(arguments: Namespace, settings: Configuration, library: Library, author: Author) -> int:
    """Write the suggestions; returns the exit code."""
    if arguments.output is not None:
        check_target(arguments.output, library=library.root, force=arguments.force)
    choice = choose(arguments.model or settings.model).with_patterns(library.patterns_path)
    scheme = labels_in_force(library, named_files(settings, arguments.labels)).scheme
    texts = _Texts()
    articles = _extracted(texts.readable(inputs(arguments)), choice, author, scheme.names)
    lines = (_line(article, tokens=arguments.tokens) for article in articles)
    if arguments.output is None:
        for line in lines:
            write_output(line)
    elif data := b"".join(lines):
        write_export(arguments.output, data, library=library.root, force=arguments.force)
    return texts.exit_code


class _Texts:
    """Reads inputs one by one and keeps count of those that are left out; each is named."""

    def __init__(self) -> None:
        self._taken: dict[str, str] = {}
        self._empty = 0
        self._skipped = 0

    @property
    def exit_code(self) -> int:
        if not self._skipped:
            return exit_codes.OK
        return exit_codes.SKIPPED if self._taken or self._empty else exit_codes.UNREADABLE

    def readable(self, sources: Iterator[Input]) -> Iterator[TextRecord]:
        """The texts that can be read and are not there twice."""
        for source in sources:
            try:
                text = source.load()
                if text.document.text.strip():
                    self._take(text, source.name)
                    yield text
                else:
                    self._empty += 1
                    tell(f"{source.name}: nothing to read")
            except UnreadableArticle as error:
                self._skipped += 1
                tell(str(error))

    def _take(self, text: TextRecord, name: str) -> None:
        if text.id in self._taken:
            # Two lines with one id could not be imported again.
            raise UnreadableArticle(
                f"{name} is the same article as {self._taken[text.id]} (id {text.id}); left out"
            )
        self._taken[text.id] = name


def _extracted(
    texts: Iterator[TextRecord], choice: PipelineChoice, author: Author, labels: tuple[str, ...]
) -> Iterator[AnnotatedArticle]:
    extractor = None
    for text in texts:
        if extractor is None:
            from annotate.extract.extractor import Extractor  # spaCy is slow to import

            extractor = Extractor(choice)
            for notice in extractor.notices:
                tell(notice)
        batches = extractor.suggest(text.document.text, text.id)
        yield AnnotatedArticle(
            document=text.document,
            article_id=text.id,
            annotator=author.name,
            suggestions=tuple(found for batch in batches for found in batch.suggestions),
            pipeline=choice.title,
            scheme=labels,
            extra=text.extra,
            meta_extra=text.meta,
        )


def _line(article: AnnotatedArticle, *, tokens: bool) -> bytes:
    line, _ = export_lines([article], statuses=set(Status), tokens=tokens)
    return line
