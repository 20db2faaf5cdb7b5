"""Layers: one annotator's annotations of one article, in a TinyDB file of their own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, cast

from tinydb import TinyDB
from tinydb.table import Document as Row
from tinydb.table import Table

from annotate.annotation import Annotation
from annotate.change import Edit
from annotate.document import Document
from annotate.history import History
from store.durable import backup_of, make_folder
from store.errors import RecordError, StoreDamaged, StoreTooNew, WriteFailed
from store.layer_rows import edit_from_row, edit_to_row, record_from_row
from store.records import to_record
from store.step import Step
from store.storage import DurableStorage

SCHEMA = 1
"""Version of the stored form."""


class _RecordTable(Table):
    """Rows under the annotations' own ids, so that a change finds its row without a search."""

    document_id_class = str  # type: ignore[assignment]


@dataclass(frozen=True, slots=True)
class Fault:
    """A part of a layer that cannot be used, while the rest can."""

    name: str
    """The id of a record, or `history`."""
    reason: str
    """What is wrong with it."""


@dataclass(frozen=True, slots=True)
class LayerContent:
    """What a layer holds."""

    records: tuple[Annotation, ...]
    """Every annotation, whatever its status."""
    history: History
    """The edits, for undo and redo across sessions."""
    facts: Mapping[str, Any]
    """Everything about the layer as a whole: digest of the text, answer, unknown keys."""
    faults: tuple[Fault, ...] = ()
    """What was left out, because it cannot be used."""

    def check_against(self, document: Document) -> None:
        """Make sure that the records speak of this text.

        Raises:
            StoreDamaged: One of them reaches beyond its end.
        """
        for fault in self.within(document).faults:
            raise StoreDamaged(f"annotation {fault.name} {fault.reason}; nothing was changed")

    def within(self, document: Document) -> LayerContent:
        """The content without the records that reach beyond the end of the text."""
        beyond = [r for r in self.records if r.body.extent.end > len(document.text)]
        if not beyond:
            return self
        lost = {record.id for record in beyond}
        words = f"but the text of {document.title} at {len(document.text)}"
        faults = [Fault(r.id, f"ends at {r.body.extent.end}, {words}") for r in beyond]
        kept = tuple(record for record in self.records if record.id not in lost)
        return replace(self, records=kept, faults=(*self.faults, *faults))


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
        content = self.load_sound()
        for fault in content.faults:
            raise self._damaged(f"{fault.name}: {fault.reason}")
        return content

    def load_sound(self) -> LayerContent:
        """Everything in the layer that can be used, and what is wrong with the rest.

        Raises:
            StoreDamaged: The file as a whole is not what was written; it was left untouched.
            StoreTooNew: A later version wrote it.
        """
        try:
            return self._load()
        except StoreDamaged as error:
            raise StoreDamaged(f"{error}; the file was left as it is{self._backup()}") from error
        except OSError as error:
            raise StoreDamaged(f"{self.path} cannot be read: {error.strerror or error}") from error
        except (RecordError, LookupError, TypeError, ValueError, AttributeError) as error:
            raise self._damaged(str(error)) from error

    def commit(self, steps: Sequence[Step], facts: Mapping[str, Any]) -> None:
        """Store steps in order, as a whole; when this returns, they are on disk.

        Raises:
            StoreChanged: Another program changed the file meanwhile; nothing was written.
            WriteFailed: The disk refused; the file is as it was.
        """
        try:
            make_folder(self.path.parent)
            with cast(DurableStorage, self._db.storage).transaction():
                self._store_records(steps)
                self._store_history(steps)
                self._store_facts(_latest_facts(facts, steps), steps)
        except OSError as error:
            raise WriteFailed(f"{error.strerror or error}; {self.path} is unchanged") from error

    def leave_out(self, names: Sequence[str]) -> None:
        """Take faults out of the file: records by id, and `history` as a whole.

        Raises:
            OSError: The disk refused; the file is as it was.
        """
        with cast(DurableStorage, self._db.storage).transaction():
            rows = self._records
            rows.remove(doc_ids=[name for name in names if rows.contains(doc_id=name)])  # type: ignore[arg-type, misc]
            # Edits hold full records: undoing one would bring a fault back.
            self._db.table("history").truncate()
            layer = self._db.table("layer")
            kept = dict(layer.get(doc_id=1) or {})
            layer.truncate()
            layer.insert(Row({**kept, "position": 0}, doc_id=1))

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
        records, faults = self._sound_records()
        try:
            rows = sorted(self._db.table("history").all(), key=lambda row: row.doc_id)
            history = History(map(edit_from_row, rows), facts["position"])
        except (RecordError, LookupError, TypeError, ValueError, AttributeError) as error:
            history, faults = History(), [*faults, Fault("history", str(error))]
        own = {name: value for name, value in facts.items() if name not in _OWN_FACTS}
        return LayerContent(tuple(records), history, own, tuple(faults))

    def _sound_records(self) -> tuple[list[Annotation], list[Fault]]:
        records, faults = [], []
        for row in self._records.all():
            try:
                records.append(record_from_row(row))
            except RecordError as error:
                faults.append(Fault(str(row.doc_id), str(error)))
        return records, faults

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
        table.insert_multiple(
            Row(edit_to_row(edit), doc_id=number) for number, edit in rows.items()
        )

    def _store_facts(self, facts: Mapping[str, Any], steps: Sequence[Step]) -> None:
        table = self._db.table("layer")
        kept = dict(table.get(doc_id=1) or {"position": 0})
        position = steps[-1].position if steps else kept["position"]
        # An update would change the row in memory even where the disk refuses it.
        table.truncate()
        table.insert(Row({**kept, **facts, "schema": SCHEMA, "position": position}, doc_id=1))

    def _damaged(self, reason: str) -> StoreDamaged:
        words = f"{self.path} is damaged: {reason}; the file was left as it is{self._backup()}"
        return StoreDamaged(words)

    def _backup(self) -> str:
        """What a message can say about the previous version of the file."""
        backup = backup_of(self.path)
        if not backup.exists():
            return " and there is no backup"
        try:
            held = len(Layer(backup).load_sound().records)
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
