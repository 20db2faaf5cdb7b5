"""The writer's thread: updates in order, acknowledged when they are on disk and not before."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from annotate.commands import AddEntity
from store.editing.session import Session
from store.errors import StoreChanged, StoreError
from store.layer.layer import Layer
from store.layer.writer import LayerWriter
from tests.builders import annotations, author, entity
from tests.patience import PATIENCE

QUOTES = ("Ms May", "deal", "she", "Mr Lavrov", "Moscow")
"""Seconds after which a report will not come any more."""


class Reports:
    """The reports of the writer, in order: numbers of saved updates and reasons of failures."""

    def __init__(self) -> None:
        self.received: list[int | str] = []
        self._changed = threading.Condition()

    def saved(self, number: int) -> None:
        self._add(number)

    def failed(self, error: StoreError) -> None:
        self._add(str(error).partition(";")[0])

    def wait_for(self, expected: list[int | str]) -> None:
        with self._changed:
            assert self._changed.wait_for(lambda: self.received == expected, PATIENCE), (
                self.received
            )

    def _add(self, report: int | str) -> None:
        with self._changed:
            self.received.append(report)
            self._changed.notify_all()


class Disk:
    """A disk whose fsync waits while it is held up, and fails while it is full."""

    def __init__(self) -> None:
        self.is_full = False
        self.reached = threading.Event()
        self._ready = threading.Event()
        self._ready.set()
        self._fsync = os.fsync

    def hold_up(self) -> None:
        self.reached.clear()
        self._ready.clear()

    def go_on(self) -> None:
        self._ready.set()

    def fsync(self, descriptor: int) -> None:
        self.reached.set()
        assert self._ready.wait(PATIENCE)
        if self.is_full:
            raise OSError(28, "no space left")
        self._fsync(descriptor)


class Work:
    """A session whose updates a writer stores."""

    def __init__(self, path: Path) -> None:
        self.reports = Reports()
        self.layer = Layer(path)
        self.writer = LayerWriter(
            self.layer, {}, on_saved=self.reports.saved, on_failed=self.reports.failed
        )
        self.session = Session(annotations(), author(), self.writer)

    def label(self, *quotes: str) -> None:
        for quote in quotes:
            self.session.perform(AddEntity(entity(quote)))

    @property
    def stored(self) -> list[str]:
        """The quotes on disk, in the order of the history."""
        edits = Layer(self.layer.path).load().history.edits
        return [edit.description.split("“")[1].rstrip("”") for edit in edits]


def wait_until(condition: Callable[[], bool]) -> None:
    for _ in range(int(PATIENCE / 0.01)):
        if condition():
            return
        time.sleep(0.01)
    raise AssertionError("waited in vain")


@pytest.fixture
def disk(monkeypatch: pytest.MonkeyPatch) -> Disk:
    disk = Disk()
    monkeypatch.setattr("os.fsync", disk.fsync)
    return disk


@pytest.fixture
def work(tmp_path: Path, disk: Disk) -> Iterator[Work]:
    work = Work(tmp_path / "anna.json")
    yield work
    disk.is_full = False
    disk.go_on()
    work.writer.close()


def test_an_update_is_acknowledged_when_it_is_on_disk(work: Work) -> None:
    work.label("Ms May")
    work.reports.wait_for([1])
    assert work.stored == ["Ms May"]


def test_nothing_is_acknowledged_while_the_disk_is_at_work(work: Work, disk: Disk) -> None:
    disk.hold_up()
    work.label("Ms May")
    assert disk.reached.wait(PATIENCE)
    assert work.reports.received == []
    assert work.stored == []
    disk.go_on()
    work.reports.wait_for([1])


def test_steps_that_wait_for_the_disk_are_stored_in_one_write(work: Work, disk: Disk) -> None:
    disk.hold_up()
    work.label("Ms May")
    assert disk.reached.wait(PATIENCE)
    work.label("deal", "she", "Mr Lavrov")
    disk.go_on()
    work.reports.wait_for([1, 4])
    assert work.stored == ["Ms May", "deal", "she", "Mr Lavrov"]


def test_a_failed_step_is_kept_and_stored_when_it_is_tried_again(work: Work, disk: Disk) -> None:
    disk.is_full = True
    work.label("Ms May")
    work.reports.wait_for(["no space left"])
    assert work.stored == []
    disk.is_full = False
    work.writer.flush()
    work.reports.wait_for(["no space left", 1])
    assert work.stored == ["Ms May"]


def test_a_failed_step_goes_with_the_next_one(work: Work, disk: Disk) -> None:
    disk.is_full = True
    work.label("Ms May")
    work.reports.wait_for(["no space left"])
    disk.is_full = False
    work.label("deal")
    work.reports.wait_for(["no space left", 2])
    assert work.stored == ["Ms May", "deal"]


def test_a_step_that_comes_while_another_fails_is_tried_too(work: Work, disk: Disk) -> None:
    disk.is_full = True
    disk.hold_up()
    work.label("Ms May")
    assert disk.reached.wait(PATIENCE)
    work.label("deal")
    disk.go_on()
    work.reports.wait_for(["no space left", "no space left"])


def test_an_unforeseen_failure_is_reported_and_ends_nothing(
    work: Work, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as fault:
        fault.setattr("store.layer.journal.json.dumps", lambda _: {}["an unforeseen failure"])
        work.label("Ms May")
        work.reports.wait_for(["KeyError: 'an unforeseen failure'"])
    work.writer.flush()
    work.reports.wait_for(["KeyError: 'an unforeseen failure'", 1])


@pytest.mark.parametrize(
    "limit", ["store.layer.writer.IDLE_SECONDS", "store.layer.storage._LIGHT_BYTES"]
)
def test_the_journal_is_folded_in_when_idle_and_when_it_is_heavy(
    work: Work, monkeypatch: pytest.MonkeyPatch, limit: str
) -> None:
    monkeypatch.setattr(limit, 0)
    work.label("Ms May")
    work.reports.wait_for([1])
    wait_until(lambda: not work.layer.journal_path.exists())
    assert work.stored == ["Ms May"]


def test_a_long_file_is_left_alone_for_longer(work: Work, monkeypatch: pytest.MonkeyPatch) -> None:
    work.label("Ms May")
    work.reports.wait_for([1])
    work.layer.settle()
    monkeypatch.setattr("store.layer.writer.IDLE_SECONDS", 0.01)
    monkeypatch.setattr("store.layer.writer._MEGABYTE", 1)
    work.label("deal")
    work.reports.wait_for([1, 2])
    time.sleep(0.2)
    assert work.layer.journal_path.exists()
    assert work.writer.close() is None
    assert not work.layer.journal_path.exists()


def test_close_folds_the_journal_in(work: Work) -> None:
    work.label("Ms May")
    assert work.writer.close() is None
    assert not work.layer.journal_path.exists()
    assert work.stored == ["Ms May"]


def test_a_full_disk_does_not_make_closing_a_failure(work: Work, disk: Disk) -> None:
    work.label("Ms May")
    work.reports.wait_for([1])
    disk.is_full = True
    assert work.writer.close() is None
    assert work.layer.journal_path.exists()
    assert work.stored == ["Ms May"]


def test_closing_reports_that_the_file_was_changed_from_outside(work: Work) -> None:
    work.label("Ms May")
    work.reports.wait_for([1])
    work.layer.path.write_text("{}")
    assert isinstance(work.writer.close(), StoreChanged)
    assert work.layer.path.read_text() == "{}"


def test_close_stores_what_waits(work: Work, disk: Disk) -> None:
    disk.hold_up()
    work.label(*QUOTES)
    threading.Timer(0, disk.go_on).start()
    assert work.writer.close() is None
    assert work.stored == list(QUOTES)
    assert work.reports.received[-1] == len(QUOTES)


def test_close_tries_again_and_returns_what_is_left_to_tell(work: Work, disk: Disk) -> None:
    disk.is_full = True
    work.label("Ms May")
    work.reports.wait_for(["no space left"])
    trouble = work.writer.close()
    assert "no space left" in str(trouble)
    assert work.stored == []
