"""Line numbers of tables and keys in a file of labels, which `tomllib` does not give."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

# Strings over several lines first, so that their quotes are not taken for short strings.
_PIECE = re.compile(
    r'"""(?:\\.|[^\\])*?"{3,5}'
    r"|'''.*?'{3,5}"
    r'|"(?:\\.|[^"\\\n])*"'
    r"|'[^'\n]*'"
    r"|(?P<comment>#[^\n]*)",
    re.DOTALL,
)
_TABLE = re.compile(r"\s*\[\[?\s*(?P<name>[^\].\s]+)[^\]]*\]")
_KEY = re.compile(r"\s*(?P<name>[\w-]+|\"[^\"]*\"|'[^']*')\s*[.=]")


@dataclass(slots=True)
class Table:
    """A table of a file; line numbers count from 1."""

    name: str
    """Its name, or an empty string for the text ahead of all tables."""
    line: int
    """The line on which it begins."""
    keys: dict[str, int] = field(default_factory=dict)
    """The line of each key."""


def tables(text: str) -> list[Table]:
    """The tables of a TOML text in order; the first is the text ahead of all of them."""
    tables_so_far = [Table("", 1)]
    for number, line in enumerate(_outline(text).split("\n"), start=1):
        if table := _TABLE.match(line):
            tables_so_far.append(Table(_bare(table["name"]), number))
        elif key := _KEY.match(line):
            tables_so_far[-1].keys.setdefault(_bare(key["name"]), number)
    return tables_so_far


def _outline(text: str) -> str:
    """The text with as many lines, but no comments and nothing in long strings."""
    return _PIECE.sub(_blank, text)


def _blank(piece: re.Match[str]) -> str:
    if "\n" in piece[0]:
        return '""' + "\n" * piece[0].count("\n")
    return "" if piece["comment"] is not None else piece[0]


def _bare(name: str) -> str:
    return name.strip("\"'")
