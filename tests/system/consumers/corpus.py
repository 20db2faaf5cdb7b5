"""The corpus for other programs: `python -m tests.system.consumers.corpus FOLDER` writes it.

It holds the articles in every format, as `postil export` writes them; in `flat` the same with
nothing but entities that do not overlap; and `expected.json` with the label and the words of each
span that must be found in them. The texts have characters outside of the basic plane, line breaks
of three kinds, nested entities, a broken content, a note and a claim without a source.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from annotate.annotation import Annotation
from annotate.claim import Claim, Role
from annotate.document import Document
from annotate.entity import Entity
from annotate.span import join_fragments
from store.annotated_article import AnnotatedArticle
from store.exporter.in_memory import export
from store.exporter.plan import ExportPlan
from store.formats.format import Format
from store.formats.registry import FORMATS
from store.formats.statements import statements
from tests.store.formats.examples import annotation, place

_FERRY = (
    "💩 Ferry news\r\n\r\n“We know,” said Ann Lee of Port Ansel 🚢, “and we care.”\n"
    "Port Ansel Council agreed to wait.\u2028Tom Farrow left.\n"
)
_RIVER = "The river 🏞 rose, according to Ida Quill.\nNobody in Marl 💧 left."


def articles() -> list[AnnotatedArticle]:
    """Return two annotated articles; everything in them is accepted."""
    entities = {"Ann Lee": "PERSON", "Port Ansel Council": "ORG", "Tom Farrow": "PERSON"}
    ferry = [_entity(_FERRY, quote, label) for quote, label in entities.items()]
    ferry[0] = replace(ferry[0], note="the mayor\nsince May")
    ferry.append(annotation("inner", Entity(place("Council", _FERRY), "GROUP")))
    said = _claim(_FERRY, ["Ann Lee"], ["said"], ["“We know,”", "“and we care.”"])
    said = replace(said, body=replace(said.body, speaker=ferry[0].id), note="broken")
    agreed = _claim(_FERRY, [], ["agreed"], ["to wait"])
    river = [_entity(_RIVER, "Ida Quill", "PERSON"), _entity(_RIVER, "Marl", "GPE")]
    according = _claim(_RIVER, ["Ida Quill"], ["according to"], ["The river 🏞 rose"])
    return [
        _article("ferry", _FERRY, [*ferry, said, agreed]),
        _article("river", _RIVER, [*river, according]),
    ]


def _entity(text: str, quote: str, label: str) -> Annotation:
    return annotation(quote, Entity(place(quote, text), label))


def _claim(text: str, source: list[str], cue: list[str], content: list[str]) -> Annotation:
    parts = (tuple(place(quote, text) for quote in quotes) for quotes in (source, cue, content))
    return annotation(cue[0], Claim(*parts))


def _article(name: str, text: str, items: list[Annotation]) -> AnnotatedArticle:
    document = Document(text, f"{name}.txt", f"/articles/{name}.txt")
    return AnnotatedArticle(document, name, "anna", tuple(items), answer="accept")


def expected(articles: Iterable[AnnotatedArticle]) -> dict[str, dict[str, object]]:
    """Return for each article its text, entities, fragments, number and contents of claims."""
    return {
        article.article_id: {
            "text": article.document.text,
            "entities": [[item.body.label, _words(article, item)] for item in article.spans],
            "flat": [[i.body.label, _words(article, i)] for i in _flat(article).annotations],
            "parts": [
                [role.upper(), article.document.text[piece.start : piece.end]]
                for item in article.claims
                if isinstance(item.body, Claim)
                for role in Role
                for piece in item.body.part(role)
            ],
            "claims": len(article.claims),
            "contents": [
                join_fragments(article.document.text, s.claim.content) for s in statements(article)
            ],
        }
        for article in articles
    }


def _words(article: AnnotatedArticle, item: Annotation) -> str:
    return article.document.text[item.body.extent.start : item.body.extent.end]


def write(folder: Path) -> None:
    """Write all formats, each in a folder of its name."""
    corpus = articles()
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "expected.json").write_text(json.dumps(expected(corpus)), "utf-8")
    for file_format in FORMATS:
        flat_folder = folder / "flat" / file_format.name
        _write_format(corpus, file_format, folder / file_format.name)
        _write_format([_flat(article) for article in corpus], file_format, flat_folder)


def _flat(article: AnnotatedArticle) -> AnnotatedArticle:
    """Return the article with its entities alone, without the inner ones."""
    outer = tuple(item for item in article.spans if item.id != "inner")
    return replace(article, annotations=outer)


def _write_format(articles: list[AnnotatedArticle], file_format: Format, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name, data in export(articles, ExportPlan(file_format), stem="all").files.items():
        (folder / name).write_bytes(data)


if __name__ == "__main__":
    write(Path(sys.argv[1]))
