"""The index under kill -9, and with several processes on it at once."""

from __future__ import annotations

import random
import sqlite3
import subprocess
import sys
import time
from pathlib import Path
from unittest.mock import patch

import pytest

from store.index.library_index import LibraryIndex
from store.library.library import Library
from tests.store.index.shelves import ask, shelf

_INDEXING = """
import sys
from pathlib import Path
from store.index import library_index
from store.index.refreshing import refresh
from store.library.library import Library

library_index._BATCH_SECONDS = 0.0
while True:
    index = library_index.LibraryIndex(Library(Path(sys.argv[1])))
    index.open()
    for _ in refresh(index):
        print("x", end="", flush=True)
    index.close()
    if sys.argv[2:]:
        break
    index.path.unlink(missing_ok=True)
"""
_ARTICLES = 60


@pytest.fixture
def library(tmp_path: Path) -> Library:
    library = Library(tmp_path / "library")
    with patch("os.fsync"):
        shelf(library, {f"no {number}": f"Quill {number}.\n" for number in range(_ARTICLES)})
    return library


def started(library: Library, *arguments: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-c", _INDEXING, str(library.root), *arguments]
    return subprocess.Popen(command, stdout=subprocess.PIPE)


def test_a_kill_at_any_moment_leaves_every_article_whole_or_out(library: Library) -> None:
    for seed in range(2):
        process = started(library)
        assert process.stdout is not None
        process.stdout.read(1)
        time.sleep(random.Random(seed).random() / 5)
        process.kill()
        process.wait()
        process.stdout.close()
        path = library.root / "index.sqlite"
        if path.exists():
            database = sqlite3.connect(path)
            assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
            database.close()
        index = LibraryIndex(library)
        assert len(ask(index, "quill").places) == _ARTICLES
        assert index.trouble == ""
        index.close()


def test_several_processes_fill_one_index(library: Library) -> None:
    processes = [started(library, "once") for _ in range(2)]
    for process in processes:
        process.communicate(timeout=60)
        assert process.returncode == 0
    index = LibraryIndex(library)
    assert len(ask(index, "quill").places) == _ARTICLES
    answer = ask(index, "quill")
    assert (len(answer.places), answer.was_read) == (_ARTICLES, 0)
    index.close()
