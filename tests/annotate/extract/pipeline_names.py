"""Docs with made-up entities of a pipeline, and the names that the rules make of them."""

from __future__ import annotations

from spacy.tokens import Doc

from annotate.extract.entities import ArticleEntities
from tests.english import blank_english

Names = list[tuple[str, str]]

ENGLISH = blank_english().vocab


def doc_with_ents(text: str) -> Doc:
    """A chunk from words between spaces; `[PERSON Ada Byron]` is an entity of the pipeline."""
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


def names(*chunks: str, labels: list[str] | None = None) -> Names:
    """All names found in the chunks of one article."""
    article = ArticleEntities(labels=labels)
    return [
        (doc.text[entity.span.start : entity.span.end], entity.label)
        for doc in map(doc_with_ents, chunks)
        for entity in article.add(doc)
    ]
