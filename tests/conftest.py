"""What all tests share."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, settings

from tests.parsed_sheets import parse_sheets_once
from tests.quick_pilot import ask_busy_widgets_only

# The tests run side by side; the threads of one pipeline would spin beside the others.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

# A busy machine is no fault of the code. `make test-thorough` chooses the other profile.
for profile, examples in (("brief", 25), ("thorough", 200)):
    settings.register_profile(
        profile,
        max_examples=examples,
        deadline=None,
        suppress_health_check=[HealthCheck.too_slow],
    )
settings.load_profile("brief")


def pytest_collection_finish() -> None:
    """Let the collector of garbage pass over all that was imported and collected: it stays."""
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session", autouse=True)
def quick_textual() -> Iterator[None]:
    """Spare Textual what is the same in each test, and the pilot what is done already."""
    with pytest.MonkeyPatch.context() as patch:
        parse_sheets_once(patch)
        ask_busy_widgets_only(patch)
        yield
