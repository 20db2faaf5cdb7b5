"""The names of the files in the folder of an extraction in parts."""

from __future__ import annotations

PLAN = "plan.json"
"""The file of the plan, which only such a folder has."""

FAILED = "failed.jsonl"
"""The name of the list of articles without a line; there is none where all have one."""

_DIGITS = 5
"""Digits of a part's number in file names, so that they sort; larger numbers have more."""


def input_name(number: int) -> str:
    """The name of the texts of a part, in the folder of an extraction."""
    return f"input/{_name(number, 'jsonl')}"


def output_name(number: int) -> str:
    """The name of the lines of a part."""
    return _name(number, "jsonl")


def result_name(number: int) -> str:
    """The name of what a part has come to, which is written after its lines."""
    return f"results/{_name(number, 'json')}"


def _name(number: int, ending: str) -> str:
    return f"part-{number:0{_DIGITS}}.{ending}"
