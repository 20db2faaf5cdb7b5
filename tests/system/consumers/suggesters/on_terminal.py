"""The reader on a terminal, with all of the suggesters."""

from __future__ import annotations

import os
import pty
import sys
import termios
import threading
import time
from collections.abc import Callable
from contextlib import suppress

from tests.system.consumers.suggesters.program import Postil

_PATIENCE = 300.0
"""Seconds that suggestions or an answer to a key may take; chosen by hand."""
_PAUSE = 3.0
"""Seconds before each key; chosen by hand."""


def read(postil: Postil, text: str, count: int, *, keys: str) -> None:
    """Open an article, wait until so many suggesters have answered, and press keys to the end."""
    article = postil.folder / "article.txt"
    article.write_text(text, "utf-8")
    child, terminal = pty.fork()
    if not child:
        termios.tcsetwinsize(0, (40, 120))
        arguments = ["read", str(article), "--annotator", "anna"]
        os.execve(postil.command, [postil.command, *arguments], dict(postil.environment))
    shown = bytearray()
    threading.Thread(target=_drain, args=(terminal, shown), daemon=True).start()
    _until("suggestions", lambda: len(list(postil.library.rglob("suggesters/*.json"))) == count)
    for key in keys:
        time.sleep(_PAUSE)
        os.write(terminal, key.encode())
    _until("the end", lambda: os.waitpid(child, os.WNOHANG)[0] == child)


def _drain(terminal: int, shown: bytearray) -> None:
    with suppress(OSError):
        while data := os.read(terminal, 65_536):
            shown += data


def _until(what: str, is_so: Callable[[], bool]) -> None:
    deadline = time.monotonic() + _PATIENCE
    while time.monotonic() < deadline:
        if is_so():
            return
        time.sleep(0.2)
    sys.exit(f"the reader: no sign of {what}")
