"""The process that reads the names in long layers while a person reads, so that no key waits.

It reads one line of JSON from standard input (`library`, `annotator`, and as `skipped_folder` the
folder of the article that is open), stores the names in the library, and answers nothing. Killed at
any moment, it leaves the old names or the new ones.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

from store.library.learned_names import remember_names
from store.library.library import Library

_NICENESS = 5
"""Niceness of the process, that of what looks for suggestions afterwards; chosen by hand."""


def main() -> None:
    """Carry out the request on standard input."""
    os.nice(_NICENESS)
    request = json.loads(sys.stdin.readline())
    library = Library(Path(request["library"]))
    remember_names(library, request["annotator"], skipped_folder=request["skipped_folder"])


if __name__ == "__main__":
    main()
