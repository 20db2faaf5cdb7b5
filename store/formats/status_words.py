"""What people must know of an annotation's status, in words."""

from __future__ import annotations

from annotate.annotation import Annotation, Status
from annotate.attributes import in_words
from store.annotated_article import AnnotatedArticle


def status_words(item: Annotation) -> str:
    """Return the words for a status; none for what is simply accepted."""
    if item.status is Status.ACCEPTED:
        return "moved with the text" if item.moved else ""
    return _word(item.status)


def article_words(article: AnnotatedArticle) -> str:
    """Return what was said of an article as a whole, with its status where it is not accepted."""
    record = article.article
    if record is None:
        return ""
    words = in_words(record.attributes)
    return words if record.status is Status.ACCEPTED else f"{words} ({_word(record.status)})"


def _word(status: Status) -> str:
    return "pending" if status is Status.SUGGESTED else status.value
