"""The results of an annotation of Label Studio: labelled regions of a text, and their relations.

Offsets are half-open, in code points; in hypertext, those of Label Studio count what is shown.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from annotate.attributes import Attributes, attributes_of
from annotate.document import Document
from annotate.span import Span
from store.formats.fields import Fields
from store.formats.graph import Graph, Link, Node
from store.formats.hypertext import Hypertext
from store.formats.labelstudio_tasks import REGION_TYPES
from store.formats.quoted_places import only_place
from store.formats.report import Report
from store.formats.utf16 import Utf16Offsets

_RELATION = "relation"
CHOICES = "choices"
"""The type of results that choose values, and the key of these values."""
OF_ARTICLE = " of the article"
"""The end of the name of a control for the text, where one for regions has the same name."""
_RESULT_FIELDS = ("from_name", "to_name", "origin", "score", "readonly", "hidden", "locked", "id")
"""Fields of a result that say nothing about the text."""
_VALUE_FIELDS = ("startOffset", "endOffset", "globalOffsets", "score", "text", "start", "end")
"""Fields of a region besides its labels; a place in hypertext may be given in several ways."""


def read_graph(annotation: Fields, document: Document, report: Report) -> Graph:
    """Read the regions and relations of an annotation; results of other types are counted."""
    nodes: list[Node] = []
    indexes: dict[str, int] = {}
    left_out_ids: set[str] = set()
    relations: list[Fields] = []
    choices: list[Fields] = []
    for item in annotation.objects("result"):
        result_type, result_id = item.text("type", ""), item.words("id")
        if result_type in (_RELATION, CHOICES):
            (relations if result_type == _RELATION else choices).append(item)
            continue
        node = None
        if result_type in REGION_TYPES:
            node = _node(item, result_type, document, report)
        else:
            report.lose(f"results of the type {result_type or 'unknown'}")
        if node is None:
            left_out_ids.add(result_id)
        else:
            indexes[result_id] = len(nodes)
            nodes.append(node)
    others = left_out_ids.union(item.words("id") for item in choices)
    links = (_link(item, indexes, others, report) for item in relations)
    complete_links = tuple(link for link in links if link is not None)
    chosen = _Choices(report)
    for item in choices:
        chosen.read(item, indexes, left_out_ids)
    return Graph(chosen.add_to(nodes), complete_links, chosen.of_article)


class _Choices:
    """The choices of an annotation: those on a region have its id, the others are of the text."""

    def __init__(self, report: Report) -> None:
        self._report = report
        self._by_index: dict[int | None, dict[str, list[str]]] = {}

    def read(self, item: Fields, indexes: Mapping[str, int], left_out_ids: set[str]) -> None:
        """Read the values that one control has for a region or for the text."""
        value, result_id = item.nested("value"), item.words("id")
        name, names = item.words("from_name", CHOICES), value.items(CHOICES)
        values = [choice for choice in names if isinstance(choice, str)]
        self._report.lose("choices that are no texts", len(names) - len(values))
        item.report_unread(self._report, *_RESULT_FIELDS, "meta")
        value.report_unread(self._report, *_VALUE_FIELDS)
        is_on_region = any(key in value for key in ("start", "startOffset", "globalOffsets"))
        if result_id in left_out_ids or (is_on_region and result_id not in indexes):
            self._report.lose("choices on regions without a label", where=f"line {item.line}")
        else:
            by_name = self._by_index.setdefault(indexes.get(result_id), {})
            by_name.setdefault(name.removesuffix(OF_ARTICLE), []).extend(values)

    def add_to(self, nodes: Sequence[Node]) -> tuple[Node, ...]:
        """Return the nodes with what was chosen for them."""
        return tuple(
            replace(node, attributes=attributes_of(self._by_index.get(index, {})))
            for index, node in enumerate(nodes)
        )

    @property
    def of_article(self) -> Attributes:
        """What was chosen for the text."""
        return attributes_of(self._by_index.get(None, {}))


def _node(item: Fields, region_type: str, document: Document, report: Report) -> Node | None:
    """Return a region; None for one without a label or place, which is counted."""
    value = item.nested("value")
    key = region_type if region_type in value else REGION_TYPES[0]
    labels = [label for label in value.items(key) if isinstance(label, str) and label]
    report.lose("further labels on one region", max(0, len(labels) - 1))
    note = _note(item, report)
    item.report_unread(report, *_RESULT_FIELDS)
    value.report_unread(report, *_VALUE_FIELDS)
    if not labels:
        report.lose("regions without a label", where=f"line {item.line}")
        return None
    is_path = isinstance(value.raw("start"), str) or "globalOffsets" in value
    span = _span_in_hypertext(value, document.text) if is_path else _span(value, document, report)
    if span is None:
        loss = (
            "regions of hypertext without a clear place" if is_path else "regions of no character"
        )
        report.lose(loss, where=f"line {item.line}")
        return None
    return Node(span, labels[0], None, note)


def _note(item: Fields, report: Report) -> str:
    meta = item.nested("meta") if "meta" in item else item.empty()
    texts = [meta.raw("text")] if isinstance(meta.raw("text"), str) else meta.items("text")
    notes = [text for text in texts if isinstance(text, str)]
    report.lose("notes that are not text", len(texts) - len(notes))
    meta.report_unread(report)
    return "\n".join(notes)


def _span(value: Fields, document: Document, report: Report) -> Span | None:
    """Return the span of a region, None for one of no character.

    Label Studio counted in UTF-16 code units until 2021.
    """
    start, end = value.number("start"), value.number("end")
    words = value.text("text", "")
    if start == end and not words:
        return None
    if words and document.text[start:end] != words:
        offsets = Utf16Offsets(document.text)
        first, last = offsets.points(start), offsets.points(end)
        if first is not None and last is not None and document.text[first:last] == words:
            report.remark("regions counted in UTF-16 code units, put right by their text")
            start, end = first, last
        elif place := only_place(document.text, words):
            report.remark("regions put right by their text, which stands in the article once")
            return place
        else:
            report.remark("regions whose text is not what their offsets give")
    return value.checked_span(start, end, document.text)


def _span_in_hypertext(value: Fields, text: str) -> Span | None:
    """Return the span of a region whose offsets count the text without its tags."""
    place = value.nested("globalOffsets") if "globalOffsets" in value else value.empty()
    start, end = place.raw("start"), place.raw("end")
    offsets = (start, end) if isinstance(start, int) and isinstance(end, int) else None
    return Hypertext(text).span(value.text("text", ""), offsets)


def _link(
    item: Fields, indexes: dict[str, int], left_out_ids: set[str], report: Report
) -> Link | None:
    """Return a relation; None for one with a result that was left out, which is counted."""
    names = [item.words(key) for key in ("from_id", "to_id")]
    for key, name in zip(("from_id", "to_id"), names, strict=True):
        if name not in indexes and name not in left_out_ids:
            raise item.fault(key, f"is {name}, which is no region here")
    labels = [label for label in item.items("labels") if isinstance(label, str)]
    report.lose("further labels on one relation", max(0, len(labels) - 1))
    is_left = item.raw("direction") == "left"
    item.report_unread(report, *_RESULT_FIELDS)
    if not indexes.keys() >= {*names}:
        report.lose("relations with results that were left out")
        return None
    head, child = (indexes[name] for name in (reversed(names) if is_left else names))
    return Link(head, child, labels[0] if labels else "")
