"""Quotations to copy: the words of the article, and with them who says them, where and when."""

from __future__ import annotations

import re

from annotate.claim import Claim
from annotate.document import Document
from annotate.people.article_speakers import ArticleSpeakers
from annotate.span import Fragments, join_fragments
from annotate.suggestion import Body
from annotate.text.quotation import Quotation, quotation

_DAY = re.compile(r"\d{4}-\d\d-\d\d(?=T)")
"""The day in a date with a time."""


def citation(
    document: Document, speakers: ArticleSpeakers | None, body: Body | None, pieces: Fragments
) -> str:
    """A quotation with its speaker, the title and the date, as far as they are known.

    Words that the article only reports get no quotation marks: they are not the speaker's own.

    Args:
        document: The article.
        speakers: Who speaks in it; None until its annotations are there.
        body: The annotation that is quoted; None for other words.
        pieces: What is quoted; of a claim, its content counts.
    """
    date = document.facts.get("date", "")
    day = _DAY.match(date)
    origin = [document.title, day[0] if day else date]
    if isinstance(body, Claim):
        pieces = body.content or body.fragments
        origin.insert(0, _speaker(document, speakers, body))
    text = join_fragments(document.text, pieces)
    is_own = isinstance(body, Claim) or quotation(document.text, pieces) is Quotation.DIRECT
    quoted = text if is_own else f"“{text}”"
    return f"{quoted} — {', '.join(filter(None, origin))}"


def _speaker(document: Document, speakers: ArticleSpeakers | None, claim: Claim) -> str:
    """The name of who speaks, else the words of the source."""
    name = speakers.speaker(claim).known_name if speakers is not None else ""
    return name or " ".join(join_fragments(document.text, claim.source).split())
