"""Joint articles: the same article as several people, or several exports, have annotated it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from annotate.annotation import Annotation
from annotate.document import Document
from annotate.evaluation.coding import Codings
from store.annotated_article import AnnotatedArticle
from store.library.comparison import GOLD, coding

_FEWEST = 2
"""Sides that can differ."""


@dataclass(frozen=True, slots=True)
class JointArticle:
    """An article with what each side that has it accepted."""

    sides: Mapping[str, AnnotatedArticle]
    """The article as each side has it, by the name of the side."""

    @property
    def document(self) -> Document:
        """Its text, with the title that the first side has."""
        return next(iter(self.sides.values())).document

    @property
    def codings(self) -> Codings:
        """What each side accepted."""
        by_name = {name: coding(article, GOLD) for name, article in self.sides.items()}
        return Codings(self.document.text, by_name)

    @property
    def accepted(self) -> tuple[tuple[Annotation, ...], ...]:
        """The accepted records of each side."""
        return tuple(
            tuple(record for record in article.annotations if record.status in GOLD)
            for article in self.sides.values()
        )


@dataclass(frozen=True, slots=True)
class JointArticles:
    """The articles of some sides, put together."""

    names: tuple[str, ...]
    """The names of the sides."""
    articles: tuple[JointArticle, ...]
    """Those that two sides or more have."""
    alone: Mapping[str, tuple[str, ...]]
    """By side the titles of those that it alone has."""
    changed: tuple[str, ...]
    """Ids that several sides have with different texts: their offsets do not compare."""


def put_together(sides: Mapping[str, Sequence[AnnotatedArticle]]) -> JointArticles:
    """Put articles together by their texts and, of several with the same, by their ids.

    Args:
        sides: By the name of a side its articles, each once.
    """
    by_text: dict[str, list[dict[str, AnnotatedArticle]]] = defaultdict(list)
    for name, articles in sides.items():
        without_id = [
            article
            for article in articles
            if not _join(by_text[article.document.digest], name, article, article.article_id)
        ]
        for article in without_id:
            group = by_text[article.document.digest]
            if not _join(group, name, article, None):
                group.append({name: article})
    joint = [
        JointArticle(MappingProxyType(articles_by_side))
        for group in by_text.values()
        for articles_by_side in group
    ]
    return _sorted_out(tuple(sides), joint)


def _join(
    group: Sequence[dict[str, AnnotatedArticle]],
    name: str,
    article: AnnotatedArticle,
    with_id: str | None,
) -> bool:
    """Add an article to the first one of its text that lacks this side; tell whether there is one.

    Args:
        group: The articles of this text.
        name: The side.
        article: What it has.
        with_id: The id that another side has to give it; None for any.
    """
    for articles_by_side in group:
        ids = {other.article_id for other in articles_by_side.values()}
        if name not in articles_by_side and (with_id is None or with_id in ids):
            articles_by_side[name] = article
            return True
    return False


def _sorted_out(names: tuple[str, ...], joint: Sequence[JointArticle]) -> JointArticles:
    """Tell apart what can be compared, what one side alone has, and what has several texts."""
    articles = tuple(article for article in joint if len(article.sides) >= _FEWEST)
    alone: dict[str, list[str]] = {name: [] for name in names}
    single = [
        next(iter(article.sides.items())) for article in joint if len(article.sides) < _FEWEST
    ]
    id_counts = Counter(article.article_id for _, article in single)
    for name, article in single:
        if id_counts[article.article_id] == 1:
            alone[name].append(article.document.title)
    return JointArticles(
        names,
        articles,
        {name: tuple(titles) for name, titles in alone.items() if titles},
        tuple(sorted(name for name, count in id_counts.items() if count > 1)),
    )
