"""One writer a layer: a lock that another process cannot take and no crash leaves behind."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from store.errors import StoreLocked
from store.files.lock import WriterLock

HOLD = """
import pathlib, sys
from store.files.lock import WriterLock
lock = WriterLock(pathlib.Path(sys.argv[1]))
lock.acquire()
print("locked", flush=True)
sys.stdin.read()
"""


@contextmanager
def holder(path: Path) -> Iterator[subprocess.Popen[bytes]]:
    """Another process that holds the lock."""
    command = [sys.executable, "-c", HOLD, str(path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"locked\n"
        yield process
        process.kill()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "anna.lock"


def test_another_process_cannot_take_the_lock_and_learns_who_holds_it(path: Path) -> None:
    with holder(path) as process, pytest.raises(StoreLocked, match=f"process {process.pid}$"):
        WriterLock(path).acquire()


def test_the_lock_is_free_after_its_holder_was_killed(path: Path) -> None:
    with holder(path) as process:
        process.kill()
        process.wait()
        WriterLock(path).acquire()


def test_a_second_window_of_the_same_process_cannot_take_it_either(path: Path) -> None:
    first, second = WriterLock(path), WriterLock(path)
    first.acquire()
    with pytest.raises(StoreLocked):
        second.acquire()
    first.release()
    second.acquire()
    second.release()


def test_the_lock_file_is_never_replaced(path: Path) -> None:
    lock = WriterLock(path)
    lock.acquire()
    inode = path.stat().st_ino
    lock.release()
    lock.acquire()
    assert path.stat().st_ino == inode
    lock.release()


def test_releasing_twice_is_no_fault(path: Path) -> None:
    lock = WriterLock(path)
    lock.acquire()
    lock.release()
    lock.release()
    assert lock.is_free()


def test_a_file_system_without_locks_does_not_keep_anyone_out(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_locks(*_: object) -> None:
        raise OSError(95, "Operation not supported")

    monkeypatch.setattr("fcntl.flock", no_locks)
    first, second = WriterLock(path), WriterLock(path)
    first.acquire()
    second.acquire()
    assert not first.is_exclusive
    assert not second.is_exclusive
