"""Layers: one annotator's annotations of one article, in a TinyDB file of their own."""

from __future__ import annotations

import contextlib
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from tinydb.table import Document as Row
from tinydb.table import Table

from annotate.history import History
from annotate.no_collection import no_collection
from store.errors import UNUSABLE, RecordError, StoreDamaged
from store.files.disk_errors import disk_errors, reason
from store.files.durable import make_folder
from store.files.fingerprint import FileFingerprint, fingerprint
from store.layer.content import LayerContent, LayerFacts
from store.layer.faults import (
    ARTICLE,
    HISTORY,
    Fault,
    article_faults,
    history_faults,
    sound_records,
)
from store.layer.journal import journal_of
from store.layer.migrations import SCHEMA
from store.layer.row_table import RowDatabase
from store.layer.storage import DurableStorage
from store.records.annotations import to_record

if TYPE_CHECKING:
    from annotate.annotation import Annotation
    from annotate.change import Edit
    from store.layer.update import LayerUpdate


class Layer:
    """A TinyDB file with the tables `layer`, `annotations` and `history`."""

    def __init__(self, path: Path, *, storage_class: type[DurableStorage] = DurableStorage) -> None:
        self.path = path
        self.journal_path = journal_of(path)
        """The file of the last changes, until they are folded into the layer's own."""
        self._storage_class = storage_class
        self._opened: RowDatabase | None = None

    def load(self) -> LayerContent:
        """Everything in the layer; nothing for a file that is not there yet.

        Raises:
            StoreDamaged: The file is not what was written; it was left untouched.
            StoreChanged: Another program changed it while its last changes were in the journal.
            StoreTooNew: A later version wrote it.
        """
        return self._without_faults(self.load_sound())

    def load_records(self) -> LayerContent:
        """The same without the history, of which only the shape is checked, in half the time.

        Raises:
            StoreDamaged: The file is not what was written; it was left untouched.
            StoreChanged: Another program changed it while its last changes were in the journal.
            StoreTooNew: A later version wrote it.
        """
        return self._without_faults(self.load_sound(with_history=False))

    def load_sound(self, *, with_history: bool = True) -> LayerContent:
        """Everything in the layer that can be used, and the faults of the rest.

        Raises:
            StoreDamaged: The file as a whole is not what was written; it was left untouched.
            StoreChanged: Another program changed it while its last changes were in the journal.
            StoreTooNew: A later version wrote it.
        """
        try:
            with no_collection():
                return self._load(with_history=with_history)
        except StoreDamaged as error:
            raise StoreDamaged(f"{error}; the file was left as it is{self._on_backup()}") from error
        except OSError as error:
            raise StoreDamaged(f"{self.path} cannot be read: {reason(error)}") from error
        except UNUSABLE as error:
            raise self._damaged(str(error)) from error

    def commit(self, updates: Sequence[LayerUpdate], facts: LayerFacts) -> None:
        """Store updates in order, all or nothing; when this returns, they are on disk.

        Args:
            updates: Changed records with the edits that changed them.
            facts: Facts about the layer as a whole; those of the updates come on top.

        Raises:
            StoreChanged: Another program changed the file meanwhile; nothing was written.
            WriteFailed: The disk refused; the file is as it was.
        """
        with disk_errors(None, f"{self.path} is unchanged"):
            make_folder(self.path.parent)
            with self._storage.transaction():
                self._store_records(updates)
                self._store_history(updates)
                self._store_facts(_latest_facts(facts, updates), updates)

    def leave_out(self, names: Sequence[str]) -> None:
        """Take faults out of the file: records by id, `ARTICLE`, and `history` as a whole.

        Raises:
            StoreChanged: Another program changed the file meanwhile; it was left alone.
            WriteFailed: The disk refused; the file is as it was.
        """
        with disk_errors(None, f"{self.path} is unchanged"), self._storage.transaction():
            self._records.remove(doc_ids=names)  # type: ignore[arg-type]
            # Edits hold full records: undoing one would bring a fault back.
            self._db.table("history").truncate()
            facts = {"position": 0, **({"article": None} if ARTICLE in names else {})}
            self._db.table("layer").upsert(Row(facts, doc_id=_ONLY))
        self.settle()

    @property
    def old_schema(self) -> int | None:
        """The version of the form that the file is in, where that is an earlier one."""
        return self._storage.old_schema

    def migrate(self) -> Path | None:
        """Write the file in the present form, and keep a copy of it as it was.

        Every change does so as well.

        Returns:
            The copy; None where the file is in the present form.

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
    def fingerprints(self) -> tuple[FileFingerprint, FileFingerprint]:
        """The state of file and journal; another one after anything was stored.

        Raises:
            OSError: The system does not say.
        """
        return fingerprint(self.path), fingerprint(self.journal_path)

    @property
    def has_journal(self) -> bool:
        """Tell whether the last changes are in a journal beside the file."""
        return self._storage.has_journal

    @property
    def file_size(self) -> int:
        """Bytes of the file, without its journal."""
        return self._storage.file_size

    @property
    def is_heavy(self) -> bool:
        """Tell whether the journal is so long that it should be folded into the file."""
        return self._storage.is_heavy

    @property
    def _storage(self) -> DurableStorage:
        return cast(DurableStorage, self._db.storage)

    @property
    def _db(self) -> RowDatabase:
        if self._opened is None:
            self._opened = RowDatabase(self.path, storage=self._storage_class)
        return self._opened

    def _without_faults(self, content: LayerContent) -> LayerContent:
        for fault in content.faults:
            raise self._damaged(f"{fault.name}: {fault.reason}")
        return content

    def _load(self, *, with_history: bool) -> LayerContent:
        tables = self._storage.read()
        if not tables:
            if tables is not None:
                self._check_began_empty()
            return LayerContent((), History(), {})
        facts = self._db.table("layer").get(doc_id=_ONLY)
        if not isinstance(facts, dict):
            raise StoreDamaged(f"{self.path} is damaged: the table “layer” is missing")
        if facts["schema"] != SCHEMA:
            raise RecordError("schema", facts["schema"], "a whole number from 1 on")
        if not isinstance(facts["position"], int):
            raise RecordError("position", facts["position"], "a whole number")
        records, faults = sound_records(tables.get("annotations", {}))
        history = History()
        try:
            if with_history:
                history = self._history(facts["position"])
            else:
                faults += history_faults(tables.get("history", {}))
        except UNUSABLE as error:
            faults.append(Fault(HISTORY, str(error)))
        faults = [*faults, *article_faults(facts)]
        layer_facts = {key: value for key, value in facts.items() if key not in _BOOKKEEPING}
        return LayerContent(tuple(records), history, cast(LayerFacts, layer_facts), tuple(faults))

    def _check_began_empty(self) -> None:
        """Make sure that a file without tables never held any."""
        from store.layer.backup import may_hold_something

        if may_hold_something(self.path):
            raise StoreDamaged(f"{self.path} is damaged: it holds nothing")

    def _history(self, position: int) -> History:
        from store.layer.edit_rows import edit_from_row  # a list of articles needs no edits

        rows = sorted(self._db.table("history").all(), key=lambda row: int(row.doc_id))
        return History(map(edit_from_row, rows), position)

    @property
    def _records(self) -> Table:
        return self._db.table("annotations")

    def _store_records(self, updates: Sequence[LayerUpdate]) -> None:
        latest: dict[str, Annotation | None] = {}
        for update in updates:
            latest.update((change.id, change.after) for change in update.changes)
        table = self._records
        table.remove(doc_ids=latest)  # type: ignore[arg-type]
        table.insert_multiple(
            Row(to_record(record), doc_id=name)  # type: ignore[arg-type]
            for name, record in latest.items()
            if record is not None
        )

    def _store_history(self, updates: Sequence[LayerUpdate]) -> None:
        from store.layer.edit_rows import edit_to_row

        table = self._db.table("history")
        rows: dict[int, Edit] = {}
        first = None
        for update in updates:
            if update.edit is not None:
                # An edit after undo takes the place of those that were undone.
                while rows and next(reversed(rows)) >= update.position:
                    rows.popitem()
                rows[update.position] = update.edit
                first = min(update.position, first or update.position)
        if first is None:
            return
        table.remove(doc_ids=map(str, range(first, len(table) + 1)))  # type: ignore[arg-type]
        table.insert_multiple(
            Row(edit_to_row(edit), doc_id=str(number))  # type: ignore[arg-type]
            for number, edit in rows.items()
        )

    def _store_facts(self, facts: LayerFacts, updates: Sequence[LayerUpdate]) -> None:
        table = self._db.table("layer")
        stored = table.get(doc_id=_ONLY) or {"position": 0}
        position = updates[-1].position if updates else stored["position"]
        table.upsert(Row({**facts, "schema": SCHEMA, "position": position}, doc_id=_ONLY))

    def _damaged(self, reason: str) -> StoreDamaged:
        words = f"{self.path} is damaged: {reason}; the file was left as it is{self._on_backup()}"
        return StoreDamaged(words)

    def _on_backup(self) -> str:
        from store.layer.restoring import words_on_backup  # few files are ever damaged

        return words_on_backup(self.path, self._count_records)

    def _count_records(self, storage_class: type[DurableStorage]) -> int:
        other = Layer(self.path, storage_class=storage_class)
        return len(other._load(with_history=True).records)


_ONLY: Any = "1"
"""The id of the one row of the table `layer`."""
_BOOKKEEPING = {"schema", "position"}
"""Keys of that row that are no facts about the layer."""


def _latest_facts(facts: LayerFacts, updates: Sequence[LayerUpdate]) -> LayerFacts:
    latest = facts.copy()
    for update in updates:
        latest.update(update.facts)
    return latest
