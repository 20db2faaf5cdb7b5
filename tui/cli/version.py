"""The version of this installation, found without reading what else is known about it."""

from __future__ import annotations

import os
import sys

_BEFORE, _BEHIND = "postil-", ".dist-info"
"""What surrounds the version in the name of the folder that an installer makes for a package."""


def print_version() -> None:
    """Print the version, as `postil --version` does."""
    print(f"postil {version()}")


def version() -> str:
    """The version, by the first such folder on the way of imports."""
    for place in sys.path:
        try:
            names = os.listdir(place or ".")  # noqa: PTH208 - paths take long to import
        except OSError:
            continue
        for name in names:
            if name.startswith(_BEFORE) and name.endswith(_BEHIND):
                return name.removeprefix(_BEFORE).removesuffix(_BEHIND)
    from importlib.metadata import version as looked_up

    return looked_up("postil")
