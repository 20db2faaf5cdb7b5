"""The command lines of the benchmarks: `--help` says what the module says of itself."""

from __future__ import annotations

from argparse import ArgumentParser, RawDescriptionHelpFormatter


def parser(name: str, description: str | None) -> ArgumentParser:
    """A parser for `python -m benchmarks.NAME`, described by the docstring of its module."""
    return ArgumentParser(
        prog=f"python -m benchmarks.{name}",
        description=description,
        formatter_class=RawDescriptionHelpFormatter,
    )


def positive(words: str) -> int:
    """A number from 1, for an argument."""
    number = int(words)
    if number < 1:
        raise ValueError
    return number
