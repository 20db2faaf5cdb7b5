"""Folders of articles that were opened before: a small file in the library, newest first."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from store.files.json_files import read_optional, to_json, write_optional
from store.library.library import Library

_MOST = 9
"""Folders that are remembered; chosen by hand, fewer than a small window has rows."""


@dataclass(frozen=True, slots=True)
class RecentFolder:
    """A folder that was opened before."""

    path: str
    """Its absolute path."""
    articles: int
    """Number of its articles when it was opened last."""
    opened: float
    """Time at which it was opened last, in seconds since 1970."""

    @property
    def name(self) -> str:
        """Its last part, with a slash behind it."""
        return f"{Path(self.path).name}/"

    def is_gone(self) -> bool:
        """Tell whether there is no such folder now."""
        try:
            return not Path(self.path).is_dir()
        except OSError:
            return True


class RecentFolders:
    """The folders in `<library>/recent.json`, a file that nothing depends on."""

    def __init__(self, library: Library) -> None:
        self._path = library.root / "recent.json"

    def all(self) -> list[RecentFolder]:
        """The folders, the one opened last first; none where the file cannot be read."""
        rows = read_optional(self._path).get("folders")
        folders = map(_folder, rows if isinstance(rows, list) else ())
        return [folder for folder in folders if folder is not None]

    def add(self, folder: RecentFolder) -> None:
        """Put a folder first, and forget the oldest where there are too many."""
        self._write([folder, *self._others(folder.path)][:_MOST])

    def drop(self, path: str) -> None:
        """Forget a folder; the folder itself is left alone."""
        self._write(self._others(path))

    def _others(self, path: str) -> list[RecentFolder]:
        return [folder for folder in self.all() if folder.path != path]

    def _write(self, folders: list[RecentFolder]) -> None:
        rows = [
            {"path": folder.path, "articles": folder.articles, "opened": folder.opened}
            for folder in folders
        ]
        write_optional(self._path, to_json({"folders": rows}))


def _folder(row: Any) -> RecentFolder | None:
    try:
        return RecentFolder(str(row["path"]), int(row["articles"]), float(row["opened"]))
    except (LookupError, TypeError, ValueError, OverflowError):
        return None
