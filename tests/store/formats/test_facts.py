"""The metadata of other programs goes along, in and out."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from annotate.document import Document
from store.annotated_article import AnnotatedArticle
from tests.store.formats.examples import imported as native
from tests.store.formats.examples import line_of
from tests.store.formats.training import OFFSETS, exported, imported

METADATA = {"external_id": "n-17", "desk": {"name": "foreign"}, "author": "Ida Quill"}
OTHERS: dict[str, Any] = {
    "prodigy": {"text": "a", "spans": [], "meta": METADATA, "_input_hash": 1},
    "doccano": {"id": 7, "text": "a", "label": [], "Comments": [], **METADATA},
    "labelstudio": [{"id": 7, "data": {"text": "a", **METADATA}, "annotations": []}],
}


@pytest.mark.parametrize("name", OTHERS)
def test_facts_of_others_are_kept_and_go_out_in_their_place(name: str) -> None:
    [article], report = imported(name, {"a.json": json.dumps(OTHERS[name]).encode()})

    assert article.document.facts == {"author": "Ida Quill"}
    assert article.meta_extra == {"external_id": "n-17", "desk": {"name": "foreign"}}
    assert report.is_complete
    [reread], _ = imported(name, exported(name, article)[0])
    assert (reread.document.facts, reread.meta_extra) == (
        article.document.facts,
        article.meta_extra,
    )
    meta = line_of(replace(article, annotator="anna"))["meta"]
    assert meta.items() >= METADATA.items()
    [back] = native(json.dumps(line_of(article)))
    assert back.meta_extra.items() >= article.meta_extra.items()


def test_early_doccano_has_metadata_of_its_own() -> None:
    line = {
        "id": 1,
        "text": "a",
        "annotations": [],
        "meta": {"wiki": 3},
        "annotation_approver": None,
    }

    [article], _ = imported("doccano", {"a.jsonl": json.dumps(line).encode()})

    assert article.meta_extra == {"wiki": 3}


def test_facts_cannot_take_the_place_of_what_a_format_has_itself() -> None:
    facts = {"id": "x", "title": "x", "annotator": "x", "label": "x", "text": "x", "article": "x"}
    article = replace(OFFSETS, meta_extra=facts)

    for name in OTHERS:
        files, report = exported(name, article)
        [reread], _ = imported(name, files)
        assert _native_facts(reread) == _native_facts(OFFSETS)
        assert report.lost == (
            {"facts under names of doccano’s own": 3} if name == "doccano" else {}
        )


def _native_facts(article: AnnotatedArticle) -> tuple[str, str, str, Document]:
    document = Document(article.document.text, "", "")
    return (article.article_id, article.annotator, article.document.title, document)
