"""PyLD expands the drafts of fact checks, with the terms of schema.org and without the network."""

from __future__ import annotations

import json
from typing import Any

from pyld import jsonld

from tests.system.consumers.checking import Checks, run

_SCHEMA = "https://schema.org/"
_CONTEXT = {
    "@vocab": _SCHEMA,
    "url": {"@id": f"{_SCHEMA}url", "@type": "@id"},
    "datePublished": {"@id": f"{_SCHEMA}datePublished", "@type": f"{_SCHEMA}Date"},
}
"""What the context of schema.org says of the terms that the drafts use."""


def check(checks: Checks) -> None:
    jsonld.set_document_loader(_load)
    drafts = json.loads(
        (checks.folder / "claimreview" / "all.claimreview.jsonld").read_text("utf-8")
    )
    reviews = jsonld.expand(drafts)
    expected = [words for article in checks.expected.values() for words in article["contents"]]
    claims = [_only(review, "itemReviewed") for review in reviews]
    checks.require_same(
        "PyLD: claims reviewed", [_value(review, "claimReviewed") for review in reviews], expected
    )
    checks.require_same("PyLD: texts of claims", [_value(c, "text") for c in claims], expected)
    for review, claim in zip(reviews, claims, strict=True):
        assert review["@type"] == [f"{_SCHEMA}ClaimReview"]
        assert claim["@type"] == [f"{_SCHEMA}Claim"]
        assert review["@id"].startswith("urn:uuid:")
        assert claim["@id"].startswith("urn:uuid:")
        assert f"{_SCHEMA}url" not in review, "what is to be filled in counts as absent"
        assert _value(_only(claim, "appearance"), "headline")
    speakers = [_value(_only(c, "author"), "name") for c in claims if f"{_SCHEMA}author" in c]
    checks.require_same("PyLD: speakers", speakers, ["Ann Lee", "Ida Quill"])


def _load(address: str, _: object) -> dict[str, Any]:
    assert address == "https://schema.org", f"{address} is not to be loaded"
    return {"contextUrl": None, "documentUrl": address, "document": {"@context": _CONTEXT}}


def _only(node: dict[str, Any], term: str) -> dict[str, Any]:
    [value] = node[f"{_SCHEMA}{term}"]
    return dict(value)


def _value(node: dict[str, Any], term: str) -> str:
    return str(_only(node, term)["@value"])


if __name__ == "__main__":
    run(check)
