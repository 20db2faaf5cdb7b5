"""Ids for formats that need their own: the same in each export of the same thing."""

from __future__ import annotations

import uuid

_NAMESPACE = uuid.UUID("c8a0d0a6-1b52-5a4e-8d61-54f0c1b7e3a9")
"""Made once; another one would give other ids."""


def stable_id(*names: str) -> uuid.UUID:
    """Return the id of what these names, from the outermost on, stand for."""
    return uuid.uuid5(_NAMESPACE, "\n".join(names).encode("utf-8", "replace").decode())
