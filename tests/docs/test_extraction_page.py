"""The page about extraction keeps its word."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

from tests.patience import PATIENCE

PAGE = Path(__file__).parents[2] / "docs" / "extraction.md"


def test_the_example_runs_in_a_pipeline_that_never_heard_of_postil() -> None:
    [example, promised] = re.findall(
        r"```python\n(.*?)```\s+prints `(.*?)`", PAGE.read_text("utf-8"), re.DOTALL
    )[0]
    finished = subprocess.run(
        [sys.executable, "-c", example],
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )

    assert finished.stdout == f"{promised}\n", finished.stderr


def test_every_page_and_file_that_it_names_is_there() -> None:
    links = re.findall(r"\]\((\.\./[^)]+)\)", PAGE.read_text("utf-8"))

    assert links
    assert [link for link in links if not (PAGE.parent / link).exists()] == []
