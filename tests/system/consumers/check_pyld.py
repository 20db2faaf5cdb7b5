"""PyLD expands the pages of Web Annotation, with a local context and without the network."""

from __future__ import annotations

import json
from typing import Any

from pyld import jsonld

from tests.system.consumers.checking import Checks, run

_ADDRESS = "http://www.w3.org/ns/anno.jsonld"
_OA, _RDF, _AS = (
    "http://www.w3.org/ns/oa#",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "http://www.w3.org/ns/activitystreams#",
)


def _link(term: str) -> dict[str, str]:
    return {"@id": f"{_OA}{term}", "@type": "@id"}


_CONTEXT = {
    "id": "@id",
    "type": "@type",
    **{
        name: f"{_OA}{name}"
        for name in ("Annotation", "TextualBody", "TextPositionSelector", "TextQuoteSelector")
    },
    **{name: f"{_OA}{name}" for name in ("start", "end", "exact", "prefix", "suffix")},
    "AnnotationPage": f"{_AS}OrderedCollectionPage",
    "items": {"@id": f"{_AS}items", "@container": "@list"},
    "value": f"{_RDF}value",
    "body": _link("hasBody"),
    "target": _link("hasTarget"),
    "source": _link("hasSource"),
    "selector": _link("hasSelector"),
    "purpose": {"@id": f"{_OA}hasPurpose", "@type": "@vocab"},
    "motivation": {"@id": f"{_OA}motivatedBy", "@type": "@vocab"},
    **{
        name: f"{_OA}{name}"
        for name in ("tagging", "linking", "identifying", "assessing", "commenting")
    },
}
"""The terms of the W3C's context that the pages use."""


def check(checks: Checks) -> None:
    jsonld.set_document_loader(_load)
    for article in checks.expected:
        page = json.loads(
            (checks.folder / "webannotation" / f"{article}@anna.jsonld").read_text("utf-8")
        )
        [expanded] = jsonld.expand(page, {"base": "http://example.org/"})
        text, actual = checks.text(article), []
        for item in expanded[f"{_AS}items"][0]["@list"]:
            label = next(
                body[f"{_RDF}value"][0]["@value"]
                for body in item.get(f"{_OA}hasBody", ())
                if _purpose(body) == "tagging"
            )
            for target in item[f"{_OA}hasTarget"]:
                actual += [(label, words) for words in _words(target, text)]
        expected = [
            *checks.items(article, "entities"),
            *((label.capitalize(), words) for label, words in checks.items(article, "parts")),
        ]
        checks.require_same(f"PyLD: spans of {article}", actual, expected)


def _load(address: str, _: object) -> dict[str, Any]:
    assert address == _ADDRESS, f"{address} is not to be loaded"
    document = {"@context": _CONTEXT}
    return {"contextUrl": None, "documentUrl": address, "document": document}


def _purpose(body: dict[str, Any]) -> str:
    purpose: str = body[f"{_OA}hasPurpose"][0]["@id"].removeprefix(_OA)
    return purpose


def _words(target: dict[str, Any], text: str) -> list[str]:
    """Return the words at the position of a target, which must be those that it quotes."""
    selectors = target.get(f"{_OA}hasSelector", ())
    offsets = [
        [s[f"{_OA}{key}"][0]["@value"] for key in ("start", "end")]
        for s in selectors
        if f"{_OA}start" in s
    ]
    quotes = [s[f"{_OA}exact"][0]["@value"] for s in selectors if f"{_OA}exact" in s]
    words = [text[start:end] for start, end in offsets]
    assert words == quotes, f"{words} stand where {quotes} are said to"
    return words


if __name__ == "__main__":
    run(check)
