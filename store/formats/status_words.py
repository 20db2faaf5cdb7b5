"""What people must know of an annotation's status, in words."""

from __future__ import annotations

from annotate.annotation import Annotation, Status


def status_words(item: Annotation) -> str:
    """Return the words for a status; none for what is simply accepted."""
    if item.status is Status.ACCEPTED:
        return "moved with the text" if item.moved else ""
    return "pending" if item.status is Status.SUGGESTED else item.status.value
