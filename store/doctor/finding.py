"""Findings: the faults of a library, and their repairs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Finding:
    """A fault of one file, or something that is good to know about it."""

    path: Path
    """The file."""
    problem: str
    """The fault in a few words."""
    repair: Repair | None = None
    """A way to repair it; None where only a person can."""
    is_fault: bool = True
    """False where it is only good to know."""


@dataclass(frozen=True, slots=True)
class Repair:
    """A way to repair a file that keeps a copy of everything that it replaces."""

    description: str
    """Words that go on after `--repair`: `restores the backup`."""
    apply: Callable[[], Path | None]
    """Repairs the file; returns the copy of the replaced one, if there was one.

    Raises a `StoreError` when it cannot be done; nothing was changed then.
    """
