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
"""The word on the line that begins a document."""
_COLUMNS = re.compile(r"[ \t]+")
_BLANK = re.compile(r"\s")

Sentence = tuple[int, list[str], list[str]]
"""The number of a sentence's first line, its words and its tags."""


def export_articles(
    articles: Iterable[AnnotatedArticle], options: ExportOptions, report: Report
) -> FilePieces:
    """Write four columns: word, `-`, `-`, tag; parts of speech and chunks are not known."""
    name = f"{options.stem}.conll"
    yield name, b""
    for article in encodable(articles, report):
        yield name, _document_lines(article, options, report).encode("utf-8")


def _document_lines(article: AnnotatedArticle, options: ExportOptions, report: Report) -> str:
    text, tagged = article.document.text, tag_article(article, options, report)
    extents = [item.body.extent for item in tagged.entities]
    borders = set(uncrossed_borders(text, "sentence", extents, report))
    lines = [f"{DOCSTART} -X- -X- O", ""]
    previous_end = 0
    for token, tag in zip(tagged.tokens, tagged.tags, strict=True):
        gap = range(previous_end, token.start + 1)
        if previous_end and any(border in borders for border in gap):
            lines.append("")
        previous_end = token.end
        lines.append(f"{_word(text, token, report)} - - {tag}")
    return "".join(f"{line}\n" for line in [*lines, ""])


def _word(text: str, token: Span, report: Report) -> str:
    # Readers split lines at more kinds of white space than the tokenizer does.
    word, count = _BLANK.subn("\ufffd", text[token.start : token.end])
    report.lose("separators inside a token, written as U+FFFD", count)
    return word


def import_articles(
    files: Sequence[IncomingFile], options: ImportOptions, report: Report
) -> Iterator[AnnotatedArticle]:
    """Read an article for each `-DOCSTART-`, else for each file; the last column has the tags.

    The text is joined from the words, as the format does not have it.
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
    """Yield the sentences of a file, and None where a document begins."""
    words: list[str] = []
    tags: list[str] = []
    first_line = 0
    for number, raw_line in chain(read_lines(file), [(0, "")]):
        line = raw_line.removesuffix("\r").strip(" \t")
        if not line or line.startswith(DOCSTART):
            if words:
                yield first_line, words, tags
                words, tags = [], []
            if line:
                yield None
            continue
        columns = _COLUMNS.split(line)
        if len(columns) < 2:  # noqa: PLR2004 - a word and its tag
            raise ImportRefused(number, f"{line[:40]!r} is no word with a tag behind it")
        first_line = first_line if words else number
        words.append(columns[0])
        tags.append(columns[-1])


def _article(file: IncomingFile, number: int, sentences: Sequence[Sentence]) -> AnnotatedArticle:
    text, spans = join_words([words for _, words, _ in sentences])
    document = Document(text, f"{file.name} {number}", file.uri)
    new_id = article_id(document.digest)
    entities: list[Entity] = []
    index = 0
    for line, words, tags in sentences:
        try:
            entities += entities_of(spans[index : index + len(words)], tags)
        except ValueError as error:
            raise ImportRefused(line, f"in the sentence here, {error}") from None
        index += len(words)
    annotations = tuple(imported_record(new_id, entity) for entity in entities)
    return AnnotatedArticle(document, new_id, "", annotations)
