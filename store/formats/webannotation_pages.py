"""The annotations of a JSON-LD file in one shape: of pages, collections, lists and Hypothesis."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from store.errors import ImportRefused
from store.formats.fields import Fields
from store.formats.format import IncomingFile
from store.formats.report import Report
from store.formats.webannotation_places import as_list

_LISTS = ("items", "rows", "annotations", "@graph")
"""Names of the annotations of a page: the W3C's, those of the API and of the export of Hypothesis,
and that of any JSON-LD."""


def page_items(page: object, file: IncomingFile, report: Report) -> list[Fields]:
    """Return the annotations of a file, each as the W3C's data model has it.

    Args:
        page: The content of the file.
        file: The file, for messages.
        report: Counts further pages, which stand elsewhere.

    Raises:
        ImportRefused: It has another shape.
    """
    return [
        Fields(_as_annotation(value), file, 1, path) for path, value in _items(page, file, report)
    ]


def _items(page: object, file: IncomingFile, report: Report) -> Iterator[tuple[str, object]]:
    """Yield the annotations with their paths in the file."""
    if isinstance(page, list):
        yield from ((f"items[{index}]", item) for index, item in enumerate(page))
        return
    fields = Fields(page, file, 1)
    name = next((name for name in _LISTS if name in fields), None)
    if name is not None:
        yield from ((f"{name}[{index}]", item) for index, item in enumerate(fields.items(name)))
        if isinstance(fields.raw("next"), dict):
            yield from _items(fields.raw("next"), file, report)
        else:
            report.lose("further pages, which stand elsewhere", "next" in fields)
    elif isinstance(fields.raw("first"), dict):
        yield from _items(fields.raw("first"), file, report)
    elif "target" in fields:
        yield "annotation", page
    elif "first" in fields:
        raise fields.fault("first", "is a link; the annotations stand elsewhere")
    else:
        names = ", ".join(_LISTS)
        raise ImportRefused(1, f"there is no list of annotations ({names}) in it")


def _as_annotation(item: Any) -> object:
    """Return an annotation of Hypothesis as one of the W3C's; others are returned as they are."""
    if not isinstance(item, dict) or "body" in item or not {"tags", "user"} & item.keys():
        return item
    tags = as_list(item.get("tags"))
    body = [{"purpose": "tagging", "value": tag} for tag in tags]
    if item.get("text"):
        body.append({"purpose": "commenting", "value": item["text"]})
    others = {key: value for key, value in item.items() if key not in {"tags", "text", "user"}}
    user = item.get("user")
    creator = user.removeprefix("acct:") if isinstance(user, str) else user
    return {**others, "creator": creator, "body": body}
