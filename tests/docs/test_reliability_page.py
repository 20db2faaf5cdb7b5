"""The page on reliability names tests that exist, and has a line for every fault."""

from __future__ import annotations

import re
from pathlib import Path

_ROOT = Path(__file__).parents[2]
_PAGE = (_ROOT / "docs" / "reliability.md").read_text("utf-8")
_TESTS = re.findall(r"`(tests/[\w/]+\.py)::(\w+)`", _PAGE)


def test_every_test_that_is_named_exists() -> None:
    missing = [
        f"{path}::{name}"
        for path, name in _TESTS
        if not re.search(rf"^(async )?def {name}\(", _source(path), flags=re.MULTILINE)
    ]
    assert not missing
    assert len(_TESTS) > len(_rows())


def test_every_fault_has_a_test_or_a_trial() -> None:
    bare = [row for row in _rows() if "`tests/" not in row and "Trial:" not in row]
    assert not bare


def test_every_command_that_is_named_is_a_target_of_make() -> None:
    makefile = (_ROOT / "Makefile").read_text("utf-8")
    for target in re.findall(r"`make ([\w-]+)`", _PAGE):
        assert f"\n{target}:" in makefile


def _rows() -> list[str]:
    """Those of the table of faults."""
    return [line for line in _PAGE.splitlines() if re.match(r"\| \d+ \|", line)]


def _source(path: str) -> str:
    place = _ROOT / path
    return place.read_text("utf-8") if place.exists() else ""
