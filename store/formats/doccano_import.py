"""doccano JSONL to articles, with the field names of any version.

Offsets are half-open: in UTF-16 code units or, in the files of some earlier versions, in code
points. Every field that doccano does not use itself is kept as metadata.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from annotate.document import Document
from annotate.span import Span
from store.annotated_article import AnnotatedArticle
from store.formats.attributes import ARTICLE_KEY, from_mapping, imported_article
from store.formats.fields import Fields
from store.formats.format import ImportOptions, IncomingFile
from store.formats.graph import Graph, Link, Node, from_graph
from store.formats.incoming import IncomingIds, described, imported_record, without_facts
from store.formats.json_reader import read_objects
from store.formats.report import Report
from store.formats.utf16 import Utf16Offsets

_TEXTS = ("text", "data")
_SPANS = ("label", "labels", "entities", "spans", "annotations")
_ANNOTATORS = ("annotator", "username")
UNFINISHED = "unfinished"
"""The key of ours on a line of which something is still to be decided; doccano keeps it."""
_COMMENTS = ("Comments", "comments")
_METADATA = ("meta", "metadata")
_ARTICLE_KEYS = ("article", "title", *_ANNOTATORS)
"""Keys of Postil's own exports."""
DOCCANO_KEYS = frozenset({"id", "relations", "cats", *_METADATA, *_TEXTS, *_SPANS, *_COMMENTS})
"""Keys that doccano uses itself; it keeps all others."""
_CODE_POINT_KEYS = ("doc_id", "metadata", "annotation_approver")
"""Keys of the versions of 2019 to 2021 that counted code points."""
_OWN_FIELDS = ("id", "user", "created_at", "updated_at", "document", "manual", "prob", "uuid")
"""Fields of a label or relation that say nothing about the text."""
_LISTED_LENGTH = 3
"""Items of a labelled offset: start, end and label."""

ToPoints = Callable[[int], int | None]
"""Converts an offset of a line to code points; None inside a character."""


def import_articles(
    files: Sequence[IncomingFile], options: ImportOptions, report: Report
) -> Iterator[AnnotatedArticle]:
    """Read the articles of each line: one for each annotator."""
    ids = IncomingIds()
    for file, number, line in read_objects(files):
        yield from _articles(Fields(line, file, number), ids, report)


def _articles(line: Fields, ids: IncomingIds, report: Report) -> Iterator[AnnotatedArticle]:
    text = line.text(_present_key(line, _TEXTS))
    metadata = _metadata(line)
    document = line.document(text, line.words("title"), metadata)
    own_id = line.raw("article")
    incoming_id = ids.id_for(own_id, document)
    if own_id not in (None, "", incoming_id):
        metadata["article"] = own_id
    for key in _COMMENTS:
        report.lose("comments on whole articles", len(line.items(key)))
    choices = _choices(line, report)
    nodes = _Nodes(line, document, report)
    annotator = line.words(_present_key(line, _ANNOTATORS))
    is_unfinished = line.raw(UNFINISHED) is True
    for user, graph in nodes.graphs(annotator):
        bodies = from_graph(graph, incoming_id, report)
        yield AnnotatedArticle(
            document=document,
            article_id=incoming_id,
            annotator=user,
            annotations=tuple(
                imported_record(incoming_id, body, note=note) for body, note, _ in bodies
            ),
            # A line with labels is one that somebody has gone through.
            answer="accept" if graph.nodes and not is_unfinished else None,
            article=imported_article(choices),
            meta_extra=without_facts(metadata),
        )


def _choices(line: Fields, report: Report) -> dict[str, list[str]]:
    """Return the labels of a whole text, under the names of their fields, and what is ours."""
    choices = from_mapping(line.raw(ARTICLE_KEY)) or {}
    for key in (*_SPANS, "cats"):
        values = _values(line, key) if key in line else []
        if texts := [value for value in values if isinstance(value, str) and value]:
            choices = {**choices, key: texts}
        if key == "cats":
            report.lose("labels of whole articles", len(values) - len(texts))
    return choices


def _metadata(line: Fields) -> dict[str, Any]:
    """Return everything that is known about a text; what is no object is kept under its key."""
    metadata: dict[str, Any] = {}
    for key in _METADATA:
        if isinstance(line.raw(key), dict):
            metadata.update(line.nested(key).others())
        elif line.raw(key):
            metadata[key] = line.raw(key)
    is_own = from_mapping(line.raw(ARTICLE_KEY)) is not None
    own_keys = (UNFINISHED, *((ARTICLE_KEY,) if is_own else ()))
    others = line.others(*DOCCANO_KEYS, *_ARTICLE_KEYS, *own_keys)
    metadata.update((key, value) for key, value in others.items() if value is not None)
    return described(metadata)


