"""Generated articles of any length, and the words in them that are annotated."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator

FIRST_WORD = "Quillhaven"
"""Begins every text and stands nowhere else: when it is on screen, one can read."""
HIT = "lighthouse"
"""The word that is searched for."""
CHARACTERS_A_SPAN = 100

_NAMES = ("Ada Farrow", "Port Ansel", "Low Garrick", "the Harbour Board", "Tom Quill", "Mirren")
_VERBS = ("said", "wrote", "denied", "repeated", "told reporters")
_TAILS = (
    "the ferry would leave in the rain",
    "nobody had counted the crates on the quay",
    "the bridge – the old one – was closed on Monday",
    "three of the boats were late again this week",
    "“the tide will not wait for us” and went on",
    "the price of rope had doubled since the spring",
)
_HIT_EVERY = 14
_PARAGRAPH = 5
"""Sentences a paragraph."""


def article(length: int) -> str:
    """A text of `length` characters; the same one every time."""
    rng = random.Random(length)  # noqa: S311 - made-up sentences
    parts, size, number = [f"{FIRST_WORD} wakes up early. "], 0, 0
    while size < length:
        number += 1
        sentence = f"{rng.choice(_NAMES)} {rng.choice(_VERBS)} that {rng.choice(_TAILS)}"
        if number % _HIT_EVERY == 0:
            sentence += f" near the {HIT}"
        parts.append(sentence + (".\n\n" if number % _PARAGRAPH == 0 else ". "))
        size += len(parts[-1])
    return "".join(parts)[: length - 2].rstrip() + ".\n"


def highlights(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of one name in every hundred characters, in code points.

    Other words would be a burden that no reader has: a labelled word is suggested wherever it
    stands.
    """
    count = 0
    for match in _NAME.finditer(text):
        if match.start() >= count * CHARACTERS_A_SPAN:
            count += 1
            yield match.span()


_NAME = re.compile("|".join(_NAMES))
