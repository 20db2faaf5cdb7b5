"""Plain text: its title is its headline where it has one."""

from __future__ import annotations

import pytest

from annotate.loaders.plain import load
from tests.annotate.loaders.sources import source

BODY = "\n\nThe ferry sails on, the council said on Tuesday.\n"


@pytest.mark.parametrize(
    "line",
    [
        "Last boat to Low Garrick",
        "Who pays for the quay?",
        "“We are late”",
        "  5 ways to cross the harbour  ",
        "A headline of more than sixty characters is not cut short by whoever loads it",
    ],
)
def test_a_line_that_stands_alone_at_the_top_is_the_title(line: str) -> None:
    assert load(source(line + BODY, "ferry.txt")).title == line.strip()
    assert load(source("\n" + line + BODY.replace("\n", "\r\n"), "ferry.txt")).title == line.strip()


@pytest.mark.parametrize(
    "text",
    [
        f"The ferry sails on.{BODY}",
        f"The council said:{BODY}",
        f"and so it went on{BODY}",
        f"* * *{BODY}",
        "The ferry sails on, said\nthe council on Tuesday.\n",
        "A line and nothing else\n",
        f"{'A line that is too long for a headline ' * 4}{BODY}",
    ],
)
def test_without_a_headline_the_title_is_the_name_of_the_file(text: str) -> None:
    assert load(source(text, "ferry.txt")).title == "ferry.txt"
