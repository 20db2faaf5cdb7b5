"""The README's table of keys, made from the keymap: `python -m tui.keys.table` writes it."""

from __future__ import annotations

import sys
from pathlib import Path

from tui.keys.commands import GROUPS, show_key

BEGIN, END = "<!-- keys: made by `make keys` -->", "<!-- end of keys -->"


def key_table() -> str:
    """All groups as a Markdown table."""
    rows = ["| | keys |", "| --- | --- |"]
    for name, commands in GROUPS.items():
        labels = [command for command in commands if command.is_label]
        words = ["`1` … `0` label the selection or the token, or relabel"] if labels else []
        words += [
            f"{' '.join(map(_code, command.keys))} {_lower(command.tooltip)}"
            for command in commands
            if command not in labels
        ]
        rows.append(f"| {name} | {' · '.join(words)} |")
    return "\n".join(rows)


def _code(key: str) -> str:
    # A bar would end the cell, even in code.
    return f"`{show_key(key)}`".replace("|", r"\|")


def with_table(readme: str) -> str:
    """A README with the present table between its two comments."""
    before, _, rest = readme.partition(BEGIN)
    _, _, after = rest.partition(END)
    return f"{before}{BEGIN}\n{key_table()}\n{END}{after}"


def _lower(words: str) -> str:
    return words[0].lower() + words[1:]


if __name__ == "__main__":
    path = Path(sys.argv[1])
    path.write_text(with_table(path.read_text("utf-8")), "utf-8")
