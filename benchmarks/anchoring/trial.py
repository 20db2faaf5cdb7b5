"""Trials: an article is edited, its places are searched, and every answer is judged."""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from annotate.span import Span
from benchmarks.anchoring.edits import KINDS, unedited
from benchmarks.anchoring.methods import METHODS
from benchmarks.anchoring.places import places


class Verdict(Enum):
    """The verdict on an answer."""

    RIGHT = "right"
    """At exactly the present place of the characters."""
    WRONG = "wrong place"
    """Elsewhere, or with an edge elsewhere."""
    ORPHANED = "orphaned"
    """Not found, though it is there."""
    GONE = "deleted, orphaned"
    """Not found, and it is not there."""
    INVENTED = "deleted but anchored"
    """Found, though it is not there."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One place, looked for by one method after one edit."""

    method: str
    kind: str
    """The kind of edit."""
    verdict: Verdict


def trials(articles: dict[str, str], *, rounds: int, seed: str) -> Iterator[Answer]:
    """Every kind of edit on every article, some rounds of each; the same for the same seed."""
    for name, text in articles.items():
        for kind, edit in KINDS.items():
            for number in range(rounds):
                chance = random.Random(f"{seed} {name} {kind} {number}")  # noqa: S311 - repeatable, not secret
                spans = places(text, chance)
                edited = edit(unedited(text), chance)
                truth = [edited.place(span) for span in spans]
                for method, find in METHODS.items():
                    answers = find(text, edited.text, spans)
                    for right, answer in zip(truth, answers, strict=True):
                        yield Answer(method, kind, _verdict(right, answer))


def table(answers: list[Answer]) -> Iterator[str]:
    """The methods with the shares of what survived, in Markdown."""
    by_method: dict[str, Counter[Verdict]] = defaultdict(Counter)
    for answer in answers:
        by_method[answer.method][answer.verdict] += 1
    yield "| method | right | wrong place | orphaned | deleted but anchored |"
    yield "| --- | --- | --- | --- | --- |"
    for method, counts in by_method.items():
        gone = counts[Verdict.GONE] + counts[Verdict.INVENTED]
        shares = (_share(counts, v) for v in (Verdict.RIGHT, Verdict.WRONG, Verdict.ORPHANED))
        yield f"| {method} | {' | '.join(shares)} | {counts[Verdict.INVENTED]} of {gone} |"


def table_by_kind(answers: list[Answer], method: str) -> Iterator[str]:
    """One method by kind of edit, in numbers, in Markdown."""
    by_kind: dict[str, Counter[Verdict]] = defaultdict(Counter)
    for answer in answers:
        if answer.method == method:
            by_kind[answer.kind][answer.verdict] += 1
    yield f"| edit | {' | '.join(verdict.value for verdict in Verdict)} |"
    yield f"| --- | {' | '.join('---' for _ in Verdict)} |"
    for kind, counts in by_kind.items():
        yield f"| {kind} | {' | '.join(str(counts[verdict]) for verdict in Verdict)} |"


def _share(counts: Counter[Verdict], verdict: Verdict) -> str:
    survived = counts[Verdict.RIGHT] + counts[Verdict.WRONG] + counts[Verdict.ORPHANED]
    return f"{counts[verdict] / survived:.1%}"


def _verdict(right: Span | None, answer: Span | None) -> Verdict:
    if right is None:
        return Verdict.GONE if answer is None else Verdict.INVENTED
    if answer is None:
        return Verdict.ORPHANED
    return Verdict.RIGHT if answer == right else Verdict.WRONG
