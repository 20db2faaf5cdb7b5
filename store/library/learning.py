"""Learning from a library: lessons from its finished articles, and the model put in force."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from annotate.labels.scheme import LabelScheme
from annotate.learning.lesson import Lesson
from annotate.learning.scheme_labels import entity_labels, label_targets
from store.library.cue_lists import count_cues_anew
from store.library.learned_models import LearnedModels, Terms
from store.library.lessons import Analyse, finished_articles, lessons_of

if TYPE_CHECKING:
    from annotate.extract.pipeline import PipelineChoice
    from annotate.learning.evidence import Evidence
    from annotate.learning.learn import Learned
    from annotate.own_cues import OwnCues
    from store.library.library import Library


@dataclass(frozen=True, slots=True)
class Course:
    """What one annotator is to be learned from, and under which labels."""

    library: Library
    """Where the finished articles are."""
    annotator: str
    """Who finished them."""
    scheme: LabelScheme
    """The labels in force."""
    choice: PipelineChoice
    """The pipeline in force."""

    @property
    def models(self) -> LearnedModels:
        """The place where the model is kept."""
        return LearnedModels(self.library, self.annotator)

    @property
    def terms(self) -> Terms:
        """What a model is learned under."""
        return Terms.of(self.choice.cache_name, self.scheme)

    @property
    def has_enough(self) -> bool:
        """Tell whether enough articles are done to learn from."""
        from annotate.learning.entity_learner import LEAST_ARTICLES  # numpy comes with it

        return len(finished_articles(self.library, self.annotator)) >= LEAST_ARTICLES

    def lessons(self, analyse: Analyse | None = None) -> Iterator[Lesson]:
        """Yield the lessons, the latest last; slow where articles have to be analysed.

        Args:
            analyse: Reads a text; None for the pipeline in force, loaded when it is needed.
        """
        articles = finished_articles(self.library, self.annotator)
        return lessons_of(articles, self.choice.cache_name, analyse or _Analyst(self.choice))

    def learn(self, lessons: Sequence[Lesson]) -> Learned:
        """Learn from lessons, which takes seconds; nothing is stored."""
        # What computes is slow to import.
        from annotate.learning.learn import learn

        return learn(
            lessons, targets=label_targets(self.scheme), scheme_labels=entity_labels(self.scheme)
        )

    def learn_and_store(self, lessons: Sequence[Lesson]) -> Learned:
        """Learn from lessons, and put the model in force.

        Raises:
            WriteFailed: The disk refused; the version before is in force.
        """
        learned = self.learn(lessons)
        self.models.save(learned, len(lessons), self.terms)
        return learned

    def count_cues(self, lessons: Sequence[Lesson]) -> tuple[OwnCues, str]:
        """Count the annotator's own cues in lessons, and put them on the library's list.

        Returns:
            The list, and a remark where a damaged one was set aside; else an empty remark.

        Raises:
            WriteFailed: The disk refused; the list is as it was.
        """
        from annotate.learning.cue_counts import count_cues

        counts = count_cues(lessons, self.choice.language)
        return count_cues_anew(self.library, self.annotator, counts)


class _Analyst:
    """A pipeline that is loaded when a text comes."""

    def __init__(self, choice: PipelineChoice) -> None:
        self._choice = choice
        self._read: Analyse | None = None

    def __call__(self, text: str) -> Evidence:
        if self._read is None:
            from annotate.extract.extractor import Extractor

            self._read = Extractor(self._choice).evidence
        return self._read(text)
