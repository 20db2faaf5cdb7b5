"""The state of the people view: what was counted, what of it is listed, and what is marked."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from annotate.annotation import Status
from annotate.people.names import key
from annotate.people.rules import Rule
from store.index.counting import VoiceCounts
from store.index.speaking import Spoken
from tui.library.people.page import Heading, Page, PageRow, Quoted

VOICES, CLAIMS, RULES = "voices", "claims", "rules"
"""The pages."""
NO_NAME = "Sources that no name stands for"
"""The heading of those of whom it is not known who they are."""
STATUSES = {
    "accepted and pending": frozenset({Status.ACCEPTED, Status.SUGGESTED}),
    "accepted": frozenset({Status.ACCEPTED}),
    "pending": frozenset({Status.SUGGESTED}),
    "rejected": frozenset({Status.REJECTED}),
}
"""The statuses of claims that can be counted, by their words, in the order of the key."""


def _dated(date: str) -> tuple[bool, str]:
    """A date for an order in which missing ones come last."""
    return not date, date


ORDERS: dict[str, Callable[[VoiceCounts], tuple[object, ...]]] = {
    "claims": lambda voice: (-voice.claims,),
    "name": lambda voice: (key(voice.speaker.name),),
    "articles": lambda voice: (-voice.articles, -voice.claims),
    "first": lambda voice: (*_dated(voice.dates[0]), -voice.claims),
    "last": lambda voice: (*(-ord(char) for char in voice.dates[1] or " "), -voice.claims),
}
"""The orders of those who speak, by the column that decides."""


@dataclass
class PeopleState:
    """Everything that the screen shows."""

    page_name: str = VOICES
    """The page in front."""
    counts: Sequence[VoiceCounts] = ()
    """Everybody who was counted so far."""
    is_counting: bool = False
    """True until the last article was looked at."""
    progress: str = ""
    """How far that is, in words."""
    held_back: int = 0
    """Number of articles of which a blind first pass hides what others did."""
    trouble: str = ""
    """Reason why nobody can be counted; empty where that is possible."""
    voice: VoiceCounts | None = None
    """Who was opened last."""
    claims: Sequence[Quoted] = ()
    """What that one claims."""
    is_reading: bool = False
    """True until the claims are there."""
    rules: Sequence[Rule] = ()
    """The rules in force."""
    marks: set[Hashable] = field(default_factory=set)
    """The keys of those who are marked."""
    order: str = "claims"
    """The order of those who speak."""
    statuses: str = "accepted and pending"
    """The statuses of the claims that count, in words."""
    filters: dict[str, str] = field(default_factory=dict)
    """What is typed to narrow each page."""
    pages: dict[str, Page] = field(
        default_factory=lambda: {name: Page() for name in (VOICES, CLAIMS, RULES)}
    )
    """The pages by their names."""

    @property
    def page(self) -> Page:
        """The page in front."""
        return self.pages[self.page_name]

    @property
    def filter(self) -> str:
        """What is typed to narrow the page in front."""
        return self.filters.get(self.page_name, "")

    def put_rows(self) -> None:
        """List what is there now on the page in front."""
        rows = {VOICES: self._voice_rows, CLAIMS: self._claim_rows, RULES: self._rule_rows}
        self.page.put(list(rows[self.page_name]()))

    def lists(self, voice: VoiceCounts) -> bool:
        """Tell whether somebody has all that is typed to narrow the page."""
        return self._passes(_words_of_voice(voice))

    def marked(self) -> list[VoiceCounts]:
        """The voices that are marked, who claims most first."""
        return [voice for voice in self.counts if voice.speaker.key in self.marks]

    def _voice_rows(self) -> Iterator[PageRow]:
        voices = [voice for voice in self.counts if self.lists(voice)]
        voices.sort(key=ORDERS[self.order])
        nameless = [voice for voice in voices if not voice.speaker.known_name]
        yield from (voice for voice in voices if voice.speaker.known_name)
        if nameless:
            yield Heading(NO_NAME, count=len(nameless))
            yield from nameless

    def _claim_rows(self) -> Iterator[PageRow]:
        passing = (item for item in self.claims if self._passes(_words_of_claim(item.spoken)))
        for speech, claims in groupby(passing, key=lambda item: item.spoken.speech):
            listed = list(claims)
            yield Heading(speech.title, speech.names.date, len(listed))
            yield from listed

    def _rule_rows(self) -> Iterator[PageRow]:
        rules = (rule for rule in self.rules if self._passes(f"{rule.name} {rule.to} {rule.by}"))
        return reversed(list(rules))

    def _passes(self, words: str) -> bool:
        """Tell whether some words have all that is typed."""
        text = words.casefold()
        return all(word in text for word in self.filter.casefold().split())


def _words_of_voice(voice: VoiceCounts) -> str:
    return " ".join((voice.speaker.name, voice.title, voice.organisation, *voice.speaker.among))


def _words_of_claim(item: Spoken) -> str:
    claim = item.claim
    words = (claim.source.words, claim.cue, claim.content, item.speech.title)
    return " ".join((*words, item.speech.names.date))
