"""Bringing a layer's backup back, and keeping what it takes the place of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from store.durable import backup_of, write_durably
from store.errors import RestoreRefused, StoreDamaged, StoreTooNew, WriteFailed
from store.layer import Layer, LayerContent
from store.setting_aside import keep_copy
from store.stored_article import StoredArticle


@dataclass(frozen=True, slots=True)
class Restored:
    """What was brought back."""

    content: LayerContent
    """The layer as it is now."""
    written: datetime
    """When the backup was written, in UTC."""
    kept: Path | None
    """Where the file is that stood in its place; None when there was none."""


def restore(article: StoredArticle, annotator: str, *, force: bool = False) -> Restored:
    """Put the backup of an annotator's layer in its place, and keep the file that was there.

    Args:
        article: The article in the library.
        annotator: Whose layer it is.
        force: Do so although the present file can be read.

    Raises:
        RestoreRefused: There is no backup, or the present file can be read.
        StoreDamaged: The backup cannot be read either; nothing was changed.
        StoreLocked: The layer is open for editing.
        WriteFailed: The disk refused; nothing was changed.
    """
    layer = article.layer(annotator)
    backup = backup_of(layer.path)
    if not backup.exists():
        raise RestoreRefused(f"{layer.path} has no backup; nothing was changed")
    lock = article.lock(annotator)
    lock.acquire()
    try:
        if not force and _is_sound(layer):
            raise RestoreRefused(
                f"{layer.path} is not damaged; --force brings the version before it back"
            )
        content = Layer(backup).load()
        written = datetime.fromtimestamp(backup.stat().st_mtime, UTC)
        return Restored(content, written, _put_back(backup, layer.path))
    finally:
        lock.release()


def _is_sound(layer: Layer) -> bool:
    """Whether a file is there that can be read, now or by a later version."""
    try:
        layer.load()
    except StoreTooNew:
        return True
    except StoreDamaged:
        return False
    return layer.path.exists()


def _put_back(backup: Path, path: Path) -> Path | None:
    """Copy the backup over a file; returns where that file is kept."""
    try:
        kept = keep_copy(path)
        write_durably(path, backup.read_bytes())
    except OSError as error:
        raise WriteFailed(f"{path}: {error.strerror or error}; it is unchanged") from error
    return kept
