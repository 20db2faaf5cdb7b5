"""Replay: finished articles in their order, each with what those before it would suggest."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from annotate.gazetteer import LabelledName, gazetteer
from annotate.labels.fitting import fit_all
from annotate.labels.scheme import LabelScheme
from annotate.learning.evidence import Evidence, joined
from annotate.learning.learn import Learned, learn
from annotate.learning.lesson import Lesson
from annotate.learning.past_article import PastArticle
from annotate.learning.scheme_labels import entity_labels, label_targets
from annotate.own_cues import NO_CUES, OwnCues
from annotate.structure import Structure
from annotate.structure_index import StructureIndex
from annotate.suggestion import Suggestion

if TYPE_CHECKING:
    from annotate.extract.extractor import Extractor
    from annotate.extract.pipeline import PipelineChoice

_ANNOTATOR = "past"
"""Whose counts the cues of a replay have."""


@dataclass(frozen=True, slots=True)
class Turn:
    """An article in its turn."""

    article: PastArticle
    """The article."""
    plain: tuple[Suggestion, ...]
    """What is suggested without learning: by the pipeline, and the names accepted before."""
    learned: tuple[Suggestion, ...]
    """What is suggested with what the articles before have taught."""
    structure: Structure
    """The parse."""
    seconds: float
    """Processor time of learning from the articles before."""


@dataclass(frozen=True, slots=True)
class _Reading:
    """What was read in a text under some sources."""

    suggestions: tuple[Suggestion, ...]
    structure: Structure
    evidence: Evidence


def replay(
    articles: Sequence[PastArticle], *, scheme: LabelScheme, choice: PipelineChoice
) -> Iterator[Turn]:
    """Yield the articles in their turns; each takes seconds.

    Args:
        articles: The finished articles, the latest last.
        scheme: The labels in force.
        choice: The pipeline in force.
    """
    from annotate.extract.extractor import Extractor  # spaCy is slow to import

    extractor = Extractor(choice)
    lessons: list[Lesson] = []
    votes: Counter[LabelledName] = Counter()
    for article in articles:
        names = gazetteer(votes, scheme.span_map)
        start = time.process_time()
        learned, cues = _learn(lessons, scheme, choice)
        seconds = time.process_time() - start if lessons else 0.0
        plain = _read(extractor.under(names=names), article, scheme)
        model = learned.model if learned.entities or learned.claims else None
        later = _read(extractor.under(names=names, learned=model, cues=cues), article, scheme)
        yield Turn(article, plain.suggestions, later.suggestions, plain.structure, seconds)
        lessons.append(article.lesson(later.evidence))
        votes.update(article.votes)


def _learn(
    lessons: Sequence[Lesson], scheme: LabelScheme, choice: PipelineChoice
) -> tuple[Learned, OwnCues]:
    """What the reader would have learned from the articles so far."""
    from annotate.learning.cue_counts import count_cues

    learned = learn(lessons, targets=label_targets(scheme), scheme_labels=entity_labels(scheme))
    if not learned.entities and not learned.claims:
        return learned, NO_CUES
    return learned, NO_CUES.counted(_ANNOTATOR, count_cues(lessons, choice.language))


def _read(extractor: Extractor, article: PastArticle, scheme: LabelScheme) -> _Reading:
    suggestions: list[Suggestion] = []
    structures, evidence = StructureIndex(), []
    for batch in extractor.suggest(article.text, "", with_structure=True, with_evidence=True):
        suggestions += () if batch.is_provisional else batch.suggestions
        if batch.structure is not None:
            structures.add(batch.structure)
        if batch.evidence is not None:
            evidence.append(Evidence.from_bytes(batch.evidence))
    fitting, _ = fit_all(scheme, suggestions)
    return _Reading(fitting, structures.joined, joined(evidence))
