"""Reading and comparing statements on a thread; what comes of it is posted."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from threading import Lock

from textual.message import Message

from annotate.errors import PostilError
from store.index.library_index import LibraryIndex
from store.index.speech_reading import Step
from store.index.statement_reading import Question, StatedComparison, read_comparison
from store.library.assignments import DoneArticles, held_back
from store.library.people_rules import PeopleFile
from tui.library.intervals import Interval
from tui.library.pauses import Pauses
from tui.library.statements.layout import Layout, layout


@dataclass
class Compared(Message):
    """A comparison has come further, or to its end."""

    number: int
    """The number of the question."""
    done: int = 0
    """Number of articles looked at."""
    total: int = 0
    """Number of articles in the library."""
    result: StatedComparison | None = None
    """What came of it; None before the end."""
    layout: Layout = field(default_factory=Layout)
    """Its layout."""
    held_back: int = 0
    """Number of articles of which a blind first pass hides what others did."""
    troubles: list[str] = field(default_factory=list)
    """Reasons why articles were passed over."""
    refusal: str = ""
    """Reason why there is no answer; empty where there is one."""

    @property
    def is_last(self) -> bool:
        """True at the end."""
        return self.result is not None or bool(self.refusal)


class StatementReader:
    """Answers questions about one library; a question waits until the one before has ended."""

    def __init__(self, index: LibraryIndex, asker: str) -> None:
        self._index = index
        self._asker = asker
        """Name of the annotator who asks, from whom something may be held back."""
        self._done_articles = DoneArticles(index.library)
        self._is_reading = Lock()

    def answer(
        self,
        question: Question,
        number: int,
        *,
        width: int,
        post: Callable[[Message], object],
        is_cancelled: Callable[[], bool],
    ) -> None:
        """Answer a question by any number of `Compared`, of which one is the last.

        Args:
            question: What is asked for.
            number: The number of the question.
            width: Cells of the list.
            post: Takes the messages.
            is_cancelled: Whether the rest is no longer wanted.
        """
        with self._is_reading:
            try:
                self._answer(question, Compared(number), width, post, is_cancelled)
            except (PostilError, OSError) as error:
                post(Compared(number, refusal=str(error)))

    def _answer(
        self,
        question: Question,
        message: Compared,
        width: int,
        post: Callable[[Message], object],
        is_cancelled: Callable[[], bool],
    ) -> None:
        blind = held_back(self._index.library, self._asker, self._done_articles)
        query = replace(question.query, asker=self._asker, blind=blind)
        question, message = replace(question, query=query), replace(message, held_back=len(blind))
        rules = PeopleFile(self._index.library.root).read()
        troubles, pauses, interval = list(rules.troubles), Pauses(), Interval()
        for step in read_comparison(self._index, question, rules.rules):
            if is_cancelled():
                return
            if not isinstance(step, Step):
                prepared = layout(step, width)
                post(replace(message, result=step, layout=prepared, troubles=troubles))
                return
            troubles += [step.trouble] if step.trouble and step.trouble not in troubles else []
            pauses.take()
            if interval.is_over():
                post(replace(message, done=step.done, total=step.total))
