"""Findings: what is wrong in a library, and how it can be mended."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is not as it should be."""

    path: Path
    """The file that it is about."""
    problem: str
    """What is wrong, in a few words."""
    remedy: Repair | None = None
    """How to mend it; None where only a person can."""
    is_fault: bool = True
    """Whether something is wrong; else it is only good to know."""


@dataclass(frozen=True, slots=True)
class Repair:
    """A way to mend something that keeps what it takes away."""

    words: str
    """What it does: `brings the backup back`."""
    apply: Callable[[], Path | None]
    """Does it; returns where the file is kept that was replaced, if there was one.

    Raises a `StoreError` when it cannot be done; nothing was changed then.
    """
