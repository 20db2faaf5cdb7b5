"""W3C Web Annotation: JSON-LD pages of annotations, each beside the text that it is about.

A claim is an annotation with the motivation `linking`, whose targets are one annotation for each of
its parts; a part has a target for each of its fragments.
"""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any
from urllib.parse import quote

from annotate.annotation import Annotation, Status
from annotate.claim import Claim, Role
from annotate.document import Document
from annotate.entity import Entity
from annotate.span import Fragments, Span, extent, fragments
from annotate.suggestion import Body, suggestion_id
from store.annotated_article import AnnotatedArticle
from store.errors import ImportRefused
from store.formats.fields import Fields
from store.formats.file_names import article_stem, parse_stem
from store.formats.format import ExportOptions, FilePieces, ImportOptions, IncomingFile
from store.formats.incoming import FilesByStem, imported_record
from store.formats.json_reader import Fault, parse_json
from store.formats.report import Report
from store.formats.training_items import encodable

_CONTEXT = "http://www.w3.org/ns/anno.jsonld"
_NAMESPACE = uuid.UUID("0f4b1d5e-62a8-5d0b-9c3e-7a1f0e6b2d94")
_AROUND = 32
"""Characters of context before and behind a quote."""
_ROLES = {role.capitalize(): role for role in Role}


def export_articles(
    articles: Iterable[AnnotatedArticle], options: ExportOptions, report: Report
) -> FilePieces:
    """`NAME.txt` and `NAME.jsonld` for each article."""
    for article in encodable(articles, report):
        stem = article_stem(article)
        page = _Page(article, f"{stem}.txt", report)
        data = json.dumps(page.whole(), ensure_ascii=False, indent=1) + "\n"
        yield f"{stem}.jsonld", data.encode("utf-8", "replace")
        yield f"{stem}.txt", article.document.text.encode("utf-8")


class _Page:
    """The annotations of one article."""

    def __init__(self, article: AnnotatedArticle, source: str, report: Report) -> None:
        self._article = article
        self._source = source
        self._report = report
        self._names = {item.id: self._name(item.id) for item in article.spans}

    def whole(self) -> dict[str, Any]:
        """The page with all annotations."""
        entities = [self._entity(item) for item in self._article.spans]
        claims = [part for item in self._article.claims for part in self._claim(item)]
        return {
            "@context": _CONTEXT,
            "id": self._name("page"),
            "type": "AnnotationPage",
            "items": [*entities, *claims],
        }

    def _entity(self, item: Annotation) -> dict[str, Any]:
        return self._annotation(
            self._names[item.id],
            "tagging",
            [_tag(item.body.label), *_remarks(item)],
            self._targets(item.body.fragments),
        )

    def _claim(self, item: Annotation) -> Iterator[dict[str, Any]]:
        claim = item.body
        assert isinstance(claim, Claim)  # noqa: S101 - the article sorts them
        parts = []
        for title, role in _ROLES.items():
            if pieces := claim.part(role):
                parts.append(self._name(f"{item.id}\n{role}"))
                yield self._annotation(parts[-1], "tagging", [_tag(title)], self._targets(pieces))
        body = [_tag(claim.label), *_remarks(item)]
        if claim.speaker in self._names:
            speaker = {"type": "SpecificResource", "purpose": "identifying"}
            body.append({**speaker, "source": self._names[claim.speaker]})
        elif claim.speaker is not None:
            self._report.lose("links to a speaker")
        yield self._annotation(self._name(f"{item.id}\nclaim"), "linking", body, parts)

    def _annotation(
        self, name: str, motivation: str, body: list[dict[str, str]], target: Sequence[object]
    ) -> dict[str, Any]:
        return {
            "id": name,
            "type": "Annotation",
            "motivation": motivation,
            "body": body,
            "target": list(target),
        }

    def _targets(self, pieces: Fragments) -> list[dict[str, Any]]:
        text = self._article.document.text
        return [
            {
                "source": quote(self._source, safe="@"),
                "selector": [
                    {"type": "TextPositionSelector", "start": piece.start, "end": piece.end},
                    {
                        "type": "TextQuoteSelector",
                        "exact": text[piece.start : piece.end],
                        "prefix": text[max(0, piece.start - _AROUND) : piece.start],
                        "suffix": text[piece.end : piece.end + _AROUND],
                    },
                ],
            }
            for piece in pieces
        ]

    def _name(self, item_id: str) -> str:
        article = self._article
        key = f"{article.article_id}\n{article.annotator}\n{item_id}"
        return uuid.uuid5(_NAMESPACE, key.encode("utf-8", "replace").decode()).urn


def _tag(label: str) -> dict[str, str]:
    return {"type": "TextualBody", "purpose": "tagging", "value": label}


def _remarks(item: Annotation) -> Iterator[dict[str, str]]:
    if item.status is not Status.ACCEPTED:
        yield {"type": "TextualBody", "purpose": "assessing", "value": item.status.value}
    if item.note:
        yield {"type": "TextualBody", "purpose": "commenting", "value": item.note}


