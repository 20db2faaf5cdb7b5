"""Texts in which it is marked what the pipeline has found, and the names that are made of that."""

from __future__ import annotations

import spacy
from spacy.tokens import Doc

from annotate.extract.entities import ArticleEntities

Found = list[tuple[str, str]]

ENGLISH = spacy.blank("en").vocab


def marked(text: str) -> Doc:
    """A chunk from words between spaces; `[PERSON Ada Byron]` is what the pipeline has found."""
    words: list[str] = []
    ents: list[str] = []
    label = ""
    for piece in text.split(" "):
        if piece.startswith("["):
            label = f"B-{piece[1:]}"
            continue
        words.append(piece.removesuffix("]"))
        ents.append(label)
        label = "" if piece.endswith("]") else label.replace("B-", "I-")
    return Doc(ENGLISH, words=words, ents=ents)


def names(*chunks: str, labels: list[str] | None = None) -> Found:
    """All names found in the chunks of one article."""
    article = ArticleEntities(labels=labels)
    return [
        (doc.text[entity.span.start : entity.span.end], entity.label)
        for doc in map(marked, chunks)
        for entity in article.add(doc)
    ]
