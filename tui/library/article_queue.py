"""The queue: the articles that one can go to from here, in which order, and how to load each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from annotate.document import Document
from store.annotated_article import Answer
from store.library.library import Library
from store.library.overview import Overview, State
from store.library.stored_article import StoredArticle
from tui.library.fuzzy import fit
from tui.library.ordering import Order, natural, sort_value


@dataclass(frozen=True, slots=True)
class QueueEntry:
    """One article on the queue."""

    key: str
    """Tells it from the others: a path, or the id of a stored article."""
    title: str
    """A name for people."""
    uri: str
    """Where it comes from."""
    load: Callable[[], Document]
    """Reads it; raises a `PostilError` when that is not possible."""
    stored: StoredArticle | None = None
    """Its place in the library; None for a file that has to be read to tell."""


class ArticleQueue:
    """Articles in the order and with the filter of this moment, and which one is open."""

    def __init__(self, entries: Iterable[QueueEntry], *, is_library: bool = False) -> None:
        self.is_library = is_library
        """Whether this is the whole library; else it is a folder of files."""
        self.is_stocked = not is_library
        """Whether the articles are known."""
        self.current: str | None = None
        """The key of the article that is or was open."""
        self.order = Order.UNFINISHED
        self.letters = ""
        """What titles or sources have to fit; everything does when this is empty."""
        self.keys: tuple[str, ...] = ()
        """The keys of what is shown, in order."""
        self._entries = {entry.key: entry for entry in entries}
        self._overviews: dict[str, Overview] = {}
        self._states: Counter[State] | None = None
        self.arrange()

    def __len__(self) -> int:
        return len(self._entries)

    @property
    def entries(self) -> tuple[QueueEntry, ...]:
        """Every article, also those that the filter hides."""
        return tuple(self._entries.values())

    @property
    def states(self) -> Counter[State]:
        """How many articles have come how far."""
        if self._states is None:
            self._states = Counter(known.state for known in self._overviews.values())
        return self._states

    def entry(self, key: str) -> QueueEntry:
        """The article with a key, which has to be there."""
        return self._entries[key]

    def overview(self, key: str) -> Overview | None:
        """What is known of an article."""
        return self._overviews.get(key)

    def stock(self, library: Library, overviews: Sequence[Overview]) -> None:
        """Take in what the library holds; for a folder, what it knows of its files."""
        if self.is_library:
            self._entries = {one.id: _stored_entry(library, one) for one in overviews}
        self.is_stocked = True
        self._overviews = {}
        self._states = None
        for overview in overviews:
            self.learn(overview)
        self.arrange()

    def learn(self, overview: Overview) -> str | None:
        """Take in the numbers of an article; returns its key if it stands here."""
        key = overview.id if overview.id in self._entries else overview.uri
        if key not in self._entries:
            return None
        known = self._overviews.get(key)
        # Earlier versions made another article of a file that was edited; the latest one counts.
        if known is None or known.id == overview.id or known.changed <= overview.changed:
            self._overviews[key] = overview
            self._states = None
        return key

    def answer(self, key: str | None, answer: Answer | None) -> None:
        """Take in that an article is finished, set aside or in progress."""
        known = self._overviews.get(key or "")
        if key in self._entries:
            entry = self._entries[key]
            known = known or Overview(key, entry.title, entry.uri, "", is_counted=False)
            self._overviews[key] = replace(known, answer=answer)
            self._states = None

    def forget(self, key: str) -> None:
        """Take an article off the queue; a file of a folder stays, with nothing known of it."""
        self._overviews.pop(key, None)
        self._states = None
        if self.is_library:
            self._entries.pop(key, None)
            self.keys = tuple(kept for kept in self.keys if kept != key)

    def arrange(self) -> None:
        """Put everything in order anew and apply the filter, the best fit first."""
        by_title = sorted(
            self._entries.values(), key=lambda entry: (natural(entry.title), entry.key)
        )
        ordered = sorted(
            by_title,
            key=lambda entry: sort_value(self.order, entry.title, self._overviews.get(entry.key)),
        )
        if self.letters.strip():
            fits = [(max(self._fits(entry)), entry) for entry in ordered]
            ordered = [entry for score, entry in sorted(fits, key=lambda one: -one[0]) if score]
        self.keys = tuple(entry.key for entry in ordered)

    def neighbour(self, step: int) -> str | None:
        """The key of the next article that is not set aside, in a direction; None at an end."""
        place = self._place + step
        while 0 <= place < len(self.keys):
            if self._answer_to(self.keys[place]) != "ignore":
                return self.keys[place]
            place += 1 if step > 0 else -1
        return None

    def next_unfinished(self) -> str | None:
        """The key of the next article in progress, from the start again after the last."""
        place = self._place + 1
        round_trip = (*self.keys[place:], *self.keys[: max(0, place - 1)])
        return next((key for key in round_trip if self._answer_to(key) is None), None)

    @property
    def _place(self) -> int:
        return self.keys.index(self.current) if self.current in self.keys else -1

    def _answer_to(self, key: str) -> Answer | None:
        overview = self._overviews.get(key)
        return overview.answer if overview is not None else None

    def _fits(self, entry: QueueEntry) -> tuple[float, float]:
        """How well the title fits, and half of that for the source."""
        return fit(self.letters, entry.title), fit(self.letters, entry.uri) / 2


def library_queue() -> ArticleQueue:
    """The articles of the library, each as it was stored; they have to be looked up first."""
    return ArticleQueue((), is_library=True)


def _stored_entry(library: Library, overview: Overview) -> QueueEntry:
    stored = library.article(overview.id)
    return QueueEntry(overview.id, overview.title, overview.uri, stored.document, stored)
