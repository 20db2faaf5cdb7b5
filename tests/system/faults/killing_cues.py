"""`kill -9` at a random moment of a process that counts a library's cues again and again."""

from __future__ import annotations

from pathlib import Path

from annotate.own_cues import CueCount, CuePart, OwnCue, OwnCues
from store.library.cue_lists import add_cues, count_cues_anew, read_cues
from store.library.library import Library
from tests.system.faults.outcomes import Outcomes
from tests.system.faults.sudden_end import stored_before_kill

ADDED = OwnCues((OwnCue("grumble", CuePart.VERB, by_hand=True),))
"""What a person has put on the list."""
DAMAGED = b"[[cue]]\nlemma = "
"""A list that cannot be used; it is set aside."""


def trial(library: Library, seed: int) -> Outcomes:
    """Start a process, kill it, and check that a whole list is there; a third began damaged."""
    begins_damaged = seed % 3 == 0
    library.root.mkdir(parents=True)
    if begins_damaged:
        library.cues_path.write_bytes(DAMAGED)
    else:
        add_cues(library, ADDED)

    def store(number: int) -> None:
        count_cues_anew(library, "anna", _counts(number))

    acknowledged = stored_before_kill(store, seed, waits=not begins_damaged)
    before = OwnCues() if begins_damaged else ADDED
    is_kept = not begins_damaged or DAMAGED in _contents(library)
    return _verdict(library, before, acknowledged) + Outcomes(lost=int(not is_kept))


def trials(folder: Path, count: int) -> Outcomes:
    """So many trials, each in a library of its own."""
    return sum((trial(Library(folder / str(seed)), seed) for seed in range(count)), Outcomes())


def _verdict(library: Library, before: OwnCues, acknowledged: int) -> Outcomes:
    """Check that the list is one that was acknowledged last, or the one after it."""
    cues, remark = read_cues(library)
    if remark and (acknowledged or library.cues_path.read_bytes() != DAMAGED):
        return Outcomes(1, acknowledged, damaged=1)
    possible = [_counted(before, number) for number in (acknowledged, acknowledged + 1)]
    return Outcomes(1, acknowledged, lost=int(cues not in possible))


def _counted(before: OwnCues, number: int) -> OwnCues:
    return before.counted("anna", _counts(number)) if number else before


def _counts(number: int) -> dict[tuple[str, CuePart], CueCount]:
    """Enough cues for a file of some kilobytes, with counts that tell the moment."""
    return {(f"cue{n}", CuePart.VERB): CueCount(f"cued {n}", number, n) for n in range(1, 30)}


def _contents(library: Library) -> list[bytes]:
    """The content of the list and of all that were set aside."""
    return [path.read_bytes() for path in library.root.glob("cues.toml*")]
