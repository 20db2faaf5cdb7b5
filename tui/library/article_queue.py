"""The queue: the articles that one can go to from here, in order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from store.annotated_article import Answer
from store.formats.report import Report
from store.library.article_facts import GUIDE_URI
from store.library.library import Library
from store.library.overview import Overview, State
from tui.library.list_filter import ListFilter
from tui.library.ordering import Order, natural, sort_value
from tui.library.own_share import OwnShare
from tui.library.places import places_of
from tui.library.queue_entry import QueueEntry, names_file, stored_entry
from tui.library.queue_overviews import QueueOverviews
from tui.widgets.article_columns import TextHit


class ArticleQueue:
    """Articles with an order, a filter, and one that is open.

    Args:
        entries: The articles, in the order that they have by themselves.
        is_library: Whether this is the whole library.
        folder: The folder that the articles are the files of, if they are.
        name: A name of them all; empty for that of their folder.
        report: What of their files is left out.
    """

    def __init__(
        self,
        entries: Iterable[QueueEntry],
        *,
        is_library: bool = False,
        folder: Path | None = None,
        name: str = "",
        report: Report | None = None,
    ) -> None:
        self.report = report or Report()
        """What of their files is left out."""
        self.is_library = is_library
        """True if this is the whole library; else it is a folder or a list of files."""
        self.is_stocked = not is_library
        """True if the articles are known."""
        self.folder = folder
        """The folder that was opened; None for the library and for other lists."""
        self.current: str | None = None
        """The key of the article that is or was open."""
        self.order = Order.UNFINISHED
        self.share = OwnShare()
        """What is assigned to the annotator, where anything is."""
        self.letters = ""
        """The filter: letters that titles or sources have to fit; empty for no filter."""
        self.hits: dict[str, TextHit] = {}
        """The articles whose texts contain these letters; more come while they are looked for."""
        self.keys: tuple[str, ...] = ()
        """The keys of the articles that the filter leaves, in order."""
        self._name = name
        self._headlines: dict[str, str] = {}
        """Titles by key, of articles that were named by their files."""
        self._overviews = QueueOverviews()
        self._filter = ListFilter()
        self._ordered: dict[str, tuple[str, str]] = {}
        """Titles and sources by key, in order, before the filter."""
        self._enter(entries)
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
        return self._overviews.states

    @property
    def name(self) -> str:
        """A name of all articles: that of their list or folder, empty where there is none."""
        return self._name or self._common_place

    @property
    def place_width(self) -> int:
        """Characters of the longest folder or site; 0 where all articles come from the same."""
        return self._place_width

    @property
    def is_finished(self) -> bool:
        """True if there are articles, and each is done or set aside."""
        finished = self.states[State.DONE] + self.states[State.ASIDE]
        return bool(self._entries) and finished == len(self._entries)

    @property
    def is_guide_alone(self) -> bool:
        """True if the guided article is the only one."""
        return len(self) == 1 and self.entries[0].uri == GUIDE_URI

    @property
    def share_done(self) -> int:
        """The number of assigned articles that are done or set aside."""
        return len(self.share.articles & self._overviews.answered)

    @property
    def pending_when_done(self) -> int:
        """The number of suggestions without a decision in articles that are done."""
        return self._overviews.pending_when_done

    @property
    def last_opened(self) -> str | None:
        """The key of the article that the annotator had open last; None where none was."""
        return self._overviews.last_opened

    def entry(self, key: str) -> QueueEntry:
        """The article with a key.

        Raises:
            KeyError: There is none.
        """
        return self._entries[key]

    def key_of(self, article_id: str, uri: str) -> str:
        """The key of an article that is in the library; its id where it is not in the queue."""
        return uri if article_id not in self._entries and uri in self._entries else article_id

    def place(self, key: str) -> str:
        """The folder or site of an article; empty where all come from the same."""
        return self._places.get(self._entries[key].uri, "")

    def overview(self, key: str) -> Overview | None:
        """The numbers of an article; None while they are not known."""
        return self._overviews.get(key)

    @property
    def overviews(self) -> Iterable[Overview]:
        """The numbers of all articles for which they are known."""
        return self._overviews.all()

    def stock(self, library: Library, overviews: Sequence[Overview]) -> None:
        """Add the articles of the library; for a folder, the numbers of its files."""
        if self.is_library:
            self._enter(stored_entry(library, o.id, o.title, o.uri) for o in overviews)
        self.is_stocked = True
        answers = self._overviews.forget_all()
        for overview in overviews:
            self.learn(overview)
        for key, answer in answers.items():
            self.answer(key, answer)
        self.arrange()

    def learn(self, overview: Overview) -> str | None:
        """Store the numbers of an article; returns its key, or None if it is not in the queue."""
        key = overview.id if overview.id in self._entries else overview.uri
        if key not in self._entries:
            return None
        if self._overviews.learn(key, overview):
            self._name_entry(key, overview.title)
        return key

    def learn_titles(self, titles: Mapping[str, str]) -> None:
        """Name articles by their headlines, by key, in place of their files' names."""
        for key, title in titles.items():
            if key in self._entries and self._entries[key].is_named_by_file:
                self._headlines[key] = title
                self._name_entry(key, title)

    def answer(self, key: str | None, answer: Answer | None) -> None:
        """Record that an article is done, set aside, or with None in progress."""
        if key in self._entries:
            entry = self._entries[key]
            self._overviews.answer(entry.key, answer, title=entry.title, uri=entry.uri)

    def forget(self, key: str) -> None:
        """Take an article out of the queue; a file of a folder stays, without numbers."""
        self._overviews.forget(key)
        if self.is_library:
            self._enter(entry for entry in self.entries if entry.key != key)
            self.arrange()

    def arrange(self) -> None:
        """Sort all articles and apply the filter."""
        entries: Iterable[QueueEntry] = self._entries.values()
        if self.is_library or self.order is Order.TITLE:
            entries = sorted(entries, key=lambda entry: (natural(entry.title), entry.key))
        ordered = sorted(
            entries,
            key=lambda entry: sort_value(self.order, entry.title, self._overviews.get(entry.key)),
        )
        self._ordered = {entry.key: (entry.title, entry.uri) for entry in ordered}
        self._filter.forget()
        self._apply_filter()

    def take_share(self, share: OwnShare) -> None:
        """List what is assigned alone, or everything; what is not here any more is left out."""
        self.share = replace(share, articles=share.articles & self._entries.keys())
        self._apply_filter()

    def filter(self, letters: str) -> None:
        """List only the articles that fit some letters; none for all articles.

        The best fit of title or source comes first; then come the articles whose texts alone
        contain the letters, as far as that is known, most hits first.
        """
        self.letters, self.hits = letters, {}
        self._apply_filter()

    def learn_hits(self, hits: Mapping[str, TextHit]) -> None:
        """Store which texts contain the letters of the filter."""
        self.hits = {**self.hits, **hits}
        self._apply_filter()

    def _apply_filter(self) -> None:
        if not self.letters.strip():
            self.keys = tuple(filter(self._is_in_share, self._ordered))
            return
        fitting = self._filter.fitting(self.letters, self._ordered)
        others = self.hits.keys() - set(fitting)
        by_text = [key for key in self._ordered if key in others]
        by_text.sort(key=lambda key: -self.hits[key].count)
        self.keys = tuple(filter(self._is_in_share, (*fitting, *by_text)))

    def _is_in_share(self, key: str) -> bool:
        return not self.share.narrows or key in self.share.articles

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

    def _enter(self, entries: Iterable[QueueEntry]) -> None:
        self._entries = {entry.key: entry for entry in entries}
        uris = [entry.uri for entry in self._entries.values()]
        self._common_place, self._places = places_of(uris, self.folder)
        self._place_width = max(map(len, self._places.values()), default=0)

    def _name_entry(self, key: str, title: str) -> None:
        """Give an article its title; a file's name is put aside for a headline."""
        entry = self._entries[key]
        if title == entry.title and key not in self._headlines:
            return
        if names_file(title, entry.uri):
            title = self._headlines.get(key, entry.title)
        self._entries[key] = replace(entry, title=title)

    def _answer_to(self, key: str) -> Answer | None:
        overview = self._overviews.get(key)
        return overview.answer if overview is not None else None


def library_queue() -> ArticleQueue:
    """The queue of the library; its articles have to be stocked first."""
    return ArticleQueue((), is_library=True)
