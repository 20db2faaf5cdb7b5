"""An annotator's names: what their layers say about each, remembered beside the articles."""

from __future__ import annotations

import contextlib
import json
from collections import Counter
from collections.abc import Iterator
from time import monotonic
from typing import Any

from annotate.gazetteer import Gazetteer, gazetteer, verdicts
from store.errors import StoreError
from store.files.durable import make_folder, write_durably
from store.files.fingerprint import FileFingerprint
from store.library.guide import GUIDE_URI
from store.library.library import Library
from store.library.stored_article import StoredArticle

_SECONDS = 2.0
"""How long layers are read at the most; those that are left have their turn the next time."""

_Stamp = list[int]
_Rows = list[tuple[str, str, int]]
_Remembered = dict[str, tuple[_Stamp, _Rows]]
"""By article folder: the state of the layer's file, and name, label and verdict of each name."""


def personal_names(library: Library, annotator: str, *, seconds: float = _SECONDS) -> Gazetteer:
    """The gazetteer that follows from an annotator's decisions in the whole library.

    Only layers that have changed since the last time are read; what they say is remembered in a
    file of the library that can be deleted at any time. A damaged layer says nothing.

    Args:
        library: Where annotations are kept.
        annotator: Whose decisions count.
        seconds: How long to read at the most, the layers changed last first.
    """
    path = library.names_path(annotator)
    before = _remembered(library, annotator)
    now = _brought_up_to_date(library, annotator, before, monotonic() + seconds)
    if now != before:
        with contextlib.suppress(OSError):
            make_folder(path.parent)
            write_durably(path, json.dumps(now).encode("ascii"))
    votes: Counter[tuple[str, str]] = Counter()
    for _, rows in now.values():
        for name, label, vote in rows:
            votes[name, label] += vote
    return gazetteer(votes)


def _brought_up_to_date(
    library: Library, annotator: str, before: _Remembered, until: float
) -> _Remembered:
    layers = sorted(_layers(library, annotator), key=lambda layer: layer[1], reverse=True)
    now: _Remembered = {}
    for article, stamp in layers:
        known = before.get(article.folder.name)
        if known is not None and known[0] == stamp:
            now[article.folder.name] = known
        elif monotonic() < until:
            now[article.folder.name] = (stamp, _read(article, annotator))
        elif known is not None:
            now[article.folder.name] = known
    return now


def _layers(library: Library, annotator: str) -> Iterator[tuple[StoredArticle, _Stamp]]:
    """Each article that the annotator has a layer of, and the state of that layer's file."""
    articles: list[StoredArticle] = []
    with contextlib.suppress(OSError):
        articles.extend(library.folders())
    for article in articles:
        with contextlib.suppress(OSError):
            stamps = article.layer(annotator).stamps
            if stamps[0] != FileFingerprint():
                yield article, [number for one in stamps for number in (one.time, one.size)]


def _read(article: StoredArticle, annotator: str) -> _Rows:
    try:
        content = article.layer(annotator).load()
        document = article.document(content.facts.get("digest"))
        content.check_against(document)
    except (StoreError, OSError, RecursionError):
        return []
    if document.uri == GUIDE_URI:
        return []
    votes = verdicts(document.text, content.records)
    return [(name, label, vote) for (name, label), vote in votes.items() if vote]


def _remembered(library: Library, annotator: str) -> _Remembered:
    """What the file holds; nothing where it is missing or damaged: it is made again then."""
    try:
        facts: dict[str, Any] = json.loads(library.names_path(annotator).read_bytes())
        return {
            folder: (
                [int(number) for number in stamp],
                [(str(name), str(label), int(vote)) for name, label, vote in rows],
            )
            for folder, (stamp, rows) in facts.items()
        }
    except (OSError, ValueError, TypeError, AttributeError, RecursionError):
        return {}
