"""One article in the library: its texts, layers, suggestions and the reader's place."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from annotate.document import FACTS, Document, known_facts, text_digest
from annotate.structure import Structure
from annotate.suggestion import Suggestion
from store.durable import BACKUP_SUFFIX, make_folder, remove_leftovers, write_durably
from store.errors import RecordError, StoreDamaged, StoreTooNew, WriteFailed
from store.file_names import file_name, named_by
from store.journal import JOURNAL_SUFFIX
from store.layer import Layer
from store.layouts import layout_to_bytes, read_layout
from store.lock import WriterLock
from store.places import Place, place_bytes, place_path, stored_place
from store.records import suggestion_from_record, suggestion_to_record

SCHEMA = 1
"""Version of the stored form of an article."""

GIVEN = "given"
"""Names suggestions that came with an article; no pipeline is asked about it then."""

_PERSONAL = " + names of "


class StoredArticle:
    """A folder `<library>/articles/<id>` with everything about one article."""

    def __init__(self, folder: Path, name: str) -> None:
        self.folder = folder
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
        facts = _read_json(path)
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
        return sorted({_name(path) for kind in kinds for path in self._layers.glob(kind)})

    def changed(self, annotator: str) -> int:
        """When an annotator's layer, else the article, was written last; seconds since 1970."""
        layer = self.layer(annotator)
        for path in (layer.journal_path, layer.path, self.folder / "article.json"):
            with contextlib.suppress(OSError):
                return int(path.stat().st_mtime)
        return 0

    def lock(self, annotator: str) -> WriterLock:
        """The lock that a writer of a layer holds."""
        make_folder(self._layers)
        return WriterLock(self._layers / f"{file_name(annotator)}.lock")

    def clear_leftovers(self, annotator: str) -> None:
        """Delete temporary files of an annotator that a crash left; the caller holds the lock."""
        # Those of other annotators may belong to a write that is going on.
        remove_leftovers(self.layer(annotator).path)
        remove_leftovers(place_path(self.folder, annotator))

    def place(self, annotator: str) -> Place | None:
        """Where an annotator stopped reading; None when that is not known."""
        return stored_place(place_path(self.folder, annotator))

    def save_place(self, annotator: str, place: Place) -> None:
        """Remember where an annotator stopped.

        Raises:
            WriteFailed: The disk refused.
        """
        path = place_path(self.folder, annotator)
        try:
            make_folder(path.parent)
            write_durably(path, place_bytes(place))
        except OSError as error:
            raise WriteFailed(f"{path}: {error.strerror or error}") from error

    def suggestions(
        self, pipeline: str, *, annotator: str | None = None
    ) -> tuple[Suggestion, ...] | None:
        """What a pipeline proposed for the present text; None when it was not asked yet.

        Args:
            pipeline: Names pipeline and rules.
            annotator: Whose personal names took part; None for suggestions without any.
        """
        try:
            cached = _read_json(self._suggestions_path(_cache_name(pipeline, annotator)))
            if cached["digest"] != self.facts()["digest"]:
                return None
            return tuple(map(suggestion_from_record, cached["suggestions"]))
        except (StoreDamaged, RecordError, KeyError, TypeError, AttributeError):
            # A cache that cannot be read is one that has to be made again.
            return None

    def save_suggestions(
        self,
        pipeline: str,
        digest: str,
        suggestions: Iterable[Suggestion],
        *,
        annotator: str | None = None,
    ) -> None:
        """Remember what a pipeline proposed for a text of this digest.

        Args:
            pipeline: Names pipeline and rules.
            digest: Tells the text from others.
            suggestions: What was proposed.
            annotator: Whose personal names took part, if any did.

        Raises:
            WriteFailed: The disk refused.
        """
        path = self._suggestions_path(_cache_name(pipeline, annotator))
        records = [suggestion_to_record(suggestion) for suggestion in suggestions]
        try:
            make_folder(path.parent)
            write_durably(path, _json({"digest": digest, "suggestions": records}))
        except OSError as error:
            raise WriteFailed(f"{path}: {error.strerror or error}") from error

    def has_suggestions(self, pipeline: str, annotator: str) -> bool:
        """Whether `suggestions` would find something for this annotator, without reading it."""
        names = (GIVEN, _cache_name(pipeline, annotator), _cache_name(pipeline, None))
        return any(self._suggestions_path(name).exists() for name in names)

    def forget_suggestions(self, pipeline: str, *, annotator: str) -> None:
        """Drop what a pipeline proposed to an annotator, so that it is asked again.

        Raises:
            WriteFailed: The disk refused.
        """
        for name in (_cache_name(pipeline, None), _cache_name(pipeline, annotator)):
            path = self._suggestions_path(name)
            try:
                path.unlink(missing_ok=True)
            except OSError as error:
                raise WriteFailed(f"{path}: {error.strerror or error}") from error

    def structure(self, pipeline: str) -> Structure | None:
        """The structure of the present text as a pipeline sees it; None where it is not known."""
        try:
            data = self._structure_path(pipeline).read_bytes()
            digest, _, packed = data.partition(b"\n")
            is_present = digest.decode("ascii") == self.facts()["digest"]
            return Structure.from_bytes(packed) if is_present else None
        except (OSError, ValueError, StoreDamaged):
            # Like suggestions, it can be made again.
            return None

    def save_structure(self, pipeline: str, digest: str, structure: Structure) -> None:
        """Remember the structure of a text of this digest.

        Raises:
            WriteFailed: The disk refused.
        """
        path = self._structure_path(pipeline)
        try:
            make_folder(path.parent)
            write_durably(path, b"%s\n%s" % (digest.encode("ascii"), structure.to_bytes()))
        except OSError as error:
            raise WriteFailed(f"{path}: {error.strerror or error}") from error

    def latest_suggestions(
        self, annotator: str, digest: str
    ) -> tuple[str, tuple[Suggestion, ...]] | None:
        """What was proposed last to an annotator for a text, and the name of what proposed it."""
        if digest != self.facts()["digest"]:
            return None
        paths = (self.folder / "suggestions").glob("*.json")
        latest_first = sorted(paths, key=lambda path: -path.stat().st_mtime_ns)
        for name in map(_name, latest_first):
            pipeline, personal, _ = name.partition(_PERSONAL)
            if not personal or name == _cache_name(pipeline, annotator):
                owner = annotator if personal else None
                return pipeline, self.suggestions(pipeline, annotator=owner) or ()
        return None

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
        try:
            make_folder(text.parent)
            write_durably(text, document.text.encode("utf-8", "surrogatepass"))
            if document.layout:
                layout = self._layout_path(document.digest)
                make_folder(layout.parent)
                write_durably(layout, layout_to_bytes(document.layout))
            write_durably(self.folder / "article.json", _json({**kept, **known}))
        except OSError as error:
            raise WriteFailed(f"{self.folder}: {error.strerror or error}") from error

    @property
    def _layers(self) -> Path:
        return self.folder / "layers"

    def _text_path(self, digest: str) -> Path:
        return self.folder / "texts" / f"{digest}.txt"

    def _layout_path(self, digest: str) -> Path:
        return self.folder / "layouts" / f"{digest}.json"

    def _suggestions_path(self, pipeline: str) -> Path:
        return self.folder / "suggestions" / f"{file_name(pipeline)}.json"

    def _structure_path(self, pipeline: str) -> Path:
        return self.folder / "structures" / f"{file_name(pipeline)}.bin"


def _cache_name(pipeline: str, annotator: str | None) -> str:
    """Names a file of suggestions; those with one person's names in them are no one else's."""
    return pipeline if annotator is None else f"{pipeline}{_PERSONAL}{text_digest(annotator)[:12]}"


def _name(path: Path) -> str:
    """The name that a file was named for."""
    return named_by(path.name.partition(".")[0])


def _json(facts: dict[str, Any]) -> bytes:
    return json.dumps(facts).encode("ascii")


def _read_json(path: Path) -> dict[str, Any]:
    try:
        facts = json.loads(path.read_bytes())
    except (OSError, ValueError, RecursionError) as error:
        raise StoreDamaged(f"{path} cannot be read: {error}") from error
    if not isinstance(facts, dict):
        raise StoreDamaged(f"{path} is damaged: it does not hold an object")
    return facts
