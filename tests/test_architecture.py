"""What loading a module loads with it, seen from a fresh process; static contracts cannot."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import annotate

_LOADERS = ("trafilatura", "lxml", "requests", "defusedxml", "pypdfium2", "markdown_it")
_HEAVY = ("textual", "rich", "tinydb", "spacy", "jsonschema", "numpy", *_LOADERS)
_PACKAGE = Path(annotate.__file__).parent
_MODULES = sorted(
    ".".join(path.relative_to(_PACKAGE.parent).with_suffix("").parts).removesuffix(".__init__")
    for path in _PACKAGE.rglob("*.py")
    if not path.is_relative_to(_PACKAGE / "extract")
)


def loaded_by(*statements: str) -> set[str]:
    """The heavy libraries that a fresh process has loaded after some statements."""
    ask = f"print(*(name for name in {_HEAVY!r} if name in sys.modules), file=sys.stderr)"
    program = "\n".join(["import sys", *statements, ask])
    finished = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, timeout=60
    )
    return set(finished.stderr.split())


def test_the_rules_of_the_product_load_no_terminal_no_database_and_no_spacy() -> None:
    assert {"annotate", "annotate.commands", "annotate.loaders.jsonl"} <= set(_MODULES)
    assert loaded_by(*(f"import {module}" for module in _MODULES)) == set()


@pytest.mark.parametrize("module", ["pipeline", "chunks", "wire", "batch"])
def test_what_prepares_an_extraction_does_not_load_spacy_yet(module: str) -> None:
    assert loaded_by(f"import annotate.extract.{module}") == set()


def test_choosing_a_pipeline_does_not_load_it() -> None:
    choose = "from annotate.extract.pipeline import choose; choose()"

    assert loaded_by(choose) == set()


def test_the_reader_loads_neither_spacy_nor_the_schema_library() -> None:
    assert loaded_by("import tui.app.app", "import tui.reader.screen") <= {
        "textual",
        "rich",
        "tinydb",
    }


def test_the_store_and_the_formats_know_no_terminal() -> None:
    assert loaded_by("import store.editing.opening", "import store.formats.jsonl") == {"tinydb"}


@pytest.mark.parametrize("arguments", [["--version"], ["list"], ["export", "--help"]])
def test_a_command_without_the_reader_loads_no_textual(
    arguments: list[str], tmp_path: Path
) -> None:
    loaded = loaded_by(
        "import os, tui.cli",
        f"os.environ.update(XDG_CONFIG_HOME={str(tmp_path)!r}, POSTIL_LIBRARY={str(tmp_path)!r})",
        "sys.stderr, kept = open(os.devnull, 'w'), sys.stderr",
        f"try: tui.cli.main({arguments!r})",
        "except SystemExit: pass",
        "sys.stderr = kept",
    )

    assert not loaded & {"textual", "spacy", "jsonschema", "numpy", *_LOADERS}


def test_reading_plain_text_loads_nothing_that_reads_other_formats(tmp_path: Path) -> None:
    article = tmp_path / "a.txt"
    article.write_text("Words.")

    read = f"load_file(pathlib.Path({str(article)!r}))"
    loaded = loaded_by(
        "import pathlib, tui.cli.read, tui.app.app, tui.reader.screen",
        f"from annotate.loaders.registry import load_file; {read}",
    )

    # Rich brings the parser of Markdown only when it shows some.
    assert not loaded & set(_LOADERS)


def test_the_first_page_waits_for_nothing_that_it_does_not_show() -> None:
    late = [
        "tinydb",
        "regex",
        "tomllib",
        "importlib.metadata",
        "store.layer.layer",
        "annotate.commands",
    ]
    late += [
        "tui.reader.screen",
        "tui.library.screen",
        "tui.app.palette",
        "store.formats.registry",
    ]
    start = "import sys, tui.cli.read, tui.keys.settings, tui.app.app, tui.app.first_page"
    ask = f"{start}; print([m for m in {late!r} if m in sys.modules])"
    finished = subprocess.run(
        [sys.executable, "-c", ask], capture_output=True, text=True, check=True, timeout=60
    )

    assert finished.stdout == "[]\n"


def test_the_reader_starts_without_personal_names_and_patterns() -> None:
    late = ["annotate.gazetteer", "annotate.extract.patterns", "store.library.learned_names"]
    start = "import sys, tui.app.app, tui.reader.screen"
    ask = f"{start}; print([m for m in {late!r} if m in sys.modules])"
    finished = subprocess.run(
        [sys.executable, "-c", ask], capture_output=True, text=True, check=True, timeout=60
    )

    assert finished.stdout == "[]\n"
