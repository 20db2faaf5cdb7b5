"""Gold claims for the training: brat standoff with events of a Source, a Cue and a Content."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

from spacy.tokens import Doc

Words = frozenset[int]
"""Indices of words of a doc, without punctuation and white space."""

_SPAN = re.compile(r"(T\d+)\t(\w+) (\d+ \d+(?:;\d+ \d+)*)(?:\t|$)")
_EVENT = re.compile(r"E\d+\t\w")


@dataclass(frozen=True, slots=True)
class Gold:
    """A gold claim."""

    source: Words
    """The words of its source; may be missing."""
    content: Words
    """The words of its content."""


def gold_claims(path: Path, doc: Doc) -> list[Gold]:
    """The claims of a brat file that have a content, in words of the doc."""
    spans: dict[str, tuple[str, str]] = {}
    claims = []
    for line in path.read_text(encoding="utf-8").split("\n"):
        match = _SPAN.match(line)
        if match:
            spans[match[1]] = (match[2], match[3])
        elif _EVENT.match(line):
            claims.append(_gold_claim(line, spans, doc))
    return [claim for claim in claims if claim.content]


def _gold_claim(line: str, spans: dict[str, tuple[str, str]], doc: Doc) -> Gold:
    parts: dict[str, set[int]] = defaultdict(set)
    for argument in line.split("\t")[1].split():
        role, _, name = argument.partition(":")
        kind, places = spans.get(name, ("", ""))
        for place in places.split(";") if kind else ():
            start, end = map(int, place.split())
            span = doc.char_span(start, end, alignment_mode="expand") if start < end else None
            if span is not None:
                parts[role.rstrip("0123456789")].update(_words(doc, span.start, span.end))
    return Gold(frozenset(parts["Source"]), frozenset(parts["Content"]))


def _words(doc: Doc, start: int, end: int) -> list[int]:
    return [
        index for index in range(start, end) if not (doc[index].is_punct or doc[index].is_space)
    ]
