"""CSV: a row for each span and claim, in UTF-8 and as RFC 4180 says, for tables and statistics.

Offsets are half-open, in code points.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping

from annotate.annotation import Annotation
from annotate.attributes import in_words
from annotate.claim import Claim, Role
from annotate.span import join_fragments
from store.annotated_article import AnnotatedArticle
from store.formats.attributes import lose_attributes
from store.formats.format import ExportOptions, FilePieces
from store.formats.report import Report
from store.formats.statements import Statement, statements
from store.formats.status_words import article_words
from store.formats.training_items import encodable
from store.formats.unfinished import is_silence_known

COLUMNS = (
    "article",
    "title",
    "author",
    "date",
    "url",
    "layer",
    "finished",
    "kind",
    "id",
    "label",
    "status",
    "moved",
    "start",
    "end",
    "quote",
    "source",
    "cue",
    "content",
    "speaker",
    "quotation",
    "note",
    "annotator",
    "updated",
    "source_at",
    "cue_at",
    "content_at",
    "attributes",
    "article_attributes",
)
"""The header, the same in every export; new columns come behind these."""

_FORMULA = re.compile(r"'*(?:\s*[=+\-@＝＋－＠]|[\t\r\n])")
"""The beginning of a cell that a spreadsheet would compute, or that stands for one below.

Further apostrophes are matched so that taking one away gives the text back in every case.
"""
_NUMBER = re.compile(r"[+-]?\d+(?:[.,]\d+)*")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
"""What a terminal may obey, R does not read or UTF-8 cannot hold; not tabs and line breaks."""

Row = Mapping[str, str | int]
"""Cells by column; a missing one is empty."""


def export_articles(
    articles: Iterable[AnnotatedArticle], options: ExportOptions, report: Report
) -> FilePieces:
    """Write the header, then the rows of each article."""
    name = f"{options.stem}.csv"
    yield name, _lines([dict(zip(COLUMNS, COLUMNS, strict=True))], report)
    for article in encodable(articles, report):
        about = _about(article, is_finished=is_silence_known(article, options))
        rows = [{**about, **cells} for cells in _cells(article)]
        report.remark("articles without an annotation, which have no row", not rows)
        if not rows:
            lose_attributes(article, report, "article")
        yield name, _lines(rows, report)


def _about(article: AnnotatedArticle, *, is_finished: bool) -> Row:
    """Return the cells that all rows of an article have in common."""
    return {
        "article": article.article_id,
        "title": article.document.title,
        **article.document.facts,
        "layer": article.annotator,
        "finished": _truth(is_finished),
        "article_attributes": article_words(article),
    }


def _cells(article: AnnotatedArticle) -> Iterator[Row]:
    """Yield the other cells of each row: spans, then claims."""
    text = article.document.text
    for span in article.spans:
        yield _item(span, text)
    for statement in statements(article):
        yield {**_item(statement.item, text), **_claim(statement, text)}


def _item(item: Annotation, text: str) -> Row:
    place = item.body.extent
    return {
        "kind": item.body.kind,
        "id": item.id,
        "label": item.body.label,
        "status": item.status.value,
        "moved": _truth(item.moved),
        "start": place.start,
        "end": place.end,
        "quote": text[place.start : place.end],
        "note": item.note,
        "annotator": item.annotator,
        "updated": item.updated,
        "attributes": in_words(item.attributes),
    }


def _claim(statement: Statement, text: str) -> Row:
    claim = statement.claim
    return {
        **{role.value: join_fragments(text, claim.part(role)) for role in Role},
        **{f"{role.value}_at": _places(claim, role) for role in Role},
        "speaker": statement.speaker,
        "quotation": statement.quotation.value if statement.quotation is not None else "",
    }


def _places(claim: Claim, role: Role) -> str:
    """Return the places of the fragments; in brackets, as a spreadsheet takes `1-10` for a date."""
    return " ".join(f"[{piece.start},{piece.end})" for piece in claim.part(role))


def _truth(value: bool) -> str:
    return "TRUE" if value else "FALSE"


def _lines(rows: Iterable[Row], report: Report) -> bytes:
    lines = io.StringIO()
    writer = csv.writer(lines, lineterminator="\r\n")
    for row in rows:
        writer.writerow([_cell(row.get(column, ""), report) for column in COLUMNS])
    return lines.getvalue().encode("utf-8")


def _cell(value: str | int, report: Report) -> str | int:
    """Return a cell that no spreadsheet computes; offsets and texts that are numbers stay."""
    if isinstance(value, int) or not value:
        return value
    text, count = _CONTROL.subn("\ufffd", value)
    report.lose("control characters, written as U+FFFD", count)
    if not _FORMULA.match(text) or _NUMBER.fullmatch(text):
        return text
    report.remark("cells that a spreadsheet would compute, with an apostrophe in front")
    return f"'{text}"
