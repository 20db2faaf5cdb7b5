"""Comparing what another program has read with what was annotated; needs Python alone."""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

Item = tuple[str, str]
"""A label and the words that stand at the offsets which the other program read."""


class Checks:
    """The corpus in a folder, and the checks that were made of it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.expected: dict[str, dict[str, Any]] = json.loads(
            (folder / "expected.json").read_text("utf-8")
        )

    def text(self, article: str) -> str:
        """The text of an article, exactly as it was annotated."""
        text: str = self.expected[article]["text"]
        return text

    def items(self, article: str, *kinds: str) -> list[Item]:
        """The annotated spans of an article: its `entities`, the `parts` of its claims."""
        return [(label, words) for kind in kinds for label, words in self.expected[article][kind]]

    def same(self, what: str, found: Iterable[Any], wanted: Iterable[Any]) -> None:
        """Refuse anything that is missing or too much."""
        mine, theirs = Counter(wanted), Counter(found)
        if mine != theirs:
            sys.exit(
                f"{what}: missing {list((mine - theirs).elements())}, "
                f"too much {list((theirs - mine).elements())}"
            )
        print(f"{what}: {sum(mine.values())} as annotated")


def run(check: Callable[[Checks], None]) -> None:
    """Check the corpus in the folder that the command line names."""
    check(Checks(Path(sys.argv[1])))
