"""Nothing that was called saved is lost, whatever happens: the short form of `make crash`."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest

from store.files import durable
from store.files.line_file import LineFile
from store.files.staging import Staging
from store.layer.journal import JournalWriter
from store.library.library import Library
from tests.system.faults import (
    bad_files,
    five_writers,
    full_disk,
    killing,
    killing_app,
    killing_cues,
    killing_import,
    killing_learner,
    power,
    power_app,
    power_import,
    two_writers,
)
from tests.system.faults.outcomes import Outcomes
from tests.system.terminal.faulty import InPlaceStorage


def test_kill_at_any_moment_loses_nothing_that_was_acknowledged(tmp_path: Path) -> None:
    assert killing.trials(tmp_path, 15).is_clean


def test_kill_of_the_learner_leaves_one_whole_model(tmp_path: Path) -> None:
    assert killing_learner.trials(tmp_path, 12).is_clean


def test_kill_while_cues_are_counted_leaves_a_whole_list(tmp_path: Path) -> None:
    assert killing_cues.trials(tmp_path, 12).is_clean


def test_kill_of_an_import_leaves_each_article_whole_or_absent(tmp_path: Path) -> None:
    assert killing_import.trials(tmp_path, 6).is_clean


@pytest.mark.parametrize("syncs_all", [True, False])
def test_a_power_cut_after_any_call_of_an_import_loses_nothing(
    tmp_path: Path, syncs_all: bool
) -> None:
    assert power_import.trial(tmp_path, 1, every=9, syncs_all=syncs_all).is_clean


def test_a_batch_that_is_moved_before_it_is_synced_shows_a_power_cut(tmp_path: Path) -> None:
    with patch.object(Staging, "sync", lambda self: None):
        outcomes = power_import.trial(tmp_path, 1, every=5)

    assert outcomes.damaged


def test_a_process_that_is_stopped_and_then_killed_loses_nothing(tmp_path: Path) -> None:
    assert killing.stopped_trials(tmp_path, 10).is_clean


def test_a_power_cut_loses_nothing_that_was_acknowledged(tmp_path: Path) -> None:
    assert power.trials(tmp_path, 60).is_clean


def test_a_full_disk_leaves_what_was_acknowledged(tmp_path: Path) -> None:
    assert full_disk.trials(tmp_path, 5).is_clean


def test_two_writers_lose_nothing_of_each_other(tmp_path: Path) -> None:
    assert two_writers.trials(tmp_path, 400).is_clean


def test_five_writers_lose_nothing_when_two_of_them_are_killed(tmp_path: Path) -> None:
    assert five_writers.trials(tmp_path, 3).is_clean


def test_a_plan_that_is_read_and_written_without_a_lock_shows(tmp_path: Path) -> None:
    def add(file: LineFile, make_lines: Callable[[bytes], bytes]) -> None:
        content = file.content()
        file.path.parent.mkdir(exist_ok=True)
        file.path.write_bytes(content + make_lines(content))

    with patch.object(LineFile, "add", add):
        trials = (five_writers.trial(Library(tmp_path / str(seed)), seed) for seed in range(40))
        assert any(each.lost for each in trials)


@pytest.mark.parametrize("name", bad_files.BAD)
def test_a_bad_file_is_refused_and_left_as_it_is(tmp_path: Path, name: str) -> None:
    assert bad_files.trial(Library(tmp_path), name).is_clean


def test_kill_of_the_program_loses_nothing_that_it_called_saved(tmp_path: Path) -> None:
    assert killing_app.trials(tmp_path, 2).is_clean


def test_the_program_loses_nothing_when_it_is_stopped_and_then_killed(tmp_path: Path) -> None:
    assert killing_app.stopped_trials(tmp_path, 2).is_clean


def test_a_power_cut_after_any_call_of_the_program_loses_nothing(tmp_path: Path) -> None:
    assert power_app.trial(tmp_path, 1, orders=1).is_clean


def test_on_a_disk_that_does_not_sync_folders_such_a_power_cut_shows(tmp_path: Path) -> None:
    outcomes = power_app.trial(tmp_path, 1, orders=2, syncs_folders=False)
    assert outcomes.lost


def test_without_syncing_files_a_power_cut_shows(tmp_path: Path) -> None:
    with patch.object(durable, "os", _WithoutSync()):
        assert any(each.lost or each.damaged for each in _power_cuts(tmp_path, 60))


def test_without_syncing_the_journal_a_power_cut_shows(tmp_path: Path) -> None:
    def append(path: Path, data: bytes, *, at: int) -> None:
        with path.open("r+b", buffering=0) as file:
            file.seek(at)
            file.write(data)

    with patch("store.layer.journal.append_durably", append):
        assert any(each.lost for each in _power_cuts(tmp_path, 60))


def test_without_naming_the_next_version_a_cut_off_fold_shows(tmp_path: Path) -> None:
    with patch.object(JournalWriter, "name_version", lambda *_: None):
        assert any(each.lost or each.damaged for each in _power_cuts(tmp_path, 120))


def test_without_syncing_folders_a_power_cut_shows(tmp_path: Path) -> None:
    with patch.object(durable, "sync_folder", lambda folder: None):
        assert any(each.lost for each in _power_cuts(tmp_path, 60))


def test_without_atomic_replacement_a_power_cut_shows(tmp_path: Path) -> None:
    cuts = _power_cuts(tmp_path, 60, storage_class=InPlaceStorage)
    assert any(each.lost or each.damaged for each in cuts)


def test_a_list_of_cues_that_is_rewritten_in_place_shows_a_kill(tmp_path: Path) -> None:
    def write_in_place(path: Path, data: bytes) -> None:
        with path.open("wb", buffering=0) as file:
            for start in range(0, len(data), 100):
                file.write(data[start : start + 100])
                # A slow disk; a fast one would leave the kill little time to fall between two.
                time.sleep(0.001)

    with patch("store.library.cue_lists.write_with_folder", write_in_place):
        trials = (killing_cues.trial(Library(tmp_path / str(seed)), seed) for seed in range(60))
        assert any(each.lost or each.damaged for each in trials)


def _power_cuts(folder: Path, count: int, **options: Any) -> Iterator[Outcomes]:
    """So many trials, each made when the one before it has shown nothing."""
    return (power.trial(folder / str(seed), seed, **options) for seed in range(count))


class _WithoutSync:
    """The module `os` with an fsync that does nothing."""

    def __getattr__(self, name: str) -> Any:
        return getattr(os, name)

    def fsync(self, descriptor: int) -> None:
        """Leave the file to the cache."""
