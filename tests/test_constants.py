"""Numbers in the code: each private constant of a module says what it is, with unit and source."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from itertools import zip_longest
from pathlib import Path

import pytest

_ROOT = Path(__file__).parent.parent
_PACKAGES = ("annotate", "store", "tui")
"""The packages whose constants are checked."""


def is_numeric(value: ast.expr) -> bool:
    """Return whether an expression is a number, or a collection of nothing but numbers."""
    match value:
        case ast.UnaryOp(operand=operand):
            return is_numeric(operand)
        case ast.BinOp(left=left, right=right):
            return is_numeric(left) and is_numeric(right)
        case ast.Constant(value=constant):
            return type(constant) in (int, float)
        case ast.Tuple(elts=items) | ast.List(elts=items) | ast.Dict(values=items):
            return bool(items) and all(map(is_numeric, items))
    return False


def is_docstring(statement: ast.stmt | None) -> bool:
    match statement:
        case ast.Expr(value=ast.Constant(value=str())):
            return True
    return False


def undescribed(module: ast.Module) -> Iterator[str]:
    """The private numeric constants of a module without a docstring under them."""
    for statement, following in zip_longest(module.body, module.body[1:]):
        match statement:
            case ast.Assign(targets=[target], value=value):
                pass
            case ast.AnnAssign(target=target, value=ast.expr() as value):
                pass
            case _:
                continue
        names = [node.id for node in ast.walk(target) if isinstance(node, ast.Name)]
        is_private = bool(names) and all(name.startswith("_") for name in names)
        if is_private and is_numeric(value) and not is_docstring(following):
            yield ", ".join(names)


@pytest.mark.parametrize("package", _PACKAGES)
def test_every_private_number_says_what_it_is(package: str) -> None:
    faults = {
        str(path.relative_to(_ROOT)): names
        for path in sorted((_ROOT / package).rglob("*.py"))
        if (names := list(undescribed(ast.parse(path.read_text(encoding="utf-8")))))
    }
    assert faults == {}


def test_numbers_without_a_docstring_are_found() -> None:
    source = '_A = 1\n_B = 2\n"""Bytes."""\n_C = (0.5, -1)\n_D: dict[str, int] = {"x": 1}\nE = 3\n'
    assert list(undescribed(ast.parse(source))) == ["_A", "_C", "_D"]
