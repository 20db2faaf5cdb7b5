"""Consents: to which hosts the texts of which library may be sent; kept outside of the library."""

from __future__ import annotations

from pathlib import Path

from store.files.json_files import read_optional, to_json, write_optional
from tui.config.paths import state_folder


class Consents:
    """What was agreed to for one library; a library that comes from elsewhere brings no consent.

    Args:
        library: The folder of the library.
        path: The file; that in the platform's state folder without it.
    """

    def __init__(self, library: Path, path: Path | None = None) -> None:
        self._library = str(library.absolute())
        self._path = path or state_folder() / "consents.json"

    def has(self, host: str) -> bool:
        """Tell whether texts may be sent to a host; always true where they stay on this machine."""
        return not host or host in self._hosts()

    def give(self, host: str) -> bool:
        """Allow texts to be sent to a host; returns whether that is on disk."""
        hosts = sorted({*self._hosts(), host})
        write_optional(self._path, to_json({**read_optional(self._path), self._library: hosts}))
        return self.has(host)

    def _hosts(self) -> list[str]:
        hosts = read_optional(self._path).get(self._library)
        return [host for host in hosts if isinstance(host, str)] if isinstance(hosts, list) else []
