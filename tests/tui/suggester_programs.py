"""Suggesters for tests: small programs that answer well, badly, or not at all."""

from __future__ import annotations

import json
import sys
import textwrap

from tui.config.suggesters import Suggester


def program(body: str) -> tuple[str, ...]:
    """A Python program that has read a request as `request`, its text as `text`."""
    begin = "import json, os, sys, time\n"
    begin += "for line in sys.stdin:\n    request = json.loads(line); text = request['text']\n"
    return (sys.executable, "-u", "-c", begin + textwrap.indent(body, "    "))


def answering(*answers: dict[str, object], is_done: bool = True) -> tuple[str, ...]:
    """A program that gives these answers to every request."""
    lines = [json.dumps(each) for each in (*answers, *([{"done": True}] if is_done else []))]
    return program(f"print({chr(10).join(lines)!r})")


def suggester(name: str, command: tuple[str, ...], *, seconds: float = 30.0) -> Suggester:
    return Suggester(name, name, command, seconds=seconds)
