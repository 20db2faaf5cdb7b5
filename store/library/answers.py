"""Marking an article as done or set aside without opening it."""

from __future__ import annotations

from annotate.author import Author
from store.annotated_article import Answer
from store.layer.update import LayerUpdate
from store.library.stored_article import StoredArticle


def give_answer(stored: StoredArticle, author: Author, answer: Answer | None) -> None:
    """Store an annotator's answer to an article of the library; None puts it in progress again.

    Raises:
        StoreLocked: The layer is open for editing elsewhere.
        StoreDamaged: The article or the layer is not what was written.
        StoreTooNew: A later version wrote one of them.
        WriteFailed: The disk refused; the layer is as it was.
    """
    present_digest = stored.facts().digest
    with stored.locked(author.name):
        layer = stored.layer(author.name)
        content = layer.load()
        update = LayerUpdate(1, (), content.history.position, None, {"answer": answer})
        # A layer that was made on an earlier text is still to be re-anchored.
        digest = content.facts.get("digest", present_digest)
        layer.commit([update], {"annotator": author.name, "digest": digest})
        layer.settle()
