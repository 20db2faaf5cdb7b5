"""Tasks of Label Studio, as it exports them, and what is read from them."""

from __future__ import annotations

import json
from typing import Any

from store.annotated_article import AnnotatedArticle
from tests.store.formats.training import imported

REGION = {"id": "r", "type": "labels", "value": {"start": 0, "end": 3, "labels": ["A", "B"]}}


def read(*result: object, **task: object) -> tuple[list[AnnotatedArticle], Any]:
    complete_task = {"data": {"text": "Ann."}, "annotations": [{"result": list(result)}], **task}
    return imported("labelstudio", {"a.json": json.dumps([complete_task]).encode()})


def region(label: str, words: str = "Ann", **fields: object) -> dict[str, object]:
    value = {"start": 0, "end": 3, "text": words, "labels": [label]}
    return {"id": "r", "type": "labels", "value": value, **fields}
