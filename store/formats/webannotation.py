"""W3C Web Annotation: JSON-LD pages of annotations, each with a file of the text that it is about.

A claim is an annotation with the motivation `linking`, whose targets are one annotation for each of
its parts; a part has a target for each of its fragments. Offsets are half-open, in code points.
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
from annotate.span import Fragments
from store.annotated_article import AnnotatedArticle
from store.errors import ImportRefused
from store.formats.fields import Fields
from store.formats.file_names import article_stem, parse_stem
from store.formats.format import ExportOptions, FilePieces, ImportOptions, IncomingFile
from store.formats.incoming import TextFiles, person_name
from store.formats.json_reader import Fault, parse_json
from store.formats.report import Report
from store.formats.training_items import encodable
from store.formats.webannotation_import import read_items
from store.formats.webannotation_pages import page_items
from store.formats.webannotation_places import Places, as_list

_JSON_LD_CONTEXT = "http://www.w3.org/ns/anno.jsonld"
_ID_NAMESPACE = uuid.UUID("0f4b1d5e-62a8-5d0b-9c3e-7a1f0e6b2d94")
"""The namespace of the ids of Postil's annotations; made once."""
_CONTEXT_LENGTH = 32
"""Characters of context before and behind a quote; chosen by hand."""


def export_articles(
    articles: Iterable[AnnotatedArticle], options: ExportOptions, report: Report
) -> FilePieces:
    """Write `NAME.txt` and `NAME.jsonld` for each article."""
    for article in encodable(articles, report):
        stem = article_stem(article)
        page = _PageWriter(article, f"{stem}.txt", report).page()
        data = json.dumps(page, ensure_ascii=False, indent=1) + "\n"
        yield f"{stem}.jsonld", data.encode("utf-8", "replace")
        yield f"{stem}.txt", article.document.text.encode("utf-8")


class _PageWriter:
    """Writes the annotations of one article."""

    def __init__(self, article: AnnotatedArticle, source: str, report: Report) -> None:
        self._article = article
        self._source = source
        self._report = report
        self._entity_urns = {item.id: self._urn(item.id) for item in article.spans}

    def page(self) -> dict[str, Any]:
        """Return the page with all annotations."""
        entities = [self._entity(item) for item in self._article.spans]
        claims = [part for item in self._article.claims for part in self._claim_annotations(item)]
        return {
            "@context": _JSON_LD_CONTEXT,
            "id": self._urn("page"),
            "type": "AnnotationPage",
            "items": [*entities, *claims],
        }

    def _entity(self, item: Annotation) -> dict[str, Any]:
        return self._annotation(
            self._entity_urns[item.id],
            "tagging",
            [_tag(item.body.label), *_status_and_note(item)],
            self._targets(item.body.fragments),
        )

    def _claim_annotations(self, item: Annotation) -> Iterator[dict[str, Any]]:
        """Yield the annotations of the parts of a claim, then the one that links them."""
        claim = item.body
        assert isinstance(claim, Claim)  # noqa: S101 - the article sorts them
        parts = []
        for role in Role:
            if pieces := claim.part(role):
                tag = _tag(role.capitalize())
                parts.append(self._urn(f"{item.id}\n{role}"))
                yield self._annotation(parts[-1], "tagging", [tag], self._targets(pieces))
        body = [_tag(claim.label), *_status_and_note(item)]
        if claim.speaker in self._entity_urns:
            speaker = {"type": "SpecificResource", "purpose": "identifying"}
            body.append({**speaker, "source": self._entity_urns[claim.speaker]})
        elif claim.speaker is not None:
            self._report.lose("links to a speaker")
        yield self._annotation(self._urn(f"{item.id}\nclaim"), "linking", body, parts)

    def _annotation(
        self, urn: str, motivation: str, body: list[dict[str, str]], target: Sequence[object]
    ) -> dict[str, Any]:
        return {
            "id": urn,
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
                        "prefix": text[max(0, piece.start - _CONTEXT_LENGTH) : piece.start],
                        "suffix": text[piece.end : piece.end + _CONTEXT_LENGTH],
                    },
                ],
            }
            for piece in pieces
        ]

    def _urn(self, item_id: str) -> str:
        """Return an id that is the same in each export."""
        article = self._article
        key = f"{article.article_id}\n{article.annotator}\n{item_id}"
        return uuid.uuid5(_ID_NAMESPACE, key.encode("utf-8", "replace").decode()).urn


def _tag(label: str) -> dict[str, str]:
    return {"type": "TextualBody", "purpose": "tagging", "value": label}


def _status_and_note(item: Annotation) -> Iterator[dict[str, str]]:
    if item.status is not Status.ACCEPTED:
        yield {"type": "TextualBody", "purpose": "assessing", "value": item.status.value}
    if item.note:
        yield {"type": "TextualBody", "purpose": "commenting", "value": item.note}


def import_articles(
    files: Sequence[IncomingFile], options: ImportOptions, report: Report
) -> Iterator[AnnotatedArticle]:
    """Read the articles of each `.jsonld` file, one for each annotator.

    The text is that of the same name.
    """
    texts = TextFiles(files)
    for file in files:
        if file.name.endswith(".jsonld"):
            yield from _articles(file, texts, report)


def _articles(
    file: IncomingFile, texts: Mapping[str, IncomingFile], report: Report
) -> list[AnnotatedArticle]:
    stem = file.name.removesuffix(".jsonld")
    if stem not in texts:
        raise ImportRefused(1, f"there is no text {stem}.txt for it", file.name)
    text_file = texts[stem]
    document = Document(text_file.read_text(), text_file.name, text_file.uri)
    article_id, annotator = parse_stem(stem)
    try:
        page = parse_json(file.read_text().removeprefix("\ufeff"))
        items = page_items(page, file, report)
        places = Places(document.text, items, report)
        by_annotator: dict[str, list[Fields]] = {}
        for item in items:
            creator, *others = as_list(item.raw("creator")) or [None]
            report.lose("further creators of one annotation", len(others))
            by_annotator.setdefault(person_name(creator) or annotator, []).append(item)
        return [
            AnnotatedArticle(
                document,
                article_id,
                name,
                tuple(read_items(layer_items, article_id, places, report)),
            )
            for name, layer_items in (by_annotator or {annotator: []}).items()
        ]
    except Fault as fault:
        raise ImportRefused(fault.line, str(fault), file.name) from None
    except ImportRefused as error:
        raise ImportRefused(error.line, error.reason, error.name or file.name) from None
