"""Sources of entities: the label map, the names and the random field that some articles teach."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from annotate.entity import Entity
from annotate.learning.crf import Crf, TrainingSentence, train_crf
from annotate.learning.crf_features import crf_rows
from annotate.learning.evidence import Evidence
from annotate.learning.gate import latest
from annotate.learning.known_words import Counts as WordCounts
from annotate.learning.known_words import KnownWords, count_words, words_from
from annotate.learning.label_map import LabelMap, learn_label_map
from annotate.learning.lesson import EXPLICIT, Lesson
from annotate.learning.names import Counts, Mention, Names, count_names, names_from
from annotate.learning.token_features import Row, TokenFeatures, token_features
from annotate.learning.token_ranges import ranges_of, span_of, tags_of

_LEAST_SHARE = 0.5
"""Least share of its occurrences that must be marked before a name is suggested alone; one that is
wrong as often as right costs as many keys as it saves."""

_MOST_TOKENS = 40_000
"""Most tokens that the random field learns from, those of the latest articles; so many take some
four seconds."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A text, ready to be searched for entities."""

    evidence: Evidence
    """What the pipeline read in it."""
    features: TokenFeatures
    """The features of its tokens."""


@dataclass(frozen=True, slots=True)
class Example:
    """A finished article, ready to be learned from."""

    lesson: Lesson
    """The article."""
    reading: Reading
    """Its text."""
    counts: Counts
    """Its own part in what is known of names."""
    word_counts: WordCounts
    """Its own part in what is known of words."""


@dataclass(frozen=True, slots=True)
class EntitySources:
    """What some finished articles say about entities."""

    label_map: LabelMap
    """The pipeline's labels in the reader's words."""
    names: Names
    """The names that were marked."""
    words: KnownWords
    """The words that were read."""
    crf: Crf | None = None
    """The random field; None before it is trained."""

    def mapped(self, evidence: Evidence) -> list[Entity]:
        """The pipeline's entities under the reader's labels."""
        return self.label_map.apply(evidence.entities)

    def mentions(self, reading: Reading, *, without: Counts | None = None) -> list[Mention]:
        """The names in a text, those that only this text taught left out."""
        return list(self.names.mentions(reading.features.words, without=without))

    def by_map_and_names(self, reading: Reading) -> list[Entity]:
        """The entities without the random field: the mapped ones, and names beside them."""
        entities = self.mapped(reading.evidence)
        places = [place for place, _ in ranges_of(reading.evidence, entities)]
        taken = {index for place in places for index in range(*place)}
        for place, label, share in self.mentions(reading):
            if share >= _LEAST_SHARE and taken.isdisjoint(range(*place)):
                entities.append(Entity(span_of(reading.evidence, place), label))
        return entities

    def rows(
        self, reading: Reading, mentions: Sequence[Mention], *, without: WordCounts | None = None
    ) -> list[Row]:
        """The features of a text's tokens for the random field.

        Args:
            reading: The text.
            mentions: The names in it.
            without: Counts of words that are left out: those of this very text.
        """
        mapped = self.mapped(reading.evidence)
        habits = self.words.habits(reading.features.lower, without=without)
        return crf_rows(reading.features, reading.evidence, mapped, mentions, habits)


def read(text: str, evidence: Evidence) -> Reading:
    """Prepare a text."""
    return Reading(evidence, token_features(text, evidence))


def examples_of(lessons: Sequence[Lesson]) -> list[Example]:
    """Prepare finished articles."""
    readings = [read(lesson.text, lesson.evidence) for lesson in lessons]
    columns = (lessons, readings, count_names(lessons), map(count_words, lessons))
    return [Example(*parts) for parts in zip(*columns, strict=True)]


def learn_sources(
    examples: Sequence[Example], *, targets: Mapping[str, str], scheme_labels: Collection[str]
) -> EntitySources:
    """Learn from articles.

    Args:
        examples: The finished articles.
        targets: Labels of the pipeline with those that the scheme has them stand for.
        scheme_labels: The labels of the scheme in force; nothing else is learned.
    """
    label_map = learn_label_map(
        [example.lesson for example in examples], targets=targets, scheme_labels=scheme_labels
    )
    names = names_from(example.counts for example in examples)
    words = words_from([example.word_counts for example in examples])
    sources = EntitySources(label_map, names, words)
    sizes = [len(example.lesson.evidence) for example in examples]
    recent = [examples[number] for number in latest(range(len(examples)), sizes, _MOST_TOKENS)]
    has_bulk = any(example.lesson.weights for example in recent)
    sentences = [
        sentence
        for example in recent
        for sentence in _sentences(sources, example, has_bulk=has_bulk)
    ]
    has_entities = any(tag != "O" for sentence in sentences for tag in sentence.tags)
    return replace(sources, crf=train_crf(sentences)) if has_entities else sources


def _sentences(
    sources: EntitySources, example: Example, *, has_bulk: bool
) -> Iterator[TrainingSentence]:
    """The sentences of an article; where some were decided in bulk, all others count twice."""
    lesson, reading = example.lesson, example.reading
    mentions = sources.mentions(reading, without=example.counts)
    rows = sources.rows(reading, mentions, without=example.word_counts)
    tags = tags_of(reading.evidence, lesson.entities)
    in_bulk = [entity for entity in lesson.entities if lesson.weight(entity) < EXPLICIT]
    firsts_in_bulk = {first for (first, _), _ in ranges_of(reading.evidence, in_bulk)}
    for first, stop in reading.features.sentences:
        is_bulk = not firsts_in_bulk.isdisjoint(range(first, stop))
        copies = 2 if has_bulk and not is_bulk else 1
        yield TrainingSentence(rows[first:stop], tags[first:stop], copies)
