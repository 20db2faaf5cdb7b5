"""The place that a path or an address leads to."""

from __future__ import annotations

from pathlib import Path

from store.exporter.parts.file_names import PLAN
from store.exporter.parts.local_place import LocalPlace
from store.exporter.parts.places import Place
from store.exporter.parts.remote_place import RemotePlace
from store.files.remote_files import is_remote


def place_at(name: str | Path) -> Place:
    """The folder at a path or an address."""
    return RemotePlace(str(name).rstrip("/")) if is_remote(str(name)) else LocalPlace(Path(name))


def place_of_plan(name: str) -> Place:
    """The folder of a plan that is named by its file, or by the folder itself."""
    if is_remote(name):
        return place_at(name.removesuffix(f"/{PLAN}"))
    path = Path(name)
    return LocalPlace(path.parent if path.name == PLAN else path)
