"""The page on the library: its blocks run one after the other and print what it says."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

import postil
from tests.patience import PATIENCE

_PAGE = (Path(__file__).parents[2] / "docs" / "library.md").read_text("utf-8")


@pytest.mark.long
def test_the_blocks_print_what_the_page_says(tmp_path: Path) -> None:
    program = "".join(_blocks("python"))
    finished = subprocess.run(
        [sys.executable, "-c", program],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )

    assert finished.stdout == "".join(_blocks("text")), finished.stderr


def test_every_name_that_it_uses_is_public() -> None:
    names = set(re.findall(r"postil\.([A-Za-z]\w+)", "".join(_blocks("python"))))

    assert names <= set(postil.__all__)
    assert {"open_library", "annotated_articles", "extract", "export", "import_articles"} <= names


def _blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", _PAGE, re.DOTALL | re.MULTILINE)
