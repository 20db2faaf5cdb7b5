"""A file of lines that grows under another name until it is whole, and can be gone on with."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from pathlib import Path
from types import TracebackType
from typing import Any, BinaryIO, Self

from store.errors import ExportRefused, WriteFailed
from store.files.durable import move_durably

SUFFIX = ".part"


class PartialFile:
    """Collects the lines of native JSONL for a file beside it, under the suffix `.part`.

    What was written is there after any interruption; `finish` gives it the file's own name.
    """

    def __init__(self, path: Path, *, resume: bool, replace: bool, pipeline: str) -> None:
        """Begin, or go on.

        Args:
            path: The file to be.
            resume: Go on with the lines that an interrupted run left, if it left some.
            replace: Begin anew where there are some.
            pipeline: What the lines come from; a run can only go on with lines of the same.

        Raises:
            ExportRefused: There are lines and nobody said what to do, or they are of another make.
            WriteFailed: The disk refused.
        """
        self._path = path
        self.part = path.with_name(path.name + SUFFIX)
        """Where the lines are until there are all."""
        if self.part.exists() and not (resume or replace):
            raise ExportRefused(
                f"{self.part} has the lines of an interrupted run; --resume goes on with them, "
                "--force begins anew"
            )
        try:
            length, self.ids = self._kept(pipeline) if resume else (0, frozenset[str]())
            self._file = self._opened(length)
        except OSError as error:
            raise self._failed(error) from error

    ids: frozenset[str]
    """The ids of the articles whose lines are there already."""

    def _opened(self, length: int) -> BinaryIO:
        file = self.part.open("r+b" if self.part.exists() else "xb")
        file.truncate(length)
        file.seek(length)
        return file

    def _kept(self, pipeline: str) -> tuple[int, frozenset[str]]:
        """How many bytes are whole lines, and the ids on them."""
        if not self.part.exists():
            return 0, frozenset()
        length, ids = 0, list[str]()
        with self.part.open("rb") as file:
            for line in file:
                try:
                    fields: Any = json.loads(line) if line.endswith(b"\n") else None
                    name, made_by = str(fields["id"]), fields["meta"]["pipeline"]
                except (ValueError, KeyError, TypeError):
                    # The interruption came in the middle of this line.
                    break
                if made_by != pipeline:
                    raise ExportRefused(
                        f"{self.part} was made by {made_by}, not by {pipeline}; --force begins anew"
                    )
                ids.append(name)
                length += len(line)
        return length, frozenset(ids)

    def add(self, lines: Iterable[bytes]) -> None:
        """Append lines; when this returns, they are on disk.

        Raises:
            WriteFailed: The disk refused; the lines before these are kept.
        """
        try:
            self._file.writelines(lines)
            self._file.flush()
            os.fsync(self._file.fileno())
        except OSError as error:
            raise self._failed(error) from error

    def finish(self) -> None:
        """Give the lines the file's own name; without a line there is no file.

        Raises:
            WriteFailed: The disk refused; the lines are kept.
        """
        self._file.close()
        try:
            if self.part.stat().st_size:
                move_durably(self.part, self._path)
            else:
                self.part.unlink()
        except OSError as error:
            raise self._failed(error) from error

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if kind is None:
            self.finish()
            return
        self._file.close()
        if not self.part.stat().st_size:
            self.part.unlink()

    def _failed(self, error: OSError) -> WriteFailed:
        reason = f"{self.part}: {error.strerror or error}; {self._path} is as it was"
        return WriteFailed(f"{reason}, and --resume goes on from here")
