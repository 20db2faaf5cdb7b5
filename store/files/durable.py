"""Durable writes: a crash, a power cut or a full disk leaves the old content or the new one."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

BACKUP_SUFFIX = ".bak"
"""Ending of the file that holds the previous version."""
TEMPORARY_SUFFIX = ".tmp"
"""Ending of files that are not complete yet."""


def write_durably(path: Path, data: bytes, *, backup: bool = False) -> None:
    """Replace a file's content; when this returns, the new content is on disk.

    Args:
        path: The file; its folder must exist.
        data: The new content.
        backup: Keep the previous version beside it, under `BACKUP_SUFFIX`.

    Raises:
        OSError: It could not be written; the old content is still in place.
    """
    import tempfile  # most commands write nothing

    descriptor, name = tempfile.mkstemp(
        dir=path.parent, prefix=f".{path.name}.", suffix=TEMPORARY_SUFFIX
    )
    temporary = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if backup:
            _keep_previous(path)
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    sync_folder(path.parent)


def append_durably(path: Path, data: bytes, *, at: int) -> None:
    """Add to the end of a file; when this returns, the addition is on disk.

    Args:
        path: The file, which must exist.
        data: The addition.
        at: Offset of the end in bytes; anything that a failed call left behind it is cut off.

    Raises:
        OSError: It could not be written; the content before `at` is as it was.
    """
    descriptor = os.open(path, os.O_WRONLY)
    try:
        os.ftruncate(descriptor, at)
        written = 0
        while written < len(data):
            written += os.pwrite(descriptor, data[written:], at + written)
        os.fsync(descriptor)
    except OSError:
        with contextlib.suppress(OSError):
            os.ftruncate(descriptor, at)
        raise
    finally:
        os.close(descriptor)


def move_durably(source: Path, target: Path) -> None:
    """Move a file or folder within a file system; when this returns, the move is on disk.

    Raises:
        OSError: It could not be moved; it is where it was.
    """
    source.rename(target)
    sync_folder(target.parent)
    sync_folder(source.parent)


def make_folder(folder: Path) -> None:
    """Make a folder, and those above it, durably.

    Raises:
        OSError: It could not be made.
    """
    if folder.is_dir():
        return
    make_folder(folder.parent)
    folder.mkdir(exist_ok=True)
    sync_folder(folder.parent)


def backup_of(path: Path) -> Path:
    """The path of the previous version of a file."""
    return path.with_name(path.name + BACKUP_SUFFIX)


def remove_leftovers(path: Path) -> None:
    """Delete temporary files of a file that a crash left; only its writer may call this."""
    for leftover in path.parent.glob(f".{path.name}.*{TEMPORARY_SUFFIX}"):
        leftover.unlink(missing_ok=True)


def _keep_previous(path: Path) -> None:
    """Keep the present file as the backup, without a moment in which there is none."""
    link = path.with_name(f".{path.name}.link{TEMPORARY_SUFFIX}")
    link.unlink(missing_ok=True)
    # Saving matters more than the backup.
    with contextlib.suppress(OSError):
        try:
            os.link(path, link)
        except OSError:
            # Some file systems know no hard links.
            if path.exists():
                write_durably(backup_of(path), path.read_bytes())
            return
        link.replace(backup_of(path))
        # Renaming a link onto its own file does nothing and leaves the link behind.
        link.unlink(missing_ok=True)


def sync_folder(folder: Path) -> None:
    """Make new names in a folder durable: without this a power cut can bring the old file back."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
