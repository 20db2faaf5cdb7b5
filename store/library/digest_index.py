"""The index of digests: the folders of articles whose ids were made from other texts."""

from __future__ import annotations

from pathlib import Path

from store.files.json_files import write_optional


class DigestIndex:
    """A small file for each text; it saves a look at every article and can be deleted at any time.

    Args:
        folder: The folder of these files.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def folder_name(self, digest: str) -> str | None:
        """The name of the folder of the article that has a text; None where it is not indexed."""
        try:
            return (self._folder / digest).read_text("ascii")
        except (OSError, ValueError):
            return None

    def point(self, digest: str, folder_name: str) -> None:
        """Remember the folder of the article that has a text, if the disk takes it."""
        write_optional(*self.entry(digest, folder_name))

    def entry(self, digest: str, folder_name: str) -> tuple[Path, bytes]:
        """The file that names the folder of the article that has a text, and its content."""
        return self._folder / digest, folder_name.encode("ascii")
