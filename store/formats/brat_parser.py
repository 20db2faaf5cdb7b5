"""Parsing of brat standoff: the lines of a file, sorted by what they hold.

Every line is read, or counted with its number. Offsets are half-open, in code points of the text
beside the file.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from annotate.annotation import Annotation, Status
from annotate.attributes import attributes_of
from annotate.document import Document
from annotate.entity import Entity
from annotate.span import Fragments, extent
from annotate.suggestion import Body
from store.formats.brat_lines import join_at_breaks
from store.formats.brat_spans import RawSpan, place_spans
from store.formats.brat_types import ATTRIBUTIONS
from store.formats.incoming import imported_record
from store.formats.report import Report

_YES = "yes"
"""The value of an attribute that only is there, such as `Negation`."""
_DRAFT_STATUSES = frozenset({Status.SUGGESTED, Status.REJECTED})


def _name(letters: str) -> str:
    """Return a pattern for brat's names, such as `T1`; without a digit, a tab must follow."""
    return rf"([{letters}](?:[\w.-]*\d[\w.-]*|[\w.-]+(?=\t)))"


_SPAN = re.compile(
    rf"{_name('T')}\s+(\S+)\s+(\d+\s+\d+(?:\s*;\s*\d+\s+\d+)*)(?:\s(.*)|$)", re.DOTALL
)
_EVENT = re.compile(rf"{_name('E')}\s+(\S+:\S+(?:\s+\S+:\S+)*)\s*$")
_ATTRIBUTE = re.compile(rf"{_name('AM')}\s+(\S+)\s+(\S+)(?:\s+(.*))?$", re.DOTALL)
_COMMENT = re.compile(r"#\S*\s+(\S+)\s+(\S+)(?:\s(.*))?$", re.DOTALL)
_RELATION = re.compile(rf"{_name('R')}\s+(\S+)\s+\S+:(\S+)\s+\S+:(\S+)\s*$")
_EQUIVALENCE = re.compile(r"\*\s+\S+\s+\S+")
_REFERENCE = re.compile(rf"{_name('N')}\s+\S+\s+\S+\s+\S+")


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
    attributes: dict[str, dict[str, list[str]]] = field(default_factory=lambda: defaultdict(dict))
    """Values by attribute, of each span and event; one without a value has `yes`."""
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
        note = "\n".join(self.notes.get(name, ()))
        attributes = attributes_of(self.attributes.get(name, {}))
        return imported_record(article_id, body, status, note, attributes)


def parse_standoff(
    document: Document, standoff: str, report: Report, labels: Mapping[str, str]
) -> StandoffLines:
    """Parse the content of an `.ann` file.

    Args:
        document: The text that the offsets count in.
        standoff: The content, line ends untouched.
        report: Counts the lines that are left out, and the spans that their quotes put right.
        labels: Labels by type, where those differ.

    Raises:
        ImportRefused: A span reaches beyond the text.
    """
    parser = _Parser(document, report, StandoffLines(labels))
    line_end = "\n" if "\n" in standoff else "\r"
    for number, line in enumerate(standoff.removeprefix("\ufeff").split(line_end), start=1):
        parser.read(number, line.removesuffix("\r"))
    return parser.finish()


class _Parser:
    """Reads the lines of one file, one after the other."""

    def __init__(self, document: Document, report: Report, lines: StandoffLines) -> None:
        self._document = document
        self._report = report
        self._lines = lines
        self._spans: dict[str, RawSpan] = {}
        self._last_span: RawSpan | None = None
        self._kinds: list[tuple[re.Pattern[str], Callable[[int, re.Match[str]], None]]] = [
            (_SPAN, self._read_span),
            (_EVENT, self._read_event),
            (_COMMENT, self._read_comment),
            (_ATTRIBUTE, self._read_attribute),
            (_RELATION, self._read_relation),
            (_EQUIVALENCE, self._leave_out("relations of other kinds")),
            (_REFERENCE, self._leave_out("links to other resources")),
        ]

    def read(self, number: int, line: str) -> None:
        """Read a line, which may be the next one of the quote of a span."""
        if not line.strip():
            return
        if self._last_span is not None and self._last_span.continue_quote(
            line, self._document.text
        ):
            return
        self._last_span = None
        for pattern, read in self._kinds:
            if match := pattern.match(line.lstrip()):
                read(number, match)
                return
        self._lose("lines that are not understood", number)

    def finish(self) -> StandoffLines:
        """Return everything, with the spans at their places."""
        places = place_spans(self._document.text, list(self._spans.values()), self._report)
        for (name, span), pieces in zip(self._spans.items(), places, strict=True):
            is_whole = name in self._lines.whole_spans
            joined = join_at_breaks(self._document.text, pieces) if is_whole else pieces
            self._lines.spans[name] = SpanLine(span.type, joined)
        missing = self._lines.whole_spans - self._spans.keys()
        self._report.lose("attributes of other kinds", len(missing))
        return self._lines

    def _read_span(self, number: int, match: re.Match[str]) -> None:
        name = self._unused_name(match[1], self._spans, number)
        span = RawSpan.of(match[1], match[2], match[3], match[4] or "", number)
        self._spans[name] = self._last_span = span

    def _read_event(self, number: int, match: re.Match[str]) -> None:
        name = self._unused_name(match[1], self._lines.events, number)
        self._lines.events[name] = EventLine(number, tuple(_arguments(match[2])))

    def _read_comment(self, number: int, match: re.Match[str]) -> None:
        if match[1] == "AnnotatorNotes":
            self._lines.notes[match[2]].append(match[3] or "")
        else:
            self._lose("comments of other kinds", number)

    def _read_attribute(self, number: int, match: re.Match[str]) -> None:
        kind, name, value = match[2], match[3], (match[4] or "").strip()
        if kind == "Status" and value in _DRAFT_STATUSES and name not in self._lines.statuses:
            self._lines.statuses[name] = Status(value)
        elif kind == "Whole" and not value and name not in self._lines.whole_spans:
            self._lines.whole_spans.add(name)
        elif kind == "Whole" and not value:
            self._lose("attributes of other kinds", number)
        else:
            self._lines.attributes[name].setdefault(kind, []).append(value or _YES)

    def _read_relation(self, number: int, match: re.Match[str]) -> None:
        if match[2] == "Speaker" and match[3] not in self._lines.speakers:
            self._lines.speakers[match[3]] = match[4]
        else:
            self._lose("relations of other kinds", number)

    def _leave_out(self, what: str) -> Callable[[int, re.Match[str]], None]:
        return lambda number, _: self._lose(what, number)

    def _unused_name(self, name: str, used: Mapping[str, object], number: int) -> str:
        if name not in used:
            return name
        self._report.remark(
            f"names that stand for two annotations, such as {name}", where=self._place(number)
        )
        return f"{name} in line {number}"

    def _lose(self, what: str, number: int) -> None:
        self._report.lose(what, where=self._place(number))

    def _place(self, number: int) -> str:
        return f"line {number} of the annotations of {self._document.title}"


def _arguments(arguments: str) -> Iterator[tuple[str, str]]:
    """Yield the arguments of an event: role, in small letters and without its number, and span."""
    for argument in arguments.split():
        role, _, name = argument.rpartition(":")
        yield role.rstrip("0123456789").lower(), name
