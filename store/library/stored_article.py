"""One article in the library: its texts, layers, suggestions and reading positions."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from annotate.document import Document, text_digest
from store.errors import StoreDamaged
from store.files.disk_errors import disk_errors
from store.files.durable import BACKUP_SUFFIX, make_folder, remove_leftovers, write_durably
from store.files.json_files import to_json, write_with_folder
from store.files.lock import WriterLock
from store.files.safe_names import file_name, named_by
from store.layer.journal import JOURNAL_SUFFIX
from store.layer.layer import Layer
from store.library.analysis_cache import AnalysisCache
from store.library.article_facts import ArticleFacts, facts_of, facts_to_json, read_facts
from store.library.layout_file import layout_to_bytes, read_layout
from store.library.reading_position import (
    ReadingPosition,
    position_path,
    position_to_bytes,
    read_position,
)


class StoredArticle(AnalysisCache):
    """A folder `<library>/articles/<id>` with everything about one article."""

    def __init__(self, folder: Path, article_id: str) -> None:
        super().__init__(folder)
        self.id = article_id
        """Names the article for good; the folder's name is made from it."""

    def exists(self) -> bool:
        """Tell whether the article is in the library."""
        return self._facts_path.exists()

    @property
    def is_unfinished(self) -> bool:
        """Tell whether a crash cut off the making of the article: no facts and no layer are there.

        Nothing of it was ever acknowledged.
        """
        return self.folder.is_dir() and not self.exists() and not self.annotators()

    def create(self, document: Document) -> None:
        """Put an article into the library, with its text.

        Raises:
            WriteFailed: The disk refused.
        """
        self._write(document, facts_of(document, self.id))

    def files_of(self, document: Document) -> Iterator[tuple[Path, bytes]]:
        """Yield the files that make a document a new article, each with its content."""
        return self._files_of(document, facts_of(document, self.id))

    def update(self, document: Document, facts: ArticleFacts) -> ArticleFacts:
        """Make a document the present one; the texts before it stay beside it.

        Args:
            document: Another text, or the same text under another title or from another source.
            facts: The facts so far.

        Returns:
            The facts from now on.

        Raises:
            WriteFailed: The disk refused; the article is as it was.
        """
        updated = facts.with_document(document)
        self._write(document, updated)
        return updated

    @property
    def scope(self) -> str:
        """The part of suggestion ids that tells the texts of all articles from each other."""
        with contextlib.suppress(StoreDamaged):
            if earlier := len(self.facts().earlier_digests):
                return f"{self.id} {earlier + 1}"
        return self.id

    def document(self, digest: str | None = None) -> Document:
        """The article as it was stored.

        Args:
            digest: That of an earlier text; None for the present one.

        Raises:
            StoreDamaged: It is not what was written.
            StoreTooNew: A later version wrote it.
        """
        facts = self.facts()
        digest = facts.digest if digest is None else digest
        text = self.text(digest)
        layout = read_layout(self._layout_path(digest), len(text))
        return Document(text, facts.title, facts.uri, digest, facts.document_facts, layout)

    def text(self, digest: str) -> str:
        """A text of the article, by its digest.

        Raises:
            StoreDamaged: It is not what was written.
        """
        try:
            text = self.text_path(digest).read_bytes().decode("utf-8", "surrogatepass")
        except (OSError, ValueError) as error:
            raise StoreDamaged(f"the text of {self.folder} cannot be read: {error}") from error
        if text_digest(text) != digest:
            raise StoreDamaged(f"the text of {self.folder} is not the one that was annotated")
        return text

    def facts(self) -> ArticleFacts:
        """The facts of the article, read anew.

        Raises:
            StoreDamaged: They are not what was written.
            StoreTooNew: A later version wrote them.
        """
        return read_facts(self._facts_path, self.id)

    def layer(self, annotator: str) -> Layer:
        """The layer of an annotator, which need not exist yet."""
        return Layer(self._layer_file(annotator, ".json"))

    def annotators(self) -> list[str]:
        """The annotators who have a layer here, sorted."""
        # A layer whose backup or journal alone is left counts too: its loss is to be reported.
        endings = ("", BACKUP_SUFFIX, JOURNAL_SUFFIX)
        paths = chain.from_iterable(self.folder.glob(f"layers/*.json{end}") for end in endings)
        return sorted({named_by(path.name.partition(".")[0]) for path in paths})

    def last_change(self, annotator: str) -> int:
        """The time at which a layer, else the article, was written, in seconds since 1970."""
        layer = self.layer(annotator)
        for path in (layer.journal_path, layer.path, self._facts_path):
            with contextlib.suppress(OSError):
                return int(path.stat().st_mtime)
        return 0

    def last_opened(self, annotator: str) -> float:
        """The time at which an annotator had the article open last, in seconds since 1970.

        The lock is written when it is opened, and the reading position from then on; 0 where it
        never was.
        """
        try:
            opened = self.lock(annotator).path.stat().st_mtime_ns
        except OSError:
            return 0.0
        with contextlib.suppress(OSError):
            opened = max(opened, position_path(self.folder, annotator).stat().st_mtime_ns)
        return opened / 1e9

    @property
    def created(self) -> int:
        """The time at which the present text was stored, in nanoseconds since 1970."""
        try:
            return self._facts_path.stat().st_mtime_ns
        except OSError:
            return 0

    def lock(self, annotator: str) -> WriterLock:
        """The lock that the writer of a layer holds, not acquired yet."""
        return WriterLock(self._layer_file(annotator, ".lock"))

    @contextlib.contextmanager
    def locked(self, annotator: str) -> Iterator[None]:
        """Hold the lock of a layer for the length of the block.

        Raises:
            StoreLocked: The layer is open for editing elsewhere.
            WriteFailed: The lock file cannot be opened or written.
        """
        lock = self.lock(annotator)
        with contextlib.ExitStack() as stack:
            with disk_errors(lock.path, "nothing was changed; check that you may write this file"):
                stack.enter_context(lock)
            yield

    def clear_leftovers(self, annotator: str) -> None:
        """Delete temporary files of an annotator that a crash left; the caller holds the lock."""
        # Those of other annotators may belong to a write that is going on.
        remove_leftovers(self.layer(annotator).path)
        remove_leftovers(position_path(self.folder, annotator))

    def reading_position(self, annotator: str, document: Document) -> ReadingPosition | None:
        """The point where an annotator stopped reading the present text; None if unknown."""
        return read_position(position_path(self.folder, annotator), document.text)

    def save_reading_position(
        self, annotator: str, position: ReadingPosition, document: Document
    ) -> None:
        """Remember where an annotator stopped in a text.

        Raises:
            WriteFailed: The disk refused.
        """
        path = position_path(self.folder, annotator)
        write_with_folder(path, position_to_bytes(position, document.text))

    def _write(self, document: Document, facts: ArticleFacts) -> None:
        """Store a text, then name it in the facts: a crash in between leaves a file too many."""
        with disk_errors(self.folder):
            for path, content in self._files_of(document, facts):
                make_folder(path.parent)
                write_durably(path, content)

    def _files_of(self, document: Document, facts: ArticleFacts) -> Iterator[tuple[Path, bytes]]:
        yield self.text_path(document.digest), document.text.encode("utf-8", "surrogatepass")
        if document.layout:
            yield self._layout_path(document.digest), layout_to_bytes(document.layout)
        yield self._facts_path, to_json(facts_to_json(facts))

    @property
    def _facts_path(self) -> Path:
        return self.folder / "article.json"

    def _layer_file(self, annotator: str, ending: str) -> Path:
        return self.folder.joinpath("layers", f"{file_name(annotator)}{ending}")

    def text_path(self, digest: str) -> Path:
        """The file of a text, by its digest."""
        return self.folder.joinpath("texts", f"{digest}.txt")

    def _layout_path(self, digest: str) -> Path:
        return self.folder / "layouts" / f"{digest}.json"
