"""W3C Web Annotation to records: the items of a page as entities and claims.

Offsets are half-open, in code points.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from annotate.annotation import Annotation, Status
from annotate.claim import Claim, Role
from annotate.document import Document
from annotate.entity import Entity
from annotate.span import Fragments, Span, extent, fragments
from annotate.suggestion import Body, suggestion_id
from store.formats.fields import Fields
from store.formats.incoming import imported_record
from store.formats.report import Report

_ROLES = {role.capitalize(): role for role in Role}
_LONGEST_QUOTE = 40
"""Characters of a quote in a message; chosen by hand."""


def read_items(
    items: Sequence[Fields], document: Document, article_id: str, report: Report
) -> Iterator[Annotation]:
    """Read the records of a page: entities first, then claims.

    Args:
        items: The annotations of the page.
        document: The text that they are about.
        article_id: The id of the article.
        report: Counts what is left out.

    Raises:
        ImportRefused: An annotation does not fit the text, or has no label.
    """
    claims = [item for item in items if item.raw("motivation") == "linking"]
    items_by_id = {_id(item): item for item in items}
    parts = {str(target) for claim in claims for target in _as_list(claim.raw("target"))}
    entity_ids: dict[str, str] = {}
    for item in items:
        if item not in claims and _id(item) not in parts:
            pieces = _pieces(item, document)
            report.lose("gaps in broken entities", len(pieces) > 1)
            entity = Entity(extent(pieces), _label(item))
            entity_ids[_id(item)] = suggestion_id(article_id, entity)
            yield _record(article_id, item, entity)
    for item in claims:
        if claim := _claim(item, items_by_id, document, entity_ids):
            yield _record(article_id, item, claim)
        else:
            report.lose("links that are no claims")


def _id(item: Fields) -> str:
    return str(item.raw("id"))


def _record(article_id: str, item: Fields, body: Body) -> Annotation:
    assessments = _values(item, "assessing")
    is_status = bool(assessments) and assessments[0] in set(Status)
    status = Status(assessments[0]) if is_status else Status.ACCEPTED
    return imported_record(article_id, body, status, "\n".join(_values(item, "commenting")))


def _claim(
    item: Fields,
    items_by_id: Mapping[str, Fields],
    document: Document,
    entity_ids: Mapping[str, str],
) -> Claim | None:
    """Return the claim that an annotation links together; None without a cue and a content."""
    parts: dict[Role, Fragments] = {}
    for target in map(str, _as_list(item.raw("target"))):
        role = _ROLES.get(_label(items_by_id[target])) if target in items_by_id else None
        if role is not None:
            parts[role] = _pieces(items_by_id[target], document)
    source, cue, content = (parts.get(role, ()) for role in Role)
    if not cue and not content:
        return None
    speakers = (entity_ids.get(str(body.get("source"))) for body in _bodies(item, "identifying"))
    return Claim(source, cue, content, _label(item), next(speakers, None))


def _pieces(item: Fields, document: Document) -> Fragments:
    targets = _as_list(item.raw("target"))
    spans = [_span(Fields(raw, item.file, item.line, "target"), document) for raw in targets]
    if not spans:
        raise item.fault("target", "is missing")
    return fragments(spans)


def _span(target: Fields, document: Document) -> Span:
    """Return the span of a target: of its position, which must fit its quote, else of its quote."""
    selectors = [
        Fields(raw, target.file, target.line, "target.selector")
        for raw in _as_list(target.raw("selector"))
    ]
    positions = [item for item in selectors if item.raw("type") == "TextPositionSelector"]
    quotes = [item for item in selectors if item.raw("type") == "TextQuoteSelector"]
    if positions:
        span = positions[0].span("start", "end", document.text)
        for selector in quotes:
            _check_quote(selector, span, document)
        return span
    if quotes:
        return _span_of_quote(quotes[0], document)
    raise target.fault("selector", "is neither a position nor a quote in a text")


def _check_quote(selector: Fields, span: Span, document: Document) -> None:
    """Refuse offsets that do not fit the quote: they are those of another text."""
    actual = document.text[span.start : span.end]
    if selector.text("exact", actual) != actual:
        offsets = f"[{span.start}, {span.end})"
        reason = f"is not what the offsets {offsets} give, {actual[:_LONGEST_QUOTE]!r}"
        raise selector.fault("exact", reason)


def _span_of_quote(selector: Fields, document: Document) -> Span:
    exact, prefix = selector.text("exact"), selector.text("prefix", "")
    context = f"{prefix}{exact}{selector.text('suffix', '')}"
    start = document.text.find(context)
    if not exact or start < 0 or document.text.find(context, start + 1) >= 0:
        quote = repr(exact[:_LONGEST_QUOTE])
        raise selector.fault("exact", f"is {quote}, which does not stand in the text exactly once")
    start += len(prefix)
    return Span(start, start + len(exact))


def _label(item: Fields) -> str:
    labels = _values(item, "tagging")
    if not labels:
        raise item.fault("body", "has no tag")
    return labels[0]


def _values(item: Fields, purpose: str) -> list[str]:
    return [str(body.get("value", "")) for body in _bodies(item, purpose)]


def _bodies(item: Fields, purpose: str) -> Iterator[Mapping[str, Any]]:
    """Yield the bodies with a purpose; a body without one has the annotation's motivation."""
    for body in _as_list(item.raw("body")):
        if isinstance(body, dict) and body.get("purpose", item.raw("motivation")) == purpose:
            yield body


def _as_list(value: object) -> Iterable[Any]:
    if value is None:
        return ()
    return value if isinstance(value, list) else (value,)
