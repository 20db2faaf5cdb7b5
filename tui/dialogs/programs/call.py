"""The call of a program of the user's: its arguments, and what it reads."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from annotate.text.one_line import one_line

PLACE = "{}"
"""What the words stand for in an argument."""
_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f]+")


@dataclass(frozen=True, slots=True)
class Call:
    """A program with all that it is given; no shell ever reads it."""

    arguments: tuple[str, ...]
    """The program, then its arguments."""
    read: bytes
    """What it reads on its standard input."""


def call(command: Sequence[str], words: str) -> Call | None:
    """Give words to a program: in place of `{}`, else on its standard input.

    In an argument they are one line, and cannot be taken for an option: hyphens ahead of them are
    left out.

    Returns:
        None where nothing of the words is left.
    """
    text = words.encode("utf-8", "replace").decode()
    program, *arguments = command
    if not any(PLACE in argument for argument in arguments):
        return Call(tuple(command), text.encode() + b"\n") if text.strip() else None
    line = one_line(_CONTROLS.sub(" ", text)).strip().lstrip("-").strip()
    filled = tuple(argument.replace(PLACE, line) for argument in arguments)
    return Call((program, *filled), b"") if line else None
