"""CoNLL-2003 as texts with entities: tokens joined again with normal spacing."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

from annotate.entity import Entity
from annotate.span import Span

_LABELS = {"PERSON": "PER", "ORG": "ORG", "GPE": "LOC", "LOC": "LOC"}
_COMPARED = frozenset(_LABELS.values())
_CLOSING = frozenset(".,;:?!%)]")
_OPENING = frozenset("([$")
_CLITIC = re.compile(r"n't|'(?:s|re|ve|ll|d|m)?", re.IGNORECASE)
_ARTICLE = re.compile(r"the\s+", re.IGNORECASE)
_POSSESSIVE = re.compile(r"\s*['’]s?$")

Token = tuple[str, str]
"""A word and its IOB tag."""


def documents(
    path: Path, labels: Collection[str] = _COMPARED
) -> Iterator[tuple[str, tuple[Entity, ...]]]:
    """Each document's text, a sentence a line, with its people, organisations and places.

    Args:
        path: The file.
        labels: The labels of the entities that are wanted; `MISC` is not among them by itself.
    """
    sentences: list[list[Token]] = []
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        rows = [line.split(" ") for line in block.strip().split("\n") if line]
        if rows and rows[0][0] == "-DOCSTART-":
            if sentences:
                yield _document(sentences, labels)
            sentences = []
        elif rows:
            sentences.append([(row[0], row[-1]) for row in rows])
    if sentences:
        yield _document(sentences, labels)


def as_conll(text: str, entities: Iterable[Entity]) -> tuple[Entity, ...]:
    """Entities with CoNLL's labels and borders: no leading “the”, no final “'s”."""
    return tuple(
        Entity(_trimmed(text, entity.span), _LABELS[entity.label])
        for entity in entities
        if entity.label in _LABELS
    )


def _trimmed(text: str, span: Span) -> Span:
    quote = text[span.start : span.end]
    before, behind = _ARTICLE.match(quote), _POSSESSIVE.search(quote)
    start = span.start + (before.end() if before else 0)
    end = span.start + behind.start() if behind else span.end
    return Span(start, end) if start < end else span


def _document(
    sentences: Iterable[list[Token]], labels: Collection[str]
) -> tuple[str, tuple[Entity, ...]]:
    text, entities = "", []
    for sentence in sentences:
        spans = []
        for space, word in _spaced([word for word, _ in sentence]):
            text += space
            spans.append(Span(len(text), len(text) + len(word)))
            text += word
        entities += _entities(spans, [tag for _, tag in sentence])
        text += "\n"
    return text, tuple(entity for entity in entities if entity.label in labels)


def _spaced(words: list[str]) -> Iterator[tuple[str, str]]:
    """Words, each with the space before it."""
    is_quoting, is_glued = False, True
    for word in words:
        closes = word == '"' and is_quoting
        joins = is_glued or closes or word in _CLOSING or bool(_CLITIC.fullmatch(word))
        yield "" if joins else " ", word
        if word == '"':
            is_quoting = not is_quoting
        is_glued = word in _OPENING or (word == '"' and is_quoting)


def _entities(spans: list[Span], tags: list[str]) -> list[Entity]:
    """The entities of a sentence; `I-` behind another label begins one too."""
    entities: list[Entity] = []
    previous = "O"
    for span, tag in zip(spans, tags, strict=True):
        label = tag[2:]
        if tag.startswith("I-") and previous[2:] == label:
            entities[-1] = Entity(Span(entities[-1].span.start, span.end), label)
        elif tag != "O":
            entities.append(Entity(span, label))
        previous = tag
    return entities
