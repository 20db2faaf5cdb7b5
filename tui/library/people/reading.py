"""Reading who speaks on a thread; what was counted so far is posted now and then."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from threading import Lock

from textual.message import Message

from annotate.errors import PostilError
from annotate.people.resolving import SpeakerKind
from annotate.people.rules import Rule
from store.errors import StoreError
from store.index.counting import VoiceCounts, counter_for
from store.index.library_index import LibraryIndex
from store.index.ranking import VoiceKey
from store.index.speaking import Spoken, voices, voices_of
from store.index.speech_reading import SpeechReader
from store.index.speeches import SpeechQuery
from store.library.assignments import DoneArticles, held_back
from store.library.library import Library
from store.library.people_rules import PeopleFile
from store.library.stored_article import StoredArticle
from tui.display.plural import counted
from tui.library.intervals import Interval
from tui.library.pauses import Pauses
from tui.library.people.page import Quoted

_SHOWING_SECONDS = 0.5
"""Seconds between two lists of what was counted so far; chosen by hand."""
_FIRST_RECOUNT_SECONDS = 1.0
"""Seconds of reading changed articles after which all are counted again; chosen by hand."""
_MOST_CLAIMS = 10_000
"""Claims of one that are listed; chosen by hand."""
_AFTER = 240
"""Characters behind a claim that come with it; chosen by hand, for a wide window."""


@dataclass
class Counted(Message):
    """The counting has come further."""

    number: int
    """The number of the counting."""
    counts: Sequence[VoiceCounts] | None = None
    """Everybody who was counted so far; None where that is as before."""
    rules: Sequence[Rule] = ()
    """The rules in force."""
    progress: str = ""
    """How far it is, in words."""
    held_back: int = 0
    """Number of articles of which a blind first pass hides what others did."""
    troubles: Sequence[str] = ()
    """Reasons why something was passed over."""
    refusal: str = ""
    """Reason why nobody can be counted; empty where that is possible."""
    is_last: bool = False


@dataclass
class ClaimsRead(Message):
    """The claims of one of those who speak are there."""

    who: VoiceKey
    """What tells that one from others."""
    claims: list[Quoted] = field(default_factory=list)
    """What is claimed, by date."""
    refusal: str = ""
    """Reason why it cannot be read; empty where it can."""


Post = Callable[[Message], object]
IsCancelled = Callable[[], bool]


class PeopleReader:
    """Reads one library; a reading begins when the one before of its kind has ended.

    Claims are read by a connection of their own: counting may go on for long.
    """

    def __init__(self, library: Library, asker: str) -> None:
        self._library = library
        self._asker = asker
        """Name of the annotator who asks, from whom something may be held back."""
        self._done_articles = DoneArticles(library)
        self._index = LibraryIndex(library)
        self._claims_index = LibraryIndex(library)
        self._is_counting, self._is_reading = Lock(), Lock()

    def count(self, query: SpeechQuery, number: int, post: Post, is_cancelled: IsCancelled) -> None:
        """Count everybody who speaks: first as the index has it, then as it is on disk.

        Args:
            query: Whose claims count.
            number: The number of the counting.
            post: Takes any number of `Counted`, of which one is the last.
            is_cancelled: Whether the rest is no longer wanted.
        """
        with self._is_counting:
            try:
                self._count(query, number, post, is_cancelled)
            except (PostilError, OSError) as error:
                post(Counted(number, refusal=str(error), is_last=True))

    def _count(
        self, query: SpeechQuery, number: int, post: Post, is_cancelled: IsCancelled
    ) -> None:
        rules = PeopleFile(self._library.root).read()
        reader, query = SpeechReader(self._index), self._without_held_back(query)
        counts: Sequence[VoiceCounts] = ()
        for counts, progress in _count_in_steps(reader, query, rules.rules):
            if is_cancelled():
                return
            post(Counted(number, counts, rules.rules, progress))
        pauses, interval, troubles = Pauses(), Interval(), list(rules.troubles)
        has_changed, wait = False, _FIRST_RECOUNT_SECONDS
        recount = Interval(wait)
        for step in reader.refresh():
            if is_cancelled():
                return
            has_changed |= step.was_read
            troubles += [step.trouble] if step.trouble else []
            pauses.take()
            share = f"{step.done * 100 // max(1, step.total)}%"
            if interval.is_over():
                post(Counted(number, None, rules.rules, f"looking for changes {share}"))
            if has_changed and recount.is_over():
                *_, (counts, _) = _count_in_steps(reader, query, rules.rules)
                post(Counted(number, counts, rules.rules, f"so far, {share} of the articles"))
                # Of many articles, each count takes longer than the one before.
                wait *= 2
                recount = Interval(wait)
        for counts, progress in _count_in_steps(reader, query, rules.rules) if has_changed else ():
            if is_cancelled():
                return
            post(Counted(number, counts, rules.rules, progress))
        troubles += _index_troubles(self._index, reader)
        post(Counted(number, counts, rules.rules, "", len(query.blind), troubles, is_last=True))

    def read(self, voice: VoiceCounts, query: SpeechQuery, post: Post) -> None:
        """Read what one of those who speak claims; posts `ClaimsRead` once."""
        with self._is_reading:
            try:
                post(ClaimsRead(voice.speaker.key, list(self._claims(voice, query))))
            except (PostilError, OSError) as error:
                post(ClaimsRead(voice.speaker.key, refusal=str(error)))

    def _without_held_back(self, query: SpeechQuery) -> SpeechQuery:
        """The query without what a blind first pass holds back."""
        blind = held_back(self._library, self._asker, self._done_articles)
        return replace(query, asker=self._asker, blind=blind)

    def _claims(self, voice: VoiceCounts, query: SpeechQuery) -> Iterator[Quoted]:
        rules = PeopleFile(self._library.root).read().rules
        reader, speaker = SpeechReader(self._claims_index), voice.speaker
        query = self._without_held_back(query)
        if speaker.kind is SpeakerKind.NOBODY:
            everybody = voices(list(reader.speeches(query)), rules)
        else:
            everybody = voices_of(reader, query, rules, speaker.name)
        spoken = [
            item for each in everybody if each.speaker.key == speaker.key for item in each.spoken
        ]
        text, digest = "", ""
        for item in spoken[:_MOST_CLAIMS]:
            if item.speech.digest != digest:
                text, digest = self._text(item), item.speech.digest
            yield Quoted(item, text[item.claim.end : item.claim.end + _AFTER])

    def _text(self, item: Spoken) -> str:
        """The text of an article; empty where it is another one by now."""
        folder = self._library.articles_folder / item.speech.folder
        try:
            return StoredArticle(folder, item.speech.article).text(item.speech.digest)
        except StoreError:
            return ""


def _count_in_steps(
    reader: SpeechReader, query: SpeechQuery, rules: Sequence[Rule]
) -> Iterator[tuple[Sequence[VoiceCounts], str]]:
    """Yield everybody who was counted so far now and then, and at the end."""
    names = reader.names()
    counter, done = counter_for(names, rules), 0
    pauses, interval = Pauses(), Interval(_SHOWING_SECONDS)
    for done, speech in enumerate(reader.speeches(query), 1):
        counter.add(speech)
        pauses.take()
        if interval.is_over():
            yield counter.counts(), f"so far, {counted(done, 'article')}"
    yield counter.counts(), f"{counted(done, 'article')}, looking for changes"


def _index_troubles(index: LibraryIndex, reader: SpeechReader) -> Iterator[str]:
    if index.trouble:
        yield f"the index is not kept, all articles are read each time: {index.trouble}"
    if outdated := reader.outdated:
        layers = counted(outdated, "layer")
        yield f"{layers} on earlier texts passed over: opening the article brings them up to date"
