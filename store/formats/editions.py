"""Editions: an annotated article as it is compared with another edition of it."""

from __future__ import annotations

from annotate.annotation import Status
from annotate.entity import VALUES, Entity
from annotate.people.names import one_line
from annotate.statements.editions import Attribution, Edition
from annotate.statements.tokens import Name
from store.annotated_article import AnnotatedArticle
from store.formats.statements import statements


def edition_of(article: AnnotatedArticle) -> Edition:
    """The text with its claims and names; what was rejected, or has no content, is left out."""
    attributions = tuple(
        Attribution(claim.source, claim.cue, claim.content, statement.speaker)
        for statement in statements(article)
        if (claim := statement.claim).content and statement.item.status is not Status.REJECTED
    )
    names = tuple(
        Name(body.span.start, body.span.end, one_line(_quote(article, body)))
        for span in article.spans
        if isinstance(body := span.body, Entity)
        and body.label not in VALUES
        and span.status is not Status.REJECTED
    )
    return Edition(article.document.text, attributions, names)


def _quote(article: AnnotatedArticle, body: Entity) -> str:
    return article.document.text[body.span.start : body.span.end]
