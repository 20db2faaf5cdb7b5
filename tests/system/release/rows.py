"""Rows of the table: what is checked, how it came out, and whether that is as it must be."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

_LONGEST = 900.0
"""Seconds that one command may take: an installation on a slow machine; chosen by hand."""


class Missed(Exception):
    """Something is not as it must be; the words say what."""


@dataclass(frozen=True, slots=True)
class Row:
    """One thing to check."""

    name: str
    """What must be so."""
    check: Callable[[], str]
    """Returns what was seen; raises `Missed`."""

    def outcome(self) -> tuple[str, bool]:
        """Check it; returns words, and whether it is met."""
        try:
            return self.check(), True
        except Missed as error:
            return str(error), False


def run(
    *command: str | Path, environment: Mapping[str, str] | None = None, folder: Path | None = None
) -> str:
    """Run a command and return what it printed.

    Raises:
        Missed: It failed; the words are the last line that it wrote.
    """
    words: Sequence[str] = [str(word) for word in command]
    try:
        ended = subprocess.run(
            words,
            cwd=folder,
            env=environment,
            check=False,
            capture_output=True,
            text=True,
            timeout=_LONGEST,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise Missed(str(error)) from error
    if ended.returncode:
        lines = (ended.stdout + ended.stderr).strip().splitlines() or ["no words"]
        raise Missed(f"{Path(words[0]).name} ended with code {ended.returncode}: {lines[-1]}")
    return ended.stdout


def require(is_so: object, otherwise: str) -> None:
    """Raise `Missed` with these words unless something is so."""
    if not is_so:
        raise Missed(otherwise)
