"""Reading brat standoff: spans in `T` lines, claims bound by `E` lines."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from annotate.annotation import Annotation, Status
from annotate.claim import Claim, Role
from annotate.document import Document
from annotate.entity import Entity
from annotate.span import Fragments, Span, extent, fragments
from annotate.suggestion import Body, suggestion_id
from store.annotated_article import AnnotatedArticle
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
NO_LABELS: Mapping[str, str] = MappingProxyType({})
_ROLES = {role.value: role for role in Role}
_NO_ENTITIES = frozenset({*_ROLES, *ATTRIBUTIONS, "discard", "discuss"})
"""Labels of PolNeAR’s spans that are parts of claims or remarks, also where no event binds them."""


@dataclass(frozen=True, slots=True)
class _Span:
    """A `T` line."""

    type: str
    pieces: Fragments


@dataclass(frozen=True, slots=True)
class _Event:
    """An `E` line."""

    line: int
    arguments: tuple[tuple[str, str], ...]
    """The trigger first, then role and span of each argument."""


@dataclass(frozen=True, slots=True)
class _Standoff:
    """The lines of a file by what they are."""

    labels: Mapping[str, str] = field(default_factory=dict)
    """Labels by type, where those differ."""
    spans: dict[str, _Span] = field(default_factory=dict)
    events: dict[str, _Event] = field(default_factory=dict)
    statuses: dict[str, Status] = field(default_factory=dict)
    whole: set[str] = field(default_factory=set)
    """The spans whose gaps at line breaks are brat’s alone."""
    notes: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    speakers: dict[str, str] = field(default_factory=dict)

    @property
    def bound(self) -> set[str]:
        """The spans that events use."""
        return {name for event in self.events.values() for _, name in event.arguments}

    def entity(self, span: _Span) -> Entity:
        """A span for itself, with its whole extent."""
        return Entity(extent(span.pieces), self.labels.get(span.type, span.type))

    def label(self, event: _Event) -> str:
        """The label of the claim that an event stands for: the type of its trigger."""
        found = self.spans[event.arguments[0][1]].type
        plain = "CLAIM" if found.lower() in ATTRIBUTIONS else found
        return self.labels.get(found, plain)

    def record(self, article_id: str, name: str, body: Body) -> Annotation:
        """The record of a span or event, with its status and note."""
        status = self.statuses.get(name, Status.ACCEPTED)
        return imported_record(article_id, body, status, "\n".join(self.notes.get(name, ())))


def read_brat(
    document: Document,
    standoff: str,
    *,
    article_id: str,
    labels: Mapping[str, str] = NO_LABELS,
) -> AnnotatedArticle:
    r"""The article with the claims and entities of a brat file, to compare with others.

    A claim is an event whose arguments are called `Source`, `Cue` and `Content`, perhaps with a
    number behind; several of one role are its fragments. Other spans are entities, a broken one
    with its whole extent; parts of claims that no event binds are left out. What our own exports
    call rejected or suggested is that. Lines that are neither are passed over: the surface text at
    the end of a line may itself hold line breaks.

    Args:
        document: The text that the offsets count in.
        standoff: The content of the `.ann` file, line ends untouched.
        article_id: The article's name.
        labels: Labels by type, where those differ.

    Raises:
        ImportRefused: A span reaches beyond the text, or an event names a span that is not there.
    """
    lines = _parsed(document, standoff, Report(), labels)
    found: dict[str, Body] = {
        name: entity
        for name, entity in _entities(lines)
        if entity.label.lower() not in _NO_ENTITIES
    }
    for name, claim in _claims(lines, Report()):
        found[name] = replace(claim, label="CLAIM")
    annotations = tuple(lines.record(article_id, name, body) for name, body in found.items())
    return AnnotatedArticle(document, article_id, "", annotations)


def import_brat(
    document: Document,
    standoff: str,
    *,
    article_id: str,
    annotator: str,
    report: Report,
    labels: Mapping[str, str] = NO_LABELS,
) -> AnnotatedArticle:
    """The article with everything that a brat file says of it, to be annotated further.

    As `read_brat`, but parts that no event binds become plain spans, and so does the trigger of an
    event without a cue and a content; the type of an event is the label of its claim (`Attribution`
    is `CLAIM`), and notes, statuses and speakers are read.

    Raises:
        ImportRefused: A span reaches beyond the text, or an event names a span that is not there.
    """
    lines = _parsed(document, standoff, report, labels)
    bound = dict(_claims(lines, report))
    entities = _plain(document.text, lines, bound, report)
    targets = {name: suggestion_id(article_id, entity) for name, entity in entities.items()}
    claims = {
        name: replace(claim, speaker=targets.get(lines.speakers.get(name, "")))
        for name, claim in bound.items()
    }
    found: dict[str, Body] = {**entities, **claims}
    annotations = tuple(lines.record(article_id, name, body) for name, body in found.items())
    return AnnotatedArticle(document, article_id, annotator, annotations)


def _parsed(
    document: Document, standoff: str, report: Report, labels: Mapping[str, str]
) -> _Standoff:
    found = _Standoff(labels)
    for number, raw in enumerate(standoff.split("\n"), start=1):
        line = raw.removesuffix("\r")
        if match := _SPAN.match(line):
            pieces = _pieces(document, number, match)
            is_quoted = _is_quote(line[match.end() :], [document.text[p] for p in pieces])
            report.remark("spans whose text is not what their offsets give", not is_quoted)
            places = (Span(p.start, p.stop) for p in pieces if p.start < p.stop)
            found.spans[match[1]] = _Span(match[2], fragments(places))
        elif match := _EVENT.match(line):
            found.events[match[1]] = _Event(number, tuple(_arguments(match[2])))
        elif match := _NOTE.match(line):
            found.notes[match[1]].append(match[2])
        elif match := _STATUS.match(line):
            found.statuses[match[1]] = Status(match[2])
        elif match := _WHOLE.match(line):
            found.whole.add(match[1])
        elif match := _SPEAKER.match(line):
            found.speakers[match[1]] = match[2]
        else:
            for what, pattern in _OTHERS.items():
                report.lose(what, bool(pattern.match(line)))
    for name in found.whole & found.spans.keys():
        span = found.spans[name]
        found.spans[name] = replace(span, pieces=join_at_breaks(document.text, span.pieces))
    return found


def _pieces(document: Document, number: int, found: re.Match[str]) -> list[slice]:
    """Where the pieces of a span stand, in the order of the line; some may be empty."""
    pairs = [tuple(map(int, piece.split())) for piece in found[3].split(";")]
    for start, end in pairs:
        if not start <= end <= len(document.text):
            reason = f"the offsets {start} {end} of {found[1]} do not fit a text of "
            raise ImportRefused(number, f"{reason}{len(document.text)} characters")
    return [slice(start, end) for start, end in pairs]


def _is_quote(words: str, pieces: Sequence[str]) -> bool:
    """Whether these may be the words of a span: programs differ in white space and line breaks."""
    told, there = ("".join(quote.split()) for quote in (words, " ".join(pieces)))
    ends_early = any(BREAK.search(piece) for piece in pieces)
    return not told or told == there or (ends_early and there.startswith(told))


def _entities(lines: _Standoff) -> Iterator[tuple[str, Entity]]:
    """The spans that no event uses."""
    bound = lines.bound
    for name, span in lines.spans.items():
        if name not in bound and span.pieces:
            yield name, lines.entity(span)


def _plain(
    text: str, lines: _Standoff, claims: Collection[str], report: Report
) -> dict[str, Entity]:
    """What no claim uses: spans, and for an event that is no claim its trigger, under its name."""
    lone = {name: event for name, event in lines.events.items() if name not in claims}
    rest = replace(lines, events={name: lines.events[name] for name in claims})
    entities = dict(_entities(rest))
    broken = [name for name in entities if len(join_at_breaks(text, lines.spans[name].pieces)) > 1]
    report.lose("gaps in broken entities", len(broken))
    for name, event in lone.items():
        trigger = event.arguments[0][1]
        entities.pop(trigger, None)
        if lines.spans[trigger].pieces:
            entities[name] = lines.entity(lines.spans[trigger])
    return entities


def _claims(lines: _Standoff, report: Report) -> Iterator[tuple[str, Claim]]:
    """The claim of each event that has a cue or a content."""
    for name, event in lines.events.items():
        parts: dict[Role, list[Span]] = {role: [] for role in Role}
        for role, target in event.arguments:
            if role in _ROLES:
                parts[_ROLES[role]].extend(_target(lines.spans, event, target).pieces)
            else:
                _target(lines.spans, event, target)
        source, cue, content = (fragments(pieces) for pieces in parts.values())
        if cue or content:
            yield name, Claim(source, cue, content, lines.label(event))
        else:
            report.remark("events without a cue and a content, taken in as plain spans")


def _target(spans: Mapping[str, _Span], event: _Event, name: str) -> _Span:
    if name not in spans:
        raise ImportRefused(event.line, f"the event names {name}, which is not in the file")
    return spans[name]


def _arguments(arguments: str) -> Iterator[tuple[str, str]]:
    """The arguments of an event as role, in small letters and without its number, and span."""
    for argument in arguments.split():
        role, _, name = argument.partition(":")
        yield role.rstrip("0123456789").lower(), name
