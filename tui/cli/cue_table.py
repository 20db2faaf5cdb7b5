"""A library's own cues as a table for people."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from annotate.evaluation.report import table
from annotate.own_cues import OwnCue, OwnCues
from tui.display.glyphs import visible

_HEADINGS = ("own cues", "marked", "left", "")


def cue_table(cues: OwnCues, path: Path) -> Iterator[str]:
    """Yield the lines of the table, and the file that has the cues; nothing for no cues."""
    if not cues:
        return
    yield from table([_HEADINGS, *map(_row, cues)])
    yield visible(f"{path} has them; use = false there turns a cue off")


def _row(cue: OwnCue) -> tuple[str, ...]:
    return visible(cue.words), f"{cue.times_marked:g}", f"{cue.times_left:g}", _remark(cue)


def _remark(cue: OwnCue) -> str:
    if not cue.use:
        return "turned off"
    if not cue.makes_readings:
        return "mostly no cue: not used"
    return "added by hand" if cue.by_hand else ""
