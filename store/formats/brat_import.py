"""Reading brat standoff: spans in `T` lines, claims bound by `E` lines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from annotate.annotation import Annotation, Decided, Origin, Status
from annotate.claim import Claim, Role
from annotate.document import Document
from annotate.entity import Entity
from annotate.span import Fragments, Span, extent, fragments
from annotate.suggestion import Body, suggestion_id
from store.annotated_article import AnnotatedArticle
from store.errors import ImportRefused

_SPAN = re.compile(r"(T\d+)\t([\w-]+) (\d+ \d+(?:;\d+ \d+)*)(?:\t|$)")
_EVENT = re.compile(r"(E\d+)\t([\w-]+:T\d+(?: [\w-]+:T\d+)*) *$")
_ROLES = {role.value: role for role in Role}
_NO_ENTITIES = frozenset({*_ROLES, "attribution", "attribution-no-source", "discard", "discuss"})
"""Labels of PolNeAR’s spans that are parts of claims or remarks, also where no event binds them."""


@dataclass(frozen=True, slots=True)
class _Span:
    """A `T` line."""

    label: str
    pieces: Fragments


def read_brat(document: Document, standoff: str, *, article_id: str) -> AnnotatedArticle:
    r"""The article with the annotations of a brat file, all of them accepted.

    A claim is an event whose arguments are called `Source`, `Cue` and `Content`, perhaps with a
    number behind; several of one role are its fragments. Other spans are entities, a broken one
    with its whole extent. Lines that are neither are passed over: the surface text at the end of
    a line may itself hold line breaks.

    Args:
        document: The text that the offsets count in.
        standoff: The content of the `.ann` file, line ends untouched.
        article_id: The article's name.

    Raises:
        ImportRefused: A span reaches beyond the text, or an event names a span that is not there.
    """
    spans: dict[str, _Span] = {}
    events: list[tuple[int, str]] = []
    for number, line in enumerate(standoff.split("\n"), start=1):
        if found := _SPAN.match(line):
            spans[found[1]] = _span(document, number, found)
        elif found := _EVENT.match(line.removesuffix("\r")):
            events.append((number, found[2]))
    bodies: list[Body] = list(_entities(spans, events))
    for number, arguments in events:
        bodies.extend(_claims(spans, number, arguments))
    return AnnotatedArticle(
        document=document,
        article_id=article_id,
        annotator="",
        annotations=tuple(_annotation(article_id, body) for body in bodies),
    )


def _span(document: Document, number: int, found: re.Match[str]) -> _Span:
    pairs = [tuple(map(int, piece.split())) for piece in found[3].split(";")]
    for start, end in pairs:
        if not start <= end <= len(document.text):
            reason = f"the offsets {start} {end} of {found[1]} do not fit a text of "
            raise ImportRefused(number, f"{reason}{len(document.text)} characters")
    return _Span(found[2], fragments(Span(start, end) for start, end in pairs if start < end))


def _entities(spans: Mapping[str, _Span], events: list[tuple[int, str]]) -> Iterator[Entity]:
    bound = {name for _, arguments in events for _, name in _arguments(arguments)}
    for name, span in spans.items():
        if name not in bound and span.label.lower() not in _NO_ENTITIES and span.pieces:
            yield Entity(extent(span.pieces), span.label)


def _claims(spans: Mapping[str, _Span], number: int, arguments: str) -> Iterator[Claim]:
    """The claim of an event, if it has a cue or a content."""
    parts: dict[Role, list[Span]] = {role: [] for role in Role}
    for role, name in _arguments(arguments):
        if name not in spans:
            raise ImportRefused(number, f"the event names {name}, which is not in the file")
        if role in _ROLES:
            parts[_ROLES[role]].extend(spans[name].pieces)
    source, cue, content = (fragments(pieces) for pieces in parts.values())
    if cue or content:
        yield Claim(source, cue, content)


def _arguments(arguments: str) -> Iterator[tuple[str, str]]:
    """The arguments of an event as role, in small letters and without its number, and span."""
    for argument in arguments.split():
        role, _, name = argument.partition(":")
        yield role.rstrip("0123456789").lower(), name


def _annotation(article_id: str, body: Body) -> Annotation:
    return Annotation(
        id=suggestion_id(article_id, body),
        body=body,
        status=Status.ACCEPTED,
        origin=Origin.IMPORT,
        decided=Decided.BULK,
        annotator="",
        created="",
        updated="",
    )
