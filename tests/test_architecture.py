"""Imports: no circles between modules, and nothing heavy loaded before it is needed."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

import annotate
from annotate.document import Document
from store.library.library import Library
from tests.patience import PATIENCE

_LOADERS = ("trafilatura", "lxml", "requests", "defusedxml", "pypdfium2", "markdown_it")
_HEAVY = ("textual", "rich", "tinydb", "spacy", "jsonschema", "numpy", *_LOADERS)
_PACKAGE = Path(annotate.__file__).parent
_MODULES = sorted(
    ".".join(path.relative_to(_PACKAGE.parent).with_suffix("").parts).removesuffix(".__init__")
    for path in _PACKAGE.rglob("*.py")
    if not path.is_relative_to(_PACKAGE / "extract")
    and not path.is_relative_to(_PACKAGE / "learning")
    and not path.is_relative_to(_PACKAGE / "training")
)


def test_no_module_imports_itself_by_way_of_others_not_even_for_types() -> None:
    files = {
        ".".join(path.relative_to(_PACKAGE.parent).with_suffix("").parts).removesuffix(
            ".__init__"
        ): path
        for package in ("annotate", "store", "tui")
        for path in (_PACKAGE.parent / package).rglob("*.py")
    }
    imports = {module: set(imported_names(path)) & files.keys() for module, path in files.items()}
    assert len(imports) > 300
    try:
        TopologicalSorter(imports).prepare()
    except CycleError as error:
        pytest.fail(" <- ".join(error.args[1]))


def imported_names(path: Path) -> Iterator[str]:
    """Modules that a file names in its imports, also in functions and under `TYPE_CHECKING`.

    A name that is imported from a package stands for a module of it and for the package itself
    where it is none.
    """
    own_package = ".".join(path.relative_to(_PACKAGE.parent).parts[:-1])
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module is not None:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
            if node.module != own_package:
                yield node.module


def loaded_by(*statements: str) -> set[str]:
    """The heavy libraries that a fresh process has loaded after some statements."""
    ask = f"print(*(name for name in {_HEAVY!r} if name in sys.modules), file=sys.stderr)"
    program = "\n".join(["import sys", *statements, ask])
    finished = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        text=True,
        check=True,
        timeout=PATIENCE,
    )
    return set(finished.stderr.split())


def test_the_rules_of_the_product_load_no_terminal_no_database_and_no_spacy() -> None:
    assert {"annotate", "annotate.commands", "annotate.loaders.jsonl"} <= set(_MODULES)
    assert loaded_by(*(f"import {module}" for module in _MODULES)) == set()


def test_learning_loads_what_it_computes_with_and_its_values_nothing() -> None:
    learning = "annotate.learning."
    assert loaded_by(f"import {learning}lesson", f"import {learning}gate") == set()
    assert loaded_by(f"import {learning}learn", f"import {learning}suggesting") == {"numpy"}


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


@pytest.mark.parametrize("package", ["store", "tui"])
def test_a_package_has_no_more_than_a_dozen_rooms(package: str) -> None:
    rooms = [
        path.name
        for path in (_PACKAGE.parent / package).iterdir()
        if path.name[0].isalpha() and path.name != "py.typed"
    ]

    assert 0 < len(rooms) <= 12


def test_the_store_and_the_formats_know_no_terminal() -> None:
    assert loaded_by("import store.editing.opening", "import store.formats.jsonl") == {"tinydb"}


@pytest.mark.parametrize(
    "arguments",
    [["--version"], ["list"], ["export", "--help"], ["train"], ["train", "--help"], ["find", "x"]],
)
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


_LATE = ["rich", "argcomplete", "asyncio", "logging", "concurrent", "multiprocessing", "platform"]
_LATE += ["uuid", "shutil", "tempfile", "regex", "tomllib"]
_LATE += ["importlib.resources", "importlib.metadata"]
_LATE += ["annotate.structure", "annotate.labels.scheme", "annotate.people", "annotate.extract"]
_LATE += ["annotate.loaders", "store.index", "store.importer", "tui.cli.command_options"]
_LATE += ["annotate.change", "annotate.orphan", "annotate.article_record", "annotate.suggesters"]
_LATE += ["annotate.anchoring.selector", "store.layer.backup", "store.layer.edit_rows", "shlex"]
_LATE += ["store.files.kept_copies", "store.records.orphans", "store.library.suggester_cache"]
_LATE += ["tui.cli.input_sources", "tui.display.glyph"]
_NOT_EXPORTED = ["store.formats.statements", "store.formats.checked_lines", "store.files.disk_dict"]
_NOT_EXPORTED += ["store.exporter.refused"]


@pytest.mark.parametrize(
    ("command", "late", "most"),
    [
        ("list", [*_LATE, "sqlite3", "datetime", "store.formats", "store.exporter"], 102),
        ("export", [*_LATE, "store.formats.jsonl_import", *_NOT_EXPORTED], 132),
    ],
)
def test_a_command_imports_what_it_uses_alone(
    command: str, late: list[str], most: int, tmp_path: Path
) -> None:
    library, document = Library(tmp_path), Document("Words.\n", "a", "-")
    library.add(library.article_for(document), document)
    loaded = modules_after(command, tmp_path)

    assert not loaded & set(late)
    assert 60 < sum(name.split(".")[0] in {"annotate", "store", "tui"} for name in loaded) <= most


def modules_after(command: str, library: Path) -> set[str]:
    """The modules that a command has loaded at its end."""
    program = f"import sys, tui.cli\ntry: tui.cli.main({[command, '--library', str(library)]!r})\n"
    program += "finally: print('loaded', *sys.modules)"
    environment = {**os.environ, "XDG_CONFIG_HOME": str(library)}
    output = subprocess.check_output(
        [sys.executable, "-c", program],
        env=environment,
        stderr=subprocess.DEVNULL,
        text=True,
        timeout=PATIENCE,
    )
    return set(output.rpartition("loaded")[2].split())


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
        "sqlite3",
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
    start = "import sys, tui.cli.read, tui.config.key_settings, tui.app.app, tui.app.first_page"
    ask = f"{start}; print([m for m in {late!r} if m in sys.modules])"
    finished = subprocess.run(
        [sys.executable, "-c", ask], capture_output=True, text=True, check=True, timeout=PATIENCE
    )

    assert finished.stdout == "[]\n"


def test_the_first_page_on_a_terminal_waits_for_no_library_and_for_nothing_slow() -> None:
    slow = [*_HEAVY, "asyncio", "argparse", "dataclasses", "inspect", "platformdirs", "regex"]
    slow += ["tempfile", "tui.app", "tui.cli.command_line", "store.library.library"]
    page = "tui.cli.first_page"
    start = f"import sys, {page}.showing, {page}.terminal, {page}.drawing, {page}.text"
    draw = f"{page}.drawing.drawing('Words — “more”.', 0, 0, {page}.settings.PageSettings("
    draw += "None, '', 80, dict.fromkeys(('text', 'status', 'focus', 'keys'), '')), (80, 24))"
    ask = f"{start}; {draw}; print([m for m in {slow!r} if m in sys.modules])"
    finished = subprocess.run(
        [sys.executable, "-c", ask], capture_output=True, text=True, check=True, timeout=PATIENCE
    )

    assert finished.stdout == "[]\n"


def test_the_version_waits_for_next_to_nothing() -> None:
    ask = "import sys, tui.cli, tui.cli.version as v; v.version(); print(len(sys.modules))"
    bare = "import sys; print(len(sys.modules))"
    modules = [
        int(subprocess.check_output([sys.executable, "-c", code], timeout=PATIENCE))
        for code in (bare, ask)
    ]

    assert modules[1] <= modules[0] + 6


def test_the_reader_starts_without_personal_names_and_patterns() -> None:
    late = ["annotate.gazetteer", "annotate.extract.patterns", "store.library.learned_names"]
    late += ["sqlite3", "store.index", "tui.library.find", "tui.library.people"]
    start = "import sys, tui.app.app, tui.reader.screen"
    ask = f"{start}; print([m for m in {late!r} if m in sys.modules])"
    finished = subprocess.run(
        [sys.executable, "-c", ask], capture_output=True, text=True, check=True, timeout=PATIENCE
    )

    assert finished.stdout == "[]\n"