def import_articles(
    files: Sequence[IncomingFile], options: ImportOptions, report: Report
) -> Iterator[AnnotatedArticle]:
    """An article for each `.jsonld` file, with the text of the same name."""
    texts = FilesByStem(files, ".txt")
    for file in files:
        if file.name.endswith(".jsonld"):
            yield _article(file, texts, report)


def _article(
    file: IncomingFile, texts: Mapping[str, IncomingFile], report: Report
) -> AnnotatedArticle:
    stem = file.name.removesuffix(".jsonld")
    if stem not in texts:
        raise ImportRefused(1, f"there is no text {stem}.txt for it", file.name)
    source = texts[stem]
    document = Document(source.read_text(), source.name, source.uri)
    name, annotator = parse_stem(stem)
    try:
        page = parse_json(file.read_text().removeprefix("\ufeff"))
        items = page if isinstance(page, list) else Fields(page, file, 1).items("items")
        found = [Fields(item, file, 1, f"items[{index}]") for index, item in enumerate(items)]
        annotations = tuple(_annotations(found, document, name, report))
    except Fault as fault:
        raise ImportRefused(fault.line, str(fault), file.name) from None
    except ImportRefused as error:
        raise ImportRefused(error.line, error.reason, error.name or file.name) from None
    return AnnotatedArticle(document, name, annotator, annotations)


def _annotations(
    items: Sequence[Fields], document: Document, name: str, report: Report
) -> Iterator[Annotation]:
    claims = [item for item in items if item.raw("motivation") == "linking"]
    by_name = {str(item.raw("id")): item for item in items}
    parts = {str(target) for claim in claims for target in _list(claim.raw("target"))}
    ids: dict[str, str] = {}
    for item in items:
        if item not in claims and str(item.raw("id")) not in parts:
            pieces = _pieces(item, document)
            report.lose("gaps in broken entities", len(pieces) > 1)
            entity = Entity(extent(pieces), _label(item))
            ids[str(item.raw("id"))] = suggestion_id(name, entity)
            yield _record(name, item, entity)
    for claim in claims:
        if body := _claim(claim, by_name, document, ids):
            yield _record(name, claim, body)
        else:
            report.lose("links that are no claims")


def _record(name: str, item: Fields, body: Body) -> Annotation:
    told = _values(item, "assessing")
    status = Status(told[0]) if told and told[0] in set(Status) else Status.ACCEPTED
    return imported_record(name, body, status, "\n".join(_values(item, "commenting")))


def _claim(
    claim: Fields, by_name: Mapping[str, Fields], document: Document, ids: Mapping[str, str]
) -> Claim | None:
    found: dict[Role, Fragments] = {}
    for target in map(str, _list(claim.raw("target"))):
        role = _ROLES.get(_label(by_name[target])) if target in by_name else None
        if role is not None:
            found[role] = _pieces(by_name[target], document)
    source, cue, content = (found.get(role, ()) for role in Role)
    if not cue and not content:
        return None
    named_speakers = (ids.get(str(body.get("source"))) for body in _bodies(claim, "identifying"))
    return Claim(source, cue, content, _label(claim), next(named_speakers, None))


def _pieces(item: Fields, document: Document) -> Fragments:
    targets = _list(item.raw("target"))
    places = [_place(Fields(raw, item.file, item.line, "target"), document) for raw in targets]
    if not places:
        raise item.fault("target", "is missing")
    return fragments(places)


def _place(target: Fields, document: Document) -> Span:
    """Where a target stands: at its position, which must give its quote; else where that is."""
    selectors = [
        Fields(raw, target.file, target.line, "target.selector")
        for raw in _list(target.raw("selector"))
    ]
    positions = [one for one in selectors if one.raw("type") == "TextPositionSelector"]
    quotes = [one for one in selectors if one.raw("type") == "TextQuoteSelector"]
    if positions:
        place = positions[0].span("start", "end", document.text)
        for selector in quotes:
            _check_quote(selector, place, document)
        return place
    if quotes:
        return _place_of_quote(quotes[0], document)
    raise target.fault("selector", "is neither a position nor a quote in a text")


def _check_quote(selector: Fields, place: Span, document: Document) -> None:
    """Offsets that do not give the quote are those of another text."""
    words = document.text[place.start : place.end]
    if selector.text("exact", words) != words:
        reason = f"is not what the offsets [{place.start}, {place.end}) give, {words[:40]!r}"
        raise selector.fault("exact", reason)


def _place_of_quote(selector: Fields, document: Document) -> Span:
    exact, prefix = selector.text("exact"), selector.text("prefix", "")
    whole = f"{prefix}{exact}{selector.text('suffix', '')}"
    start = document.text.find(whole)
    if not exact or start < 0 or document.text.find(whole, start + 1) >= 0:
        reason = f"is {exact[:40]!r}, which does not stand in the text exactly once"
        raise selector.fault("exact", reason)
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
    """The bodies with a purpose; without one of its own, a body has the annotation's."""
    for body in _list(item.raw("body")):
        if isinstance(body, dict) and body.get("purpose", item.raw("motivation")) == purpose:
            yield body


def _list(value: object) -> Iterable[Any]:
    if value is None:
        return ()
    return value if isinstance(value, list) else (value,)
