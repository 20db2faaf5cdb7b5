"""What a command line asks for, where it does no more than to open one file.

It is read before anything is imported, by every start of the program.
"""

from __future__ import annotations

from collections.abc import Sequence

_WITH_VALUE = frozenset({"--library", "--annotator", "--theme", "--width", "--model", "--labels"})
"""Options of `postil read`, with a value behind them, that leave the text as it is."""
_WITHOUT_VALUE = frozenset({"--no-suggestions"})


def read_request(words: Sequence[str]) -> dict[str, str] | None:
    """The options by name, and the file as `input`; None where something else is asked for."""
    request: dict[str, str] = {}
    operands: list[str] = []
    words_left = iter(words)
    for word in words_left:
        name, equals, value = word.partition("=")
        if name in _WITH_VALUE:
            request[name] = value if equals else next(words_left, "")
        elif word.startswith("-") and word not in _WITHOUT_VALUE:
            return None
        elif not word.startswith("-"):
            operands.append(word)
    is_read = operands[:1] == ["read"]
    operands = operands[is_read:]
    # A bare word may be a command.
    if len(operands) != 1 or not (is_read or "." in operands[0]):
        return None
    return {**request, "input": operands[0]}
