"""The words about what can be restored, for the message that a layer is damaged."""

from __future__ import annotations

import shlex
from collections.abc import Callable
from pathlib import Path

from store.layer.backup import BackupStorage, find_backup
from store.layer.storage import DurableStorage


def words_on_backup(path: Path, count_records: Callable[[type[DurableStorage]], int]) -> str:
    """The end of a message on a damaged layer: what its backup holds, and how to bring it back.

    Args:
        path: The file of the layer.
        count_records: Counts the records in the layer as a storage reads it; raises where it
            cannot be read.
    """
    backup = find_backup(path)
    if backup is None:
        return " and there is no backup"
    try:
        count = count_records(BackupStorage)
    except Exception:
        return ", and its backup cannot be read either"
    return (
        f"; its backup of {backup.written:%Y-%m-%d %H:%M} UTC holds {count} annotations: "
        f"{_restoring_command(path)} brings it back"
    )


def _restoring_command(path: Path) -> str:
    """The command that restores this very layer, whatever library and annotator are usual."""
    article = path.parent.parent
    options = {"--annotator": path.stem, "--library": str(article.parent.parent)}
    words = ["postil", "restore", article.name]
    return shlex.join([*words, *(word for option in options.items() for word in option)])
