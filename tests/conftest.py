"""What all tests share."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, settings

from tests.garbage import GARBAGE, leave_garbage
from tests.memory_folder import write_to_memory
from tests.parsed_sheets import match_rules_once, parse_sheets_once
from tests.quick_pilot import ask_busy_widgets_only, count_parameters_once
from tests.rest import forget_writers, wait_for_rest
from tests.shared_imports import import_share

# What is imported and collected stays; the collector of garbage need not look at it.
gc.disable()

write_to_memory()

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


_LONGEST_NAME = 1000
"""Characters of a parameter that still stand in the name of its test; chosen by hand."""


@pytest.hookimpl(tryfirst=True)
def pytest_collection(session: pytest.Session) -> None:
    """Compile a part of the modules, while the other workers compile the rest."""
    import_share(session.config)


def pytest_make_parametrize_id(val: object, argname: str) -> str | None:
    """Name a long text by its length: the workers send the names of all tests to each other."""
    if isinstance(val, str | bytes) and len(val) > _LONGEST_NAME:
        return f"{argname} of {len(val)}"
    return None


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with what takes long: at the end, the other workers would wait for it."""
    items.sort(key=lambda item: item.get_closest_marker("long") is None)


def pytest_collection_finish() -> None:
    """Let the collector of garbage begin, and pass over all that is there by now."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(GARBAGE)
    gc.enable()


def pytest_runtest_teardown() -> None:
    """Have no test wait for what others left behind."""
    forget_writers()


@pytest.fixture(scope="session", autouse=True)
def quick_textual() -> Iterator[None]:
    """Spare Textual what is the same in each test, and the pilot what is done already."""
    with pytest.MonkeyPatch.context() as patch:
        parse_sheets_once(patch)
        match_rules_once(patch)
        ask_busy_widgets_only(patch)
        wait_for_rest(patch)
        count_parameters_once(patch)
        leave_garbage(patch)
        yield
