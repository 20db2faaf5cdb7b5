"""Decision times: how long each decision took, as far as the times of records tell."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from itertools import pairwise

from annotate.annotation import Annotation, Decided
from annotate.author import parse_time


def decision_seconds(
    records: Iterable[Annotation], annotator: str, *, longest: float
) -> dict[str, float]:
    """The seconds that an annotator took for decisions in an article, by the ids of the records.

    A decision took the time since the one before it in the article. It is unknown, and not in the
    result, for the first one, where more than `longest` seconds lie between (a pause, or other
    work), and where several were decided at once.

    Args:
        records: All records of a layer, whatever their status.
        annotator: Whose decisions count; those of others, which were imported, do not.
        longest: Seconds that a decision may take.
    """
    by_time: dict[datetime, list[Annotation]] = defaultdict(list)
    for record in records:
        if record.decided is not None and record.annotator == annotator and record.updated:
            by_time[parse_time(record.updated)].append(record)
    seconds: dict[str, float] = {}
    for before, now in pairwise(sorted(by_time)):
        passed = (now - before).total_seconds()
        is_single = len(by_time[now]) == 1 and by_time[now][0].decided is Decided.EXPLICIT
        if is_single and passed <= longest:
            seconds[by_time[now][0].id] = passed
    return seconds
