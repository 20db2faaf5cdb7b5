"""Lessons from marked-up texts: `[Lumora|COMPANY]` is marked; `{Lumora|ORG}` the pipeline found."""

from __future__ import annotations

import re

from annotate.entity import Entity
from annotate.learning.evidence import Evidence
from annotate.learning.lesson import Lesson
from annotate.span import Span
from annotate.text.tokenizer import tokenize

_MARKED = re.compile(r"\[(?P<text>(?:[^\[\]|]|\{[^}]*\})+)\|(?P<label>\w+)\]")
_FOUND = re.compile(r"\{([^{}|]+)\|(\w+)\}")


def lesson(marked_up: str) -> Lesson:
    """A finished article whose words have tags by their first letters."""
    text, right, entities = "", [], []
    for piece in re.split(r"(\[[^\]]*\]|\{[^}]*\})", marked_up):
        marks = _MARKED.fullmatch(piece)
        inner = marks["text"] if marks else piece
        pipeline = _FOUND.fullmatch(inner)
        plain = pipeline[1] if pipeline else inner
        span = Span(len(text), len(text) + len(plain)) if plain else None
        if marks and span:
            right.append(Entity(span, marks["label"]))
        if pipeline and span:
            entities.append(Entity(span, pipeline[2]))
        text += plain
    return Lesson(text, evidence(text, tuple(entities)), tuple(right))


def evidence(text: str, entities: tuple[Entity, ...] = ()) -> Evidence:
    """The evidence of a pipeline that knows capitals, and a sentence from each full stop."""
    spans = [token.span for token in tokenize(text)]
    words = [text[span.start : span.end] for span in spans]
    tags = tuple("NNP" if word[0].isupper() else "NN" for word in words)
    firsts = [0] if words else []
    firsts += [index + 1 for index, word in enumerate(words[:-1]) if word == "."]
    return Evidence(
        starts=tuple(span.start for span in spans),
        ends=tuple(span.end for span in spans),
        tags=tags,
        parts=tuple("PROPN" if tag == "NNP" else "NOUN" for tag in tags),
        relations=tuple("dep" for _ in words),
        heads=tuple(range(len(words))),
        firsts=tuple(firsts),
        entities=entities,
    )
