"""Targets of an export's pieces: files, or standard output once all of the export is there."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Self, cast

from store.errors import WriteFailed
from store.exporter.output_files import ExportFiles
from store.files.disk_errors import reason
from tui.cli.messages import tell
from tui.cli.streams import write_output

_MOST_IN_MEMORY = 1 << 24
"""Bytes of an export to standard output before a temporary file holds it; chosen by hand."""
_CHUNK = 1 << 20
"""Bytes that are copied to standard output at a time; chosen by hand."""


class FilesTarget:
    """Files: one with those that belong to it beside it, or several in a folder."""

    def __init__(
        self, files: ExportFiles, path: Path, main: str | None, texts: Path | None = None
    ) -> None:
        """Begin without any file.

        Args:
            files: The writer of the files.
            path: The main file, or the folder.
            main: The format's name for the main file; None for a folder.
            texts: A folder of its own for the texts.
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
        """Add a piece to the file that the format gives this name."""
        if self._texts is not None and name.endswith(".txt"):
            path = self._texts / name
        elif self._main is None:
            path = self._path / name
        else:
            path = self._path if name == self._main else self._path.with_name(name)
        self._files.write(path, piece)

    def finish(self) -> None:
        """Rename the files to their own names."""
        self._files.finish()


class OutputTarget:
    """Standard output, to which nothing of a failed export is written."""

    def __init__(self) -> None:
        self._data: BinaryIO = BytesIO()
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
        """Add a piece; of several files, only the main one is written."""
        if name not in self._names:
            self._names.append(name)
        if name != self._names[0]:
            return
        try:
            if isinstance(self._data, BytesIO) and self._data.tell() > _MOST_IN_MEMORY:
                self._data = _in_a_file(self._data)
            self._data.write(piece)
        except OSError as error:
            raise WriteFailed(f"temporary file: {reason(error)}; nothing was exported") from error

    def finish(self) -> None:
        """Write the main file to standard output."""
        self._data.seek(0)
        while chunk := self._data.read(_CHUNK):
            write_output(chunk)
        for name in self._names[1:]:
            tell(f"{name} belongs to it; -o OUT writes both")


def _in_a_file(data: BytesIO) -> BinaryIO:
    """Move what is in memory into a temporary file, which is gone when it is closed."""
    from tempfile import TemporaryFile  # few exports are so long

    file = cast(BinaryIO, TemporaryFile())  # noqa: SIM115 - its holder closes it
    file.write(data.getbuffer())
    return file
