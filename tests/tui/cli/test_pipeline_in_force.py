"""The pipeline in force: a named one, a picked one, the library's, the usual one."""

from __future__ import annotations

import json
from pathlib import Path

from store.library.library import Library
from store.library.preferences import Preferences
from tui.config.pipeline_in_force import PIPELINE, pipeline_in_force


def pipeline(folder: Path, name: str) -> str:
    """The folder of what looks like a pipeline."""
    (folder / name).mkdir(parents=True)
    meta = {"lang": "en", "name": name, "version": "1"}
    (folder / name / "meta.json").write_text(json.dumps(meta))
    return str(folder / name)


def test_each_goes_before_the_next(tmp_path: Path) -> None:
    library = Library(tmp_path / "library")
    names = ("named", "picked", "shared", "usual")
    named, picked, shared, usual = (pipeline(tmp_path, name) for name in names)

    def in_force(annotator: str | None = "anna", **options: str) -> str:
        return pipeline_in_force(library, annotator, usual=usual, **options).name

    assert in_force() == "en_usual"
    assert Preferences(library, None).set(PIPELINE, shared)
    assert in_force() == in_force(None) == "en_shared"
    assert Preferences(library, "anna").set(PIPELINE, picked)
    assert [in_force(), in_force("ben"), in_force(None)] == ["en_picked", "en_shared", "en_shared"]
    assert in_force(named=named) == "en_named"
    Preferences(library, "anna").forget(PIPELINE)
    assert in_force() == "en_shared"
    (Path(shared) / "meta.json").unlink()
    assert in_force() == "en_usual"
