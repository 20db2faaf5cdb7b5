"""States of files: what tells whether numbers and rows that were made from them still hold."""

from __future__ import annotations

import zlib
from pathlib import Path
from typing import TYPE_CHECKING

from store.files.fingerprint import FileFingerprint, fingerprint

if TYPE_CHECKING:
    from annotate.labels.scheme import LabelScheme

States = list[list[int]]
"""Time and size of each file that something is made from; then the state of the scheme."""


def state_of_file(path: Path) -> list[int]:
    """Time of the last write and size of a file; zeros where there is none."""
    try:
        return fingerprint(path).time_and_size
    except OSError:
        return FileFingerprint().time_and_size


def state_of_scheme(scheme: LabelScheme | None) -> States:
    """What tells one scheme from another that counts other suggestions; none for any label."""
    if scheme is None or scheme.is_open:
        return []
    maps = [sorted(labels.targets.items()) for labels in (scheme.span_map, scheme.claim_map)]
    return [[zlib.crc32(repr(maps).encode("utf-8", "surrogatepass")), 0]]
