"""`postil people`: who speaks in a library, what each of them claims, and rules about them."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from annotate.annotation import Status
from annotate.author import Author
from annotate.people.resolving import SpeakerKind
from annotate.text.nearest_word import did_you_mean
from store.errors import RuleRefused
from store.index.counting import VoiceCounts, read_counts
from store.index.library_index import LibraryIndex
from store.index.rule_checks import UnknownVoice
from store.index.speaking import Voice, read_voices, read_voices_of
from store.index.speech_reading import SpeechReader, Step
from store.index.speeches import SpeechQuery
from store.library.assignments import held_back
from store.library.library import Library
from store.library.people_rules import PeopleFile, PeopleRules
from tui.cli import exit_codes
from tui.cli.articles import tell_held_back
from tui.cli.claims import STATUSES, no_claims_words
from tui.cli.find import tell_passed_over
from tui.cli.messages import tell
from tui.cli.people_changes import asked_change, change
from tui.cli.people_lines import claim_json, claim_lines, rule_lines, voice_json, voice_lines
from tui.cli.progress import with_progress
from tui.cli.streams import write_lines
from tui.cli.values import reader_name
from tui.config.configuration import Configuration
from tui.config.label_files import under_own_labels
from tui.display.plural import counted

_Read = TypeVar("_Read")


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads who speaks in a library."""

    library: Library
    """The library under the labels in force."""
    rules: PeopleRules
    """What readers have said about its people."""
    troubles: list[str]
    """What was passed over so far, each once."""
    asker: str
    """Who is at the keyboard."""
    blind: frozenset[str]
    """Ids of articles of which that one is not to see what others did."""

    def query(self, statuses: frozenset[Status], annotator: str | None = None) -> SpeechQuery:
        """A question about what is not held back."""
        return SpeechQuery(statuses, annotator, asker=self.asker, blind=self.blind)

    def everybody(self, query: SpeechQuery) -> list[VoiceCounts]:
        """Everybody who speaks, in numbers."""
        return self._read(lambda index: read_counts(index, query, self.rules.rules))

    def voices(self, query: SpeechQuery) -> list[Voice]:
        """Everybody who speaks, with all that they claim."""
        return self._read(lambda index: read_voices(index, query, self.rules.rules))

    def named(self, query: SpeechQuery, name: str) -> list[Voice]:
        """The voices of a name, with all that they claim."""
        return self._read(lambda index: read_voices_of(index, query, self.rules.rules, name))

    def _read(self, read: Callable[[LibraryIndex], Iterator[Step | list[_Read]]]) -> list[_Read]:
        """Read to the end; what was passed over is said, or noted to be said later."""
        index = LibraryIndex(self.library)
        answer = list[_Read]()
        for step in with_progress(read(index), "reading"):
            if not isinstance(step, Step):
                answer = step
            elif step.trouble and step.trouble not in self.troubles:
                self.troubles.append(step.trouble)
        tell_passed_over(index, SpeechReader(index).outdated)
        index.close()
        return answer


def run(arguments: Namespace, settings: Configuration, library: Library, author: Author) -> int:
    """Print who speaks, or make a rule; returns the exit code."""
    library = under_own_labels(library, settings)
    file = PeopleFile(library.root)
    rules = file.read()
    asker, requested = reader_name(settings), asked_change(arguments)
    blind = held_back(library, asker) if requested != "rules" else frozenset[str]()
    tell_held_back(blind, asker)
    reader = _Reader(library, rules, list(rules.troubles), asker, blind)
    if requested == "rules":
        write_lines(rule_lines(rules.rules))
        if not rules.rules:
            tell(f"no rules yet in {file.path}")
    elif requested:
        _change(arguments, file, author, reader)
    elif arguments.name:
        _show_claims(arguments, reader, " ".join(arguments.name))
    else:
        _show_everybody(arguments, reader)
    for trouble in reader.troubles:
        tell(trouble)
    return exit_codes.DAMAGED if reader.troubles else exit_codes.OK


def _change(arguments: Namespace, file: PeopleFile, author: Author, reader: _Reader) -> None:
    """Make or take back a rule, and say what it is about."""
    voices = list[Voice]()

    def everybody() -> list[Voice]:
        voices.extend(reader.voices(reader.query(frozenset(Status))))
        return voices

    try:
        tell(change(arguments, file, author, reader.library, everybody))
    except UnknownVoice as error:
        raise RuleRefused(_nobody(error.name, voices)) from error


def _show_claims(arguments: Namespace, reader: _Reader, name: str) -> None:
    """Print the claims of those who have a name, or say who may be meant."""
    query = reader.query(STATUSES[arguments.status], arguments.annotator)
    voices = reader.named(query, name)
    to_lines = claim_json if arguments.json else claim_lines
    write_lines(line for voice in voices for line in to_lines(voice))
    if not voices:
        tell(_nobody(name, reader.everybody(query)))


def _show_everybody(arguments: Namespace, reader: _Reader) -> None:
    """Print who speaks, and say how much is left out."""
    voices = reader.everybody(reader.query(STATUSES[arguments.status], arguments.annotator))
    shown = [voice for voice in voices if arguments.all or _is_somebody(voice)]
    write_lines(map(voice_json, shown) if arguments.json else voice_lines(shown))
    left = [] if arguments.all else [voice for voice in voices if not _is_somebody(voice)]
    if not voices:
        tell(no_claims_words(arguments.status, reader.library))
    elif left:
        claims = counted(sum(voice.claims for voice in left), "claim")
        sources = counted(len(left), "source")
        tell(f"{claims} of {sources} that no name stands for; --all shows them")


def _is_somebody(voice: VoiceCounts) -> bool:
    """Tell whether it is a name, be it one that several people have."""
    return voice.speaker.is_named or voice.speaker.kind is SpeakerKind.UNCLEAR


def _nobody(name: str, voices: Sequence[Voice | VoiceCounts]) -> str:
    """Say that nobody of a name speaks, and who may be meant."""
    hint = did_you_mean(name, sorted({voice.speaker.name for voice in voices}))
    return f"nobody called {name} claims anything{hint or '; postil people shows who does'}"
