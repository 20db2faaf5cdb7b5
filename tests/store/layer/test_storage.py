"""TinyDB on a storage that writes once a transaction, and only what can be read again."""

from __future__ import annotations

import errno
import os
from contextlib import suppress
from pathlib import Path

import pytest
from tinydb import TinyDB, where

from store.errors import StoreChanged, StoreDamaged
from store.layer.journal import journal_of
from store.layer.row_table import RowDatabase
from store.layer.storage import DurableStorage


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "anna.json"


@pytest.fixture
def database(path: Path) -> TinyDB:
    """A database with one row on disk."""
    database = RowDatabase(path, storage=DurableStorage)
    database.insert({"name": "Anna"})
    return database


def lines(path: Path) -> list[bytes]:
    """The lines of the journal."""
    return journal_of(path).read_bytes().splitlines()


def names(database: TinyDB) -> list[str]:
    return [row["name"] for row in database.all()]


def on_disk(path: Path) -> list[str]:
    return names(RowDatabase(path, storage=DurableStorage))


def test_rows_are_on_disk_after_each_operation(path: Path, database: TinyDB) -> None:
    database.insert({"name": "a lone surrogate \ud83d"})
    assert on_disk(path) == ["Anna", "a lone surrogate \ud83d"]


def test_a_transaction_is_one_line_of_the_journal(path: Path, database: TinyDB) -> None:
    before = lines(path)
    with database.storage.transaction():
        database.insert({"name": "Boris"})
        database.table("others").insert({"name": "Doris"})
        assert lines(path) == before
        assert names(database) == ["Anna", "Boris"]
    assert len(lines(path)) == len(before) + 1
    assert on_disk(path) == ["Anna", "Boris"]


def test_a_change_costs_what_it_changes(path: Path, database: TinyDB) -> None:
    database.insert_multiple({"name": f"name {number}"} for number in range(500))
    before = path.stat(), journal_of(path).stat()
    database.insert({"name": "Boris"})
    assert path.stat() == before[0]
    assert journal_of(path).stat().st_size - before[1].st_size < 100


def test_rows_may_be_changed_in_place_by_tinydb(path: Path, database: TinyDB) -> None:
    database.insert({"name": "Boris"})
    database.update({"name": "Doris"}, where("name") == "Boris")
    assert names(database) == on_disk(path) == ["Anna", "Doris"]
    database.drop_tables()
    assert names(database) == on_disk(path) == []


def test_an_exception_in_a_transaction_changes_nothing(path: Path, database: TinyDB) -> None:
    with suppress(RuntimeError), database.storage.transaction():
        database.insert({"name": "Boris"})
        raise RuntimeError
    assert names(database) == on_disk(path) == ["Anna"]


@pytest.mark.parametrize(
    ("call", "is_folded"),
    [
        ("os.fsync", False),
        ("os.pwrite", False),
        ("os.fsync", True),
        ("pathlib.Path.replace", True),
        ("store.files.durable.sync_folder", True),
    ],
)
def test_a_refused_change_can_be_tried_again(
    path: Path, database: TinyDB, monkeypatch: pytest.MonkeyPatch, call: str, is_folded: bool
) -> None:
    if is_folded:
        database.storage.fold()
    before = path.read_bytes()
    with monkeypatch.context() as fault:
        fault.setattr(call, full_disk)
        with pytest.raises(OSError, match="space"):
            replace_anna(database)
        assert names(database) == ["Anna"]
    assert path.read_bytes() == before
    if not call.endswith("sync_folder"):
        assert on_disk(path) == ["Anna"]
    replace_anna(database)
    assert names(database) == on_disk(path) == ["Boris"]


@pytest.mark.parametrize(
    "call", ["os.fsync", "pathlib.Path.replace", "store.files.durable.sync_folder"]
)
def test_a_refused_fold_loses_nothing_and_can_be_tried_again(
    path: Path, database: TinyDB, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    with monkeypatch.context() as fault:
        fault.setattr(call, full_disk)
        with pytest.raises(OSError, match="space"):
            database.storage.fold()
    assert on_disk(path) == ["Anna"]
    database.insert({"name": "Boris"})
    assert on_disk(path) == ["Anna", "Boris"]
    database.storage.fold()
    assert on_disk(path) == ["Anna", "Boris"]
    assert not journal_of(path).exists()


def test_a_change_by_another_program_is_not_written_over(path: Path, database: TinyDB) -> None:
    RowDatabase(path, storage=DurableStorage).insert({"name": "their row"})
    with pytest.raises(StoreChanged, match="another program"):
        database.insert({"name": "our row"})
    assert on_disk(path) == ["Anna", "their row"]


def test_a_file_that_is_replaced_from_outside_is_not_written_over(
    path: Path, database: TinyDB
) -> None:
    path.write_text('{"_default": {}}')
    with pytest.raises(StoreChanged, match="another program"):
        database.insert({"name": "our row"})
    with pytest.raises(StoreChanged, match="another program"):
        database.storage.fold()
    assert path.read_text() == '{"_default": {}}'
    with pytest.raises(StoreChanged, match="while its last changes stood in"):
        on_disk(path)


def test_a_deleted_file_is_not_made_again(path: Path, database: TinyDB) -> None:
    path.unlink()
    with pytest.raises(StoreChanged):
        database.insert({"name": "Boris"})
    assert not path.exists()


def test_a_file_that_appears_meanwhile_is_not_written_over(path: Path) -> None:
    database = RowDatabase(path, storage=DurableStorage)
    assert names(database) == []
    path.write_text("{}")
    with pytest.raises(StoreChanged):
        database.insert({"name": "Boris"})
    assert path.read_text() == "{}"


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\0" * 64,
        b'{"_default": {"1": {"name": "An',
        b'{"_default": {}}}}',
        b'{"_default": {"1": {"score": NaN}}}',
        b"[]",
        b"null",
        b'{"_default": []}',
        b"\xff\xfe",
        b"[" * 100_000,
        b'{"a":' * 100_000 + b"1" + b"}" * 100_000,
        b'{"_default": {"1": {"name": "Anna"}, "1": {"name": "Boris"}}}',
        b"1" * 5_000,
    ],
    ids=lambda content: repr(content[:12]),
)
def test_a_damaged_file_is_refused_and_left_as_it_is(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    database = RowDatabase(path, storage=DurableStorage)
    with pytest.raises(StoreDamaged, match="damaged"):
        database.all()
    with pytest.raises(StoreDamaged):
        database.insert({"name": "Boris"})
    assert path.read_bytes() == content


def replace_anna(database: TinyDB) -> None:
    with database.storage.transaction():
        database.truncate()
        database.insert({"name": "Boris"})


def full_disk(*_: object) -> None:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
