"""A small article with one annotation of each kind, and its line."""

from __future__ import annotations

import json
from typing import Any

from annotate.annotation import Annotation, Decided, Origin, Status
from annotate.claim import Claim
from annotate.document import Document
from annotate.entity import Entity
from annotate.span import Fragments, Span
from annotate.suggestion import Body, Suggestion
from store.annotated_article import AnnotatedArticle
from store.formats.jsonl import Withheld, export_line
from store.formats.jsonl_import import import_lines

TIME = "2026-11-23T16:00:00Z"
TEXT = "Ms May said it was “a good deal,” she hoped, “for all.” Nobody asked Mr Lavrov."


def place(quote: str, text: str = TEXT) -> Span:
    """Return the span of the first occurrence of a quote."""
    start = text.index(quote)
    return Span(start, start + len(quote))


def places(*quotes: str) -> Fragments:
    return tuple(place(quote) for quote in quotes)


def annotation(item_id: str, body: Body, status: Status = Status.ACCEPTED) -> Annotation:
    pending = status is Status.SUGGESTED
    decided = None if pending else Decided.EXPLICIT
    return Annotation(item_id, body, status, Origin.USER, decided, "anna", TIME, TIME)


MAY = annotation("may", Entity(place("Ms May"), "PERSON"))
DEAL = annotation("deal", Entity(place("deal"), "EVENT"), Status.REJECTED)
CLAIM = annotation(
    "claim",
    Claim(
        places("Ms May"),
        places("said"),
        places("it was “a good deal,”", "“for all.”"),
        speaker="may",
    ),
)
LAVROV = Suggestion("lavrov", Entity(place("Mr Lavrov"), "PERSON"), 0.5, "rules 1")
ARTICLE = AnnotatedArticle(
    document=Document(TEXT, "A deal", "/tmp/deal.txt"),
    article_id="7f3a",
    annotator="anna",
    annotations=(CLAIM, DEAL, MAY),
    suggestions=(LAVROV,),
    pipeline="rules 1",
    scheme=("PERSON", "EVENT"),
)


def exported(
    article: AnnotatedArticle = ARTICLE, *statuses: Status, tokens: bool = False
) -> tuple[str, Withheld]:
    """Export an article as a line, with everything unless statuses are named."""
    return export_line(article, statuses=statuses or tuple(Status), tokens=tokens, export_time=TIME)


def line_of(article: AnnotatedArticle = ARTICLE, *, tokens: bool = False) -> dict[str, Any]:
    """Return the line as JSON values, to inspect or to spoil."""
    line: dict[str, Any] = json.loads(exported(article, tokens=tokens)[0])
    return line


def imported(*lines: str | bytes) -> list[AnnotatedArticle]:
    """Import the articles of lines."""
    encoded = (line if isinstance(line, bytes) else line.encode() for line in lines)
    return list(import_lines(encoded))
