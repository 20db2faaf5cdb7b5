"""The pipeline that somebody picks in a library is the library's from then on."""

from __future__ import annotations

import json
from pathlib import Path

from annotate.author import Author
from annotate.extract.pipeline import choose
from store.library.library import Library
from tests.tui.reader_harness import open_reader, until
from tui.config.workspace import Workspace


async def test_a_picked_pipeline_stays_the_librarys(tmp_path: Path) -> None:
    other = _pipeline(tmp_path / "other")
    library = tmp_path / "library"
    async with open_reader(library, usual_model=str(other)) as user:
        assert title(user.reader.workspace) == "en_other 1"
        await user.press("R", "down", "enter")
        await until(user.pilot, lambda: title(user.reader.workspace) == choose().title)

    usual = Workspace(Library(library), Author("ann"), usual_model=str(other))
    assert title(usual) == choose().title
    assert title(Workspace(Library(library), Author("ben"), usual_model=str(other))) == "en_other 1"
    assert title(Workspace(Library(library), Author("ann"), model=str(other))) == "en_other 1"


def test_a_picked_pipeline_that_is_gone_gives_way(tmp_path: Path) -> None:
    other = _pipeline(tmp_path / "other")
    workspace = Workspace(Library(tmp_path / "library"), Author("ann"))
    workspace.pick(choose(str(other)))
    assert title(workspace) == "en_other 1"
    (other / "meta.json").unlink()
    assert title(workspace) == choose().title


def title(workspace: Workspace) -> str:
    return getattr(workspace.pipeline(), "title", "")


def _pipeline(folder: Path) -> Path:
    """A pipeline that has a name and cannot be loaded."""
    folder.mkdir()
    (folder / "meta.json").write_text(json.dumps({"lang": "en", "name": "other", "version": "1"}))
    return folder
