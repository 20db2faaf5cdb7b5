"""Budgets: the tokens that suggesters may use in a day, counted in the platform's state folder."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from store.files.json_files import read_optional, to_json, write_optional
from tui.config.paths import state_folder


class DayBudget:
    """Counts the tokens that one suggester has used today (UTC), in all libraries.

    Args:
        name: Names the suggester.
        most: Tokens that it may use in a day.
        path: The file; that in the platform's state folder without it.
    """

    def __init__(self, name: str, most: int, path: Path | None = None) -> None:
        self._name = name
        self._most = most
        self._path = path or state_folder() / "suggester-tokens.json"

    @property
    def left(self) -> int:
        """Tokens that are left today."""
        return self._most - self._today().get(self._name, 0)

    def use(self, tokens: int) -> None:
        """Count tokens; those of earlier days are forgotten."""
        counts = self._today()
        counts[self._name] = counts.get(self._name, 0) + tokens
        write_optional(self._path, to_json({_day(): counts}))

    def _today(self) -> dict[str, int]:
        counts = read_optional(self._path).get(_day())
        if not isinstance(counts, dict):
            return {}
        return {name: count for name, count in counts.items() if isinstance(count, int)}


def _day() -> str:
    return datetime.now(UTC).date().isoformat()
