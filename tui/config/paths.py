"""The paths of the user's own files, in the folders of the platform; none of them need exist."""

from __future__ import annotations

import os
import sys
from pathlib import Path


def configuration_path() -> Path:
    """The path of the configuration."""
    return _folder("config", "XDG_CONFIG_HOME", ".config") / "config.toml"


def default_library() -> Path:
    """The folder of the library where none is named."""
    return _folder("data", "XDG_DATA_HOME", ".local/share") / "library"


def theme_path() -> Path:
    """The file that keeps the theme; it can be deleted at any time."""
    return state_folder() / "looks.json"


def state_folder() -> Path:
    """The folder of what the program remembers of itself, outside of any library."""
    return _folder("state", "XDG_STATE_HOME", ".local/state")


def _folder(kind: str, variable: str, usual: str) -> Path:
    """One of Postil's folders; `platformdirs` knows them all, and takes long to import.

    Args:
        kind: What is kept there, as `platformdirs` calls it.
        variable: The variable of the environment that names its parent on Linux.
        usual: The parent in one's home where that variable is not set.
    """
    named, home = os.environ.get(variable, ""), os.environ.get("HOME", "")
    parent = named or f"{home}/{usual}"
    if sys.platform == "linux" and parent.startswith("/") and "ANDROID_DATA" not in os.environ:
        return Path(parent, "postil")
    import platformdirs

    folder: Path = getattr(platformdirs, f"user_{kind}_path")("postil")
    return folder
