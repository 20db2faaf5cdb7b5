"""How much garbage may lie about: to look for it costs more than it takes."""

from __future__ import annotations

import pytest

from store.files import gc_control

GARBAGE = 20_000
"""New objects after which garbage is collected, those of an open app or two; Python's own choice
is 700; chosen by hand."""


def leave_garbage(patch: pytest.MonkeyPatch) -> None:
    """Have readers leave garbage and free memory to the process, which here is not theirs.

    A reader prepares it for a long sitting: with each further article, all objects are looked at,
    of all tests that were collected, and free memory is returned, which others then ask for again.
    """
    for name in (
        "freeze",
        "collect_all",
        "collect_at_rest",
        "collect_at_pause",
        "return_free_memory",
    ):
        patch.setattr(gc_control, name, lambda: None)
