"""Test modules that the workers compile for each other."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from importlib import import_module
from pathlib import Path

import pytest

_ROOT = Path(__file__).parents[1]


def import_share(config: pytest.Config) -> None:
    """Import the modules of one worker, of which each has others, before it collects them all.

    In a fresh checkout all of them have to be compiled, with their assertions rewritten, which
    takes longer than to import them. Side by side, all workers would compile all modules.
    """
    worker = getattr(config, "workerinput", None)
    if worker is None:
        return
    number, count = int(worker["workerid"].removeprefix("gw")), worker["workercount"]
    for path in _modules(config.args)[number::count]:
        # What cannot be imported is reported where it is collected.
        with suppress(Exception, pytest.skip.Exception):
            import_module(".".join(path.relative_to(_ROOT).with_suffix("").parts))


def _modules(arguments: Iterable[str]) -> list[Path]:
    """All modules of tests in these folders."""
    folders = [Path(each).resolve() for each in arguments]
    return sorted(
        path
        for folder in folders
        if folder.is_relative_to(_ROOT)
        for path in folder.rglob("test_*.py")
    )
