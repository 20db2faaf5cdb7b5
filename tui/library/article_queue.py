"""The queue: the articles that one can go to from here, in order, and how to load each."""

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
    """An article in the queue."""

    key: str
    """Its identity: a path, or the id of a stored article."""
    title: str
    """A name for people."""
    uri: str
    """Its source: a path or an address."""
    load: Callable[[], Document]
    """Reads its text from disk; raises a `PostilError` when that is not possible."""
    stored: StoredArticle | None = None
    """Its place in the library; None for a file, which has to be read to find it."""


class ArticleQueue:
    """Articles with an order, a filter, and one that is open."""

    def __init__(self, entries: Iterable[QueueEntry], *, is_library: bool = False) -> None:
        self.is_library = is_library
        """True if this is the whole library; else it is a folder or a list of files."""
        self.is_stocked = not is_library
        """True if the articles are known."""
        self.current: str | None = None
        """The key of the article that is or was open."""
        self.order = Order.UNFINISHED
        self.letters = ""
        """The filter: letters that titles or sources have to fit; empty for no filter."""
        self.keys: tuple[str, ...] = ()
        """The keys of the articles that the filter leaves, in order."""
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
        """The number of articles in each state."""
        if self._states is None:
            self._states = Counter(overview.state for overview in self._overviews.values())
        return self._states

    def entry(self, key: str) -> QueueEntry:
        """The article with a key.

        Raises:
            KeyError: There is none.
        """
        return self._entries[key]

    def overview(self, key: str) -> Overview | None:
        """The numbers of an article; None while they are not known."""
        return self._overviews.get(key)

    def stock(self, library: Library, overviews: Sequence[Overview]) -> None:
        """Add the articles of the library; for a folder, the numbers of its files."""
        if self.is_library:
            self._entries = {
                overview.id: _stored_entry(library, overview) for overview in overviews
            }
        self.is_stocked = True
        self._overviews = {}
        self._states = None
        for overview in overviews:
            self.learn(overview)
        self.arrange()

    def learn(self, overview: Overview) -> str | None:
        """Store the numbers of an article; returns its key, or None if it is not in the queue."""
        key = overview.id if overview.id in self._entries else overview.uri
        if key not in self._entries:
            return None
        previous = self._overviews.get(key)
        # Earlier versions made another article of a file that was edited; the latest one counts.
        if previous is None or previous.id == overview.id or previous.changed <= overview.changed:
            self._overviews[key] = overview
            self._states = None
        return key

    def answer(self, key: str | None, answer: Answer | None) -> None:
        """Record that an article is done, set aside, or with None in progress."""
        if key in self._entries:
            entry = self._entries[key]
            overview = self._overviews.get(key)
            overview = overview or Overview(key, entry.title, entry.uri, "", is_counted=False)
            self._overviews[key] = replace(overview, answer=answer)
            self._states = None

    def forget(self, key: str) -> None:
        """Take an article out of the queue; a file of a folder stays, without numbers."""
        self._overviews.pop(key, None)
        self._states = None
        if self.is_library:
            self._entries.pop(key, None)
            self.keys = tuple(other for other in self.keys if other != key)

    def arrange(self) -> None:
        """Sort all articles and apply the filter, with which the best fit comes first."""
        by_title = sorted(
            self._entries.values(), key=lambda entry: (natural(entry.title), entry.key)
        )
        ordered = sorted(
            by_title,
            key=lambda entry: sort_value(self.order, entry.title, self._overviews.get(entry.key)),
        )
        if self.letters.strip():
            scored = [(self._score(entry), entry) for entry in ordered]
            scored.sort(key=lambda score_and_entry: -score_and_entry[0])
            ordered = [entry for score, entry in scored if score]
        self.keys = tuple(entry.key for entry in ordered)

    def neighbour(self, step: int) -> str | None:
        """The key of the article `step` further that is not set aside; None at either end."""
        index = self._index + step
        while 0 <= index < len(self.keys):
            if self._answer_to(self.keys[index]) != "ignore":
                return self.keys[index]
            index += 1 if step > 0 else -1
        return None

    def next_unfinished(self) -> str | None:
        """The key of the next article in progress; after the last comes the first."""
        following = self._index + 1
        round_trip = (*self.keys[following:], *self.keys[: max(0, following - 1)])
        return next((key for key in round_trip if self._answer_to(key) is None), None)

    @property
    def _index(self) -> int:
        """The index of the open article; -1 where none is open."""
        return self.keys.index(self.current) if self.current in self.keys else -1

    def _answer_to(self, key: str) -> Answer | None:
        overview = self._overviews.get(key)
        return overview.answer if overview is not None else None

    def _score(self, entry: QueueEntry) -> float:
        """The fit of the title, or half that of the source."""
        return max(fit(self.letters, entry.title), fit(self.letters, entry.uri) / 2)


def library_queue() -> ArticleQueue:
    """The queue of the library; its articles have to be stocked first."""
    return ArticleQueue((), is_library=True)


def _stored_entry(library: Library, overview: Overview) -> QueueEntry:
    stored = library.article(overview.id)
    return QueueEntry(overview.id, overview.title, overview.uri, stored.document, stored)
