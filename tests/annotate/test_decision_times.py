"""Decision times: from one decision to the next, and unknown where they say nothing."""

from __future__ import annotations

from dataclasses import replace

from annotate.annotation import Annotation, Decided, Origin, Status
from annotate.decision_times import decision_seconds
from annotate.entity import Entity
from annotate.span import Span


def decided(name: str, seconds: float, **changes: object) -> Annotation:
    time = f"2026-05-04T09:{int(seconds) // 60:02}:{seconds % 60:09.6f}Z"
    record = Annotation(
        name,
        Entity(Span(0, 1), "ORG"),
        Status.ACCEPTED,
        Origin.USER,
        Decided.EXPLICIT,
        "anna",
        time,
        time,
    )
    return replace(record, **changes)


def test_a_decision_took_the_time_since_the_one_before() -> None:
    records = [
        decided("late", 400),
        decided("first", 1),
        decided("second", 3.5, status=Status.REJECTED),
        decided("bulk", 10, decided=Decided.BULK),
        decided("after bulk", 12),
        decided("one of two", 20),
        decided("two of two", 20),
        decided("by ben", 21, annotator="ben"),
        decided("pending", 22, status=Status.SUGGESTED, decided=None),
        decided("last", 320),
        decided("undated", 0, updated=""),
    ]

    assert decision_seconds(records, "anna", longest=300) == {
        "second": 2.5,
        "after bulk": 2,
        "last": 300,
        "late": 80,
    }
    assert decision_seconds(records, "anna", longest=2) == {"after bulk": 2}
