"""The folder of an extraction in parts, before there is a plan in it."""

from __future__ import annotations

import shutil
from pathlib import Path

from store.errors import ExportRefused
from store.exporter.output_files import check_target
from store.exporter.parts.frozen_settings import FOLDER as SETTINGS
from store.exporter.parts.plan import PLAN
from store.exporter.parts.results import FAILED
from store.files.disk_errors import disk_errors

_FOLDERS = (SETTINGS, "input", "results")


def begin_folder(folder: Path, *, library: Path, replace: bool) -> None:
    """Make the folder, or empty it of what an earlier extraction has left.

    Args:
        folder: The folder; the one above it must exist.
        library: The folder of the library, in which nothing may be written.
        replace: Whether an earlier extraction may be thrown away.

    Raises:
        ExportRefused: Something is in it already, or it is in the library.
        WriteFailed: The disk refused.
    """
    check_target(folder / PLAN if folder.is_dir() else folder, library=library, force=True)
    with disk_errors(folder):
        folder.mkdir(exist_ok=True)
        if not replace and next(folder.iterdir(), None) is not None:
            raise ExportRefused(
                f"{folder} is not empty and was left alone; --resume goes on with a plan in it, "
                "--force throws its parts away"
            )
        # The plan goes first: without it nothing else counts.
        for path in [folder / PLAN, folder / FAILED, *folder.glob("part-*.jsonl")]:
            path.unlink(missing_ok=True)
        for name in _FOLDERS:
            shutil.rmtree(folder / name, ignore_errors=True)
