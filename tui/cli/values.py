"""Values of options, parsed from words on the command line."""

from __future__ import annotations

import argparse
import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

from tui.config.configuration import Configuration
from tui.display.column_widths import LEAST_WIDTH, MOST_WIDTH

if TYPE_CHECKING:
    from datetime import datetime

MOST_PROCESSES = 256
"""Processes of `postil extract`; a typing error should not start thousands; chosen by hand."""


def width(text: str) -> int:
    """Parse a width of text, in cells."""
    if not text.isdecimal() or not LEAST_WIDTH <= int(text[:9]) <= MOST_WIDTH:
        raise argparse.ArgumentTypeError(
            f"must be between {LEAST_WIDTH} and {MOST_WIDTH}, not {text}"
        )
    return int(text)


def output(text: str) -> Path | None:
    """Parse the path of an output; None for `-`, which is standard output."""
    return None if text == "-" else Path(text)


def place(text: str) -> Path | str | None:
    """Parse the path or address of an output; None for `-`, which is standard output."""
    from store.files.remote_files import SCHEMES, is_remote, scheme_of

    if scheme_of(text) and not is_remote(text):
        raise argparse.ArgumentTypeError(
            f"an address begins with one of {', '.join(sorted(SCHEMES))}"
        )
    return text if is_remote(text) else output(text)


def shares(text: str) -> dict[str, float]:
    """Parse the sets of a split and their shares: `train=0.8,dev=0.2`."""
    pairs = [part.partition("=") for part in text.split(",")]
    shares = {name: _share(number) for name, _, number in pairs}
    if len(shares) < len(pairs) or not all(map(re.compile(r"[\w-]+").fullmatch, shares)):
        raise argparse.ArgumentTypeError(f"{text} is not like train=0.8,dev=0.1,test=0.1")
    return shares


def _share(text: str) -> float:
    if re.fullmatch(r"\d+(\.\d+)?|\.\d+", text) is None or float(text) == 0:
        raise argparse.ArgumentTypeError(f"a share must be a number such as 0.8, not “{text}”")
    return float(text)


def name_pattern(text: str) -> str:
    """Check a pattern for the names of brat's files: `{text}_{annotator}.ann`."""
    from store.formats.brat_names import NamePattern

    try:
        NamePattern(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from None
    return text


def moment(text: str) -> datetime:
    """Parse a time, in UTC where it has no zone."""
    from datetime import UTC, datetime

    try:
        time = datetime.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(
            f"must be a time such as 2026-11-23 or 2026-11-23T16:00, not {text}"
        ) from None
    return time if time.tzinfo else time.replace(tzinfo=UTC)


def reader_name(settings: Configuration) -> str:
    """Return the annotator who is at the keyboard, whoever the command is about."""
    return settings.annotator or login_name()


def login_name() -> str:
    """Return the annotator where no other is named."""
    import getpass

    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return f"user {os.getuid()}"


def count(text: str) -> int:
    """Parse a number of processes."""
    if not text.isdecimal() or not 1 <= int(text[:9]) <= MOST_PROCESSES:
        raise argparse.ArgumentTypeError(f"must be between 1 and {MOST_PROCESSES}, not {text}")
    return int(text)


def positive(text: str) -> int:
    """Parse a number from 1 on."""
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"must be a whole number from 1 on, not {text}")
    return int(text)


def number(text: str) -> int:
    """Parse a number from 0 on."""
    if not text.isdecimal():
        raise argparse.ArgumentTypeError(f"must be a whole number from 0 on, not {text}")
    return int(text[:15])


_SIZE = r"(\d+)\s*(k|M|G)?B?"
_UNITS = {"": 1, "k": 1_000, "m": 1_000_000, "g": 1_000_000_000}
"""Bytes of each unit of a size."""


def size(text: str) -> int:
    """Parse a size in bytes: `64MB`, `500 kB`, `1000`."""
    match = re.fullmatch(_SIZE, text.strip(), re.IGNORECASE)
    number = int(match[1][:15]) * _UNITS[(match[2] or "").lower()] if match else 0
    if not number:
        raise argparse.ArgumentTypeError(f"must be a size such as 64MB or 500kB, not “{text}”")
    return number
