"""After any fault a file has its old or its new content, never a part of it."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from store.files.durable import backup_of, remove_leftovers, write_durably


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "anna.json"
    path.write_bytes(b"old")
    return path


def refuse(*_: object, **__: object) -> None:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def names(file: Path) -> list[str]:
    return sorted(path.name for path in file.parent.iterdir())


def test_a_write_replaces_the_content(file: Path) -> None:
    write_durably(file, b"new")
    assert file.read_bytes() == b"new"
    assert names(file) == ["anna.json"]


def test_a_new_file_is_made(tmp_path: Path) -> None:
    write_durably(tmp_path / "new.json", b"new", backup=True)
    assert (tmp_path / "new.json").read_bytes() == b"new"
    assert names(tmp_path / "new.json") == ["new.json"]


@pytest.mark.parametrize("call", ["os.fsync", "os.fdopen", "pathlib.Path.replace"])
def test_a_refused_write_leaves_the_old_content_and_nothing_else(
    file: Path, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    monkeypatch.setattr(call, refuse)
    with pytest.raises(OSError, match="space"):
        write_durably(file, b"new")
    assert file.read_bytes() == b"old"
    assert names(file) == ["anna.json"]


def test_the_content_is_on_disk_before_it_gets_its_name(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    synced: list[tuple[str, bytes]] = []
    fsync = os.fsync

    def watched(descriptor: int) -> None:
        is_folder = os.path.isdir(f"/dev/fd/{descriptor}")  # noqa: PTH112 - no real path
        synced.append(("folder" if is_folder else "file", file.read_bytes()))
        fsync(descriptor)

    monkeypatch.setattr("os.fsync", watched)
    write_durably(file, b"new")
    assert synced == [("file", b"old"), ("folder", b"new")]


def test_a_refused_folder_is_reported_though_the_new_content_is_in_place(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("store.files.durable.sync_folder", refuse)
    with pytest.raises(OSError, match="space"):
        write_durably(file, b"new")
    assert file.read_bytes() == b"new"


def test_the_version_before_is_kept_as_backup(file: Path) -> None:
    write_durably(file, b"newer", backup=True)
    write_durably(file, b"newest", backup=True)
    assert backup_of(file).read_bytes() == b"newer"
    assert names(file) == ["anna.json", "anna.json.bak"]


def test_without_hard_links_the_backup_is_a_copy(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("os.link", refuse)
    write_durably(file, b"new", backup=True)
    assert file.read_bytes() == b"new"
    assert backup_of(file).read_bytes() == b"old"
    assert names(file) == ["anna.json", "anna.json.bak"]


def test_a_backup_that_is_the_file_itself_leaves_no_link_behind(file: Path) -> None:
    os.link(file, backup_of(file))
    write_durably(file, b"new", backup=True)
    assert backup_of(file).read_bytes() == b"old"
    assert names(file) == ["anna.json", "anna.json.bak"]


def test_leftovers_of_a_crash_are_removed_but_not_those_of_other_files(file: Path) -> None:
    for name in (".anna.json.x1.tmp", ".anna.json.link.tmp", ".boris.json.x2.tmp"):
        (file.parent / name).touch()
    remove_leftovers(file)
    assert names(file) == [".boris.json.x2.tmp", "anna.json"]
