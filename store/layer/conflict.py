"""Conflicts: another program wrote a layer's file while a window or a crash held changes.

Whatever is chosen, the version that is not in force afterwards is kept beside the file.
"""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path

from store.errors import StoreDamaged, StoreError
from store.files.disk_errors import disk_errors
from store.files.durable import write_durably
from store.files.kept_copies import keep_copy, path_aside
from store.layer.content import LayerContent, LayerFacts
from store.layer.edit_rows import tables_of
from store.layer.journal import JournalWriter, digest, journal_of, read_sound_lines
from store.layer.layer import Layer
from store.layer.migrations import SCHEMA
from store.layer.storage import DurableStorage
from store.layer.table_json import decoded, encoded
from store.layer.table_reader import Tables


class Resolution(StrEnum):
    """The version that counts from now on."""

    BOTH = "both"
    """Every annotation of either; ours where both have changed one."""
    THEIRS = "theirs"
    """The file as it is now."""
    OURS = "ours"
    """The version of the window."""


def resolve_conflict(path: Path, choice: Resolution, ours: LayerContent) -> Path | None:
    """Put one version of a layer, or both merged, in force; the caller holds its lock.

    Args:
        path: The layer's file.
        choice: The version that counts.
        ours: The version of the window, on disk or not.

    Returns:
        The copy of the other version; None where there is none.

    Raises:
        StoreDamaged: Theirs cannot be read, so that only ours can count; nothing was changed.
        WriteFailed: The disk refused; both versions are still there.
    """
    with disk_errors(None, "both versions are still there"):
        if choice is Resolution.THEIRS:
            return _keep_ours_aside(path, ours)
        merged = _merged(_read_alone(path), ours) if choice is Resolution.BOTH else ours
        copy = keep_copy(path)
        _close_journal(path, _encoded(merged))
        write_durably(path, _encoded(merged))
        return copy


def _keep_ours_aside(path: Path, ours: LayerContent) -> Path:
    _read_alone(path)
    copy = path_aside(path)
    write_durably(copy, _encoded(ours))
    _close_journal(path, path.read_bytes())
    return copy


class _FileAlone(DurableStorage):
    """Reads a file without its journal, which adds to another version of it."""

    def _load(self) -> Tables | None:
        return decoded(self._path.read_bytes(), self._path)


def _read_alone(path: Path) -> LayerContent:
    try:
        return Layer(path, storage_class=_FileAlone).load()
    except StoreError as error:
        words = f"the version of the other program cannot be read ({error}); only ours can count"
        raise StoreDamaged(words) from error


def _merged(theirs: LayerContent, ours: LayerContent) -> LayerContent:
    if theirs.facts.get("digest") != ours.facts.get("digest"):
        raise StoreDamaged("the other version was made on another text; only one of them can count")
    records = {record.id: record for record in (*theirs.records, *ours.records)}
    facts: LayerFacts = {**theirs.facts, **ours.facts}
    facts["article"] = ours.facts.get("article") or theirs.facts.get("article")
    return ours._replace(records=tuple(records.values()), facts=facts)


def _encoded(content: LayerContent) -> bytes:
    facts = {**content.facts, "schema": SCHEMA}
    return encoded(tables_of(content.records, content.history, facts))


def _close_journal(path: Path, content: bytes) -> None:
    """Note in the journal that the file with this content needs nothing of it."""
    journal = journal_of(path)
    JournalWriter(journal, "", size=read_sound_lines(journal).size).name_version(digest(content))
