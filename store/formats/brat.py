"""brat standoff: a text and a file of annotations for each article; claims as events.

brat reads line by line, so an annotation that goes on in the next line has a gap there. Where that
is a part of a claim, the attribute `Whole` tells such gaps from those between fragments.
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
from store.formats.incoming import FilesByStem
from store.formats.report import Report
from store.formats.training_items import encodable


def export_articles(
    articles: Iterable[AnnotatedArticle], options: ExportOptions, report: Report
) -> FilePieces:
    """A text and a file of annotations for each article, and what brat must know of the labels."""
    types = TypeNames(report)
    files = OutputNames(options.names, report)
    for article in encodable(articles, report):
        names = files.of(article)
        if names is None:
            continue
        annotations, text = names
        standoff = _Standoff(article, types, report)
        lines = "".join(f"{line}\n" for line in standoff.lines())
        yield annotations, lines.encode("utf-8", "replace")
        if text is not None:
            yield text, article.document.text.encode("utf-8")
    yield from types.files()


class _Standoff:
    """The lines of one article, with the numbers of brat."""

    def __init__(self, article: AnnotatedArticle, types: TypeNames, report: Report) -> None:
        self._article = article
        self._text = article.document.text
        self._types = types
        self._report = report
        self._numbers = {mark: count(1) for mark in "TERA#"}
        self._names: dict[str, str] = {}

    def lines(self) -> Iterator[str]:
        """Entities, then claims, each followed by its status and note."""
        for item in self._article.spans:
            name = self._name("T")
            self._names[item.id] = name
            lines = self._lines_of(item.body.fragments)
            yield self._span(name, self._types.of(item.body), lines)
            yield from self._remarks(item, name)
        for item in self._article.claims:
            assert isinstance(item.body, Claim)  # noqa: S101 - the article sorts them
            yield from self._event(item, item.body)

    def _event(self, item: Annotation, claim: Claim) -> Iterator[str]:
        arguments = []
        for role in Role:
            if pieces := claim.part(role):
                part, lines = self._name("T"), self._lines_of(pieces)
                yield self._span(part, role.capitalize(), lines)
                if lines != pieces:
                    yield f"{self._name('A')}\tWhole {part}"
                arguments.append(f"{role.capitalize()}:{part}")
        trigger, kind, name = self._name("T"), self._types.of(claim), self._name("E")
        yield self._span(trigger, kind, split_at_breaks(self._text, claim.cue or claim.content))
        yield f"{name}\t{' '.join([f'{kind}:{trigger}', *arguments])}"
        if claim.speaker in self._names:
            yield f"{self._name('R')}\tSpeaker Arg1:{name} Arg2:{self._names[claim.speaker]}"
        elif claim.speaker is not None:
            self._report.lose("links to a speaker")
        yield from self._remarks(item, name)

    def _remarks(self, item: Annotation, name: str) -> Iterator[str]:
        if item.status is not Status.ACCEPTED:
            yield f"{self._name('A')}\tStatus {name} {item.status}"
        for line in item.note.split("\n") if item.note else ():
            yield f"{self._name('#')}\tAnnotatorNotes {name}\t{line}"

    def _lines_of(self, pieces: Fragments) -> Fragments:
        """The pieces with a gap at each line break, which must be found again without it."""
        lines = split_at_breaks(self._text, pieces)
        if lines != pieces and join_at_breaks(self._text, lines) != pieces:
            self._report.lose("line breaks at the edge of annotations")
        return lines

    def _span(self, name: str, label: str, pieces: Fragments) -> str:
        offsets = ";".join(f"{piece.start} {piece.end}" for piece in pieces)
        words = " ".join(self._text[piece.start : piece.end] for piece in pieces)
        return f"{name}\t{label} {offsets}\t{BREAK.sub(' ', words)}"

    def _name(self, mark: str) -> str:
        return f"{mark}{next(self._numbers[mark])}"


def import_articles(
    files: Sequence[IncomingFile], options: ImportOptions, report: Report
) -> Iterator[AnnotatedArticle]:
    """An article for each `.ann` file, with the text that its name tells."""
    texts = FilesByStem(files, ".txt")
    labels = read_labels(files)
    for file in files:
        if file.name.endswith(".ann"):
            yield _article(file, texts, options.names, labels, report)


def _article(
    file: IncomingFile,
    texts: Mapping[str, IncomingFile],
    names: NamePattern | None,
    labels: Mapping[str, str],
    report: Report,
) -> AnnotatedArticle:
    told = match_name(file, texts, names)
    source = texts[told.text]
    document = Document(source.text(), source.name, source.uri)
    try:
        return import_brat(
            document,
            file.text(),
            article_id=told.article_id,
            annotator=told.annotator,
            labels=labels,
            report=report,
        )
    except ImportRefused as error:
        raise ImportRefused(error.line, error.reason, file.name) from None
