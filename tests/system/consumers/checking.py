"""Comparison of another program's readings with the annotations; needs Python alone."""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

Item = tuple[str, str]
"""A label and the words at the offsets that the other program read."""


class Checks:
    """The corpus in a folder, and checks of readings against it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.expected: dict[str, dict[str, Any]] = json.loads(
            (folder / "expected.json").read_text("utf-8")
        )

    def text(self, article: str) -> str:
        """Return the text of an article, exactly as it was annotated."""
        text: str = self.expected[article]["text"]
        return text

    def items(self, article: str, *kinds: str) -> list[Item]:
        """Return the annotated spans of an article: its `entities`, the `parts` of its claims."""
        return [(label, words) for kind in kinds for label, words in self.expected[article][kind]]

    def require_same(self, what: str, actual: Iterable[Any], expected: Iterable[Any]) -> None:
        """Exit with an error if anything is missing or too much."""
        annotated, read = Counter(expected), Counter(actual)
        if annotated != read:
            sys.exit(
                f"{what}: missing {list((annotated - read).elements())}, "
                f"too much {list((read - annotated).elements())}"
            )
        print(f"{what}: {sum(annotated.values())} as annotated")


def run(check: Callable[[Checks], None]) -> None:
    """Check the corpus in the folder that the command line names."""
    check(Checks(Path(sys.argv[1])))
