"""`postil serve` as a process of its own, on a library of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.patience import PATIENCE

WORDS = "Anna met Boris near Calais while Doris wrote to Emil about Ferrol"


@dataclass(frozen=True, slots=True)
class Served:
    """A server that runs, with one article."""

    folder: Path
    addresses: Mapping[str, str]
    """The address of each annotator."""
    process: subprocess.Popen[str]
    _environment: Mapping[str, str]

    def accepted(self, annotator: str) -> list[tuple[str, str]]:
        """The labels and words that are in an annotator's export."""
        lines = self._postil("export", "--annotator", annotator).splitlines()
        articles = [json.loads(line) for line in lines]
        return [
            (span["label"], article["text"][span["start"] : span["end"]])
            for article in articles
            for span in article["spans"]
        ]

    def _postil(self, *arguments: str) -> str:
        library = ("--library", str(self.folder / "library"))
        return subprocess.run(
            [sys.executable, "-m", "postil", *arguments, *library],
            env=self._environment,
            check=True,
            capture_output=True,
            text=True,
            timeout=PATIENCE,
        ).stdout


@contextmanager
def served(folder: Path, *annotators: str) -> Iterator[Served]:
    """Serve an article to annotators, by hand, until the block ends."""
    article = folder / "letter.txt"
    article.write_text(f"{WORDS}\n")
    homes = ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME")
    environment = {**os.environ, **dict.fromkeys(homes, str(folder))}
    names = [word for name in annotators for word in ("--for", name)]
    library = ("--library", str(folder / "library"))
    command = ["-m", "postil", "serve", "--port", "0", *names, *library, "--no-suggestions"]
    process = subprocess.Popen(
        [sys.executable, *command, str(article)],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert process.stdout is not None
    try:
        lines = [process.stdout.readline().split() for _ in annotators]
        yield Served(folder, dict(lines), process, environment)
    finally:
        process.terminate()
        process.wait(PATIENCE)
        process.stdout.close()
