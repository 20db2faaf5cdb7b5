"""Label Studio's tasks in one shape, and the names under which their texts stand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from store.formats.fields import Fields
from store.formats.report import Report

REGION_TYPES = ("labels", "hypertextlabels")
"""The types of regions in texts; their labels stand under the same names."""
_RESULTS = ("annotations", "completions", "predictions")
_MIN_FIELDS = frozenset(
    {"id", "annotator", "annotation_id", "created_at", "updated_at", "lead_time", "agreement"}
)
"""Fields of JSON-MIN that are Label Studio's own."""


def as_task(item: object) -> object:
    """Return an item of an export as a task.

    JSON-MIN has the data of a task and its regions, each list under the name of its control, in one
    object; anything else is returned as it is.
    """
    if not isinstance(item, dict) or isinstance(item.get("data"), dict):
        return item
    regions = {key: value for key, value in item.items() if is_region_list(value)}
    if not regions and not {"annotation_id", "annotator"} & item.keys():
        return item
    data = {
        key: value for key, value in item.items() if key not in regions and key not in _MIN_FIELDS
    }
    results = [
        {"type": _region_type(region), "value": region}
        for values in regions.values()
        for region in values
    ]
    annotation = {"result": results, "completed_by": item.get("annotator")}
    return {"data": data, "annotations": [annotation]}


def is_region_list(value: object) -> bool:
    """Tell whether a value is a list of regions as JSON-MIN has them."""
    return (
        isinstance(value, list)
        and bool(value)
        and all(
            isinstance(region, dict)
            and region.keys() >= {"start", "end"}
            and bool(region.keys() & {*REGION_TYPES})
            for region in value
        )
    )


def _region_type(region: dict[str, Any]) -> str:
    return next(name for name in REGION_TYPES if name in region)


class TextKeys:
    """Finds the text among the strings of a task; what regions show holds for tasks without any."""

    def __init__(self, report: Report) -> None:
        self._report = report
        self._last_key = "text"

    def key_of(self, data: Fields, task: Fields) -> str:
        """Return the key of a task's text: that of the string in which its regions stand.

        Where no region shows it, that of the last text, else `text`, else the longest string.

        Args:
            data: The data of the task.
            task: The task.
        """
        strings = {key: value for key, value in data.others().items() if isinstance(value, str)}
        if not strings or ("text" in data and "text" not in strings):
            return "text"
        values = list(_region_values(task))
        scores = {key: _score(text, values) for key, text in strings.items()}
        best = max(
            strings,
            key=lambda key: (scores[key], key == self._last_key, key == "text", len(strings[key])),
        )
        if scores[best] > max((scores[key] for key in strings if key != best), default=(0, 0)):
            self._last_key = best
        elif len(strings) > 1 and best not in {"text", self._last_key}:
            self._report.remark(
                "texts taken from the longest of several strings", where=f"line {task.line}"
            )
        return best


def _score(text: str, values: Iterable[dict[str, Any]]) -> tuple[int, int]:
    """Return how many of the regions have their words in a text, and how many fit into it."""
    quoted = fitting = 0
    for value in values:
        words, end = value.get("text"), value.get("end")
        quoted += isinstance(words, str) and bool(words) and words in text
        fitting += isinstance(end, int) and end <= len(text)
    return quoted, fitting


def _region_values(task: Fields) -> Iterator[dict[str, Any]]:
    for key in _RESULTS:
        for annotation in task.objects(key):
            for result in annotation.items("result"):
                if isinstance(result, dict) and isinstance(result.get("value"), dict):
                    yield result["value"]
