"""The tables in docs/keys.md: `python -m tui.keys.docs_tables FILE` writes them anew."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from tui.keys.command import KeyCommand, show_key
from tui.keys.commands import COMMANDS, GROUPS
from tui.keys.effects import EFFECTS, LABEL, Effect

BEGIN, END = "<!-- keys: made by `make keys` -->", "<!-- end of keys -->"
BEGIN_EFFECTS, END_EFFECTS = "<!-- effects: made by `make keys` -->", "<!-- end of effects -->"
_IN_FOCUS = {True: "in focus", False: "at the cursor"}
_EFFECTS_HEADING = """\
| key | the annotation is | and it is | afterwards it is | in focus then | cursor |
| --- | --- | --- | --- | --- | --- |"""


def key_tables() -> str:
    """Return a Markdown section for each group of commands, with a table of a row a command."""
    return "\n\n".join(_section(name, commands) for name, commands in GROUPS.items())


def with_tables(page: str) -> str:
    """Return a page with the present tables, each between its two comments."""
    page = _between(page, BEGIN, key_tables(), END)
    return _between(page, BEGIN_EFFECTS, effect_table(), END_EFFECTS)


def effect_table() -> str:
    """Return a table of what each key does to an annotation, by what was decided."""
    return "\n".join([_EFFECTS_HEADING, *map(_effect_row, EFFECTS)])


def _between(page: str, begin: str, table: str, end: str) -> str:
    before, _, rest = page.partition(begin)
    _, _, after = rest.partition(end)
    return f"{before}{begin}\n\n{table}\n\n{end}{after}"


def _effect_row(effect: Effect) -> str:
    by_action = {command.action: command for command in COMMANDS}
    keys = " ".join(_keys(by_action[action]) for action in effect.actions)
    if effect.actions == LABEL:
        keys = "a digit"
    focus = "either" if len(effect.in_focus) > 1 else _IN_FOCUS[effect.in_focus[0]]
    after = effect.after or ("as before" if len(effect.states) > 1 else effect.states[0])
    after_words = "; ".join(filter(None, (after, effect.remark)))
    return (
        f"| {keys} | {', '.join(effect.states)} | {focus} "
        f"| {after_words} | {effect.focus} | {effect.cursor} |"
    )


def _section(name: str, commands: Iterable[KeyCommand]) -> str:
    rows = [f"## {name}", "", "| keys | command | what it does |", "| --- | --- | --- |"]
    return "\n".join([*rows, *_rows(commands)])


def _rows(commands: Iterable[KeyCommand]) -> Iterator[str]:
    """Yield a row for each command; keys of the scheme, which all do the same, share one."""
    scheme_commands = [command for command in commands if command.is_of_scheme]
    if scheme_commands:
        first, last = scheme_commands[0], scheme_commands[-1]
        all_keys = " ".join(map(_keys, scheme_commands))
        keys = f"{_keys(first)} … {_keys(last)}" if first.is_label else all_keys
        ids = f"`{first.id}` … `{last.id}`"
        yield f"| {keys} | {ids} | {first.tooltip} |"
    for command in commands:
        if not command.is_of_scheme:
            yield f"| {_keys(command)} | `{command.id}` | {command.tooltip} |"


def _keys(command: KeyCommand) -> str:
    # A bar would end the cell, even in code.
    return " ".join(f"`{show_key(key)}`" for key in command.keys).replace("|", r"\|")


if __name__ == "__main__":
    path = Path(sys.argv[1])
    path.write_text(with_tables(path.read_text("utf-8")), "utf-8")
