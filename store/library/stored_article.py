"""One article in the library: its texts, layers, suggestions and the reader's place."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from annotate.document import FACTS, Document, known_facts, text_digest
from store.errors import StoreDamaged, StoreTooNew
from store.files.disk_errors import disk_errors
from store.files.durable import BACKUP_SUFFIX, make_folder, remove_leftovers, write_durably
from store.files.json_files import read_json, to_json, write_beside
from store.files.lock import WriterLock
from store.files.safe_names import file_name, named_by
from store.layer.journal import JOURNAL_SUFFIX
from store.layer.layer import Layer
from store.library.analysis_cache import AnalysisCache
from store.library.layout_file import layout_to_bytes, read_layout
from store.library.reading_position import ReadingPosition, place_bytes, place_path, stored_place

SCHEMA = 1
"""Version of the stored form of an article."""


class StoredArticle(AnalysisCache):
    """A folder `<library>/articles/<id>` with everything about one article."""

    def __init__(self, folder: Path, name: str) -> None:
        super().__init__(folder)
        self.id = name
        """Names the article for good; the folder's name is made from it."""

    def exists(self) -> bool:
        """Whether the article is in the library."""
        return (self.folder / "article.json").exists()

    def create(self, document: Document) -> None:
        """Put an article into the library, with its text.

        Raises:
            WriteFailed: The disk refused.
        """
        self._write(document, {})

    def take_text(self, document: Document) -> None:
        """Make another text the present one; those before it stay beside it.

        Raises:
            StoreDamaged: What is stored is not what was written.
            WriteFailed: The disk refused; the text is the one that it was.
        """
        facts = self.facts()
        self._write(document, {**facts, "earlier": [*self.earlier_digests, facts["digest"]]})

    def rename(self, document: Document) -> None:
        """Remember that the same text comes from elsewhere now, under another title.

        Raises:
            StoreDamaged: What is stored is not what was written.
            WriteFailed: The disk refused; title and source are what they were.
        """
        self._write(document, self.facts())

    @property
    def earlier_digests(self) -> list[str]:
        """The digests of the texts before the present one, oldest first."""
        earlier: Any = self.facts().get("earlier")
        return list(map(str, earlier)) if isinstance(earlier, list) else []

    @property
    def scope(self) -> str:
        """What goes into the ids of suggestions: another one for each text of the article."""
        with contextlib.suppress(StoreDamaged):
            if earlier := len(self.earlier_digests):
                return f"{self.id} {earlier + 1}"
        return self.id

    def document(self, digest: str | None = None) -> Document:
        """The article as it was stored.

        Args:
            digest: That of an earlier text; None for the present one.

        Raises:
            StoreDamaged: It is not what was written.
        """
        facts = self.facts()
        digest = facts["digest"] if digest is None else digest
        try:
            text = self._text_path(digest).read_bytes().decode("utf-8", "surrogatepass")
        except (OSError, ValueError) as error:
            raise StoreDamaged(f"the text of {self.folder} cannot be read: {error}") from error
        if text_digest(text) != digest:
            raise StoreDamaged(f"the text of {self.folder} is not the one that was annotated")
        layout = read_layout(self._layout_path(digest), len(text))
        return Document(text, facts["title"], facts["uri"], digest, known_facts(facts), layout)

    def facts(self) -> dict[str, str]:
        """Title, uri and digest.

        Raises:
            StoreDamaged: They are not what was written.
            StoreTooNew: A later version wrote them.
        """
        path = self.folder / "article.json"
        facts = read_json(path)
        if not all(isinstance(facts.get(name), str) for name in ("title", "uri", "digest")):
            raise StoreDamaged(f"{path} is damaged: title, uri or digest is missing")
        schema: Any = facts.get("schema", SCHEMA)
        if isinstance(schema, int) and schema > SCHEMA:
            raise StoreTooNew(
                f"{path} needs a later version of Postil (it is of schema {schema}, this one "
                f"knows {SCHEMA}); the file was left as it is"
            )
        return facts

    def layer(self, annotator: str) -> Layer:
        """The layer of an annotator, which need not exist yet."""
        return Layer(self._layers / f"{file_name(annotator)}.json")

    def annotators(self) -> list[str]:
        """The annotators who have a layer here, sorted."""
        # A file that is missing while something of it is left is to be missed.
        kinds = ("*.json", f"*.json{BACKUP_SUFFIX}", f"*.json{JOURNAL_SUFFIX}")
        return sorted(
            {
                named_by(path.name.partition(".")[0])
                for kind in kinds
                for path in self._layers.glob(kind)
            }
        )

    def changed(self, annotator: str) -> int:
        """When an annotator's layer, else the article, was written last; seconds since 1970."""
        layer = self.layer(annotator)
        for path in (layer.journal_path, layer.path, self.folder / "article.json"):
            with contextlib.suppress(OSError):
                return int(path.stat().st_mtime)
        return 0

    @property
    def created(self) -> int:
        """When its text was put into the library; nanoseconds since 1970."""
        try:
            return (self.folder / "article.json").stat().st_mtime_ns
        except OSError:
            return 0

    def lock(self, annotator: str) -> WriterLock:
        """The lock that the writer of a layer holds, not acquired yet."""
        return WriterLock(self._layers / f"{file_name(annotator)}.lock")

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
        remove_leftovers(place_path(self.folder, annotator))

    def place(self, annotator: str, document: Document) -> ReadingPosition | None:
        """Where an annotator stopped reading, in the present text; None when that is not known."""
        return stored_place(place_path(self.folder, annotator), document.text)

    def save_place(self, annotator: str, place: ReadingPosition, document: Document) -> None:
        """Remember where an annotator stopped in a text.

        Raises:
            WriteFailed: The disk refused.
        """
        path = place_path(self.folder, annotator)
        write_beside(path, place_bytes(place, document.text))

    def _write(self, document: Document, facts: Mapping[str, object]) -> None:
        """Store a text, then name it in the facts: a crash in between leaves a file too many."""
        known = {
            "schema": SCHEMA,
            "id": self.id,
            "title": document.title,
            "uri": document.uri,
            "digest": document.digest,
            **document.facts,
        }
        kept = {name: value for name, value in facts.items() if name not in FACTS}
        text = self._text_path(document.digest)
        with disk_errors(self.folder):
            make_folder(text.parent)
            write_durably(text, document.text.encode("utf-8", "surrogatepass"))
            if document.layout:
                layout = self._layout_path(document.digest)
                make_folder(layout.parent)
                write_durably(layout, layout_to_bytes(document.layout))
            write_durably(self.folder / "article.json", to_json({**kept, **known}))

    @property
    def _layers(self) -> Path:
        return self.folder / "layers"

    def _text_path(self, digest: str) -> Path:
        return self.folder / "texts" / f"{digest}.txt"

    def _layout_path(self, digest: str) -> Path:
        return self.folder / "layouts" / f"{digest}.json"
