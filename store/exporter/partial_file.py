"""A file of lines that grows under another name until it is complete, and can be resumed."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from pathlib import Path
from types import TracebackType
from typing import Any, BinaryIO, Self

from store.errors import ExportRefused, WriteFailed
from store.files.disk_errors import reason
from store.files.durable import move_durably

_SUFFIX = ".part"


class PartialFile:
    """Collects lines of native JSONL beside the file that they are for, under the suffix `.part`.

    Lines that were written survive any interruption; `finish` renames the file to its own name.
    """

    def __init__(self, target: Path, *, resume: bool, replace: bool, pipeline: str) -> None:
        """Begin, or resume.

        Args:
            target: The file that the lines are for.
            resume: Keep the lines that an interrupted run left, if there are any.
            replace: Discard them.
            pipeline: The title of the pipeline that makes the lines; only lines of the same
                pipeline can be resumed.

        Raises:
            ExportRefused: There are lines and neither `resume` nor `replace`, or another pipeline
                made them.
            WriteFailed: The disk refused.
        """
        self._target = target
        self.path = target.with_name(target.name + _SUFFIX)
        """The file that holds the lines until all are there."""
        if self.path.exists() and not (resume or replace):
            raise ExportRefused(
                f"{self.path} has the lines of an interrupted run; --resume goes on with them, "
                "--force begins anew"
            )
        try:
            length, self.ids = self._find_whole_lines(pipeline) if resume else (0, frozenset[str]())
            self._file = self._open(length)
        except OSError as error:
            raise self._write_error(error) from error

    ids: frozenset[str]
    """The ids of the articles whose lines an earlier run wrote."""

    def _open(self, length: int) -> BinaryIO:
        file = self.path.open("r+b" if self.path.exists() else "xb")
        file.truncate(length)
        file.seek(length)
        return file

    def _find_whole_lines(self, pipeline: str) -> tuple[int, frozenset[str]]:
        """Return the length of the whole lines, in bytes, and the ids on them."""
        if not self.path.exists():
            return 0, frozenset()
        length, ids = 0, list[str]()
        with self.path.open("rb") as file:
            for line in file:
                try:
                    fields: Any = json.loads(line) if line.endswith(b"\n") else None
                    article_id, line_pipeline = str(fields["id"]), fields["meta"]["pipeline"]
                except (ValueError, KeyError, TypeError):
                    # The interruption came in the middle of this line.
                    break
                if line_pipeline != pipeline:
                    raise ExportRefused(
                        f"{self.path} was made by {line_pipeline}, not by {pipeline}; "
                        "--force begins anew"
                    )
                ids.append(article_id)
                length += len(line)
        return length, frozenset(ids)

    def add(self, lines: Iterable[bytes]) -> None:
        """Append lines; when this returns, they are on disk.

        Raises:
            WriteFailed: The disk refused; earlier lines are kept.
        """
        try:
            self._file.writelines(lines)
            self._file.flush()
            os.fsync(self._file.fileno())
        except OSError as error:
            raise self._write_error(error) from error

    def finish(self) -> None:
        """Rename the file to its own name; without a line there is no file.

        Raises:
            WriteFailed: The disk refused; the lines are kept.
        """
        self._file.close()
        try:
            if self.path.stat().st_size:
                move_durably(self.path, self._target)
            else:
                self.path.unlink()
        except OSError as error:
            raise self._write_error(error) from error

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
        if not self.path.stat().st_size:
            self.path.unlink()

    def _write_error(self, error: OSError) -> WriteFailed:
        outcome = f"{self._target} is as it was, and --resume goes on from here"
        return WriteFailed(f"{self.path}: {reason(error)}; {outcome}")
