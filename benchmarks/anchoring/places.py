"""Places to annotate: names, cues and contents, found by their form alone."""

from __future__ import annotations

import random
import re

from annotate.span import Span

_NAME = re.compile(r"[^\W\d_a-z]\w+(?: [^\W\d_a-z]\w+)*")
_CUE = re.compile(r"\b(?:said|says|told|called|warned|asked|insisted|denied|added|promised)\b")
_CONTENT = re.compile(r"[^\n.“”]{25,}[.,]?|“[^\n”]+”")


def places(text: str, chance: random.Random, *, most: int = 40) -> list[Span]:
    """Some names, cues and contents of an article."""
    chosen: list[Span] = []
    for pattern in (_NAME, _CUE, _CONTENT):
        spans = [Span(*match.span()) for match in pattern.finditer(text)]
        spans = [_trimmed(text, span) for span in spans]
        chosen += chance.sample(spans, min(most // 2, len(spans)))
    return sorted(set(chosen))


def _trimmed(text: str, span: Span) -> Span:
    words = text[span.start : span.end]
    start = span.start + len(words) - len(words.lstrip())
    return Span(start, start + len(words.strip()))
