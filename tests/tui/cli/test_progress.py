"""The bar on a terminal: it shows, goes away again, and never gets among the data."""

from __future__ import annotations

import os
import pty
import re
import subprocess

from tests.patience import PATIENCE
from tests.tui.cli.program import POSTIL, Program


def run_on_a_terminal(program: Program, *arguments: str) -> tuple[bytes, str]:
    """Standard output, and what a terminal on standard error was sent."""
    first, second = pty.openpty()
    process = subprocess.Popen(
        [POSTIL, *arguments],
        cwd=program.folder,
        env={**program.environment, "TERM": "xterm"},
        stdout=subprocess.PIPE,
        stderr=second,
    )
    os.close(second)
    sent = bytearray()
    while chunk := _read(first):
        sent += chunk
    output, _ = process.communicate(timeout=PATIENCE)
    os.close(first)
    assert process.returncode == 0, sent
    return output, sent.decode("utf-8")


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 65_536)
    except OSError:
        # Nobody has the other end any more.
        return b""


def test_an_import_shows_both_passes_and_an_export_what_it_reads(filled: Program) -> None:
    output, sent = run_on_a_terminal(filled, "export", "--status", "all")
    filled.write("lines.jsonl", output)

    assert "exporting" in sent
    assert output.startswith(b'{"schema"')
    _, sent = run_on_a_terminal(filled, "import", "lines.jsonl", "--merge")
    assert "checking" in sent
    assert "importing" in sent
    assert re.search(r"importing .* \d+ articles/s", sent), sent
    assert "imported 1 article" in sent


def test_an_extraction_in_parts_says_how_fast_it_is_and_when_it_ends(postil: Program) -> None:
    postil.write("texts.jsonl", "".join(f'{{"text": "Ann Lee left {n}."}}\n' for n in range(9)))

    output, sent = run_on_a_terminal(postil, "extract", "texts.jsonl", "-o", "out", "--parts", "99")

    assert (output, "cutting" in sent) == (b"", True)
    assert re.search(r"9 articles, \d+ words/s, 0:00:00 left", sent), sent


def test_without_a_terminal_there_is_no_bar(filled: Program) -> None:
    assert "exporting" not in filled.run("export").error.decode()
