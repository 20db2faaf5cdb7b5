"""`python -m tests.system.faults [NAME…]`: faults at length, with counts."""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.system.faults import (
    bad_files,
    five_writers,
    full_disk,
    killing,
    killing_app,
    killing_cues,
    killing_import,
    killing_learner,
    power,
    power_app,
    power_import,
    two_writers,
)
from tests.system.faults.outcomes import Outcomes


@dataclass(frozen=True)
class _Fault:
    title: str
    trials: Callable[[Path, int], Outcomes]
    count: int
    """How often it is tried, in the units of its trials."""


_FAULTS = {
    "library": _Fault("kill -9, through the library", killing.trials, 900),
    "library-stopped": _Fault("stopped, then kill -9, library", killing.stopped_trials, 300),
    "program": _Fault("kill -9, through the program", killing_app.trials, 100),
    "program-stopped": _Fault("stopped, then kill -9, program", killing_app.stopped_trials, 125),
    "learner": _Fault("kill -9, of the learner", killing_learner.trials, 300),
    "cues": _Fault("kill -9, while cues are counted", killing_cues.trials, 300),
    "power": _Fault("power cut, simulated", power.trials, 2_000),
    "power-program": _Fault("power cut, program recorded", power_app.trials, 28),
    "import": _Fault("kill -9, of an import", killing_import.trials, 300),
    "power-import": _Fault("power cut, import recorded", power_import.trials, 12),
    "full-disk": _Fault("full disk, by a limit on files", full_disk.trials, 40),
    "two-writers": _Fault("two writers, annotations", two_writers.trials, 4_000),
    "five-writers": _Fault("five writers, two of them killed", five_writers.trials, 100),
    "bad-files": _Fault("bad files, refused and left alone", bad_files.trials, len(bad_files.BAD)),
}


def main(arguments: Sequence[str]) -> int:
    """Run and print; returns 1 when something was lost or damaged."""
    is_clean = True
    names = names_of(arguments)
    print(f"{'fault':<34}{'trials':>8}{'acknowledged':>14}{'lost':>6}{'damaged':>9}", flush=True)
    for fault in (_FAULTS[name] for name in names):
        with tempfile.TemporaryDirectory() as folder:
            outcomes = fault.trials(Path(folder), fault.count)
        print(f"{fault.title:<34}{outcomes.trials:>8}{outcomes.acknowledged:>14}", end="")
        print(f"{outcomes.lost:>6}{outcomes.damaged:>9}", flush=True)
        is_clean = is_clean and outcomes.is_clean
    return 0 if is_clean else 1


def names_of(arguments: Sequence[str]) -> Sequence[str]:
    """The faults to try, all where none is named."""
    parser = argparse.ArgumentParser(
        prog="python -m tests.system.faults",
        description="Try faults at length, and count what is lost or damaged.",
        epilog=f"Faults: {', '.join(_FAULTS)}.",
    )
    parser.add_argument(
        "name", nargs="*", metavar="FAULT", help="what to try; everything without it"
    )
    names: list[str] = parser.parse_args(arguments).name
    if unknown := [name for name in names if name not in _FAULTS]:
        parser.error(f"no such fault: {', '.join(unknown)}; there are {', '.join(_FAULTS)}")
    return names or list(_FAULTS)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
