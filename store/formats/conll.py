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
from store.formats.conll_columns import (
    Line,
    Row,
    has_other_columns,
    layout_of,
    rows_of,
    separator_of,
    without_ranges,
)
from store.formats.format import ExportOptions, FilePieces, ImportOptions, IncomingFile
from store.formats.incoming import imported_record
from store.formats.iob import entities_of, join_words, tag_article
from store.formats.json_reader import read_lines
from store.formats.report import Report
from store.formats.training_items import encodable
from store.formats.units import uncrossed_borders

DOCSTART = "-DOCSTART-"
"""The word on the line that begins a document."""
_BLANK = re.compile(r"\s")

_FEWEST_COLUMNS = 2
"""A word and its tag."""
_LONGEST_QUOTE = 40
"""Characters of a word in a message; chosen by hand."""


def export_articles(
    articles: Iterable[AnnotatedArticle], options: ExportOptions, report: Report
) -> FilePieces:
    """Write four columns: word, `-`, `-`, tag; parts of speech and chunks are not known."""
    name = f"{options.stem}.conll"
    yield name, b""
    for article in encodable(articles, report):
        yield name, _document_lines(article, options, report).encode("utf-8", "replace")


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
    """Read an article for each `-DOCSTART-`, else for each file.

    The text is joined from the words, as the format does not have it. Comments are counted.
    """
    for file in files:
        for article in _articles(file, report):
            if article.document.text:
                yield article


def _articles(file: IncomingFile, report: Report) -> Iterator[AnnotatedArticle]:
    number, sentences = 1, list[list[Line]]()
    for lines in chain(_sentences(file), [None]):
        if lines is not None:
            sentences.append(lines)
            continue
        rows = list(_rows(file, sentences, report))
        yield _article(file, number, rows, report)
        number, sentences = number + bool(rows), []


def _rows(
    file: IncomingFile, sentences: Sequence[Sequence[Line]], report: Report
) -> Iterator[list[Row]]:
    """Yield the words of each sentence of a document that has some; other lines are counted."""
    separator = separator_of(sentences)
    for lines in sentences:
        rows, comments = rows_of(lines, separator)
        if comments:
            report.lose("comments", len(comments), where=f"line {comments[0][0]} of {file.name}")
        words = without_ranges(rows)
        if len(words) < len(rows):
            where = f"sentence at line {rows[0].line} of {file.name}"
            report.lose("ranges of words", len(rows) - len(words), where=where)
        if words:
            yield words


def _sentences(file: IncomingFile) -> Iterator[list[Line] | None]:
    """Yield the lines of each sentence of a file, and None where a document begins."""
    sentence: list[Line] = []
    for number, raw_line in chain(read_lines(file), [(0, "")]):
        line = raw_line.removesuffix("\r").strip(" \t")
        if line and not line.startswith(DOCSTART):
            sentence.append((number, line))
            continue
        if sentence:
            yield sentence
            sentence = []
        if line:
            yield None


def _article(
    file: IncomingFile, number: int, sentences: Sequence[Sequence[Row]], report: Report
) -> AnnotatedArticle:
    _check_columns(sentences)
    layout = layout_of(sentences)
    has_others = has_other_columns(layout, sentences)
    report.remark("documents with columns of other kinds, which are left out", int(has_others))
    text, spans = join_words([[row.columns[layout.word] for row in rows] for rows in sentences])
    document = Document(text, f"{file.name} {number}", file.uri)
    new_id = article_id(document.digest)
    entities: dict[Entity, None] = {}
    index = 0
    for rows in sentences:
        tokens = spans[index : index + len(rows)]
        for column in layout.tags:
            try:
                tagged = entities_of(tokens, [row.columns[column] for row in rows])
                entities.update(dict.fromkeys(tagged))
            except ValueError as error:
                raise ImportRefused(rows[0].line, f"in the sentence here, {error}") from None
        index += len(rows)
    annotations = tuple(imported_record(new_id, entity) for entity in entities)
    # Every token has a tag, so that nothing is left to be decided.
    return AnnotatedArticle(document, new_id, "", annotations, answer="accept")


def _check_columns(sentences: Iterable[Sequence[Row]]) -> None:
    for row in chain.from_iterable(sentences):
        if len(row.columns) < _FEWEST_COLUMNS:
            word = row.columns[0][:_LONGEST_QUOTE]
            raise ImportRefused(row.line, f"{word!r} is no word with a tag behind it")
