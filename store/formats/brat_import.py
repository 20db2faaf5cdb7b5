"""brat standoff to articles: entities from `T` lines, claims from the `E` lines that bind them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType

from annotate.claim import Claim, Role
from annotate.document import Document
from annotate.entity import Entity
from annotate.span import Span, fragments
from annotate.suggestion import Body, suggestion_id
from store.annotated_article import AnnotatedArticle
from store.errors import ImportRefused
from store.formats.brat_lines import join_at_breaks
from store.formats.brat_parser import EventLine, SpanLine, StandoffLines, parse_standoff
from store.formats.brat_types import ATTRIBUTIONS
from store.formats.report import Report

NO_LABELS: Mapping[str, str] = MappingProxyType({})
"""Labels by type for files whose types are the labels."""
_ROLES = {role.value: role for role in Role}
_NO_ENTITIES = frozenset({*_ROLES, *ATTRIBUTIONS, "discard", "discuss"})
"""Types of PolNeAR’s spans that are parts of claims or remarks, even where no event binds them."""


def read_brat_for_comparison(
    document: Document,
    standoff: str,
    *,
    article_id: str,
    report: Report,
    labels: Mapping[str, str] = NO_LABELS,
) -> AnnotatedArticle:
    r"""Read the claims and entities of a brat file, to compare them with others.

    A claim is an event whose arguments are called `Source`, `Cue` and `Content`, perhaps with a
    number behind; several of one role are its fragments. Other spans are entities, a broken one
    with its whole extent; parts of claims that no event binds are left out. Statuses in Postil's
    own exports are read. Lines of other kinds are counted.

    Args:
        document: The text that the offsets count in.
        standoff: The content of the `.ann` file, line ends untouched.
        article_id: The article's id.
        report: Counts what has no part in the comparison.
        labels: Labels by type, where those differ.

    Raises:
        ImportRefused: A span reaches beyond the text, or an event names a span that is missing.
    """
    lines = parse_standoff(document, standoff, report, labels)
    bodies: dict[str, Body] = {
        name: entity
        for name, entity in _entities(lines)
        if entity.label.lower() not in _NO_ENTITIES
    }
    for name, claim in _claims(lines, report):
        bodies[name] = replace(claim, label="CLAIM")
    annotations = tuple(lines.record(article_id, name, body) for name, body in bodies.items())
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
    """Read everything in a brat file, to annotate it further.

    As `read_brat_for_comparison`, but parts that no event binds become plain spans, and so does
    the trigger of an event without a cue and a content; the type of an event is the label of its
    claim (`Attribution` is `CLAIM`), and notes, statuses and speakers are read.

    Raises:
        ImportRefused: A span reaches beyond the text, or an event names a span that is missing.
    """
    lines = parse_standoff(document, standoff, report, labels)
    claims = dict(_claims(lines, report))
    entities = _plain_spans(document.text, lines, claims, report)
    entity_ids = {name: suggestion_id(article_id, entity) for name, entity in entities.items()}
    bodies: dict[str, Body] = dict(entities)
    for name, claim in claims.items():
        bodies[name] = replace(claim, speaker=entity_ids.get(lines.speakers.get(name, "")))
    _report_unused(lines, bodies, entities, claims, report)
    annotations = tuple(lines.record(article_id, name, body) for name, body in bodies.items())
    return AnnotatedArticle(document, article_id, annotator, annotations)


def _report_unused(
    lines: StandoffLines,
    bodies: Collection[str],
    entities: Collection[str],
    claims: Collection[str],
    report: Report,
) -> None:
    """Count notes, statuses, attributes and speakers of what is no annotation of its own."""
    attributes = [
        set(values)
        for name, values_by_kind in lines.attributes.items()
        if name not in bodies
        for values in values_by_kind.values()
    ]
    report.lose("attributes of relations and of parts of events", sum(map(len, attributes)))
    notes = [texts for name, texts in lines.notes.items() if name not in bodies]
    report.lose("notes on relations and on parts of events", sum(map(len, notes)))
    statuses = [name for name in lines.statuses if name not in bodies]
    report.lose("statuses of parts of events", len(statuses))
    links = [
        1 for head, name in lines.speakers.items() if head not in claims or name not in entities
    ]
    report.lose("links to a speaker", len(links))


def _entities(lines: StandoffLines) -> Iterator[tuple[str, Entity]]:
    """Yield the spans that no event uses."""
    event_spans = lines.event_spans
    for name, span in lines.spans.items():
        if name not in event_spans and span.pieces:
            yield name, lines.entity(span)


def _plain_spans(
    text: str, lines: StandoffLines, claims: Collection[str], report: Report
) -> dict[str, Entity]:
    """Return the spans that no claim uses.

    An event that is no claim becomes its trigger, under the name of the event.
    """
    claim_events = {name: _without_others(lines.events[name]) for name in claims}
    other_events = {name: event for name, event in lines.events.items() if name not in claims}
    entities = dict(_entities(replace(lines, events=claim_events)))
    broken = [name for name in entities if len(join_at_breaks(text, lines.spans[name].pieces)) > 1]
    report.lose("gaps in broken entities", len(broken))
    for name, event in other_events.items():
        trigger = event.arguments[0][1]
        entities.pop(trigger, None)
        if lines.spans[trigger].pieces:
            entities[name] = lines.entity(lines.spans[trigger])
    return entities


def _claims(lines: StandoffLines, report: Report) -> Iterator[tuple[str, Claim]]:
    """Yield the claim of each event that has a cue or a content."""
    for name, event in lines.events.items():
        parts: dict[Role, list[Span]] = {role: [] for role in Role}
        for role, span in _argument_spans(lines, event, report):
            if role in _ROLES:
                parts[_ROLES[role]].extend(span.pieces)
        source, cue, content = (fragments(pieces) for pieces in parts.values())
        if cue or content:
            others = len(event.arguments) - len(_without_others(event).arguments)
            report.lose("arguments of other kinds", others)
            yield name, Claim(source, cue, content, lines.claim_label(event))
        else:
            report.remark("events without a cue and a content, imported as plain spans")


def _without_others(event: EventLine) -> EventLine:
    """Return an event with its trigger and the parts of a claim alone."""
    trigger, *others = event.arguments
    return replace(event, arguments=(trigger, *(pair for pair in others if pair[0] in _ROLES)))


def _argument_spans(
    lines: StandoffLines, event: EventLine, report: Report
) -> Iterator[tuple[str, SpanLine]]:
    """Yield role and span of each argument, the trigger first; events are left out."""
    for index, (role, name) in enumerate(event.arguments):
        if name in lines.spans:
            yield role, lines.spans[name]
        elif index and name in lines.events:
            report.lose("arguments that are events")
        else:
            reason = f"the event names {name}, which is not in the file"
            raise ImportRefused(event.line, reason)
