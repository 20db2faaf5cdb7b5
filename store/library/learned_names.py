"""An annotator's names: the verdicts of their layers on each, remembered beside the articles."""

from __future__ import annotations

import contextlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from time import monotonic

from annotate.annotation import Annotation
from annotate.annotation_set import AnnotationSet
from annotate.document import Document
from annotate.gazetteer import Gazetteer, gazetteer, verdicts
from annotate.labels.mapping import OPEN, LabelMap
from store.errors import StoreError
from store.files.fingerprint import FileFingerprint
from store.files.json_files import read_optional, to_json, write_optional
from store.library.article_facts import GUIDE_URI
from store.library.library import Library
from store.library.stored_article import StoredArticle

_MOST_SECONDS = 2.0
"""Longest time that is spent on reading layers; chosen by hand. The rest is read next time."""

_State = list[int]
"""Time and size of a layer's file and of its journal."""
_Votes = list[tuple[str, str, int]]
"""Name, label and verdict of each name in a layer."""
_Entries = dict[str, tuple[_State, _Votes]]
"""By article folder: the state of the layer when it was read, and its votes."""


@dataclass(frozen=True, slots=True)
class OpenLayer:
    """The layer of an article that is open: it need not be read a second time."""

    folder: str
    """The name of the article's folder."""
    annotations: AnnotationSet
    """Its text and records, which may change meanwhile."""


def personal_names(
    library: Library,
    annotator: str,
    *,
    labels: LabelMap = OPEN,
    seconds: float = _MOST_SECONDS,
    open_layer: OpenLayer | None = None,
) -> Gazetteer:
    """The gazetteer that follows from an annotator's decisions in the whole library.

    Only layers that have changed since the last time are read; their votes are remembered in a
    file of the library that can be deleted at any time. A damaged layer has no vote.

    Args:
        library: Where annotations are kept.
        annotator: Whose decisions count.
        labels: The labels for spans of the scheme in force, by those of pipelines.
        seconds: How long to read at most, the layers changed last first.
        open_layer: The layer of the article that is open, if one is.
    """
    entries = remember_names(library, annotator, seconds=seconds, open_layer=open_layer)
    totals: Counter[tuple[str, str]] = Counter()
    for _, votes in entries.values():
        for name, label, vote in votes:
            totals[name, label] += vote
    return gazetteer(totals, labels)


def remember_names(
    library: Library,
    annotator: str,
    *,
    seconds: float = _MOST_SECONDS,
    open_layer: OpenLayer | None = None,
    skipped_folder: str = "",
) -> _Entries:
    """Read the layers that have changed, and remember their votes.

    Args:
        library: Where annotations are kept.
        annotator: Whose decisions count.
        seconds: How long to read at most, the layers changed last first.
        open_layer: The layer of the article that is open, if one is.
        skipped_folder: The name of an article's folder whose votes stay as they are, if any.
    """
    cached = _read_entries(library, annotator)
    layers = [
        layer for layer in _layers(library, annotator) if layer[0].folder.name != skipped_folder
    ]
    layers.sort(key=lambda layer: layer[1], reverse=True)

    def votes_of(article: StoredArticle) -> _Votes:
        if open_layer is not None and article.folder.name == open_layer.folder:
            return _votes(open_layer.annotations.document, open_layer.annotations.records)
        return _stored_votes(article, annotator)

    entries = _refreshed(cached, layers, votes_of, deadline=monotonic() + seconds)
    if skipped_folder in cached:
        entries[skipped_folder] = cached[skipped_folder]
    if entries != cached:
        write_optional(library.names_path(annotator), to_json(entries))
    return entries


def bytes_to_read(library: Library, annotator: str, *, skipped_folder: str = "") -> int:
    """The size of the layers that have changed since their votes were remembered, in bytes.

    Args:
        library: Where annotations are kept.
        annotator: Whose decisions count.
        skipped_folder: The name of an article's folder that does not count, if any.
    """
    cached = _read_entries(library, annotator)
    states = {article.folder.name: state for article, state in _layers(library, annotator)}
    states.pop(skipped_folder, None)
    return sum(
        file_size + journal_size
        for name, (_, file_size, _, journal_size) in states.items()
        if name not in cached or cached[name][0] != states[name]
    )


def _refreshed(
    cached: _Entries,
    layers: Iterable[tuple[StoredArticle, _State]],
    votes_of: Callable[[StoredArticle], _Votes],
    *,
    deadline: float,
) -> _Entries:
    entries: _Entries = {}
    for article, state in layers:
        name = article.folder.name
        if name in cached and (cached[name][0] == state or monotonic() >= deadline):
            entries[name] = cached[name]
        elif monotonic() < deadline:
            entries[name] = (state, votes_of(article))
    return entries


def _layers(library: Library, annotator: str) -> Iterator[tuple[StoredArticle, _State]]:
    """Each article that the annotator has a layer of, and the state of that layer."""
    articles: list[StoredArticle] = []
    with contextlib.suppress(OSError):
        articles.extend(library.folders())
    for article in articles:
        with contextlib.suppress(OSError):
            file, journal = article.layer(annotator).fingerprints
            if file != FileFingerprint():
                yield article, [*file.time_and_size, *journal.time_and_size]


def _stored_votes(article: StoredArticle, annotator: str) -> _Votes:
    try:
        content = article.layer(annotator).load()
        document = article.document(content.facts.get("digest"))
        content.check_against(document)
    except (StoreError, OSError, RecursionError):
        return []
    return _votes(document, content.records)


def _votes(document: Document, records: Iterable[Annotation]) -> _Votes:
    if document.uri == GUIDE_URI:
        return []
    votes = verdicts(document.text, records)
    return [(name, label, vote) for (name, label), vote in votes.items() if vote]


def _read_entries(library: Library, annotator: str) -> _Entries:
    """The entries in the file; none where it is missing or damaged: it is made again then."""
    try:
        return {
            folder: (
                [int(number) for number in state],
                [(str(name), str(label), int(vote)) for name, label, vote in votes],
            )
            for folder, (state, votes) in read_optional(library.names_path(annotator)).items()
        }
    except (ValueError, TypeError, AttributeError):
        return {}
