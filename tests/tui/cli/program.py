"""The real program in a process of its own, with a library and a home made for the test."""

from __future__ import annotations

import json
import os
import select
import subprocess
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, Any

from tests.patience import PATIENCE
from tests.tui.cli.forking import POSTIL, Run, shared_forks

Line = dict[str, Any]
"""A line of JSONL."""


@dataclass(frozen=True)
class Outcome:
    """How a run ended."""

    code: int
    output: bytes
    error: bytes

    @property
    def lines(self) -> list[dict[str, Any]]:
        """Standard output as JSONL."""
        return [json.loads(line) for line in self.output.decode("utf-8").split("\n") if line]

    @property
    def words(self) -> list[str]:
        """The lines on standard error."""
        return self.error.decode("utf-8").splitlines()

    @property
    def refusal(self) -> str:
        """The only line, which says what is wrong, without a traceback and without data."""
        assert self.output == b""
        return self.remark

    @property
    def remark(self) -> str:
        """The only line on standard error, which holds no control characters."""
        assert self.error.endswith(b"\n"), self.error
        text = self.error.decode("utf-8").removesuffix("\n")
        assert text.startswith("postil: "), text
        assert text.isprintable(), ascii(text)
        return text.removeprefix("postil: ")


class Program:
    """Runs `postil` in a folder, which is also home and holds the library."""

    def __init__(self, folder: Path, **environment: str) -> None:
        self.folder = folder
        self.library = folder / "library"
        self.environment = {
            **os.environ,
            "HOME": str(folder),
            "XDG_CONFIG_HOME": str(folder / "config"),
            "XDG_DATA_HOME": str(folder / "data"),
            "POSTIL_LIBRARY": str(self.library),
            "LOGNAME": "anna",
            **environment,
        }

    def run(
        self,
        *arguments: str | bytes | Path,
        stdin_data: bytes = b"",
        stdin: int | IO[bytes] | None = None,
        stdout: IO[bytes] | None = None,
        **environment: str,
    ) -> Outcome:
        """Run the program to its end, with `stdin_data` on standard input.

        With a `stdout` of its own, the outcome has no output. The program is forked from a process
        that has imported it. With an environment of its own, which may tell Python how to start,
        and with more input than a pipe holds it is started.
        """
        if environment or len(stdin_data) > select.PIPE_BUF:
            return self.start(*arguments, stdin_data=stdin_data, stdin=stdin, **environment)
        with ExitStack() as stack:
            source = stack.enter_context(_pipe(stdin_data)) if stdin is None else stdin
            output, error = (stack.enter_context(TemporaryFile()) for _ in range(2))
            process = shared_forks().start(
                Run([POSTIL, *map(os.fsdecode, arguments)], str(self.folder), self.environment),
                [
                    source if isinstance(source, int) else source.fileno(),
                    (stdout or output).fileno(),
                    error.fileno(),
                ],
            )
            code = os.waitstatus_to_exitcode(shared_forks().wait(process))
            output.seek(0)
            error.seek(0)
            return Outcome(code, output.read(), error.read())

    def start(
        self,
        *arguments: str | bytes | Path,
        stdin_data: bytes = b"",
        stdin: int | IO[bytes] | None = None,
        **environment: str,
    ) -> Outcome:
        """Do what `run` does, in a process that is started as a person starts it."""
        source: dict[str, Any] = {"input": stdin_data} if stdin is None else {"stdin": stdin}
        finished = subprocess.run(
            [POSTIL, *arguments],
            cwd=self.folder,
            env={**self.environment, **environment},
            capture_output=True,
            timeout=PATIENCE,
            check=False,
            **source,
        )
        return Outcome(finished.returncode, finished.stdout, finished.stderr)

    def write(self, name: str, content: str | bytes) -> Path:
        """Make a file in the folder."""
        path = self.folder / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
        return path

    @property
    def files(self) -> dict[str, bytes]:
        """Every regular file below the folder, by path."""
        files = (path for path in self.folder.rglob("*") if path.is_file())
        return {str(path.relative_to(self.folder)): path.read_bytes() for path in files}


def _pipe(content: bytes) -> IO[bytes]:
    """The end of a pipe from which some bytes can be read."""
    reading, writing = os.pipe()
    os.write(writing, content)
    os.close(writing)
    return os.fdopen(reading, "rb")


def without(data: bytes, *facts: str) -> list[dict[str, Any]]:
    """Exported lines but for some facts in `meta`, such as the moment of the export."""
    lines = [json.loads(line) for line in data.decode("utf-8").split("\n") if line]
    return [
        {**line, "meta": {key: fact for key, fact in line["meta"].items() if key not in facts}}
        for line in lines
    ]


def written(*lines: Line) -> str:
    """Lines as JSONL."""
    return "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
