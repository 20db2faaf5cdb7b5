"""The user's configuration: a small TOML file in the platform's configuration folder."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from platformdirs import user_config_path, user_data_path

from annotate.errors import PostilError


class ConfigurationError(PostilError):
    """The configuration file is not what it should be."""


@dataclass(frozen=True, slots=True)
class Configuration:
    """What the user wants unless the command line says otherwise."""

    library: str | None = None
    """Folder of the library."""
    annotator: str | None = None
    """Name of the annotator."""
    model: str | None = None
    """spaCy pipeline: a package name or a path."""
    width: int | None = None
    """Cells of text at most."""
    theme: str | None = None
    """Name of the theme."""


LEAST_WIDTH, MOST_WIDTH = 20, 200
"""Between these a width makes sense."""

_TYPES = {"library": str, "annotator": str, "model": str, "width": int, "theme": str}


_NAMES = {str: "a string", int: "a whole number"}


def configuration_path() -> Path:
    """Where the configuration is looked for."""
    return user_config_path("postil") / "config.toml"


def default_library() -> Path:
    """The library when none is named: in the platform's data folder."""
    return user_data_path("postil") / "library"


def load_configuration(path: Path) -> Configuration:
    """Read the configuration; a missing file is an empty one.

    Raises:
        ConfigurationError: It cannot be read, or holds something unknown.
    """
    try:
        settings = tomllib.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        return Configuration()
    except (OSError, ValueError) as error:
        raise ConfigurationError(f"{path} cannot be read: {error}") from error
    for name, value in settings.items():
        _check(path, name, value)
    return Configuration(**settings)


def _check(path: Path, name: str, value: Any) -> None:
    expected = _TYPES.get(name)
    if expected is None:
        known = ", ".join(_TYPES)
        raise ConfigurationError(f"{path}: “{name}” is not a setting; there are {known}")
    if not isinstance(value, expected) or isinstance(value, bool):
        raise ConfigurationError(f"{path}: {name} must be {_NAMES[expected]}, not {value!r}")
    if isinstance(value, int) and not LEAST_WIDTH <= value <= MOST_WIDTH:
        raise ConfigurationError(
            f"{path}: {name} must be between {LEAST_WIDTH} and {MOST_WIDTH}, not {value}"
        )
