"""TinyDB on a storage that writes once a transaction, and only what can be read again."""

from __future__ import annotations

import errno
import json
import os
from contextlib import suppress
from pathlib import Path

import pytest
from tinydb import TinyDB

from store.errors import StoreChanged, StoreDamaged
from store.storage import DurableStorage


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "anna.json"


@pytest.fixture
def database(path: Path) -> TinyDB:
    """A database with one row on disk."""
    database = TinyDB(path, storage=DurableStorage)
    database.insert({"name": "Anna"})
    return database


def names(database: TinyDB) -> list[str]:
    return [row["name"] for row in database.all()]


def on_disk(path: Path) -> list[str]:
    return names(TinyDB(path, storage=DurableStorage))


def test_rows_are_on_disk_after_each_operation(path: Path, database: TinyDB) -> None:
    database.insert({"name": "a lone surrogate \ud83d"})
    assert on_disk(path) == ["Anna", "a lone surrogate \ud83d"]


def test_a_transaction_is_one_write(
    path: Path, database: TinyDB, monkeypatch: pytest.MonkeyPatch
) -> None:
    written: list[bytes] = []
    monkeypatch.setattr("store.storage.write_durably", lambda *call, **_: written.append(call[1]))
    with database.storage.transaction():
        database.insert({"name": "Boris"})
        database.table("others").insert({"name": "Doris"})
        assert written == []
        assert names(database) == ["Anna", "Boris"]
    assert [list(json.loads(data)) for data in written] == [["_default", "others"]]


def test_an_exception_in_a_transaction_changes_nothing(path: Path, database: TinyDB) -> None:
    with suppress(RuntimeError), database.storage.transaction():
        database.insert({"name": "Boris"})
        raise RuntimeError
    assert names(database) == on_disk(path) == ["Anna"]


@pytest.mark.parametrize("call", ["os.fsync", "pathlib.Path.replace"])
def test_a_refused_write_keeps_file_and_memory_as_before(
    path: Path, database: TinyDB, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    before = path.read_bytes()
    with monkeypatch.context() as fault:
        fault.setattr(call, full_disk)
        with pytest.raises(OSError, match="space"):
            replace_anna(database)
    assert path.read_bytes() == before
    assert names(database) == ["Anna"]


def test_a_write_can_be_tried_again_when_only_the_folder_failed(
    path: Path, database: TinyDB, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as fault:
        fault.setattr("store.durable._sync_folder", full_disk)
        with pytest.raises(OSError, match="space"):
            database.insert({"name": "Boris"})
    database.insert({"name": "Doris"})
    assert names(database) == on_disk(path)
    assert "Doris" in on_disk(path)


def test_a_change_by_another_program_is_not_written_over(path: Path, database: TinyDB) -> None:
    TinyDB(path, storage=DurableStorage).insert({"name": "their row"})
    with pytest.raises(StoreChanged, match="another program"):
        database.insert({"name": "our row"})
    assert on_disk(path) == ["Anna", "their row"]


def test_a_deleted_file_is_not_made_again(path: Path, database: TinyDB) -> None:
    path.unlink()
    with pytest.raises(StoreChanged):
        database.insert({"name": "Boris"})
    assert not path.exists()


def test_a_file_that_appears_meanwhile_is_not_written_over(path: Path) -> None:
    database = TinyDB(path, storage=DurableStorage)
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
        b"1" * 5_000,
    ],
    ids=lambda content: repr(content[:12]),
)
def test_a_damaged_file_is_refused_and_left_as_it_is(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    database = TinyDB(path, storage=DurableStorage)
    with pytest.raises(StoreDamaged, match="damaged"):
        database.all()
    with pytest.raises(StoreDamaged):
        database.insert({"name": "Boris"})
    assert path.read_bytes() == content


def replace_anna(database: TinyDB) -> None:
    with database.storage.transaction():
        database.remove(doc_ids=[1])
        database.insert({"name": "Boris"})


def full_disk(*_: object) -> None:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
