"""Folders that were opened before, in a file that nothing depends on."""

from __future__ import annotations

from pathlib import Path

import pytest

from store.library.library import Library
from store.library.recent_folders import RecentFolder, RecentFolders


def folder(number: int, opened: float = 0.0) -> RecentFolder:
    return RecentFolder(f"/texts/{number}", number, opened)


def test_the_folder_opened_last_comes_first_once_and_the_oldest_are_forgotten(
    tmp_path: Path,
) -> None:
    recent = RecentFolders(Library(tmp_path))
    for number in (*range(12), 5):
        recent.add(folder(number))
    assert [row.articles for row in recent.all()] == [5, 11, 10, 9, 8, 7, 6, 4, 3]
    recent.drop("/texts/11")
    assert [row.articles for row in recent.all()][:2] == [5, 10]


def test_a_folder_has_the_name_of_its_last_part_and_may_be_gone(tmp_path: Path) -> None:
    assert folder(3).name == "3/"
    assert folder(3).is_gone()
    assert not RecentFolder(str(tmp_path), 1, 0.0).is_gone()


@pytest.mark.parametrize("content", [b"", b"[]", b'{"folders": 3}', b'{"folders": [{"path": 1}]}'])
def test_a_damaged_file_offers_nothing_and_is_written_anew(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "recent.json").write_bytes(content)
    recent = RecentFolders(Library(tmp_path))
    assert recent.all() == []
    recent.add(folder(1))
    assert recent.all() == [folder(1)]
