"""Comparing two statements: what differs is marked, what only looks like it is left alone."""

from __future__ import annotations

import re
from dataclasses import dataclass

from annotate.span import Span
from annotate.statements.comparing import DifferenceKind, Statement, differences
from annotate.statements.tokens import Name, Piece
from tests.annotate.statements.gold_pairs import ALIKE, NUMBER, POLARITY

PRECISION, RECALL = 0.97, 0.8
"""What the gold asks for: nothing or next to nothing is marked wrongly, and one of five missed."""


@dataclass(frozen=True)
class Marked:
    """A statement of the gold with what differs in it."""

    statement: Statement
    differs: tuple[Span, ...]


def marked(line: str, *, occasion: str = "one") -> Marked:
    """A line of the gold as a statement; the cue comes before the content in its article."""
    cue, content = line.split(" | ") if " | " in line else ("said", line)
    text, names, spans = "", list[Name](), list[Span]()
    begun = 0
    for part in re.split(r"([\[\]{}])", f"{cue} {content}"):
        if part in ("[", "{"):
            begun = len(text)
        elif part == "]":
            spans.append(Span(begun, len(text)))
        elif part == "}":
            names.append(Name(begun, len(text), text[begun:]))
        else:
            text += part
    bare_cue = cue.strip("[]")
    start = len(bare_cue) + 1
    pieces = (Piece(start, text[start:]),)
    place = Span(0, len(bare_cue))
    statement = Statement(pieces, tuple(names), bare_cue, place, "quill", occasion=occasion)
    return Marked(statement, tuple(spans))


def found(first: str, second: str) -> list[tuple[DifferenceKind, Span, Span]]:
    marks = differences(marked(first).statement, marked(second).statement)
    return [(mark.kind, mark.first, mark.second) for mark in marks or ()]


def test_the_gold_is_large_and_half_of_it_only_looks_like_differences() -> None:
    assert len(NUMBER) + len(POLARITY) >= 30
    assert len(ALIKE) >= 30


def test_differences_are_marked_precisely_and_few_are_missed() -> None:
    right, wrong, missed = 0, list[object](), list[object]()
    for kind, pairs in ((DifferenceKind.NUMBER, NUMBER), (DifferenceKind.POLARITY, POLARITY)):
        for first, second in pairs:
            marks = found(first, second)
            spans = marked(first).differs, marked(second).differs
            expected = [(kind, *pair) for pair in zip(*spans, strict=False)]
            right += marks == expected
            wrong += [(first, second, marks)] if marks and marks != expected else []
            missed += [(first, second)] if marks != expected else []
    wrong += [(*pair, marks) for pair in ALIKE if (marks := found(*pair))]

    assert right / (right + len(wrong)) >= PRECISION, wrong
    assert right / (right + len(missed)) >= RECALL, missed
