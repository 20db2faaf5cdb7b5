"""brat standoff: a text and a file of annotations for each article; claims as events.

brat reads line by line, so an annotation that goes on in the next line has a gap there. In a part
of a claim, the attribute `Whole` distinguishes such gaps from those between fragments. Offsets are
half-open, in code points.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import count

from annotate.annotation import Annotation, Status
from annotate.claim import Claim, Role
from annotate.document import Document
from annotate.span import Fragments
from store.annotated_article import AnnotatedArticle
from store.errors import ImportRefused
from store.formats.brat_files import OutputNames, match_name
from store.formats.brat_import import import_brat
from store.formats.brat_lines import BREAK, join_at_breaks, split_at_breaks
from store.formats.brat_names import NamePattern
from store.formats.brat_types import TypeNames, read_labels
from store.formats.format import ExportOptions, FilePieces, ImportOptions, IncomingFile
from store.formats.incoming import TextFiles
from store.formats.report import Report
from store.formats.training_items import encodable


def export_articles(
    articles: Iterable[AnnotatedArticle], options: ExportOptions, report: Report
) -> FilePieces:
    """Write a text and a file of annotations for each article, and brat's configuration."""
    types = TypeNames(report)
    output_names = OutputNames(_name_pattern(options), report)
    for article in encodable(articles, report):
        names = output_names.names_for(article)
        if names is None:
            continue
        standoff_name, text_name = names
        writer = _StandoffWriter(article, types, report)
        standoff = "".join(f"{line}\n" for line in writer.lines())
        yield standoff_name, standoff.encode("utf-8", "replace")
        if text_name is not None:
            yield text_name, article.document.text.encode("utf-8")
    yield from types.files()


def _name_pattern(options: ExportOptions | ImportOptions) -> NamePattern | None:
    return None if options.name_pattern is None else NamePattern(options.name_pattern)


class _StandoffWriter:
    """Writes the lines of one article and numbers them as brat does."""

    def __init__(self, article: AnnotatedArticle, types: TypeNames, report: Report) -> None:
        self._article = article
        self._text = article.document.text
        self._types = types
        self._report = report
        self._numbers = {letter: count(1) for letter in "TERA#"}
        self._entity_names: dict[str, str] = {}

    def lines(self) -> Iterator[str]:
        """Yield entities, then claims, each followed by its status and note."""
        for item in self._article.spans:
            name = self._next_name("T")
            self._entity_names[item.id] = name
            pieces = self._split_at_breaks(item.body.fragments)
            yield self._span_line(name, self._types.type_of(item.body), pieces)
            yield from self._status_and_note(item, name)
        for item in self._article.claims:
            assert isinstance(item.body, Claim)  # noqa: S101 - the article sorts them
            yield from self._claim_lines(item, item.body)

    def _claim_lines(self, item: Annotation, claim: Claim) -> Iterator[str]:
        arguments = []
        for role in Role:
            if pieces := claim.part(role):
                part, line_pieces = self._next_name("T"), self._split_at_breaks(pieces)
                yield self._span_line(part, role.capitalize(), line_pieces)
                if line_pieces != pieces:
                    yield f"{self._next_name('A')}\tWhole {part}"
                arguments.append(f"{role.capitalize()}:{part}")
        event_type = self._types.type_of(claim)
        trigger, event = self._next_name("T"), self._next_name("E")
        trigger_pieces = split_at_breaks(self._text, claim.cue or claim.content)
        yield self._span_line(trigger, event_type, trigger_pieces)
        yield f"{event}\t{' '.join([f'{event_type}:{trigger}', *arguments])}"
        if claim.speaker in self._entity_names:
            speaker = self._entity_names[claim.speaker]
            yield f"{self._next_name('R')}\tSpeaker Arg1:{event} Arg2:{speaker}"
        elif claim.speaker is not None:
            self._report.lose("links to a speaker")
        yield from self._status_and_note(item, event)

    def _status_and_note(self, item: Annotation, name: str) -> Iterator[str]:
        """Yield what was decided on an item: its status, attributes and note."""
        for attribute, values in item.attributes:
            for value in values:
                brat_name, brat_value = self._types.attribute(attribute, value)
                yield f"{self._next_name('A')}\t{brat_name} {name} {brat_value}"
        if item.status is not Status.ACCEPTED:
            yield f"{self._next_name('A')}\tStatus {name} {item.status}"
        for line in item.note.split("\n") if item.note else ():
            yield f"{self._next_name('#')}\tAnnotatorNotes {name}\t{line}"

    def _split_at_breaks(self, pieces: Fragments) -> Fragments:
        """Return the pieces with a gap at each line break; report those that an import loses."""
        line_pieces = split_at_breaks(self._text, pieces)
        if line_pieces != pieces and join_at_breaks(self._text, line_pieces) != pieces:
            self._report.lose("line breaks at the edge of annotations")
        return line_pieces

    def _span_line(self, name: str, label: str, pieces: Fragments) -> str:
        offsets = ";".join(f"{piece.start} {piece.end}" for piece in pieces)
        words = " ".join(self._text[piece.start : piece.end] for piece in pieces)
        return f"{name}\t{label} {offsets}\t{BREAK.sub(' ', words)}"

    def _next_name(self, letter: str) -> str:
        return f"{letter}{next(self._numbers[letter])}"


def import_articles(
    files: Sequence[IncomingFile], options: ImportOptions, report: Report
) -> Iterator[AnnotatedArticle]:
    """Read an article for each `.ann` file, with the text that its name leads to."""
    texts = TextFiles(files)
    labels, pattern = read_labels(files), _name_pattern(options)
    for file in files:
        if file.name.endswith(".ann"):
            yield _article(file, texts, pattern, labels, report)


def _article(
    file: IncomingFile,
    texts: Mapping[str, IncomingFile],
    pattern: NamePattern | None,
    labels: Mapping[str, str],
    report: Report,
) -> AnnotatedArticle:
    reading = match_name(file, texts, pattern)
    text_file = texts[reading.text]
    document = Document(text_file.read_text(), text_file.name, text_file.uri)
    try:
        return import_brat(
            document,
            file.read_text(),
            article_id=reading.article_id,
            annotator=reading.annotator,
            labels=labels,
            report=report,
        )
    except ImportRefused as error:
        raise ImportRefused(error.line, error.reason, file.name) from None
