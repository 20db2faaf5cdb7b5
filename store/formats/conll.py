"""CoNLL-2003: a token a line with its IOB2 tag, an empty line behind each sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from annotate.document import Document, article_id
from annotate.entity import Entity
from annotate.span import Span
from store.annotated_article import AnnotatedArticle
from store.errors import ImportRefused
from store.formats.format import ExportOptions, FilePieces, ImportOptions, IncomingFile
from store.formats.incoming import imported_record
from store.formats.iob import entities_of, join_words, tag_article
from store.formats.json_reader import read_lines
from store.formats.report import Report
from store.formats.training_items import encodable
from store.formats.units import uncrossed_borders

DOCSTART = "-DOCSTART-"
_COLUMNS = re.compile(r"[ \t]+")
_BLANK = re.compile(r"\s")

Sentence = tuple[int, list[str], list[str]]
"""The number of its first line, its words and its tags."""


def export_articles(
    articles: Iterable[AnnotatedArticle], options: ExportOptions, report: Report
) -> FilePieces:
    """Four columns: word, `-`, `-`, tag; parts of speech and chunks are not known here."""
    name = f"{options.stem}.conll"
    yield name, b""
    for article in encodable(articles, report):
        yield name, _written(article, options, report).encode("utf-8")


def _written(article: AnnotatedArticle, options: ExportOptions, report: Report) -> str:
    text, found = article.document.text, tag_article(article, options, report)
    extents = [item.body.extent for item in found.entities]
    borders = set(uncrossed_borders(text, "sentence", extents, report))
    lines = [f"{DOCSTART} -X- -X- O", ""]
    behind = 0
    for place, tag in zip(found.tokens, found.tags, strict=True):
        if behind and any(border in borders for border in range(behind, place.start + 1)):
            lines.append("")
        behind = place.end
        lines.append(f"{_word(text, place, report)} - - {tag}")
    return "".join(f"{line}\n" for line in [*lines, ""])


def _word(text: str, place: Span, report: Report) -> str:
    word = text[place.start : place.end]
    # Readers cut lines at more kinds of white space than the tokenizer does.
    bare, count = _BLANK.subn("\ufffd", word)
    report.lose("separators inside a token, written as U+FFFD", count)
    return bare


def import_articles(
    files: Sequence[IncomingFile], options: ImportOptions, report: Report
) -> Iterator[AnnotatedArticle]:
    """An article for each `-DOCSTART-`, else for each file; the last column has the tags.

    The text is put together from the words, as the format does not have it.
    """
    for file in files:
        for article in _articles(file):
            if article.document.text:
                yield article


def _articles(file: IncomingFile) -> Iterator[AnnotatedArticle]:
    number, sentences = 1, list[Sentence]()
    for sentence in _sentences(file):
        if sentence is None:
            yield _article(file, number, sentences)
            number, sentences = number + bool(sentences), []
        else:
            sentences.append(sentence)
    yield _article(file, number, sentences)


def _sentences(file: IncomingFile) -> Iterator[Sentence | None]:
    """The sentences of a file; None where a document begins."""
    words: list[str] = []
    tags: list[str] = []
    first = 0
    for number, text in chain(read_lines(file), [(0, "")]):
        line = text.removesuffix("\r").strip(" \t")
        if not line or line.startswith(DOCSTART):
            if words:
                yield first, words, tags
                words, tags = [], []
            if line:
                yield None
            continue
        columns = _COLUMNS.split(line)
        if len(columns) < 2:  # noqa: PLR2004 - a word and its tag
            raise ImportRefused(number, f"{line[:40]!r} is no word with a tag behind it")
        first = first if words else number
        words.append(columns[0])
        tags.append(columns[-1])


def _article(file: IncomingFile, number: int, sentences: Sequence[Sentence]) -> AnnotatedArticle:
    text, places = join_words([words for _, words, _ in sentences])
    document = Document(text, f"{file.name} {number}", file.uri)
    name = article_id(document.digest)
    entities: list[Entity] = []
    index = 0
    for line, words, tags in sentences:
        try:
            entities += entities_of(places[index : index + len(words)], tags)
        except ValueError as error:
            raise ImportRefused(line, f"in the sentence here, {error}") from None
        index += len(words)
    annotations = tuple(imported_record(name, entity) for entity in entities)
    return AnnotatedArticle(document, name, "", annotations)
