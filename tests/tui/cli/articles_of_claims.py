"""Articles that are nothing but claims, in the library of a program to test."""

from __future__ import annotations

from collections.abc import Mapping

from annotate.claim import Claim
from annotate.document import Document
from annotate.entity import Entity
from annotate.span import Span
from annotate.suggestion import Suggestion, suggestion_id
from store.library.library import Library

Said = tuple[tuple[str, str, str], ...]
"""The claims of an article: source, cue, content."""


def put(library: Library, title: str, date: str, said: Said, *, names: Mapping[str, str]) -> None:
    """Add an article of claims, with these and its names as suggestions.

    Args:
        library: The library.
        title: The title of the article.
        date: Its date, ISO 8601.
        said: Its claims, which are all of its text.
        names: The labels of the names to be marked, the longer names first.
    """
    text, bodies = "", list[Entity | Claim]()
    for parts in said:
        spans = []
        for words in parts:
            spans.append(Span(len(text), len(text) + len(words)))
            text += f"{words} "
        bodies.append(Claim(*((span,) for span in spans)))
    taken = [False] * len(text)
    for name, label in names.items():
        for start in range(len(text)):
            if text.startswith(name, start) and not taken[start]:
                taken[start : start + len(name)] = [True] * len(name)
                bodies.append(Entity(Span(start, start + len(name)), label))
    document = Document(text, title, f"/news/{title}", facts={"date": date})
    stored = library.article_for(document)
    stored.create(document)
    rows = [Suggestion(suggestion_id(title, body), body, 0.9, "rules 1") for body in bodies]
    stored.save_suggestions("rules 1", document.digest, rows)
