"""Speaking: who speaks in a library, how often, and what each of them claims."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from annotate.people.names import key, one_line, surnames
from annotate.people.resolving import People, Speaker
from annotate.people.rules import Rule, names_behind
from annotate.people.sources import words_of
from annotate.text.quotation import Quotation
from store.index.library_index import LibraryIndex
from store.index.ranking import OFFICES, VoiceKey, rank, usual_spelling, usual_title
from store.index.speech_reading import SpeechReader, Step
from store.index.speeches import ClaimMade, Office, Speech, SpeechQuery


@dataclass(frozen=True, slots=True)
class Spoken:
    """A claim with its article."""

    speech: Speech
    """The article."""
    claim: ClaimMade
    """The claim."""

    @property
    def order(self) -> tuple[str, str, str, int]:
        """By date, then by article, then by place; what has no date comes first."""
        return (self.speech.names.date, self.speech.title, self.speech.article, self.claim.start)


@dataclass(frozen=True, slots=True)
class Voice:
    """Somebody who speaks, or the words of sources that nobody is known to be."""

    speaker: Speaker
    """Who it is."""
    title: str
    """What the person is said to be most often; empty where nothing is said."""
    organisation: str
    """The body that the person is said to belong to; empty where none is named."""
    spoken: tuple[Spoken, ...]
    """Everything claimed, by date."""

    @property
    def articles(self) -> int:
        """Number of articles in which it speaks."""
        return len({item.speech.article for item in self.spoken})

    @property
    def dates(self) -> tuple[str, str]:
        """The first and the last date; empty where none is known."""
        dates = [date for item in self.spoken if (date := item.speech.names.date)]
        return (min(dates), max(dates)) if dates else ("", "")

    def count(self, manner: Quotation | None) -> int:
        """Number of claims that are rendered in a manner."""
        return sum(item.claim.manner is manner for item in self.spoken)


def voices(speeches: Sequence[Speech], rules: Sequence[Rule]) -> list[Voice]:
    """Everybody who speaks in some articles, who claims most first, mere words last."""
    people = People((speech.names for speech in speeches), rules)
    spoken: dict[VoiceKey, list[Spoken]] = defaultdict(list)
    speakers: dict[VoiceKey, list[Speaker]] = defaultdict(list)
    for speech in speeches:
        for claim in speech.claims:
            speaker = people.speaker(speech.article, claim.source)
            spoken[speaker.key].append(Spoken(speech, claim))
            speakers[speaker.key].append(speaker)
    offices = _offices(speeches, people)
    everybody = [
        _voice(speakers[who], items, offices.get(who, [])) for who, items in spoken.items()
    ]
    return sorted(everybody, key=lambda voice: rank(voice.speaker, len(voice.spoken)))


def read_voices(
    index: LibraryIndex, query: SpeechQuery, rules: Sequence[Rule]
) -> Iterator[Step | list[Voice]]:
    """Read all articles, and yield everybody who speaks at the end.

    Raises:
        OSError: The library cannot be listed.
    """
    reader = SpeechReader(index)
    yield from reader.refresh()
    yield voices(list(reader.speeches(query)), rules)


def read_voices_of(
    index: LibraryIndex, query: SpeechQuery, rules: Sequence[Rule], name: str
) -> Iterator[Step | list[Voice]]:
    """Bring the index up to date, and yield the voices of a name at the end.

    Raises:
        OSError: The library cannot be listed.
    """
    reader = SpeechReader(index)
    yield from reader.refresh()
    yield voices_of(reader, query, rules, name)


def voices_of(
    reader: SpeechReader, query: SpeechQuery, rules: Sequence[Rule], name: str
) -> list[Voice]:
    """The voices of a name, with what they claim.

    Only articles that tell it are read. Where these show further names, such as a surname that was
    not asked for, the articles with those are read too.
    """
    targets = [rule.to for rule in rules if is_called(rule.to, name)]
    names = _words(rules, [one_line(name), *targets])
    searched: frozenset[frozenset[str]] = frozenset()
    named: list[Voice] = []
    while not names <= searched:
        searched |= names
        everybody = voices(list(reader.speeches(replace(query, names=searched))), rules)
        named = [voice for voice in everybody if is_called(voice.speaker.name, name)]
        names = _words(rules, [voice.speaker.name for voice in named if voice.speaker.is_named])
    return named


def is_called(name: str, words: str) -> bool:
    """Tell whether each of some words is in a name."""
    return {*key(one_line(words)).split()} <= {*key(name).split()}


def _words(rules: Sequence[Rule], names: Iterable[str]) -> frozenset[frozenset[str]]:
    """The words of all that can stand for one of some names: rules, and surnames."""
    full_names = names_behind(rules, names)
    return frozenset(words_of(name) for full in full_names for name in (full, *surnames(full)))


def _voice(
    speakers: Sequence[Speaker], items: Iterable[Spoken], offices: Collection[Office]
) -> Voice:
    """Put together what belongs to one; of several spellings the most frequent one is shown."""
    titles = Counter(office.title for office in offices)
    bodies = Counter(office.organisation for office in offices if office.organisation)
    return Voice(
        usual_spelling(Counter(speakers)),
        usual_title(titles),
        usual_title(bodies),
        tuple(sorted(items, key=lambda item: item.order)),
    )


def _offices(speeches: Iterable[Speech], people: People) -> dict[VoiceKey, list[Office]]:
    """What is said of each person, over all articles."""
    offices: dict[VoiceKey, list[Office]] = defaultdict(list)
    for speech in speeches:
        for office in speech.offices:
            speaker = people.person(speech.article, office.name)
            if speaker.kind in OFFICES:
                offices[speaker.key].append(office)
    return offices
