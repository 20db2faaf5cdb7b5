"""Layers: one annotator's annotations of one article, in a TinyDB file of their own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, cast

from tinydb import TinyDB
from tinydb.table import Document as Row
from tinydb.table import Table

from annotate.annotation import Annotation
from annotate.change import Change, Edit
from annotate.document import Document
from annotate.history import History
from store.durable import backup_of
from store.errors import RecordError, StoreDamaged, StoreTooNew, WriteFailed
from store.records import from_record, to_record
from store.step import Step
from store.storage import DurableStorage

SCHEMA = 1
"""Version of the stored form."""


class _RecordTable(Table):
    """Rows under the annotations' own ids, so that a change finds its row without a search."""

    document_id_class = str  # type: ignore[assignment]


@dataclass(frozen=True, slots=True)
class LayerContent:
    """What a layer holds."""

    records: tuple[Annotation, ...]
    """Every annotation, whatever its status."""
    history: History
    """The edits, for undo and redo across sessions."""
    facts: Mapping[str, Any]
    """Everything about the layer as a whole: digest of the text, answer, unknown keys."""

    def check_against(self, document: Document) -> None:
        """Make sure that the records speak of this text.

        Raises:
            StoreDamaged: One of them reaches beyond its end.
        """
        for record in self.records:
            if record.body.extent.end > len(document.text):
                raise StoreDamaged(
                    f"annotation {record.id} ends at {record.body.extent.end}, but the text of "
                    f"{document.title} at {len(document.text)}; nothing was changed"
                )


class Layer:
    """A TinyDB file with the tables `layer`, `annotations` and `history`."""

    def __init__(self, path: Path, *, storage_class: type[DurableStorage] = DurableStorage) -> None:
        self.path = path
        self._storage_class = storage_class
        self._opened: TinyDB | None = None

    def load(self) -> LayerContent:
        """Everything in the layer; nothing for a file that is not there yet.

        Raises:
            StoreDamaged: The file is not what was written; it was left untouched.
            StoreTooNew: A later version wrote it.
        """
        try:
            return self._load()
        except StoreDamaged as error:
            raise StoreDamaged(f"{error}; the file was left as it is{self._backup()}") from error
        except OSError as error:
            raise StoreDamaged(f"{self.path} cannot be read: {error.strerror or error}") from error
        except (RecordError, LookupError, TypeError, ValueError, AttributeError) as error:
            raise StoreDamaged(
                f"{self.path} is damaged: {error}; the file was left as it is{self._backup()}"
            ) from error

    def commit(self, steps: Sequence[Step], facts: Mapping[str, Any]) -> None:
        """Store steps in order, as a whole; when this returns, they are on disk.

        Raises:
            StoreChanged: Another program changed the file meanwhile; nothing was written.
            WriteFailed: The disk refused; the file is as it was.
        """
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            with cast(DurableStorage, self._db.storage).transaction():
                self._store_records(steps)
                self._store_history(steps)
                self._store_facts(_latest_facts(facts, steps), steps)
        except OSError as error:
            raise WriteFailed(f"{error.strerror or error}; {self.path} is unchanged") from error

    @property
    def _db(self) -> TinyDB:
        if self._opened is None:
            self._opened = TinyDB(self.path, storage=self._storage_class)
        return self._opened

    def _load(self) -> LayerContent:
        # Asked of the storage, so that it notices when the file appears later on.
        if self._db.storage.read() is None:
            return LayerContent((), History(), {})
        facts = self._db.table("layer").get(doc_id=1)
        if not isinstance(facts, dict):
            raise StoreDamaged(f"{self.path} is damaged: the table “layer” is missing")
        if facts["schema"] > SCHEMA:
            raise StoreTooNew(
                f"{self.path} was written by a later version of Postil (schema {facts['schema']}, "
                f"this one knows {SCHEMA}); the file was left as it is"
            )
        if not isinstance(facts["position"], int):
            raise RecordError("position", facts["position"], "a whole number")
        rows = sorted(self._db.table("history").all(), key=lambda row: row.doc_id)
        return LayerContent(
            records=tuple(map(_own_record, self._records.all())),
            history=History(map(_edit, rows), facts["position"]),
            facts={name: value for name, value in facts.items() if name not in _OWN_FACTS},
        )

    @property
    def _records(self) -> Table:
        return _RecordTable(self._db.storage, "annotations")

    def _store_records(self, steps: Sequence[Step]) -> None:
        latest: dict[str, Annotation | None] = {}
        for step in steps:
            latest.update((change.id, change.after) for change in step.changes)
        table = self._records
        table.remove(doc_ids=[name for name in latest if table.contains(doc_id=name)])  # type: ignore[arg-type, misc]
        table.insert_multiple(
            Row(to_record(record), doc_id=name)  # type: ignore[arg-type]
            for name, record in latest.items()
            if record is not None
        )

    def _store_history(self, steps: Sequence[Step]) -> None:
        table = self._db.table("history")
        rows: dict[int, Edit] = {}
        first = None
        for step in steps:
            if step.edit is not None:
                rows = {number: edit for number, edit in rows.items() if number < step.position}
                rows[step.position] = step.edit
                first = min(step.position, first or step.position)
        if first is None:
            return
        table.remove(doc_ids=[row.doc_id for row in table if row.doc_id >= first])
        table.insert_multiple(Row(_edit_row(edit), doc_id=number) for number, edit in rows.items())

    def _store_facts(self, facts: Mapping[str, Any], steps: Sequence[Step]) -> None:
        table = self._db.table("layer")
        kept = dict(table.get(doc_id=1) or {"position": 0})
        position = steps[-1].position if steps else kept["position"]
        # An update would change the row in memory even where the disk refuses it.
        table.truncate()
        table.insert(Row({**kept, **facts, "schema": SCHEMA, "position": position}, doc_id=1))

    def _backup(self) -> str:
        """What a message can say about the previous version of the file."""
        backup = backup_of(self.path)
        if not backup.exists():
            return " and there is no backup"
        try:
            held = len(Layer(backup)._load().records)
            written = datetime.fromtimestamp(backup.stat().st_mtime, UTC)
        except Exception:
            return f", and the backup {backup.name} cannot be read either"
        article = self.path.parent.parent.name
        return (
            f"; its backup of {written:%Y-%m-%d %H:%M} UTC holds {held} annotations: "
            f"postil restore {article} brings it back"
        )


_OWN_FACTS = {"schema", "position"}


def _latest_facts(facts: Mapping[str, Any], steps: Sequence[Step]) -> dict[str, Any]:
    latest = dict(facts)
    for step in steps:
        latest.update(step.facts)
    return latest


def _edit_row(edit: Edit) -> dict[str, Any]:
    return {
        "description": edit.description,
        "digest": edit.digest,
        "at": edit.at,
        "changes": [
            {"before": _side(change.before), "after": _side(change.after)}
            for change in edit.changes
        ],
    }


def _side(record: Annotation | None) -> dict[str, object] | None:
    return None if record is None else to_record(record)


def _edit(row: Mapping[str, Any]) -> Edit:
    return Edit(
        description=row["description"],
        changes=tuple(
            Change(_record(change["before"]), _record(change["after"])) for change in row["changes"]
        ),
        digest=row["digest"],
        at=row["at"],
    )


def _own_record(row: Row) -> Annotation:
    """The record of a row, which stands under its own id."""
    record = from_record(row)
    if record.id != str(row.doc_id):
        raise RecordError("id", record.id, repr(str(row.doc_id)))
    return record


def _record(row: Mapping[str, object] | None) -> Annotation | None:
    return None if row is None else from_record(row)
