"""Suggesters of the configuration: programs that are asked beside the pipeline."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from annotate.text.nearest_word import did_you_mean
from tui.config.errors import ConfigurationError, SuggesterUnknown
from tui.config.loopback import is_loopback

_USUAL_SECONDS = 30.0
"""Seconds for an article where no limit is named; chosen by hand."""
_MODEL_SETTINGS = frozenset({"model", "key_env", "article_tokens", "day_tokens"})
"""The settings that only a large language model has."""
_PLAIN_SETTINGS = ("url", "entry_point", "kind", *sorted(_MODEL_SETTINGS))
"""The settings that are taken as they stand in the file."""
_WAYS = ("command", "url", "entry_point")
"""The ways to reach a suggester, of which one is chosen."""
OPENAI = "openai"
"""The kind of a server with OpenAI's interface for chats."""
_USUAL_ARTICLE_TOKENS = 20_000
"""Tokens for an article where no limit is named; chosen by hand, enough for some 5,000 words."""
_USUAL_DAY_TOKENS = 200_000
"""Tokens for a day where no limit is named; chosen by hand, some cents' worth of most models."""
_USUAL_PRECISION = 0.25
"""The share of suggestions that has to be right where none is named; chosen by hand."""
_MOST_SECONDS = 3600.0
"""The longest limit that may be named; chosen by hand."""


@dataclass(frozen=True, slots=True)
class Suggester:
    """A program that is asked for suggestions, and how it is reached."""

    name: str
    """Names it in caches and on the command line."""
    title: str
    """Its name for people, which stands beside each of its suggestions."""
    command: tuple[str, ...] = ()
    """The program with its arguments; never given to a shell."""
    url: str = ""
    """The address that is asked in place of a program."""
    entry_point: str = ""
    """The entry point of an installed package that is called in place of a program."""
    kind: str = ""
    """`openai` for a large language model; empty for what speaks the protocol."""
    model: str = ""
    """The model to ask there."""
    key_env: str = ""
    """The environment variable with the key for it; empty for no key."""
    article_tokens: int = _USUAL_ARTICLE_TOKENS
    """Tokens that it may use for an article."""
    day_tokens: int = _USUAL_DAY_TOKENS
    """Tokens that it may use in a day."""
    folder: str = ""
    """The folder of the configuration, in which the program runs."""
    labels: tuple[str, ...] = ()
    """The labels that it may give; empty for all of the scheme."""
    seconds: float = _USUAL_SECONDS
    """Seconds that it may take for an article."""
    precision: float = _USUAL_PRECISION
    """The share of its suggestions, from 0 to 1, that has to be right; else it is quiet."""

    @property
    def host(self) -> str:
        """The host that texts are sent to; empty where they stay on this machine."""
        host = urlsplit(self.url).hostname or ""
        return "" if is_loopback(host) else host

    @property
    def whereabouts(self) -> str:
        """The title, with the host that texts are sent to."""
        return f"{self.title} at {self.host}" if self.host else self.title

    def digest_with(self, labels: str) -> str:
        """The digest of what it is asked with: its settings, and some labels."""
        settings = json.dumps([asdict(self), labels], sort_keys=True)
        return hashlib.sha256(settings.encode()).hexdigest()


def suggesters_of(path: Path, tables: object) -> tuple[Suggester, ...]:
    """The suggesters of a configuration file.

    Raises:
        ConfigurationError: A table is not a suggester's, or two have one name.
    """
    if not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
        raise ConfigurationError(f"{path}: suggester must be tables, [[suggester]]")
    suggesters = tuple(_suggester(path, table) for table in tables)
    names = [name for each in suggesters for name in {each.name, each.title}]
    for name in names:
        if names.count(name) > 1:
            raise ConfigurationError(f"{path}: two suggesters are called {name}")
    return suggesters


