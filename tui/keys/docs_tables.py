"""The tables of keys in docs/keys.md: `python -m tui.keys.docs_tables FILE` writes them anew."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from tui.keys.commands import GROUPS, KeyCommand, show_key

BEGIN, END = "<!-- keys: made by `make keys` -->", "<!-- end of keys -->"


def key_tables() -> str:
    """Return a Markdown section for each group of commands, with a table of a row a command."""
    return "\n\n".join(_section(name, commands) for name, commands in GROUPS.items())


def with_tables(page: str) -> str:
    """Return a page with the present tables between its two comments."""
    before, _, rest = page.partition(BEGIN)
    _, _, after = rest.partition(END)
    return f"{before}{BEGIN}\n\n{key_tables()}\n\n{END}{after}"


def _section(name: str, commands: Iterable[KeyCommand]) -> str:
    rows = [f"## {name}", "", "| keys | command | what it does |", "| --- | --- | --- |"]
    return "\n".join([*rows, *_rows(commands)])


def _rows(commands: Iterable[KeyCommand]) -> Iterator[str]:
    """Yield a row for each command; the digits, which all do the same, share one."""
    labels = [command for command in commands if command.is_label]
    if labels:
        first, last = labels[0], labels[-1]
        keys, ids = f"{_keys(first)} … {_keys(last)}", f"`{first.id}` … `{last.id}`"
        yield f"| {keys} | {ids} | {first.tooltip} |"
    for command in commands:
        if not command.is_label:
            yield f"| {_keys(command)} | `{command.id}` | {command.tooltip} |"


def _keys(command: KeyCommand) -> str:
    # A bar would end the cell, even in code.
    return " ".join(f"`{show_key(key)}`" for key in command.keys).replace("|", r"\|")


if __name__ == "__main__":
    path = Path(sys.argv[1])
    path.write_text(with_tables(path.read_text("utf-8")), "utf-8")
