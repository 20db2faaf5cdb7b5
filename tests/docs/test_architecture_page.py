"""The pages for people who work on Postil name files, classes and functions that exist."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

_ROOT = Path(__file__).parents[2]
_PAGES = ("docs/architecture.md", "CONTRIBUTING.md")
_PAGES += tuple(str(path.relative_to(_ROOT)) for path in sorted(_ROOT.glob("docs/decisions/*.md")))
_TOPS = "annotate|store|tui|tests|benchmarks|docs|sample"
_PLACE = re.compile(rf"`((?:{_TOPS})/[\w./-]*|postil\.py)(?::([\w.]+))?`")


@pytest.mark.parametrize("page", _PAGES)
def test_every_file_and_folder_that_is_named_exists(page: str) -> None:
    assert [path for path, _ in _places(page) if not (_ROOT / path).exists()] == []


@pytest.mark.parametrize("page", _PAGES)
def test_every_class_and_function_that_is_named_exists(page: str) -> None:
    named = [(path, name) for path, name in _places(page) if name]

    assert [f"{path}:{name}" for path, name in named if not _defines(path, name)] == []


def test_the_paths_name_files_and_functions() -> None:
    page = (_ROOT / "docs" / "architecture.md").read_text("utf-8")
    walks = re.findall(r"^## The path of .+?\n\n(.+?)\n\n", page, re.DOTALL | re.MULTILINE)

    assert [len(_PLACE.findall(walk)) > 12 for walk in walks] == [True] * 4


def test_the_paths_follow_the_imports_from_the_key_to_the_disk() -> None:
    page = (_ROOT / "docs" / "architecture.md").read_text("utf-8")
    walk = page.partition("## The path of a key\n")[2].partition("\n## ")[0]
    files = [path for path, _ in _PLACE.findall(walk)]

    order = ["tui/keys/gate.py", "store/editing/session.py", "store/layer/writer.py"]
    order += ["store/layer/layer.py", "store/layer/storage.py", "store/files/durable.py"]
    assert sorted(order, key=files.index) == order


def _places(page: str) -> Iterator[tuple[str, str]]:
    text = (_ROOT / page).read_text("utf-8")
    yield from _PLACE.findall(re.sub(r"^```.*?^```$", "", text, flags=re.DOTALL | re.M))


def _defines(path: str, name: str) -> bool:
    """Whether a module defines a name, or a class in it does: `Session.perform`."""
    scope: ast.AST | None = ast.parse((_ROOT / path).read_text("utf-8"))
    for part in name.split("."):
        scope = _member(scope, part) if scope is not None else None
    return scope is not None


def _member(scope: ast.AST, name: str) -> ast.AST | None:
    for node in ast.iter_child_nodes(scope):
        match node:
            case ast.ClassDef() | ast.FunctionDef() | ast.AsyncFunctionDef():
                if node.name == name:
                    return node
            case ast.Assign(targets=targets):
                if any(isinstance(target, ast.Name) and target.id == name for target in targets):
                    return node
            case ast.AnnAssign(target=ast.Name(id=target)):
                if target == name:
                    return node
    return None
