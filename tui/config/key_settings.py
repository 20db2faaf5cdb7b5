"""The keymap of a user, resolved from the configuration and the table of commands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType

from annotate.text.nearest_word import did_you_mean
from tui.config.configuration import KeySettings
from tui.config.errors import ConfigurationError
from tui.keys.command import KeyCommand
from tui.keys.commands import ALWAYS, COMMANDS, FIXED, GROUPS
from tui.keys.key_names import UnknownKey, key_name
from tui.keys.keymap import Keymap

Keys = tuple[str, ...]

PRESETS: Mapping[str, Mapping[str, Keys]] = MappingProxyType(
    {
        "default": {},
        # Accept, reject, ignore and the digits of labels are Prodigy's anyway. Its `h` is help.
        "prodigy": {
            "reader.undo": ("u", "backspace", "delete"),
            "reader.token_left": ("left",),
            "reader.help": ("?", "h"),
            "library.help": ("?", "h"),
        },
    }
)
"""Sets of keys by name; each has only the commands whose keys it changes."""


def resolve(settings: KeySettings, *, where: str) -> Keymap:
    """The keymap for some settings; `where` names their file in messages.

    Raises:
        ConfigurationError: A preset, command or key is unknown, or two commands want one key.
    """
    keys_by_id = {**_preset(settings.preset, where), **_check_overrides(settings.overrides, where)}
    groups = {
        name: tuple(
            replace(command, keys=keys_by_id.get(command.id, command.keys)) for command in group
        )
        for name, group in GROUPS.items()
    }
    keymap = Keymap(MappingProxyType(groups))
    clash = next(clashes(keymap), None)
    if clash is not None:
        raise ConfigurationError(f"{where}: {clash}")
    return keymap


def clashes(keymap: Keymap) -> Iterator[str]:
    """Yield a message for each key that has two meanings, mode by mode."""
    for mode, fixed in FIXED.items():
        owners: dict[str, KeyCommand] = {}
        for command in keymap.commands(mode):
            for key in command.keys:
                yield from _clash(key, command, owners, {**fixed, **ALWAYS})
                owners[key] = command


def _clash(
    key: str, command: KeyCommand, owners: Mapping[str, KeyCommand], fixed: Mapping[str, str]
) -> Iterator[str]:
    if key in owners:
        other = owners[key]
        yield (
            f"the key {key} would be both {other.id} ({other.label}) and {command.id} "
            f"({command.label}); give one of them another key, or none with []"
        )
    elif key in fixed and key not in _default_keys(command.id):
        yield f"the key {key} cannot be {command.id} ({command.label}): it {fixed[key]}"


def _default_keys(command_id: str) -> Keys:
    return next(command.keys for command in COMMANDS if command.id == command_id)


def _preset(name: str, where: str) -> Mapping[str, Keys]:
    if name not in PRESETS:
        presets = " and ".join(PRESETS)
        raise ConfigurationError(f"{where}: there is no preset “{name}”; there are {presets}")
    return PRESETS[name]


def _check_overrides(overrides: Iterable[tuple[str, Keys]], where: str) -> dict[str, Keys]:
    ids = [command.id for command in COMMANDS]
    checked = {}
    for command_id, keys in overrides:
        if command_id not in ids:
            raise ConfigurationError(f"{where}: {_unknown(command_id, ids)}")
        try:
            checked[command_id] = tuple(dict.fromkeys(map(key_name, keys)))
        except UnknownKey as error:
            raise ConfigurationError(f"{where}: {command_id}: {error}") from error
    return checked


def _unknown(command_id: str, ids: list[str]) -> str:
    full = command_id if "." in command_id else f"reader.{command_id}"
    hint = did_you_mean(full, ids) or "; postil keys lists them"
    return f"“{command_id}” is not a command{hint}"
