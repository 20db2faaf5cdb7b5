"""`python -m tests.system.faults`: every fault at length, with counts."""

from __future__ import annotations

import sys
import tempfile
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

_FAULTS = (
    ("kill -9, through the library", killing.trials, 900),
    ("stopped, then kill -9, library", killing.stopped_trials, 300),
    ("kill -9, through the program", killing_app.trials, 100),
    ("stopped, then kill -9, program", killing_app.stopped_trials, 125),
    ("kill -9, of the learner", killing_learner.trials, 300),
    ("kill -9, while cues are counted", killing_cues.trials, 300),
    ("power cut, simulated", power.trials, 2_000),
    ("power cut, program recorded", power_app.trials, 28),
    ("kill -9, of an import", killing_import.trials, 300),
    ("power cut, import recorded", power_import.trials, 12),
    ("full disk, by a limit on files", full_disk.trials, 40),
    ("two writers, annotations", two_writers.trials, 4_000),
    ("five writers, two of them killed", five_writers.trials, 100),
    ("bad files, refused and left alone", bad_files.trials, len(bad_files.BAD)),
)


def main() -> int:
    """Run and print; returns 1 when something was lost or damaged."""
    is_clean = True
    print(f"{'fault':<34}{'trials':>8}{'acknowledged':>14}{'lost':>6}{'damaged':>9}")
    for name, trials, count in _FAULTS:
        with tempfile.TemporaryDirectory() as folder:
            outcomes = trials(Path(folder), count)
        print(f"{name:<34}{outcomes.trials:>8}{outcomes.acknowledged:>14}", end="")
        print(f"{outcomes.lost:>6}{outcomes.damaged:>9}", flush=True)
        is_clean = is_clean and outcomes.is_clean
    return 0 if is_clean else 1


if __name__ == "__main__":
    sys.exit(main())
