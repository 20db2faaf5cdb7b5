"""Claims as graphs: labelled spans and links between them, for formats that have relations.

Each fragment of a claim is a span labelled `SOURCE`, `CUE` or `CONTENT` (with the claim's own label
in front where it is not `CLAIM`: `VIEW:CUE`). The head of a claim is the first fragment of its cue,
else of its content; links labelled `source`, `cue` and `content` lead from it to the others, and
one labelled `speaker` to the entity that the source names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from annotate.annotation import Annotation
from annotate.attributes import Attributes, attributes_of
from annotate.claim import Claim, Role
from annotate.entity import Entity
from annotate.span import Span, fragments
from annotate.suggestion import Body, suggestion_id
from store.formats.report import Report

_PART = re.compile(rf"(?:(.*):)?({'|'.join(role.upper() for role in Role)})", re.DOTALL)
_DEFAULT_LABEL = "CLAIM"
_SPEAKER = "speaker"


@dataclass(frozen=True, slots=True)
class Node:
    """A labelled span: an entity, or a fragment of a claim."""

    span: Span
    """Its span, half-open, in code points."""
    label: str
    """The entity's label, or the role of a fragment in its claim."""
    claim: int | None = None
    """The number of the claim, counted from 0; None for an entity."""
    note: str = ""
    """The note on the entity; the note on a claim is at its head."""
    attributes: Attributes = ()
    """What was chosen for it; of a claim, at its head."""


@dataclass(frozen=True, slots=True)
class Link:
    """A link between two nodes."""

    head: int
    """The index of the node that it starts from."""
    child: int
    """The index of the node that it leads to."""
    label: str
    """The role of the child: `source`, `speaker`, …"""


@dataclass(frozen=True, slots=True)
class Graph:
    """The annotations of an article as spans with links."""

    nodes: tuple[Node, ...]
    """In text order, outer ones first."""
    links: tuple[Link, ...]
    """Links between them."""
    article: Attributes = ()
    """What was chosen for the article as a whole."""


def to_graph(entities: Sequence[Annotation], claims: Sequence[Annotation], report: Report) -> Graph:
    """Turn annotations into a graph, without links to speakers that are not among the entities."""
    nodes: list[Node] = []
    links: list[Link] = []
    indexes: dict[str, int] = {}
    for item in entities:
        if _PART.fullmatch(item.body.label):
            report.lose("entities with a label that reads as a part of a claim")
        indexes[item.id] = len(nodes)
        attributes = item.attributes
        extent, label = item.body.extent, item.body.label
        nodes.append(Node(extent, label, note=item.note, attributes=attributes))
    for number, item in enumerate(claims):
        assert isinstance(item.body, Claim)  # noqa: S101 - the caller chose claims
        head = len(nodes)
        nodes.extend(_fragment_nodes(item, item.body, number))
        for index in range(head + 1, len(nodes)):
            links.append(Link(head, index, _role(nodes[index].label)))
        if item.body.speaker in indexes:
            links.append(Link(head, indexes[item.body.speaker], _SPEAKER))
        elif item.body.speaker is not None:
            report.lose("links to a speaker")
    return _in_text_order(nodes, links)


def from_graph(
    graph: Graph, article_id: str, report: Report
) -> Iterator[tuple[Body, str, Attributes]]:
    """Yield the entities and claims of a graph, each with its note and attributes.

    Parts that belong to no claim become entities; links of other kinds are left out.
    """
    groups = _claim_groups(graph, report)
    claim_nodes = {index for group in groups for index in group}
    for index, node in enumerate(graph.nodes):
        if index not in claim_nodes:
            yield Entity(node.span, node.label), node.note, node.attributes
    speakers = {
        link.head: _entity_id(article_id, graph.nodes[link.child])
        for link in graph.links
        if link.label == _SPEAKER and link.child not in claim_nodes
    }
    for group in groups:
        head, *others = (graph.nodes[index] for index in group)
        # Somebody may have chosen at any part of a claim; what was chosen at its head counts.
        chosen = chain(*(node.attributes for node in others), head.attributes)
        claim = _claim(graph, group, speakers.get(group[0]))
        yield claim, head.note, attributes_of(dict(chosen))


def _fragment_nodes(item: Annotation, claim: Claim, number: int) -> Iterator[Node]:
    """Yield the fragments of a claim as nodes, its head first."""
    note, attributes = item.note, item.attributes
    prefix = "" if claim.label == _DEFAULT_LABEL else f"{claim.label}:"
    for role in (Role.CUE, Role.CONTENT, Role.SOURCE):
        for span in claim.part(role):
            yield Node(span, f"{prefix}{role.upper()}", number, note, attributes)
            note, attributes = "", ()


def _in_text_order(nodes: list[Node], links: list[Link]) -> Graph:
    def sort_key(index: int) -> tuple[int, int, str]:
        return (nodes[index].span.start, -nodes[index].span.end, nodes[index].label)

    order = sorted(range(len(nodes)), key=sort_key)
    ranks = {index: rank for rank, index in enumerate(order)}
    return Graph(
        tuple(nodes[index] for index in order),
        tuple(Link(ranks[link.head], ranks[link.child], link.label) for link in links),
    )


def _role(label: str) -> str:
    """Return the role in the label of a fragment; empty for other labels."""
    match = _PART.fullmatch(label)
    return match[2].lower() if match else ""


def _claim_groups(graph: Graph, report: Report) -> list[list[int]]:
    """Return the indexes of the nodes of each claim, its head first."""
    children: dict[int, list[int]] = {}
    for link in graph.links:
        role = _role(graph.nodes[link.child].label)
        if role and link.label == role and _role(graph.nodes[link.head].label):
            children.setdefault(link.head, []).append(link.child)
        elif link.label != _SPEAKER or role:
            report.lose("relations of other kinds")

    def is_source(index: int) -> bool:
        return _role(graph.nodes[index].label) == Role.SOURCE

    linked = {child for indexes in children.values() for child in indexes}
    heads = [
        index for index, node in enumerate(graph.nodes) if _role(node.label) and index not in linked
    ]
    groups = [[head, *children.get(head, ())] for head in heads]
    return [group for group in groups if not all(map(is_source, group))]


def _claim(graph: Graph, group: Sequence[int], speaker: str | None) -> Claim:
    nodes = [graph.nodes[index] for index in group]
    source, cue, content = (
        fragments(node.span for node in nodes if _role(node.label) == role) for role in Role
    )
    match = _PART.fullmatch(nodes[0].label)
    label = match[1] if match and match[1] is not None else _DEFAULT_LABEL
    return Claim(source, cue, content, label, speaker)


def _entity_id(article_id: str, node: Node) -> str:
    return suggestion_id(article_id, Entity(node.span, node.label))
