"""Between characters and tokens: ranges of tokens for entities, entities for ranges of tokens."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator

from annotate.entity import Entity
from annotate.learning.evidence import Evidence
from annotate.span import Span

TokenRange = tuple[int, int]
"""Index of the first token, and one past the last."""

OUTSIDE = "O"
"""The tag of a token in no entity."""


def token_words(text: str, evidence: Evidence) -> list[str]:
    """The tokens of a text as written; lone surrogates, which no file can hold, become `?`."""
    text = text.encode("utf-8", "replace").decode("utf-8")
    edges = zip(evidence.starts, evidence.ends, strict=True)
    return [text[start:end] for start, end in edges]


def ranges_of(
    evidence: Evidence, entities: Iterable[Entity]
) -> Iterator[tuple[TokenRange, Entity]]:
    """The token range of each entity that begins and ends with a token."""
    starts, ends = evidence.starts, evidence.ends
    for entity in entities:
        first = bisect_left(starts, entity.span.start)
        last = bisect_left(ends, entity.span.end)
        has_edges = first <= last < len(ends) and ends[last] == entity.span.end
        if has_edges and starts[first] == entity.span.start:
            yield (first, last + 1), entity


def span_of(evidence: Evidence, place: TokenRange) -> Span:
    """The characters of a token range."""
    return Span(evidence.starts[place[0]], evidence.ends[place[1] - 1])


def tags_of(evidence: Evidence, entities: Iterable[Entity]) -> list[str]:
    """A tag for each token: `B-LABEL` where an entity begins, `I-LABEL` inside; later ones win."""
    tags = [OUTSIDE] * len(evidence)
    for (first, stop), entity in ranges_of(evidence, entities):
        tags[first] = f"B-{entity.label}"
        tags[first + 1 : stop] = [f"I-{entity.label}"] * (stop - first - 1)
    return tags


def ranges_in(tags: Iterable[str]) -> Iterator[tuple[TokenRange, str]]:
    """The token ranges that tags stand for, with their labels."""
    first, label = 0, ""
    index = -1
    for index, tag in enumerate(tags):
        if label and tag != f"I-{label}":
            yield (first, index), label
            label = ""
        if tag != OUTSIDE and not label:
            first, label = index, tag[2:]
    if label:
        yield (first, index + 1), label
