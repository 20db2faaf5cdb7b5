"""The files of an article that its rows are made from, and the stamp that tells their states."""

from __future__ import annotations

import contextlib
import hashlib
import os
from collections.abc import Iterator
from dataclasses import dataclass

from annotate.entity import PEOPLE
from annotate.labels.speaker_labels import people_labels
from store.files.safe_names import named_by
from store.layer.journal import JOURNAL_SUFFIX
from store.library.file_states import States, state_of_scheme
from store.library.library import Library

_JSON = ".json"
_STAMP_BYTES = 16
"""Bytes of a stamp: enough for no two states of an article to share one by chance."""


@dataclass(frozen=True, slots=True)
class ArticleFiles:
    """The files of an article, as they are now."""

    folder: str
    """Name of the article's folder."""
    stamp: bytes
    """Tells this state of the files from every other one."""
    layers: tuple[str, ...]
    """The annotators who have a layer, sorted."""
    has_suggestions: bool
    """True if a pipeline or a suggester has looked for suggestions."""


@dataclass(frozen=True, slots=True)
class SchemeFacts:
    """What a scheme decides about the rows of every article."""

    names: States
    """The state of what suggestions are called."""
    people: frozenset[str]
    """The labels of persons."""


def scheme_facts(library: Library) -> SchemeFacts:
    """What the scheme of a library decides about the rows of its articles."""
    return SchemeFacts(state_of_scheme(library.scheme), people_labels(library.scheme))


def every_folder(library: Library) -> list[str]:
    """Names of the folders in a library that may be articles, in no order.

    Raises:
        OSError: They cannot be listed.
    """
    if not library.articles_folder.is_dir():
        return []
    with os.scandir(library.articles_folder) as entries:
        return [entry.name for entry in entries]


def article_files(library: Library, folder: str, scheme: SchemeFacts) -> ArticleFiles | None:
    """The files of the article in a folder; None where there is no article.

    Args:
        library: Where the article is.
        folder: Name of its folder.
        scheme: What the scheme decides.
    """
    path = f"{library.articles_folder}/{folder}"
    try:
        facts = _time_and_size(os.stat(f"{path}/article.json"))  # noqa: PTH116 - ten times as fast
    except OSError:
        return None
    layers = dict(_states(f"{path}/layers", (_JSON, f"{_JSON}{JOURNAL_SUFFIX}")))
    suggestions = dict(_states(f"{path}/suggestions", (_JSON,)))
    if library.suggesters:
        others = _states(f"{path}/suggesters", (_JSON,))
        suggestions |= {f"{library.suggesters} {name}": state for name, state in others}
    of_suggestions = (sorted(suggestions.items()), scheme.names) if suggestions else ()
    own_people = sorted(scheme.people - PEOPLE)
    states = repr((facts, sorted(layers.items()), of_suggestions, own_people)).encode()
    return ArticleFiles(
        folder,
        hashlib.blake2b(states, digest_size=_STAMP_BYTES).digest(),
        tuple(sorted({named_by(name.partition(".")[0]) for name in layers})),
        bool(suggestions),
    )


def _states(folder: str, endings: tuple[str, ...]) -> Iterator[tuple[str, list[int]]]:
    """Yield names and states of the files in a folder that end like this."""
    with contextlib.suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.endswith(endings):
                yield entry.name, _time_and_size(entry.stat())


def _time_and_size(status: os.stat_result) -> list[int]:
    return [status.st_mtime_ns, status.st_size]
