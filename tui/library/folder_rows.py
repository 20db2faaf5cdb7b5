"""Folders that were opened before, as rows over the articles of the library."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from store.library.overview import Overview, State
from store.library.recent_folders import RecentFolder
from tui.display.plural import counted
from tui.library.fuzzy import fit
from tui.widgets.article_columns import Row

PREFIX = "folder:"
"""Beginning of the keys of folders; no key of an article has it."""


@dataclass(frozen=True, slots=True)
class OfferedFolder:
    """A folder that was opened before, with the work on it."""

    folder: RecentFolder
    is_gone: bool = False
    """True if it is not there any more."""
    done: int = 0
    """Number of its articles that are done."""

    @property
    def key(self) -> str:
        """The key of its row."""
        return f"{PREFIX}{self.folder.path}"

    def fits(self, letters: str) -> bool:
        """True if a filter leaves the folder."""
        return not letters.strip() or bool(fit(letters, self.folder.path))

    def row(self, drop_key: str) -> Row:
        """Its row in the list.

        Args:
            drop_key: The key that drops it, as people read it.
        """
        folder = self.folder
        done = f", {self.done} done" if self.done else ""
        counts = f"{counted(folder.articles, 'article')}{done}"
        about = f"is gone; {drop_key} drops it from the list" if self.is_gone else counts
        return Row(
            self.key,
            folder.name,
            folder.path,
            about=about,
            opened=folder.opened,
            is_gone=self.is_gone,
        )


def offered_folders(
    folders: Iterable[RecentFolder], overviews: Iterable[Overview]
) -> list[OfferedFolder]:
    """Folders with the number of their articles that are done; looks whether they are there."""
    return recounted((OfferedFolder(folder, folder.is_gone()) for folder in folders), overviews)


def recounted(
    folders: Iterable[OfferedFolder], overviews: Iterable[Overview]
) -> list[OfferedFolder]:
    """The folders with the number of their articles that are done by now."""
    done = [overview.uri for overview in overviews if overview.state is State.DONE]
    return [replace(offered, done=_count_below(offered.folder.path, done)) for offered in folders]


def _count_below(path: str, uris: Iterable[str]) -> int:
    return sum(uri.startswith(f"{path.rstrip('/')}/") for uri in uris)
