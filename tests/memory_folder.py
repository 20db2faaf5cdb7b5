"""A place in memory for the folders of the tests, where the system has one."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

_MEMORY = Path("/dev/shm")
_ROOM = 2**30
"""Bytes that must be free there; the folders of a whole run take a tenth of that."""


def write_to_memory() -> None:
    """Have pytest make its folders in memory, where saving does not wait for a disk."""
    if os.access(_MEMORY, os.W_OK | os.X_OK) and shutil.disk_usage(_MEMORY).free > _ROOM:
        os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(_MEMORY))
