"""Counting: how much each of those who speak in a library claims, however much that is."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from annotate.people.resolving import ArticleNames, ArticlePeople, People, Speaker
from annotate.people.rules import Rule
from annotate.text.quotation import Quotation
from store.index.library_index import LibraryIndex
from store.index.ranking import OFFICES, VoiceKey, rank, usual_spelling, usual_title
from store.index.speech_reading import SpeechReader, Step
from store.index.speeches import Speech, SpeechQuery


@dataclass(frozen=True, slots=True)
class VoiceCounts:
    """Somebody who speaks, or the words of sources that nobody is known to be, in numbers."""

    speaker: Speaker
    """Who it is."""
    title: str
    """What the person is said to be most often; empty where nothing is said."""
    organisation: str
    """The body that the person is said to belong to; empty where none is named."""
    claims: int
    """Number of claims."""
    manners: Counter[Quotation | None]
    """Number of claims that are rendered in each manner."""
    articles: int
    """Number of articles in which it speaks."""
    dates: tuple[str, str]
    """The first and the last date; empty where none is known."""


@dataclass
class _Tally:
    """What was counted of one of them so far."""

    spellings: Counter[Speaker] = field(default_factory=Counter)
    manners: Counter[Quotation | None] = field(default_factory=Counter)
    articles: int = 0
    first: str = ""
    last: str = ""

    def add(self, speakers: Sequence[Speaker], date: str) -> None:
        """Count one more article, with who it is in each claim there."""
        self.spellings.update(speakers)
        self.articles += 1
        if date:
            self.first = min(self.first or date, date)
            self.last = max(self.last, date)


class VoiceCounter:
    """Counts article by article; its memory grows with those who speak, not with what they say."""

    def __init__(self, people: People) -> None:
        self._people = people
        self._tallies: defaultdict[VoiceKey, _Tally] = defaultdict(_Tally)
        self._titles: defaultdict[VoiceKey, Counter[str]] = defaultdict(Counter)
        self._bodies: defaultdict[VoiceKey, Counter[str]] = defaultdict(Counter)

    def add(self, speech: Speech) -> None:
        """Count what is claimed in an article."""
        people = self._people.in_article(speech.names)
        by_key: defaultdict[VoiceKey, list[Speaker]] = defaultdict(list)
        for claim in speech.claims:
            speaker = people.speaker(claim.source)
            by_key[speaker.key].append(speaker)
            self._tallies[speaker.key].manners[claim.manner] += 1
        for who, speakers in by_key.items():
            self._tallies[who].add(speakers, speech.names.date)
        self._add_offices(speech, people)

    def counts(self) -> list[VoiceCounts]:
        """Everybody who speaks, who claims most first, mere words last."""
        counts = map(self._counts, self._tallies)
        return sorted(counts, key=lambda each: rank(each.speaker, each.claims))

    def _add_offices(self, speech: Speech, people: ArticlePeople) -> None:
        for office in speech.offices:
            speaker = people.person(office.name)
            if speaker.kind in OFFICES:
                self._titles[speaker.key][office.title] += 1
                if office.organisation:
                    self._bodies[speaker.key][office.organisation] += 1

    def _counts(self, who: VoiceKey) -> VoiceCounts:
        tally = self._tallies[who]
        return VoiceCounts(
            usual_spelling(tally.spellings),
            usual_title(self._titles.get(who, Counter())),
            usual_title(self._bodies.get(who, Counter())),
            tally.manners.total(),
            tally.manners,
            tally.articles,
            (tally.first, tally.last),
        )


def counter_for(names: Iterable[ArticleNames], rules: Sequence[Rule]) -> VoiceCounter:
    """A counter that has counted nothing yet.

    Args:
        names: The names of people in each article.
        rules: What readers have said about people.
    """
    people = People((), rules)
    for names_here in names:
        people.add(names_here)
    return VoiceCounter(people)


def read_counts(
    index: LibraryIndex, query: SpeechQuery, rules: Sequence[Rule]
) -> Iterator[Step | list[VoiceCounts]]:
    """Bring the index up to date, and yield everybody who speaks at the end.

    Raises:
        OSError: The library cannot be listed.
    """
    reader = SpeechReader(index)
    yield from reader.refresh()
    counter = counter_for(reader.names(), rules)
    for speech in reader.speeches(query):
        counter.add(speech)
    yield counter.counts()
