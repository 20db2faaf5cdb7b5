"""Layers: one annotator's annotations of one article, in a TinyDB file of their own."""

from __future__ import annotations

import contextlib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, cast

from tinydb.table import Document as Row
from tinydb.table import Table

from annotate.annotation import Annotation
from annotate.change import Edit
from annotate.history import History
from store.errors import UNUSABLE, RecordError, StoreDamaged
from store.files.disk_errors import disk_errors, reason
from store.files.durable import backup_of, make_folder
from store.files.fingerprint import FileFingerprint, fingerprint
from store.files.gc_control import no_collection
from store.layer.backup import BackupStorage, find_backup
from store.layer.content import Fault, LayerContent
from store.layer.journal import journal_of
from store.layer.migrations import SCHEMA
from store.layer.record_table import RecordRows
from store.layer.row_table import RowDatabase
from store.layer.rows import edit_from_row, edit_to_row, record_from_row
from store.layer.storage import DurableStorage
from store.layer.update import LayerUpdate
from store.records.annotations import to_record


class Layer:
    """A TinyDB file with the tables `layer`, `annotations` and `history`."""

    def __init__(self, path: Path, *, storage_class: type[DurableStorage] = DurableStorage) -> None:
        self.path = path
        self.journal_path = journal_of(path)
        """Where the last changes stand until they are folded into the file."""
        self._storage_class = storage_class
        self._opened: RowDatabase | None = None

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
            with no_collection():
                return self._load()
        except StoreDamaged as error:
            raise StoreDamaged(f"{error}; the file was left as it is{self._backup()}") from error
        except OSError as error:
            raise StoreDamaged(f"{self.path} cannot be read: {reason(error)}") from error
        except UNUSABLE as error:
            raise self._damaged(str(error)) from error

    def commit(self, steps: Sequence[LayerUpdate], facts: Mapping[str, Any]) -> None:
        """Store steps in order, as a whole; when this returns, they are on disk.

        Raises:
            StoreChanged: Another program changed the file meanwhile; nothing was written.
            WriteFailed: The disk refused; the file is as it was.
        """
        with disk_errors(None, f"{self.path} is unchanged"):
            make_folder(self.path.parent)
            with self._storage.transaction():
                self._store_records(steps)
                self._store_history(steps)
                self._store_facts(_latest_facts(facts, steps), steps)

    def leave_out(self, names: Sequence[str]) -> None:
        """Take faults out of the file: records by id, and `history` as a whole.

        Raises:
            StoreChanged: Another program changed the file meanwhile; it was left alone.
            WriteFailed: The disk refused; the file is as it was.
        """
        with disk_errors(None, f"{self.path} is unchanged"), self._storage.transaction():
            self._records.remove(doc_ids=names)  # type: ignore[arg-type]
            # Edits hold full records: undoing one would bring a fault back.
            self._db.table("history").truncate()
            self._db.table("layer").upsert(Row({"position": 0}, doc_id=_ONLY))
        self.settle()

    @property
    def old_schema(self) -> int | None:
        """The version of the form that the file is in, where that is an earlier one."""
        return self._storage.old_schema

    def migrate(self) -> Path | None:
        """Write the file in the present form, and keep what it was; returns where that is.

        Every change does so as well.

        Raises:
            StoreChanged: Another program changed the file meanwhile; it was left alone.
            WriteFailed: The disk refused; the file is as it was.
        """
        with disk_errors(None, f"{self.path} is unchanged"):
            return self._storage.migrate()

    def settle(self) -> None:
        """Bring the file up to date with its journal, if the disk takes it.

        Where it does not, nothing is lost: everything is on disk already, in two files.

        Raises:
            StoreChanged: Another program changed the file meanwhile; it was left alone.
        """
        with contextlib.suppress(OSError):
            self._storage.fold()

    @property
    def stamps(self) -> tuple[FileFingerprint, FileFingerprint]:
        """The state of file and journal, to tell whether anything was stored meanwhile.

        Raises:
            OSError: It cannot be found out.
        """
        return fingerprint(self.path), fingerprint(self.journal_path)

    @property
    def has_journal(self) -> bool:
        """Whether the last changes stand beside the file."""
        return self._storage.has_journal

    @property
    def file_size(self) -> int:
        """Bytes of the file, without its journal."""
        return self._storage.file_size

    @property
    def is_heavy(self) -> bool:
        """Whether those are so many that they should be folded into the file."""
        return self._storage.is_heavy

    @property
    def _storage(self) -> DurableStorage:
        return cast(DurableStorage, self._db.storage)

    @property
    def _db(self) -> RowDatabase:
        if self._opened is None:
            self._opened = RowDatabase(self.path, storage=self._storage_class)
        return self._opened

    def _load(self) -> LayerContent:
        tables = self._storage.read()
        if tables == {} and backup_of(self.path).exists():
            raise StoreDamaged(f"{self.path} is damaged: it holds nothing")
        if not tables:
            return LayerContent((), History(), {})
        facts = self._db.table("layer").get(doc_id=_ONLY)
        if not isinstance(facts, dict):
            raise StoreDamaged(f"{self.path} is damaged: the table “layer” is missing")
        if facts["schema"] != SCHEMA:
            raise RecordError("schema", facts["schema"], "a whole number from 1 on")
        if not isinstance(facts["position"], int):
            raise RecordError("position", facts["position"], "a whole number")
        records, faults = _sound_records(tables.get("annotations", {}))
        try:
            rows = sorted(self._db.table("history").all(), key=lambda row: int(row.doc_id))
            history = History(map(edit_from_row, rows), facts["position"])
        except UNUSABLE as error:
            history, faults = History(), [*faults, Fault("history", str(error))]
        own = {name: value for name, value in facts.items() if name not in _OWN_FACTS}
        return LayerContent(tuple(records), history, own, tuple(faults))

    @property
    def _records(self) -> Table:
        return self._db.table("annotations")

    def _store_records(self, steps: Sequence[LayerUpdate]) -> None:
        latest: dict[str, Annotation | None] = {}
        for step in steps:
            latest.update((change.id, change.after) for change in step.changes)
        table = self._records
        table.remove(doc_ids=latest)  # type: ignore[arg-type]
        table.insert_multiple(
            Row(to_record(record), doc_id=name)  # type: ignore[arg-type]
            for name, record in latest.items()
            if record is not None
        )

    def _store_history(self, steps: Sequence[LayerUpdate]) -> None:
        table = self._db.table("history")
        rows: dict[int, Edit] = {}
        first = None
        for step in steps:
            if step.edit is not None:
                # An edit after undo takes the place of those that were undone.
                while rows and next(reversed(rows)) >= step.position:
                    rows.popitem()
                rows[step.position] = step.edit
                first = min(step.position, first or step.position)
        if first is None:
            return
        table.remove(doc_ids=map(str, range(first, len(table) + 1)))  # type: ignore[arg-type]
        table.insert_multiple(
            Row(edit_to_row(edit), doc_id=str(number))  # type: ignore[arg-type]
            for number, edit in rows.items()
        )

    def _store_facts(self, facts: Mapping[str, Any], steps: Sequence[LayerUpdate]) -> None:
        table = self._db.table("layer")
        kept = table.get(doc_id=_ONLY) or {"position": 0}
        position = steps[-1].position if steps else kept["position"]
        table.upsert(Row({**facts, "schema": SCHEMA, "position": position}, doc_id=_ONLY))

    def _damaged(self, reason: str) -> StoreDamaged:
        words = f"{self.path} is damaged: {reason}; the file was left as it is{self._backup()}"
        return StoreDamaged(words)

    def _backup(self) -> str:
        """What a message can say about the version that can be brought back."""
        backup = find_backup(self.path)
        if backup is None:
            return " and there is no backup"
        try:
            held = len(Layer(self.path, storage_class=BackupStorage)._load().records)
        except Exception:
            return ", and its backup cannot be read either"
        article = self.path.parent.parent.name
        return (
            f"; its backup of {backup.written:%Y-%m-%d %H:%M} UTC holds {held} annotations: "
            f"postil restore {article} brings it back"
        )


_ONLY: Any = "1"
"""The id of the one row of the table `layer`."""
_OWN_FACTS = {"schema", "position"}


def _sound_records(table: Mapping[str, Any]) -> tuple[list[Annotation], list[Fault]]:
    records, faults = [], []
    for name, kept in table.kept() if isinstance(table, RecordRows) else table.items():
        try:
            records.append(kept if isinstance(kept, Annotation) else record_from_row(name, kept))
        except RecordError as error:
            faults.append(Fault(name, str(error)))
    return records, faults


def _latest_facts(facts: Mapping[str, Any], steps: Sequence[LayerUpdate]) -> dict[str, Any]:
    latest = dict(facts)
    for step in steps:
        latest.update(step.facts)
    return latest
