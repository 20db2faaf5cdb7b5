"""Settings with where they come from: an option, the environment, a file, or the default."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from tui.config.configuration import Configuration, default_library

DEFAULT = "default"
OPTION = "option {}"
ENVIRONMENT = "environment, {}"
CONFIGURATION = "config.toml"

LIBRARY_VARIABLE = "POSTIL_LIBRARY"
"""The environment variable that names the library."""
SERVED_VARIABLE = "POSTIL_SERVED"
"""The environment variable that tells a reader that it is in a browser."""


class Setting(NamedTuple):
    """The value of a setting that is in force."""

    name: str
    """Its name in the configuration."""
    value: str
    """Its value, for people."""
    origin: str
    """Where it comes from, for people."""


def library_setting(
    named: Path | None, settings: Configuration, environment: Mapping[str, str]
) -> Setting:
    """Return the folder of the library: by the option, the environment, the file, or by default."""
    if named is not None:
        folder, origin = str(named), OPTION.format("--library")
    elif environment.get(LIBRARY_VARIABLE):
        folder, origin = environment[LIBRARY_VARIABLE], ENVIRONMENT.format(LIBRARY_VARIABLE)
    elif settings.library:
        folder, origin = settings.library, CONFIGURATION
    else:
        return Setting("library", str(default_library()), DEFAULT)
    return Setting("library", str(Path(folder).expanduser()), origin)