def _present_key(line: Fields, keys: Sequence[str]) -> str:
    """Return the first of the keys that a line has; the first of all where it has none."""
    return next((key for key in keys if key in line), keys[0])


class _Nodes:
    """The labelled spans of a line, in the order in which they stand there."""

    def __init__(self, line: Fields, document: Document, report: Report) -> None:
        self._line = line
        self._document = document
        self._report = report
        self._points = _to_points(line, document.text, report)
        self._nodes: list[Node] = []
        self._users: list[str] = []
        self._indexes: dict[int, int] = {}
        for key in (key for key in _SPANS if key in line):
            for index, value in enumerate(_values(line, key)):
                self._add(f"{key}[{index}]", value)

    def graphs(self, annotator: str) -> Iterator[tuple[str, Graph]]:
        """Yield the graph of each annotator.

        Args:
            annotator: The one of the whole line; where empty, the labels say whose they are.
        """
        links = [self._link(relation) for relation in self._line.objects("relations")]
        users = [annotator or user for user in self._users]
        for user in dict.fromkeys(users or [annotator]):
            indexes = [index for index, other in enumerate(users) if other == user]
            own_index = {index: position for position, index in enumerate(indexes)}
            own_links = tuple(
                Link(own_index[link.head], own_index[link.child], link.label)
                for link in links
                if link.head in own_index and link.child in own_index
            )
            yield user, Graph(tuple(self._nodes[index] for index in indexes), own_links)
        far = [link for link in links if users[link.head] != users[link.child]]
        self._report.lose("relations between the labels of two annotators", len(far))

    def _add(self, path: str, value: object) -> None:
        if isinstance(value, str):
            # It is about the whole text.
            self._report.lose("labels of whole articles", not value)
            return
        entity = Fields(_as_entity(self._line, path, value), self._line.file, self._line.line, path)
        if entity.raw("label") in (None, ""):
            self._report.lose("places without a label", where=f"line {self._line.line}, {path}")
            return
        if "id" in entity:
            self._indexes[entity.number("id")] = len(self._nodes)
        self._report.remark("labels that doccano gave as numbers", _has_number(entity))
        self._nodes.append(self._node(entity))
        self._users.append(entity.words("user"))
        entity.report_unread(self._report, *_OWN_FIELDS)

    def _node(self, entity: Fields) -> Node:
        keys = ("start_offset", "end_offset") if "start_offset" in entity else ("start", "end")
        label = str(entity.number("label")) if _has_number(entity) else entity.text("label")
        return Node(self._span(entity, keys), label)

    def _span(self, entity: Fields, keys: tuple[str, str]) -> Span:
        start, end = (self._points(entity.number(key)) for key in keys)
        if start is None or end is None:
            raise entity.fault(
                "", "begins or ends inside a character, counted in UTF-16 code units"
            )
        return entity.checked_span(start, end, self._document.text)

    def _link(self, relation: Fields) -> Link:
        head, child = (self._linked_index(relation, key) for key in ("from_id", "to_id"))
        link = Link(head, child, relation.text("type"))
        relation.report_unread(self._report, *_OWN_FIELDS)
        return link

    def _linked_index(self, relation: Fields, key: str) -> int:
        number = relation.number(key)
        if number not in self._indexes:
            raise relation.fault(key, f"is {number}, which is not an entity of this line")
        return self._indexes[number]


def _to_points(line: Fields, text: str, report: Report) -> ToPoints:
    offsets = Utf16Offsets(text)
    if not any(key in line.others() for key in _CODE_POINT_KEYS):
        return offsets.points
    is_same = offsets.units(len(text)) == len(text)
    report.remark("lines counted in code points, as doccano did from 2019 to 2021", not is_same)
    return lambda offset: offset


def _values(line: Fields, key: str) -> list[Any]:
    """Return the labels under a key; the only label of a whole text may stand there alone."""
    value = line.raw(key)
    return [value] if isinstance(value, str) else line.items(key)


def _as_entity(line: Fields, path: str, value: object) -> object:
    """Return a label as an object; one in a list is start, end and label."""
    if not isinstance(value, list):
        return value
    if len(value) != _LISTED_LENGTH:
        raise line.fault(path, "is not a list of start, end and label")
    return dict(zip(("start_offset", "end_offset", "label"), value, strict=True))


def _has_number(entity: Fields) -> bool:
    """Tell whether a label is a number in doccano's database, as in its early versions."""
    return isinstance(entity.raw("label"), int)
