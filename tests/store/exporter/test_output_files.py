"""The files of an export: all of them or none."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from store.errors import WriteFailed
from store.exporter.output_files import write_files


def test_an_export_to_a_full_disk_leaves_no_part_of_a_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    (tmp_path / "old.jsonl").write_bytes(b"old")
    monkeypatch.setattr(os, "fsync", full)
    for name in ("new.jsonl", "old.jsonl"):
        with pytest.raises(WriteFailed, match="No space left"):
            write_files({tmp_path / name: b"new"}, library=tmp_path / "library", force=True)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"old.jsonl": b"old"}
