"""The folder of an extraction in parts, before there is a plan in it."""

from __future__ import annotations

import re
from pathlib import Path

from store.errors import ExportRefused
from store.exporter.output_files import check_target
from store.exporter.parts.file_names import PLAN
from store.exporter.parts.local_place import LocalPlace
from store.exporter.parts.places import Place
from store.files.disk_errors import disk_errors

_SETTINGS = r"settings/((run|names)\.json|(labels|cues)\.toml|patterns\.jsonl|[0-9a-f]+/[^/]+)"
_CUT = re.compile(rf"{_SETTINGS}|input/(part-\d+|failed)\.jsonl|failed\.jsonl")
"""What is in a folder where nothing was cut, or the cut was stopped."""
_OURS = re.compile(rf"{_CUT.pattern}|results/part-\d+\.json|part-\d+\.jsonl")
"""What an extraction writes; whatever else is in its folder is somebody's own."""


def begin_folder(place: Place, *, library: Path, replace: bool) -> None:
    """Make the folder, or empty it of what an earlier extraction has left.

    Args:
        place: The folder; on a disk the one above it must exist.
        library: The folder of the library, in which nothing may be written.
        replace: Whether an earlier extraction may be thrown away.

    Raises:
        ExportRefused: Something is in it already, it is in the library, or no folder.
        WriteFailed: The disk refused.
    """
    if (folder := _folder(place)) is not None:
        _make(folder, library)
    with disk_errors(str(place)):
        names = list(place.names())
        if not replace and not all(map(_CUT.fullmatch, names)):
            raise ExportRefused(
                f"{place} is not empty and was left alone; --resume goes on with a plan in it, "
                "--force throws its parts away"
            )
        # The plan goes first: without it nothing else counts.
        if PLAN in names:
            place.remove([PLAN])
        place.remove(filter(_OURS.fullmatch, names))


def _folder(place: Place) -> Path | None:
    """The path of a place on a disk of this machine; None elsewhere."""
    if isinstance(place, LocalPlace):
        return place.folder
    scheme, _, path = str(place).partition("://")
    return Path(path) if scheme.lower() == "file" else None


def _make(folder: Path, library: Path) -> None:
    if folder.exists() and not folder.is_dir():
        raise ExportRefused(f"{folder} is not a folder; parts need one")
    check_target(folder / PLAN if folder.is_dir() else folder, library=library, force=True)
    with disk_errors(folder):
        folder.mkdir(exist_ok=True)
