"""Values of options: what a word on the command line stands for."""

from __future__ import annotations

import argparse
import getpass
import os
import re
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from tui.config.configuration import LEAST_WIDTH, MOST_WIDTH

if TYPE_CHECKING:
    from store.formats.brat_names import NamePattern

MOST_PROCESSES = 256


def width(text: str) -> int:
    """Cells of text."""
    if not text.isdecimal() or not LEAST_WIDTH <= int(text[:9]) <= MOST_WIDTH:
        raise argparse.ArgumentTypeError(f"between {LEAST_WIDTH} and {MOST_WIDTH}, not {text}")
    return int(text)


def output(text: str) -> Path | None:
    """Where to write; None for `-`, which is standard output."""
    return None if text == "-" else Path(text)


def shares(text: str) -> dict[str, float]:
    """The sets of a split and their shares: `train=0.8,dev=0.2`."""
    pairs = [part.partition("=") for part in text.split(",")]
    shares = {name: _share(number) for name, _, number in pairs}
    if len(shares) < len(pairs) or not all(map(re.compile(r"[\w-]+").fullmatch, shares)):
        raise argparse.ArgumentTypeError(f"{text} is not like train=0.8,dev=0.1,test=0.1")
    return shares


def _share(text: str) -> float:
    if re.fullmatch(r"\d+(\.\d+)?|\.\d+", text) is None or float(text) == 0:
        raise argparse.ArgumentTypeError(f"a share is a number such as 0.8, not {text or 'empty'}")
    return float(text)


def name_pattern(text: str) -> NamePattern:
    """How files of brat are called: `{text}_{annotator}.ann`."""
    from store.formats.brat_names import NamePattern

    try:
        return NamePattern(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from None


def moment(text: str) -> datetime:
    """A time, in UTC where no zone is named."""
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(
            f"{text} is no time such as 2026-11-23 or 2026-11-23T16:00"
        ) from None
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def login_name() -> str:
    """The annotator when nobody is named."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return f"user {os.getuid()}"


def count(text: str) -> int:
    """A number of processes."""
    if not text.isdecimal() or not 1 <= int(text[:9]) <= MOST_PROCESSES:
        raise argparse.ArgumentTypeError(f"between 1 and {MOST_PROCESSES}, not {text}")
    return int(text)
