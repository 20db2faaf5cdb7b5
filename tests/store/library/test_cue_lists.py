"""The list of own cues in a library: written by whoever learns, set aside where it is damaged."""

from __future__ import annotations

from pathlib import Path

import pytest

from annotate.own_cues import CueCount, CuePart
from store.library.cue_lists import count_cues_anew, read_cues
from store.library.library import Library

COUNTS = {("bristle", CuePart.VERB): CueCount("bristled at", 3, 1)}


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return Library(tmp_path)


def test_counting_writes_a_list_that_a_person_can_edit(library: Library) -> None:
    assert read_cues(library)[0].cues == ()
    count_cues_anew(library, "ann", COUNTS)
    path = library.cues_path
    assert 'phrase = "bristled at"' in path.read_text("utf-8")
    path.write_text(path.read_text("utf-8").replace("use = true", "use = false"), "utf-8")
    cues, remark = count_cues_anew(library, "bob", COUNTS)
    assert remark == ""
    assert [(cue.use, cue.times_marked) for cue in cues] == [(False, 6)]
    assert read_cues(library) == (cues, "")


def test_without_a_change_and_without_cues_nothing_is_written(library: Library) -> None:
    count_cues_anew(library, "ann", {})
    assert not library.cues_path.exists()
    count_cues_anew(library, "ann", COUNTS)
    before = library.cues_path.stat().st_mtime_ns
    count_cues_anew(library, "ann", COUNTS)
    assert library.cues_path.stat().st_mtime_ns == before


@pytest.mark.parametrize("content", [b"\xff\xfe\x00", b"[[cue]", b"[[cue]]\nlemma = 3\n"])
def test_a_damaged_list_is_left_by_readers_and_set_aside_by_learners(
    library: Library, content: bytes
) -> None:
    path = library.cues_path
    path.write_bytes(content)
    cues, remark = read_cues(library)
    assert (cues.cues, path.read_bytes()) == ((), content)
    assert remark.startswith(str(path))
    assert remark.endswith("; suggestions go on without it")
    cues, remark = count_cues_anew(library, "ann", COUNTS)
    [copy] = library.root.glob("cues.toml.replaced-*")
    assert copy.read_bytes() == content
    assert remark.endswith(f"; set aside as {copy.name}")
    assert read_cues(library) == (cues, "")


def test_a_folder_in_its_place_is_no_list(library: Library) -> None:
    library.cues_path.mkdir()
    assert "is not a list of cues" in read_cues(library)[1]
