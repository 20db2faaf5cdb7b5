"""Following: the changes that another window stores in a layer, seen by one that only reads."""

from __future__ import annotations

from annotate.author import utc_now
from annotate.document import Document
from store.errors import StoreError
from store.files.fingerprint import FileFingerprint
from store.layer.content import LayerContent
from store.library.reanchoring import is_behind, reanchor
from store.library.stored_article import StoredArticle


class Follower:
    """Looks at a layer that another process has open; looking changes nothing."""

    def __init__(self, stored: StoredArticle, annotator: str, document: Document) -> None:
        self._stored = stored
        self._annotator = annotator
        self._document = document
        self._lock = stored.lock(annotator)
        self._seen: tuple[FileFingerprint, FileFingerprint] | None = None

    def look(self) -> LayerContent | None:
        """The content of the layer, if it may have changed since the last look."""
        layer = self._stored.layer(self._annotator)
        try:
            fingerprints = layer.fingerprints
            if fingerprints == self._seen:
                return None
            content = layer.load()
            if is_behind(content, self._document):
                # The other window shows the text as it was.
                content = reanchor(self._stored, content, self._document, at=utc_now()).content
            content = content.within(self._document)
        except (StoreError, OSError):
            # The window that writes reports this; the next look may find it repaired.
            return None
        self._seen = fingerprints
        return content

    @property
    def is_free(self) -> bool:
        """Tell whether the other process has released the layer."""
        return self._lock.is_free()
