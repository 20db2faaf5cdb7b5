"""Restoring a layer's backup, and keeping a copy of the file that it replaces."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from annotate.annotation_set import AnnotationSet
from annotate.commands.describing import describe_item
from store.errors import RestoreRefused, StoreChanged, StoreDamaged, StoreError, StoreTooNew
from store.files.disk_errors import disk_errors
from store.files.durable import backup_of, move_durably, write_durably
from store.files.kept_copies import keep_copy, path_aside
from store.layer.backup import BackupStorage, find_backup
from store.layer.content import LayerContent
from store.layer.journal import journal_of
from store.layer.layer import Layer
from store.layer.table_json import decoded, encoded
from store.library.stored_article import StoredArticle

_MOST_NAMED = 5
"""Annotations that a message names; the others are counted. Chosen by hand."""


@dataclass(frozen=True, slots=True)
class Restored:
    """A layer after its backup was restored."""

    content: LayerContent
    """The layer as it is now."""
    written: datetime
    """Time at which the backup was written, in UTC."""
    replaced: Path | None
    """The copy of the file that the backup replaces; None when there was none."""
    loss: str = ""
    """The annotations that the replaced file has and the layer lacks now, in words."""


def _agree(loss: str) -> bool:
    return True


def restore(
    article: StoredArticle,
    annotator: str,
    *,
    force: bool = False,
    agrees: Callable[[str], bool] = _agree,
) -> Restored:
    """Restore the backup of an annotator's layer, and keep a copy of the file that was there.

    Args:
        article: The article in the library.
        annotator: Whose layer it is.
        force: Restore the version before although the present file can be read.
        agrees: Asked before `force` takes annotations away, which are named to it in words.

    Raises:
        RestoreRefused: There is no backup, it holds nothing, the present file can be read, or
            `agrees` returned False; nothing was changed.
        StoreDamaged: The backup cannot be read either; nothing was changed.
        StoreLocked: The layer is open for editing.
        WriteFailed: The disk refused; nothing was changed.
    """
    layer = article.layer(annotator)
    with article.locked(annotator):
        if not _is_sound(layer):
            return _restore_latest(layer.path)
        before = _version_before(layer.path)
        loss = _loss(article, layer.load(), before)
        if not force:
            lacks = f", which lacks {loss}" if loss else ""
            words = f"is not damaged; --force restores the version before it{lacks}"
            raise RestoreRefused(f"{layer.path} {words}")
        if loss and not agrees(loss):
            raise RestoreRefused(f"{layer.path} was left as it is")
        return _restore_version_before(layer.path, before, loss)


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


def _version_before(path: Path) -> LayerContent:
    """Read the version before the present one.

    Raises:
        RestoreRefused: There is none, or it holds nothing.
        StoreDamaged: It cannot be read.
    """
    before = backup_of(path)
    if not before.exists():
        raise RestoreRefused(f"{path} is not damaged, and has no version before it")
    if not decoded(before.read_bytes(), before):
        raise RestoreRefused(f"{path} is not damaged, and the version before it holds nothing")
    return Layer(before).load()


def _restore_version_before(path: Path, content: LayerContent, loss: str) -> Restored:
    before = backup_of(path)
    written = datetime.fromtimestamp(before.stat().st_mtime, UTC)
    return Restored(content, written, _replace(path, before.read_bytes()), loss)


def _loss(article: StoredArticle, present: LayerContent, before: LayerContent) -> str:
    """Name the annotations that only the present version has; empty where there are none."""
    ids_before = {record.id for record in before.records}
    lost = [record for record in present.records if record.id not in ids_before]
    try:
        text = AnnotationSet(article.document(present.facts.get("digest")))
        names = [describe_item(text, record) for record in lost[:_MOST_NAMED]]
    except StoreError:
        names = [record.body.label for record in lost[:_MOST_NAMED]]
    if len(lost) > _MOST_NAMED:
        names.append(f"{len(lost) - _MOST_NAMED} more")
    noun = "annotation" if len(lost) == 1 else "annotations"
    return f"{len(lost)} {noun} ({', '.join(names)})" if lost else ""


def _replace(path: Path, content: bytes) -> Path | None:
    """Replace the content of a file; returns the copy of the file as it was."""
    journal = journal_of(path)
    with disk_errors(path, "nothing is lost"):
        copy = keep_copy(path)
        write_durably(path, content)
        if journal.exists():
            # One that came back with a power cut would belong to no version of the file.
            move_durably(journal, path_aside(journal))
    return copy
