"""The overviews of the articles of a queue: their numbers, as far as they are known."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace

from store.annotated_article import Answer
from store.library.overview import Overview, State


class QueueOverviews:
    """Overviews by the keys of articles, and the answers that were given since they were read."""

    def __init__(self) -> None:
        self._by_key: dict[str, Overview] = {}
        self._answers: dict[str, Answer | None] = {}
        """Answers that were given here, by key, which overviews from before do not know."""
        self._states: Counter[State] | None = None
        self._answered: frozenset[str] | None = None

    def get(self, key: str) -> Overview | None:
        """The overview of an article; None while it is not known."""
        return self._by_key.get(key)

    def all(self) -> Iterable[Overview]:
        """Every overview that is known."""
        return self._by_key.values()

    @property
    def states(self) -> Counter[State]:
        """The number of articles in each state."""
        if self._states is None:
            self._states = Counter(overview.state for overview in self.all())
        return self._states

    @property
    def answered(self) -> frozenset[str]:
        """The keys of the articles that are done or set aside."""
        if self._answered is None:
            self._answered = frozenset(k for k, o in self._by_key.items() if o.answer is not None)
        return self._answered

    @property
    def pending_when_done(self) -> int:
        """The number of suggestions without a decision in articles that are done."""
        return sum(overview.pending for overview in self.all() if overview.state is State.DONE)

    @property
    def last_opened(self) -> str | None:
        """The key of the article that the annotator had open last; None where none was."""
        opened = {key: overview.opened for key, overview in self._by_key.items()}
        latest = max(opened, key=lambda key: opened[key], default=None)
        return latest if latest is not None and opened[latest] else None

    def learn(self, key: str, overview: Overview) -> bool:
        """Store the overview of an article; returns False where a later one is here already."""
        previous = self._by_key.get(key)
        # Earlier versions made another article of a file that was edited; the latest one counts.
        if previous is not None and _is_later_article(previous, overview):
            return False
        self._by_key[key] = overview
        self._answers.pop(key, None)
        self._states = self._answered = None
        return True

    def answer(self, key: str, answer: Answer | None, *, title: str, uri: str) -> None:
        """Record an answer to an article, whose overview need not be known."""
        overview = self._by_key.get(key) or Overview(key, title, uri, "", is_counted=False)
        self._by_key[key] = replace(overview, answer=answer)
        self._answers[key] = answer
        self._states = self._answered = None

    def forget(self, key: str) -> None:
        """Forget the overview of an article."""
        self._by_key.pop(key, None)
        self._states = self._answered = None

    def forget_all(self) -> Mapping[str, Answer | None]:
        """Forget every overview; returns the answers that were given since they were read."""
        self._by_key.clear()
        self._states = self._answered = None
        return dict(self._answers)


def _is_later_article(overview: Overview, other: Overview) -> bool:
    return overview.id != other.id and overview.changed > other.changed
