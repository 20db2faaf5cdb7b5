"""Parsing of brat standoff: the lines of a file, sorted by what they hold.

Offsets are half-open, in code points of the text beside the file.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from annotate.annotation import Annotation, Status
from annotate.document import Document
from annotate.entity import Entity
from annotate.span import Fragments, Span, extent, fragments
from annotate.suggestion import Body
from store.errors import ImportRefused
from store.formats.brat_lines import BREAK, join_at_breaks
from store.formats.brat_types import ATTRIBUTIONS
from store.formats.incoming import imported_record
from store.formats.report import Report

_SPAN = re.compile(r"(T\d+)\t([\w-]+) (\d+ \d+(?:;\d+ \d+)*)(?:\t|$)")
_EVENT = re.compile(r"(E\d+)\t([\w-]+:T\d+(?: [\w-]+:[TE]\d+)*) *$")
_STATUS = re.compile(r"A\d+\tStatus ([TE]\d+) (suggested|rejected)$")
_WHOLE = re.compile(r"A\d+\tWhole (T\d+)$")
_NOTE = re.compile(r"#\d+\tAnnotatorNotes ([TE]\d+)\t(.*)$", re.DOTALL)
_SPEAKER = re.compile(r"R\d+\tSpeaker Arg1:(E\d+) Arg2:(T\d+)\s*$")
_OTHERS = {
    "relations of other kinds": re.compile(r"(?:R\d+\t[\w-]+ Arg1:|\*\tEquiv )"),
    "attributes of other kinds": re.compile(r"[AM]\d+\t[\w-]+ [TE]\d+\b"),
    "links to other resources": re.compile(r"N\d+\tReference [TE]\d+ "),
}


@dataclass(frozen=True, slots=True)
class SpanLine:
    """A `T` line."""

    type: str
    pieces: Fragments


@dataclass(frozen=True, slots=True)
class EventLine:
    """An `E` line."""

    line: int
    """Its number, counted from 1."""
    arguments: tuple[tuple[str, str], ...]
    """The trigger first, then role and span of each argument."""


@dataclass(frozen=True, slots=True)
class StandoffLines:
    """The lines of a file, by the names that brat gives them (`T1`, `E1`)."""

    labels: Mapping[str, str] = field(default_factory=dict)
    """Labels by type, where those differ."""
    spans: dict[str, SpanLine] = field(default_factory=dict)
    events: dict[str, EventLine] = field(default_factory=dict)
    statuses: dict[str, Status] = field(default_factory=dict)
    whole_spans: set[str] = field(default_factory=set)
    """The spans whose gaps at line breaks were made for brat alone."""
    notes: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    speakers: dict[str, str] = field(default_factory=dict)
    """The span of the speaker by the event of the claim."""

    @property
    def event_spans(self) -> set[str]:
        """The names of the spans that events use."""
        return {name for event in self.events.values() for _, name in event.arguments}

    def entity(self, span: SpanLine) -> Entity:
        """Return a span as an entity, with its whole extent."""
        return Entity(extent(span.pieces), self.labels.get(span.type, span.type))

    def claim_label(self, event: EventLine) -> str:
        """Return the label of the claim that an event stands for: the type of its trigger."""
        trigger_type = self.spans[event.arguments[0][1]].type
        label = "CLAIM" if trigger_type.lower() in ATTRIBUTIONS else trigger_type
        return self.labels.get(trigger_type, label)

    def record(self, article_id: str, name: str, body: Body) -> Annotation:
        """Return the record of a span or event, with its status and note."""
        status = self.statuses.get(name, Status.ACCEPTED)
        return imported_record(article_id, body, status, "\n".join(self.notes.get(name, ())))


def parse_standoff(
    document: Document, standoff: str, report: Report, labels: Mapping[str, str]
) -> StandoffLines:
    """Parse the content of an `.ann` file.

    Args:
        document: The text that the offsets count in.
        standoff: The content, line ends untouched.
        report: Counts the lines of other kinds, which are left out.
        labels: Labels by type, where those differ.

    Raises:
        ImportRefused: A span reaches beyond the text.
    """
    lines = StandoffLines(labels)
    for number, raw_line in enumerate(standoff.split("\n"), start=1):
        line = raw_line.removesuffix("\r")
        if match := _SPAN.match(line):
            lines.spans[match[1]] = _span_line(document, number, match, report)
        elif match := _EVENT.match(line):
            lines.events[match[1]] = EventLine(number, tuple(_arguments(match[2])))
        elif match := _NOTE.match(line):
            lines.notes[match[1]].append(match[2])
        elif match := _STATUS.match(line):
            lines.statuses[match[1]] = Status(match[2])
        elif match := _WHOLE.match(line):
            lines.whole_spans.add(match[1])
        elif match := _SPEAKER.match(line):
            lines.speakers[match[1]] = match[2]
        else:
            for what, pattern in _OTHERS.items():
                report.lose(what, bool(pattern.match(line)))
    for name in lines.whole_spans & lines.spans.keys():
        span = lines.spans[name]
        lines.spans[name] = replace(span, pieces=join_at_breaks(document.text, span.pieces))
    return lines


def _span_line(document: Document, number: int, match: re.Match[str], report: Report) -> SpanLine:
    """Return a `T` line with its pieces in text order, without empty ones."""
    slices = _slices(document, number, match)
    words = match.string[match.end() :]
    is_quote = _may_be_quote(words, [document.text[piece] for piece in slices])
    report.remark("spans whose text is not what their offsets give", not is_quote)
    spans = (Span(piece.start, piece.stop) for piece in slices if piece.start < piece.stop)
    return SpanLine(match[2], fragments(spans))


def _slices(document: Document, number: int, match: re.Match[str]) -> list[slice]:
    """Return the pieces of a span in the order of the line; some may be empty."""
    pairs = [tuple(map(int, piece.split())) for piece in match[3].split(";")]
    for start, end in pairs:
        if not start <= end <= len(document.text):
            reason = f"the offsets {start} {end} of {match[1]} do not fit a text of "
            raise ImportRefused(number, f"{reason}{len(document.text)} characters")
    return [slice(start, end) for start, end in pairs]


def _may_be_quote(words: str, pieces: Sequence[str]) -> bool:
    """Tell whether these may be the words of a span: programs differ in white space and breaks."""
    written, actual = ("".join(quote.split()) for quote in (words, " ".join(pieces)))
    may_end_early = any(BREAK.search(piece) for piece in pieces)
    return not written or written == actual or (may_end_early and actual.startswith(written))


def _arguments(arguments: str) -> Iterator[tuple[str, str]]:
    """Yield the arguments of an event: role, in small letters and without its number, and span."""
    for argument in arguments.split():
        role, _, name = argument.partition(":")
        yield role.rstrip("0123456789").lower(), name
