"""Rehearsal: what the base knows and nobody has decided is learned along, not forgotten."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from annotate.training.marked_docs import has_blank_edge, mark, unknown_tokens

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from spacy.tokens import Span as SpacySpan

_LEAST_SHARE = 0.4
"""Least share of the spans of a base's label that must be marked under one label for it to stand
for that one; the same as in the label map that the reader learns."""

_LEAST_SPANS = 2
"""Fewest spans of a base's label that must be marked so; one may be a slip. Chosen by hand."""

_LEAST_SEEN = 0.5
"""Least share of the spans of each label at which the base must find something, under whatever
label, before its silence counts; chosen by hand."""


@dataclass(frozen=True, slots=True)
class LabelVotes:
    """What the base's spans became under people's hands."""

    stand_for: Mapping[str, str]
    """The label that each label of the base stands for; one of one's own stands for itself."""
    heirs: Mapping[str, str]
    """For each label of one's own that the base knows, the label that most of its spans have
    there."""


def label_votes(
    pairs: Iterable[tuple[Doc, Doc]], targets: Mapping[str, str], used_labels: Collection[str]
) -> LabelVotes:
    """Compare what the base finds with what people marked.

    Args:
        pairs: Annotated docs, each with the base's reading of it.
        targets: Labels of the base with those that the scheme has them stand for, always.
        used_labels: The labels that people gave.
    """
    votes = _votes(pairs)
    stand_for = {label: label for label in used_labels} | dict(targets)
    for label, counts in votes.items():
        best = max(used_labels, key=lambda name: (counts[name], name), default="")
        if best and counts[best] >= max(_LEAST_SPANS, _LEAST_SHARE * counts.total()):
            stand_for.setdefault(label, best)
    heirs: dict[str, str] = {}
    for name in sorted(used_labels):
        labels = [label for label in votes if stand_for.get(label) == name]
        if labels:
            heirs[name] = max(labels, key=lambda label: (votes[label][name], label))
    return LabelVotes(stand_for, heirs)


def _votes(pairs: Iterable[tuple[Doc, Doc]]) -> dict[str, Counter[str]]:
    """Count, for each label of the base, what its spans are marked as; as "" where they are not."""
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for doc, reading in pairs:
        unknown = unknown_tokens(doc)
        marked = {(entity.start, entity.end): entity.label_ for entity in doc.ents}
        for entity in reading.ents:
            if unknown.isdisjoint(range(entity.start, entity.end)):
                votes[entity.label_][marked.get((entity.start, entity.end), "")] += 1
    return votes


def rehearse(doc: Doc, reading: Doc, labels: Collection[str]) -> int:
    """Add what the base finds under some labels, where nobody marked anything else.

    Returns:
        The number of entities that were added.
    """
    added = [
        entity for entity in _free_entities(doc, reading, labels) if not has_blank_edge(entity)
    ]
    if added:
        mark(doc, [*doc.ents, *added], unknown_tokens(doc))
    return len(added)


def sees_all(pairs: Iterable[tuple[Doc, Doc]]) -> bool:
    """Tell whether the base finds something at most of what people marked, whatever the label."""
    is_seen: dict[str, list[bool]] = defaultdict(list)
    for doc, reading in pairs:
        for entity in doc.ents:
            tokens = reading[entity.start : entity.end]
            is_seen[entity.label_].append(any(token.ent_type_ for token in tokens))
    return all(sum(answers) >= _LEAST_SEEN * len(answers) for answers in is_seen.values())


def rehearse_outside(doc: Doc, reading: Doc) -> None:
    """Let words that nobody has decided be outside where the base finds nothing.

    Accepted entities alone never show a word that is in none, so a pipeline would learn to find
    more and more. Words in which the base finds something stay unknown.
    """
    base_tokens = {token.i for entity in reading.ents for token in entity}
    mark(doc, doc.ents, unknown_tokens(doc) & base_tokens)


def leave_open(doc: Doc, reading: Doc, labels: Collection[str]) -> None:
    """Let a place be unknown where the base finds an entity under one of some labels.

    So a score counts what people marked, and no such entity as a mistake.
    """
    places = _free_entities(doc, reading, labels)
    if places:
        free_tokens = {token.i for entity in places for token in entity}
        mark(doc, doc.ents, unknown_tokens(doc) | free_tokens)


def _free_entities(doc: Doc, reading: Doc, labels: Collection[str]) -> list[SpacySpan]:
    """Return the base's entities with one of these labels that touch no entity of the doc."""
    from spacy.tokens import Span as SpacySpan

    taken = {token.i for entity in doc.ents for token in entity}
    return [
        SpacySpan(doc, entity.start, entity.end, label=entity.label_)
        for entity in reading.ents
        if entity.label_ in labels and taken.isdisjoint(range(entity.start, entity.end))
    ]
