"""Restoring a layer's backup, and keeping a copy of the file that it replaces."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from store.errors import RestoreRefused, StoreChanged, StoreDamaged, StoreTooNew
from store.files.disk_errors import disk_errors
from store.files.durable import backup_of, write_durably
from store.files.kept_copies import aside, keep_copy
from store.layer.backup import BackupStorage, find_backup
from store.layer.content import LayerContent
from store.layer.journal import journal_of
from store.layer.layer import Layer
from store.layer.table_json import encoded
from store.library.stored_article import StoredArticle


@dataclass(frozen=True, slots=True)
class Restored:
    """A layer after its backup was restored."""

    content: LayerContent
    """The layer as it is now."""
    written: datetime
    """Time at which the backup was written, in UTC."""
    replaced: Path | None
    """The copy of the file that the backup replaces; None when there was none."""


def restore(article: StoredArticle, annotator: str, *, force: bool = False) -> Restored:
    """Restore the backup of an annotator's layer, and keep a copy of the file that was there.

    Args:
        article: The article in the library.
        annotator: Whose layer it is.
        force: Restore the version before although the present file can be read.

    Raises:
        RestoreRefused: There is no backup, or the present file can be read.
        StoreDamaged: The backup cannot be read either; nothing was changed.
        StoreLocked: The layer is open for editing.
        WriteFailed: The disk refused; nothing was changed.
    """
    layer = article.layer(annotator)
    with article.locked(annotator):
        if not _is_sound(layer):
            return _restore_latest(layer.path)
        if force:
            return _restore_version_before(layer.path)
    raise RestoreRefused(f"{layer.path} is not damaged; --force restores the version before it")


def _is_sound(layer: Layer) -> bool:
    """Tell whether a file is there that can be read, now or by a later version."""
    try:
        layer.load()
    except StoreTooNew:
        return True
    except (StoreDamaged, StoreChanged):
        return False
    return layer.path.exists()


def _restore_latest(path: Path) -> Restored:
    """Restore the newest version that can be made from the backup and the journals."""
    backup = find_backup(path)
    if backup is None:
        raise RestoreRefused(f"{path} has no backup that can be read; nothing was changed")
    content = Layer(path, storage_class=BackupStorage).load()
    return Restored(content, backup.written, _replace(path, encoded(backup.tables)))


def _restore_version_before(path: Path) -> Restored:
    before = backup_of(path)
    if not before.exists():
        raise RestoreRefused(f"{path} has no version before it; nothing was changed")
    content = Layer(before).load()
    written = datetime.fromtimestamp(before.stat().st_mtime, UTC)
    return Restored(content, written, _replace(path, before.read_bytes()))


def _replace(path: Path, content: bytes) -> Path | None:
    """Replace the content of a file; returns the copy of the file as it was."""
    journal = journal_of(path)
    with disk_errors(path, "nothing is lost"):
        copy = keep_copy(path)
        write_durably(path, content)
        if journal.exists():
            journal.replace(aside(journal))
    return copy
