"""Replays: the first articles in their order, with the keys that some of them cost in the app."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from annotate.entity import Entity
from annotate.extract.pipeline import choose
from annotate.labels.file import parse_scheme
from annotate.learning.lesson import Lesson
from annotate.learning.past_article import PastArticle
from annotate.learning.replay import Turn, replay
from annotate.suggestion import Body, Suggestion
from tui.cli.planner.report import replay_table, row_of
from tui.config.label_files import SchemeChoice

_ARTICLES = 20
"""Number of articles of a replay."""

_PLANNED = 5
"""Of so many articles one has its keys counted, beside the first; a key takes the app a while."""


def replayed(lessons: Sequence[Lesson], *, with_claims: bool) -> Iterator[str]:
    """The lines of a replay of the first articles.

    Args:
        lessons: The articles.
        with_claims: Whether the person marks claims too.
    """
    articles = [_past(number, each, with_claims=with_claims) for number, each in enumerate(lessons)]
    articles = articles[:_ARTICLES]
    labels = _labels(articles)
    turns = replay(articles, scheme=labels.scheme, choice=choose())
    rows = []
    for number, turn in enumerate(turns if with_claims else map(_of_names, turns), start=1):
        is_planned = number == 1 or number % _PLANNED == 0
        rows.append(row_of(turn, labels if is_planned else None))
    yield from replay_table(rows)


def _of_names(turn: Turn) -> Turn:
    """A turn without claims, which whoever marks none filters away."""
    return replace(turn, plain=_entities(turn.plain), learned=_entities(turn.learned))


def _entities(suggestions: Sequence[Suggestion]) -> tuple[Suggestion, ...]:
    return tuple(each for each in suggestions if isinstance(each.body, Entity))


def _past(number: int, lesson: Lesson, *, with_claims: bool) -> PastArticle:
    right: tuple[Body, ...] = lesson.entities
    if with_claims:
        right = (*right, *(replace(claim, speaker=None) for claim in lesson.claims))
    names = ((lesson.text[e.span.start : e.span.end], e.label) for e in lesson.entities)
    return PastArticle(f"article {number + 1}", lesson.text, right, votes=Counter(names))


def _labels(articles: Sequence[PastArticle]) -> SchemeChoice:
    """A file of labels with those that the articles have, each on a digit."""
    bodies = (body for article in articles for body in article.right)
    names = sorted({body.label for body in bodies if isinstance(body, Entity)})
    blocks = (f'[[label]]\nname = "{name}"\nkey = "{key}"\n' for key, name in enumerate(names, 1))
    text = "\n".join(blocks)
    return SchemeChoice(parse_scheme(text, title="labels"), Path("labels.toml"), text)
