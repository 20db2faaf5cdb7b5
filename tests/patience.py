"""How long tests wait for what must happen: long enough for a machine that is busy."""

from __future__ import annotations

PATIENCE = 300.0
"""Seconds after which something that does not happen is a failure; chosen by hand."""
