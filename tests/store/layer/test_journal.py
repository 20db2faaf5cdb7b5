"""A journal is read as far as it was written, and a file that gets damaged comes back from it."""

from __future__ import annotations

import random
import shutil
from pathlib import Path

import pytest
from tinydb import TinyDB

from store.errors import StoreChanged, StoreDamaged
from store.files.durable import backup_of
from store.layer.backup import BackupStorage, find_backup
from store.layer.journal import journal_of
from store.layer.row_table import RowDatabase
from store.layer.storage import DurableStorage

NAMES = ["Anna", "Boris", "Doris", "Emil"]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A file without tables, and a journal with a line for each name."""
    path = tmp_path / "anna.json"
    database = opened(path)
    for name in NAMES:
        database.insert({"name": name})
    return path


def opened(path: Path, storage: type[DurableStorage] = DurableStorage) -> TinyDB:
    return RowDatabase(path, storage=storage)


def names(path: Path, storage: type[DurableStorage] = DurableStorage) -> list[str]:
    return [row["name"] for row in opened(path, storage).all()]


def test_a_line_that_was_cut_off_does_not_count_and_those_before_it_do(path: Path) -> None:
    content = journal_of(path).read_bytes()
    ends = [offset + 1 for offset, byte in enumerate(content) if byte == ord("\n")]
    for cut in range(ends[0], len(content)):
        for tail in (b"", b"\0" * 30, b"\0" * 30 + b"\n"):
            journal_of(path).write_bytes(content[:cut] + tail)
            complete = sum(end <= cut for end in ends) - 1
            assert names(path) == NAMES[:complete], (cut, tail)


def test_work_goes_on_behind_a_line_that_was_cut_off(path: Path) -> None:
    journal_of(path).write_bytes(journal_of(path).read_bytes()[:-5])
    opened(path).insert({"name": "Ferrol"})
    assert names(path) == [*NAMES[:-1], "Ferrol"]


@pytest.mark.parametrize("line", range(1, 4))
def test_a_damaged_line_before_others_is_damage_and_all_before_it_comes_back(
    path: Path, line: int
) -> None:
    lines = journal_of(path).read_bytes().splitlines(keepends=True)
    lines[line] = lines[line].replace(b"name", b"nome")
    journal_of(path).write_bytes(b"".join(lines))
    with pytest.raises(StoreDamaged, match=f"line {line + 1} of .*journal is damaged"):
        names(path)
    assert names(path, BackupStorage) == NAMES[: line - 1]


def test_a_file_is_up_to_date_when_the_journal_was_not_set_aside(path: Path) -> None:
    journal_copy = path.with_name("copy")
    journal_of(path).rename(journal_copy)
    shutil.copy(journal_copy, journal_of(path))
    fold(path)
    backup_of(journal_of(path)).rename(journal_of(path))
    assert names(path) == NAMES
    opened(path).insert({"name": "Ferrol"})
    assert names(path) == [*NAMES, "Ferrol"]


def test_a_fold_that_was_cut_off_before_the_file_was_replaced_changes_nothing(path: Path) -> None:
    before = path.read_bytes()
    fold(path)
    path.write_bytes(before)
    backup_of(journal_of(path)).rename(journal_of(path))
    assert names(path) == NAMES
    fold(path)
    assert names(path) == NAMES


@pytest.mark.parametrize("seed", range(40))
def test_whatever_was_stored_comes_back_without_the_file(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    path = tmp_path / "anna.json"
    database = opened(path)
    for number in range(chance.randint(1, 12)):
        action = chance.choice(("insert", "insert", "remove", "fold", "open"))
        if action == "insert":
            database.insert({"name": f"name {number}"})
        elif action == "remove":
            database.remove(doc_ids=[row.doc_id for row in database.all()[:1]])
        elif action == "fold":
            database.storage.fold()
        else:
            database = opened(path)
    stored = names(path)
    path.unlink(missing_ok=True)
    assert names(path, BackupStorage) == stored


def test_a_journal_of_another_version_is_not_applied(path: Path) -> None:
    path.write_text('{"_default": {"x": {"name": "theirs"}}}')
    with pytest.raises(StoreChanged, match="changed by another program"):
        names(path)


def test_a_file_that_is_gone_while_there_is_a_journal_is_missed(path: Path) -> None:
    path.unlink()
    with pytest.raises(StoreDamaged, match="is missing"):
        names(path)
    assert names(path, BackupStorage) == NAMES


def test_where_there_is_nothing_there_is_no_backup(tmp_path: Path) -> None:
    assert find_backup(tmp_path / "anna.json") is None


def test_a_reader_sees_all_while_a_writer_folds(path: Path) -> None:
    """The file is replaced and the journal set aside between two reads of the reader."""
    storage = DurableStorage(path)
    read_both = storage._read_both
    calls = []

    def interrupted() -> object:
        if not calls:
            calls.append(1)
            journal = journal_of(path).read_bytes()
            assert journal
            fold(path)
        return read_both()

    storage._read_both = interrupted  # type: ignore[method-assign, assignment]
    tables = storage.read()
    assert tables is not None
    assert [row["name"] for row in tables["_default"].values()] == NAMES


def fold(path: Path) -> None:
    storage = DurableStorage(path)
    storage.read()
    storage.fold()
