"""Docs written as words with marks: `[Blue Heron|SHIP]`."""

from __future__ import annotations

import re

from spacy.tokens import Doc
from spacy.tokens import Span as SpacySpan

from annotate.training.marked_docs import mark
from tests.english import blank_english

NLP = blank_english()
_MARK = re.compile(r"\[([^|\]]*)\|(\w+)\]")


def doc(marked: str, *, unknown: str = "", sentences: bool = False) -> Doc:
    """The doc of a text with marks; the words in `unknown` are not decided on.

    With sentences, one begins at each word behind a full stop.
    """
    text, places = "", []
    end = 0
    for match in _MARK.finditer(marked):
        text += marked[end : match.start()]
        places.append((len(text), len(text) + len(match[1]), match[2]))
        text += match[1]
        end = match.end()
    made = NLP.make_doc(text + marked[end:])
    spans = [made.char_span(start, stop, label=label) for start, stop, label in places]
    assert None not in spans
    open_words = unknown.split()
    mark(made, filter(None, spans), {token.i for token in made if token.text in open_words})
    made.spans["sc"] = list(made.ents)
    if sentences:
        for token in made:
            token.is_sent_start = not token.i or made[token.i - 1].text == "."
    return made


def marks(marked_doc: Doc) -> list[tuple[str, str]]:
    """The entities of a doc with their labels."""
    return [(entity.text, entity.label_) for entity in marked_doc.ents]


def unknown_words(marked_doc: Doc) -> list[str]:
    """The words of which nothing is known."""
    return [token.text for token in marked_doc if token.ent_iob == 0]


def span(marked_doc: Doc, first: int, end: int, label: str) -> SpacySpan:
    """A span of a doc, by tokens."""
    return SpacySpan(marked_doc, first, end, label=label)
