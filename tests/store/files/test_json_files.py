"""Small JSON files: needed ones are reported when they are damaged, others are done without."""

from __future__ import annotations

from pathlib import Path

import pytest

from store.errors import StoreDamaged, WriteFailed
from store.files.json_files import (
    read_json,
    read_optional,
    to_json,
    write_optional,
    write_with_folder,
)

NOT_OBJECTS = [b"", b"[]", b"{", b"\xff", b"[" * 99_999]


def test_an_object_with_lone_surrogates_comes_back(tmp_path: Path) -> None:
    path = tmp_path / "new folder" / "names.json"
    write_with_folder(path, to_json({"Жанна \udcff": [1, None]}))
    assert read_json(path) == read_optional(path) == {"Жанна \udcff": [1, None]}


@pytest.mark.parametrize("content", NOT_OBJECTS)
def test_a_file_without_an_object_is_damaged_or_done_without(
    tmp_path: Path, content: bytes
) -> None:
    path = tmp_path / "names.json"
    path.write_bytes(content)
    with pytest.raises(StoreDamaged, match=r"names\.json"):
        read_json(path)
    assert read_optional(path) == {}


def test_a_missing_file_is_damaged_or_done_without(tmp_path: Path) -> None:
    with pytest.raises(StoreDamaged):
        read_json(tmp_path / "names.json")
    assert read_optional(tmp_path / "names.json") == {}


def test_a_refusal_of_the_disk_is_an_error_or_without_consequence(tmp_path: Path) -> None:
    (tmp_path / "folder").write_text("in the way")
    path = tmp_path / "folder" / "names.json"
    with pytest.raises(WriteFailed, match="folder"):
        write_with_folder(path, b"{}")
    write_optional(path, b"{}")
    assert (tmp_path / "folder").read_text() == "in the way"
