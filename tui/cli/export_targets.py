"""Where an export goes, piece by piece: files, or standard output once all of it is there."""

from __future__ import annotations

from pathlib import Path
from tempfile import SpooledTemporaryFile
from types import TracebackType
from typing import Self

from store.errors import WriteFailed
from store.exporter.output_files import ExportFiles
from tui.cli.streams import write_output
from tui.cli.words import tell

_IN_MEMORY = 1 << 24
_CHUNK = 1 << 20


class FilesTarget:
    """Files: one with what belongs to it beside it, or several in a folder."""

    def __init__(
        self, files: ExportFiles, path: Path, main: str | None, texts: Path | None = None
    ) -> None:
        """Begin without any file.

        Args:
            files: Writes them.
            path: The main file; or the folder.
            main: How the format calls the main file; None for a folder.
            texts: Another folder, for the texts alone.
        """
        self._files = files
        self._path = path
        self._main = main
        self._texts = texts

    def __enter__(self) -> Self:
        self._files.__enter__()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._files.__exit__(kind, error, trace)

    def write(self, name: str, piece: bytes) -> None:
        """Add a piece to the file that the format calls so."""
        if self._texts is not None and name.endswith(".txt"):
            place = self._texts / name
        elif self._main is None:
            place = self._path / name
        else:
            place = self._path if name == self._main else self._path.with_name(name)
        self._files.write(place, piece)

    def keep(self) -> None:
        """Let the files stay."""
        self._files.keep()


class OutputTarget:
    """Standard output, which gets nothing of an export that fails."""

    def __init__(self) -> None:
        self._data = SpooledTemporaryFile(_IN_MEMORY)  # noqa: SIM115 - it is closed on exit
        self._names: list[str] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._data.close()

    def write(self, name: str, piece: bytes) -> None:
        """Add a piece; of several files, the main one goes out."""
        if name not in self._names:
            self._names.append(name)
        if name != self._names[0]:
            return
        try:
            self._data.write(piece)
        except OSError as error:
            raise WriteFailed(f"temporary file: {error.strerror}; nothing was exported") from error

    def keep(self) -> None:
        """Write it out."""
        self._data.seek(0)
        while chunk := self._data.read(_CHUNK):
            write_output(chunk)
        for name in self._names[1:]:
            tell(f"{name} belongs to it; -o OUT writes both")
