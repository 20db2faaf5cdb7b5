"""The edit benchmark: its verdicts are right, and one article of it reaches the bounds."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from annotate.anchoring.finder import Finder
from annotate.anchoring.selector import selector_of
from annotate.span import Span
from benchmarks.anchoring.edits import KINDS, unedited
from benchmarks.anchoring.methods import OURS
from benchmarks.anchoring.places import places
from benchmarks.anchoring.trial import Verdict, trials

SAMPLE = Path(__file__).parents[3] / "sample" / "harbour-ferry.txt"
TEXT = SAMPLE.read_text(encoding="utf-8")


@pytest.mark.parametrize("kind", KINDS)
def test_an_edit_keeps_track_of_every_character(kind: str) -> None:
    edited = KINDS[kind](unedited(TEXT), random.Random(kind))
    assert edited.text != TEXT
    assert len(edited.origins) == len(edited.text)
    surviving = [(at, old) for at, old in enumerate(edited.origins) if old is not None]
    same = sum(edited.text[at] == TEXT[old] for at, old in surviving)
    assert same >= 0.9 * len(surviving)


def test_a_span_is_gone_when_most_of_it_is() -> None:
    text = unedited("one two three")
    assert text.cut(0, 3).place(Span(0, 3)) is None
    assert text.cut(0, 1).place(Span(0, 3)) == Span(0, 2)
    assert text.moved(0, 4, 8).place(Span(0, 3)) == Span(4, 7)


@pytest.mark.parametrize("kind", KINDS)
def test_certain_anchors_are_right(kind: str) -> None:
    chance = random.Random(kind)
    spans = places(TEXT, chance, most=20)
    edited = KINDS[kind](unedited(TEXT), chance)
    anchors = Finder(edited.text, TEXT).find_all(selector_of(TEXT, span) for span in spans)
    for span, anchor in zip(spans, anchors, strict=True):
        if anchor is not None and anchor.is_certain:
            assert anchor.span == edited.place(span)


def test_one_article_reaches_the_bounds() -> None:
    answers = trials({SAMPLE.name: TEXT}, rounds=1, seed="tested")
    ours = [answer.verdict for answer in answers if answer.method == OURS]
    gone = ours.count(Verdict.GONE)
    assert gone
    assert ours.count(Verdict.INVENTED) == 0
    assert ours.count(Verdict.RIGHT) >= 0.975 * (len(ours) - gone)
