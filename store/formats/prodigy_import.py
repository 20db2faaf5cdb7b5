"""Prodigy JSONL to articles: the tasks of all versions and recipes that have texts.

Every field that holds something is read, or counted by its name. Offsets are half-open, in code
points.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from annotate.annotation import Annotation, Status
from annotate.attributes import Attributes, attributes_of
from annotate.document import Document
from annotate.span import Span
from store.annotated_article import AnnotatedArticle, Answer
from store.formats.attributes import ARTICLE_KEY, from_mapping, imported_article
from store.formats.fields import Fields
from store.formats.format import ImportOptions, IncomingFile
from store.formats.graph import Graph, Link, Node, from_graph
from store.formats.incoming import IncomingIds, described, imported_record, without_facts
from store.formats.json_reader import read_objects
from store.formats.report import Report

PARTIAL = "_is_binary"
"""The field by which Prodigy marks a task whose answer is about its spans, not about the rest."""
_ANNOTATORS = ("_annotator_id", "_session_id")
"""Names of the person in a task; the second is that of a session, in which one person works."""
_NOBODY = re.compile(r"(?:.*-)?(?:\d{4}-\d\d-\d\d_\d\d-\d\d-\d\d|default)|")
"""Names of sessions for which nobody gave a name: the time of their start, or none."""
_TASK_FIELDS = ("tokens", "options", "config", "view_id", "html")
"""Fields of a task that say how it is shown."""
_CHOICES = "accept"
"""The field of the choices of a whole text."""
_SPAN_FIELDS = ("token_start", "token_end", "color", "source", "input_hash", "id")
_RELATION_FIELDS = ("color", "head", "child", "head_span", "child_span")


def import_articles(
    files: Sequence[IncomingFile], options: ImportOptions, report: Report
) -> Iterator[AnnotatedArticle]:
    """Read the article of each task; those on one text by one annotator are parts of one."""
    ids = IncomingIds()
    for file, number, line in read_objects(files):
        yield _article(Fields(line, file, number), ids, report)


def _article(line: Fields, ids: IncomingIds, report: Report) -> AnnotatedArticle:
    meta, unstructured = line.own_metadata("meta")
    own_names = ("id", "title", "annotator", *_own_metadata(meta))
    metadata = described({**unstructured, **meta.others(*own_names)})
    document = line.document(line.text("text"), meta.words("title"), metadata)
    given_id = meta.raw("id")
    incoming_id = ids.id_for(given_id, document)
    if given_id not in (None, "", incoming_id):
        metadata["id"] = given_id
    answer = line.choice("answer", ("accept", "reject", "ignore"), "accept")
    annotations = tuple(_annotations(line, document, incoming_id, answer, report))
    choices = _choices(line, meta, annotations, report)
    line.report_unread(report, *_TASK_FIELDS)
    return AnnotatedArticle(
        document=document,
        article_id=incoming_id,
        annotator=_annotator(line) or meta.words("annotator"),
        annotations=annotations,
        answer=_answer(answer, is_partial=line.raw(PARTIAL) is True),
        article=imported_article(choices, _status_of_choices(answer)),
        meta_extra=without_facts(metadata),
    )


def accepted_choices(chosen: Attributes) -> dict[str, list[str]]:
    """Return the choices of a task, as Prodigy's recipe for choices has them.

    Where several attributes were chosen, their names stand in front of the values.
    """
    if not chosen:
        return {}
    pairs = [(name, value) for name, values in chosen for value in values]
    is_one = len(chosen) == 1
    return {_CHOICES: [value if is_one else f"{name}: {value}" for name, value in pairs]}


def _own_metadata(meta: Fields) -> tuple[str, ...]:
    """Return the key of ours in the metadata, if it holds attributes."""
    return (ARTICLE_KEY,) if from_mapping(meta.raw(ARTICLE_KEY)) is not None else ()


def _choices(
    line: Fields, meta: Fields, annotations: Sequence[Annotation], report: Report
) -> dict[str, list[str]]:
    """Return the choices and the label of a whole text, under the names of their fields.

    Choices that only repeat the attributes in the metadata add nothing, nor does the label of a
    span.
    """
    choices = from_mapping(meta.raw(ARTICLE_KEY)) or {}
    accepted = line.items(_CHOICES)
    texts = [choice for choice in accepted if isinstance(choice, str)]
    report.lose("choices that are no texts", len(accepted) - len(texts))
    if texts and texts != accepted_choices(attributes_of(choices)).get(_CHOICES):
        choices = {**choices, _CHOICES: texts}
    label = line.text("label", "")
    if label and label not in {item.body.label for item in annotations}:
        choices = {**choices, "label": [label]}
    return choices


def _status_of_choices(answer: str) -> Status:
    """Return the status of what was chosen; an ignored task decides nothing."""
    statuses = {"accept": Status.ACCEPTED, "reject": Status.REJECTED}
    return statuses.get(answer, Status.SUGGESTED)


def _answer(answer: str, *, is_partial: bool) -> Answer | None:
    """Return the answer to the article; None where the task says nothing of the rest of it."""
    if answer == "ignore":
        return "ignore"
    return None if answer == "reject" or is_partial else "accept"


def _annotator(line: Fields) -> str:
    """Return the name of the person who answered; empty where the task does not say."""
    names = (line.words(key) for key in _ANNOTATORS)
    return next((name for name in names if not _NOBODY.fullmatch(name)), "")


def _annotations(
    line: Fields, document: Document, incoming_id: str, answer: str, report: Report
) -> Iterator[Annotation]:
    nodes = [node for span in line.objects("spans") if (node := _node(span, document, report))]
    links = tuple(_links(line, nodes, document, report))
    status = Status.ACCEPTED
    if answer == "reject":
        # With several spans, it only says that not all of them are correct.
        status = Status.REJECTED if len(nodes) == 1 else Status.SUGGESTED
    for body, note, attributes in from_graph(Graph(tuple(nodes), links), incoming_id, report):
        yield imported_record(incoming_id, body, status, note, attributes)


def _node(span: Fields, document: Document, report: Report) -> Node | None:
    """Return a span as a node; None without a label, which is counted."""
    node = _labelled_node(span, document)
    if node is None:
        report.lose("spans without a label")
        return None
    words = document.text[node.span.start : node.span.end]
    is_different = span.text("text", words) != words
    report.remark("spans whose text is not what their offsets give", is_different)
    is_foreign = "attributes" in span and from_mapping(span.raw("attributes")) is None
    report.lose('fields called "attributes" that hold something else', is_foreign)
    span.report_unread(report, *_SPAN_FIELDS)
    return node


def _labelled_node(span: Fields, document: Document) -> Node | None:
    offsets = span.span("start", "end", document.text)
    claim = span.number("claim") if "claim" in span else None
    label = span.text("label", "")
    attributes = from_mapping(span.raw("attributes")) or {}
    note = span.text("note", "")
    return Node(offsets, label, claim, note, attributes_of(attributes)) if label else None


def _links(line: Fields, nodes: list[Node], document: Document, report: Report) -> Iterator[Link]:
    """Yield the relations; spans that only they name are added to the nodes."""
    ends = _Ends(line, nodes, document)
    for relation in line.objects("relations"):
        head, child = ends.index(relation, "head"), ends.index(relation, "child")
        label = relation.text("label", "")
        relation.report_unread(report, *_RELATION_FIELDS)
        if head is None or child is None:
            report.lose("relations with words that have no label")
        else:
            yield Link(head, child, label)


class _Ends:
    """The nodes at the ends of the relations of a task."""

    def __init__(self, line: Fields, nodes: list[Node], document: Document) -> None:
        self._nodes = nodes
        self._document = document
        self._indexes = {_key(node): index for index, node in enumerate(nodes)}
        self._tokens = list(line.objects("tokens")) if "relations" in line else []

    def index(self, relation: Fields, side: str) -> int | None:
        """Return the index of the node at one end; None for a word without a label."""
        if f"{side}_span" not in relation:
            return self._index_at_token(relation, side)
        node = _labelled_node(relation.nested(f"{side}_span"), self._document)
        if node is None:
            return None
        if _key(node) not in self._indexes:
            self._indexes[_key(node)] = len(self._nodes)
            self._nodes.append(node)
        return self._indexes[_key(node)]

    def _index_at_token(self, relation: Fields, side: str) -> int | None:
        """Return the index of the node that ends with a token, which is how Prodigy names spans."""
        number = relation.number(side)
        if not 0 <= number < len(self._tokens):
            raise relation.fault(side, f"is {number}, which is no token here")
        end = self._tokens[number].number("end")
        return next((i for i, node in enumerate(self._nodes) if node.span.end == end), None)


def _key(node: Node) -> tuple[Span, str, int | None]:
    return (node.span, node.label, node.claim)