def named_suggesters(suggesters: tuple[Suggester, ...], names: list[str]) -> tuple[Suggester, ...]:
    """The suggesters of some names, in this order.

    Raises:
        SuggesterUnknown: One is not configured.
    """
    by_name = {suggester.name: suggester for suggester in suggesters}
    for name in names:
        if name not in by_name:
            raise SuggesterUnknown(f"there is no suggester {name}{_hint(name, by_name)}")
    return tuple(by_name[name] for name in dict.fromkeys(names))


def _hint(name: str, names: Collection[str]) -> str:
    """The nearest name as a question, else those that there are."""
    others = f"; configured are {', '.join(names)}" if names else "; none is configured"
    return did_you_mean(name, names) or others


def _suggester(path: Path, table: Mapping[str, Any]) -> Suggester:
    name = table.get("name")
    if not isinstance(name, str) or not name.strip():
        raise ConfigurationError(f"{path}: a [[suggester]] needs a name")
    problems = list(_problems(table))
    if problems:
        raise ConfigurationError(f"{path}: suggester {name}: {problems[0]}")
    return Suggester(
        name=name,
        title=table.get("title", name),
        command=tuple(table.get("command", ())),
        **{name: table[name] for name in _PLAIN_SETTINGS if name in table},
        folder=str(path.parent),
        labels=tuple(table.get("labels", ())),
        seconds=float(table.get("seconds", _USUAL_SECONDS)),
        precision=float(table.get("precision", _USUAL_PRECISION)),
    )


def _problems(table: Mapping[str, Any]) -> Iterator[str]:
    for field, value in table.items():
        check = _CHECKS.get(field)
        if check is None:
            yield f"“{field}” is not a setting; there are {', '.join(_CHECKS)}"
        elif not check[0](value):
            yield f"{field} must be {check[1]}, not {value!r}"
    ways = [way for way in _WAYS if way in table]
    if len(ways) != 1:
        yield f"it needs one of {', '.join(_WAYS)}"
    if "kind" in table and not ("url" in table and "model" in table):
        yield f'kind = "{OPENAI}" needs a url and a model'
    if "kind" not in table and (names := _MODEL_SETTINGS & table.keys()):
        yield f'{min(names)} is for kind = "{OPENAI}"'
    address = urlsplit(str(table.get("url", "")))
    if "key_env" in table and address.scheme == "http" and not is_loopback(address.hostname or ""):
        yield "a key is only sent over https"


def _is_line(value: object) -> bool:
    return isinstance(value, str) and value.isprintable() and bool(value.strip())


def _is_address(value: object) -> bool:
    if not _is_line(value):
        return False
    try:
        parts = urlsplit(str(value))
        has_user = parts.username is not None or parts.password is not None
        is_whole = bool(parts.hostname) and parts.port != 0
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and is_whole and not has_user


def _are_words(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(word, str) for word in value) and bool(value)


def _is_duration(value: object) -> bool:
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    return is_number and 0 < float(str(value)) <= _MOST_SECONDS


def _is_count(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value > 0


def _is_share(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value <= 1


_CHECKS: Mapping[str, tuple[Callable[[object], bool], str]] = {
    "name": (_is_line, "a string"),
    "title": (_is_line, "a string"),
    "command": (_are_words, "a list of strings, the program and its arguments"),
    "url": (_is_address, "an address with http or https, and no name or password in it"),
    "entry_point": (_is_line, "a string"),
    "kind": (lambda value: value == OPENAI, f'"{OPENAI}"'),
    "model": (_is_line, "a string"),
    "key_env": (_is_line, "the name of an environment variable"),
    "article_tokens": (_is_count, "a whole number above 0"),
    "day_tokens": (_is_count, "a whole number above 0"),
    "labels": (_are_words, "a list of labels"),
    "precision": (_is_share, "a number from 0 to 1"),
    "seconds": (_is_duration, f"a number of seconds, at most {_MOST_SECONDS:.0f}"),
}
"""For each setting what it has to be, as a test and in words."""
