"""The user's configuration: a small TOML file in the platform's configuration folder."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from annotate.text.nearest_word import did_you_mean
from tui.config.errors import ConfigurationError
from tui.config.paths import configuration_path, default_library
from tui.display.column_widths import LEAST_WIDTH, MOST_WIDTH

__all__ = [
    "Configuration",
    "ConfigurationError",
    "KeySettings",
    "configuration_path",
    "default_library",
    "load_configuration",
]

if TYPE_CHECKING:
    from tui.config.suggesters import Suggester


class KeySettings(NamedTuple):
    """The keys of the configuration, as the user wrote them."""

    preset: str = "default"
    """Name of the set of keys to start from."""
    overrides: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """Ids of commands with their keys, in place of those of the preset."""


class Configuration(NamedTuple):
    """The user's settings; the command line overrides them."""

    library: str | None = None
    """Folder of the library."""
    annotator: str | None = None
    """Name of the annotator."""
    model: str | None = None
    """spaCy pipeline: a package name or a path."""
    language: str | None = None
    """Code of the language of the articles, whose best pipeline is used where none is named."""
    width: int | None = None
    """Cells of text at most."""
    theme: str | None = None
    """Name of the theme."""
    keys: KeySettings = KeySettings()
    """Keys of commands."""
    labels: str | None = None
    """File of labels; relative to the folder of the configuration."""
    suggesters: tuple[Suggester, ...] = ()
    """Programs that are asked for suggestions beside the pipeline."""
    announce: bool = False
    """True to say changes in plain words for screen readers."""
    lookup: tuple[str, ...] = ()
    """Program that words are looked up with, and its arguments; empty for none."""
    speak: tuple[str, ...] = ()
    """Program that reads words aloud, and its arguments; empty for none."""

    @property
    def usual_model(self) -> str | None:
        """What chooses the pipeline where nobody has picked one: its name, or a language."""
        return self.model or self.language


_TYPES = {
    **{"library": str, "annotator": str, "model": str, "language": str},
    **{"width": int, "theme": str, "labels": str},
    **{"announce": bool, "lookup": list, "speak": list},
}

_TYPE_NAMES = {
    str: "a string",
    int: "a whole number",
    bool: "true or false",
    list: 'a program and its arguments, each in quotation marks, such as ["dict", "{}"]',
}


def load_configuration(path: Path) -> Configuration:
    """Read the configuration; a missing file is an empty one.

    Raises:
        ConfigurationError: It cannot be read, or a setting is unknown or wrong.
    """
    try:
        content = path.read_text("utf-8")
    except FileNotFoundError:
        return Configuration()
    except (OSError, ValueError) as error:
        raise ConfigurationError(f"{path} cannot be read: {error}") from error
    import tomllib  # most people have no such file

    try:
        settings = tomllib.loads(content)
    except ValueError as error:
        raise ConfigurationError(f"{path} cannot be read: {error}") from error
    keys = _key_settings(path, settings.pop("keys", {}))
    suggesters = _suggesters(path, settings.pop("suggester", None))
    for name, value in settings.items():
        _check(path, name, value)
        if isinstance(value, list):
            settings[name] = tuple(value)
    return Configuration(**settings, keys=keys, suggesters=suggesters)


def _suggesters(path: Path, tables: object) -> tuple[Suggester, ...]:
    if tables is None:
        return ()
    from tui.config.suggesters import suggesters_of  # most people have none

    return suggesters_of(path, tables)


def _key_settings(path: Path, value: Any) -> KeySettings:
    """The settings of keys: the name of a preset, or a table of ids that may name one."""
    if isinstance(value, str):
        return KeySettings(value)
    if not isinstance(value, dict):
        raise ConfigurationError(f"{path}: keys must be the name of a preset, or a table [keys]")
    table = dict(value)
    preset = table.pop("preset", "default")
    if not isinstance(preset, str):
        raise ConfigurationError(f"{path}: preset in [keys] must be a string, not {preset!r}")
    return KeySettings(preset, tuple(_overrides(path, table, "")))


def _overrides(
    path: Path, table: dict[str, Any], prefix: str
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield ids with their keys; TOML reads an id without quotation marks as nested tables."""
    for name, value in table.items():
        if isinstance(value, dict):
            yield from _overrides(path, value, f"{prefix}{name}.")
            continue
        keys = [value] if isinstance(value, str) else value
        if not isinstance(keys, list) or not all(isinstance(key, str) for key in keys):
            raise ConfigurationError(
                f"{path}: {prefix}{name} must be a key or a list of keys, not {value!r}"
            )
        yield prefix + name, tuple(keys)


def _is_argument(value: Any) -> bool:
    """Tell whether a program can be given this."""
    return isinstance(value, str) and bool(value) and "\0" not in value


def _check(path: Path, name: str, value: Any) -> None:
    expected = _TYPES.get(name)
    if expected is None:
        hint = did_you_mean(name, [*_TYPES, "keys", "suggester"])
        hint = hint or f"; there are {', '.join(_TYPES)} and keys"
        raise ConfigurationError(f"{path}: “{name}” is not a setting{hint}")
    is_command = isinstance(value, list) and all(_is_argument(word) for word in value)
    is_right = is_command if expected is list else isinstance(value, expected)
    if not is_right or (isinstance(value, bool) and expected is int):
        raise ConfigurationError(f"{path}: {name} must be {_TYPE_NAMES[expected]}, not {value!r}")
    if expected is int and not LEAST_WIDTH <= value <= MOST_WIDTH:
        raise ConfigurationError(
            f"{path}: {name} must be between {LEAST_WIDTH} and {MOST_WIDTH}, not {value}"
        )
