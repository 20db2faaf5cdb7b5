"""Agreement of a team: any number of coders, label by label, in tokens and in stretches."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from annotate.claim import Role
from annotate.evaluation.agreement import NO_LABEL, token_labels
from annotate.evaluation.alpha import alpha
from annotate.evaluation.attributes import Units, attribute_units
from annotate.evaluation.claims import token_roles
from annotate.evaluation.coding import Coding, Codings, Pair
from annotate.evaluation.evaluation import Evaluation, evaluate
from annotate.evaluation.fleiss import fleiss
from annotate.evaluation.kappa import kappa
from annotate.evaluation.token_claims import to_token_claims
from annotate.evaluation.tokens import Tokens
from annotate.evaluation.unitised import Continuum, continuum, unitised_alpha
from annotate.span import Fragments


@dataclass(frozen=True, slots=True)
class TeamRow:
    """The agreement on something that coders give values to: all labels, one, or an attribute."""

    name: str
    """What has the values, in words."""
    units: Units
    """Tokens, claims or articles by the values that they were given."""
    labels: tuple[tuple[Continuum, ...], ...] = ()
    """For each label every text, cut into its stretches; empty for what has no place in it."""

    @property
    def fleiss(self) -> float:
        """Fleiss' kappa over the units."""
        return fleiss(self.units)

    @property
    def alpha(self) -> float:
        """Krippendorff's alpha over the units."""
        return alpha(self.units)

    @property
    def unitised(self) -> float | None:
        """Krippendorff's alpha over the stretches; None for what has none."""
        return unitised_alpha(self.labels) if self.labels else None


@dataclass(frozen=True, slots=True)
class PairScores:
    """The agreement of two of a team on the articles that both have read."""

    names: tuple[str, str]
    """The two."""
    scores: Evaluation
    """Their scores."""
    kappa: float
    """Cohen's kappa by token over the labels of entities."""


def team_rows(articles: Sequence[Codings]) -> list[TeamRow]:
    """The agreement on entities, their labels, claims, their parts, and on each attribute.

    An article counts with those who have read it.
    """
    read_articles = [_ReadArticle(article) for article in articles]
    labels = sorted(
        {
            entity.label
            for article in read_articles
            for coding in article.codings
            for entity in coding.entities
        }
    )
    entity_rows = [_value_row(read_articles, label, _spans_of(label)) for label in labels]
    claim_rows = [_value_row(read_articles, role.value, _parts_of(role)) for role in Role]
    rows = []
    if entity_rows:
        rows += [
            _summary_row("entities", read_articles, _ReadArticle.entity_values, entity_rows),
            *entity_rows,
        ]
    if any(coding.claims for article in read_articles for coding in article.codings):
        rows += [
            _summary_row("claims", read_articles, _ReadArticle.claim_values, claim_rows),
            *claim_rows,
        ]
    chosen = [[coding.choices for coding in article.codings] for article in read_articles]
    return rows + [TeamRow(name, units) for name, units in attribute_units(chosen).items()]


def pair_scores(articles: Sequence[Codings]) -> Iterator[PairScores]:
    """Compare each two of a team that have an article in common."""
    names = list(dict.fromkeys(name for article in articles for name in article.by_name))
    for first, second in combinations(names, 2):
        pairs = [
            Pair(article.text, article.by_name[first], article.by_name[second])
            for article in articles
            if first in article.by_name and second in article.by_name
        ]
        if pairs:
            yield PairScores((first, second), evaluate(pairs), kappa(_label_pairs(pairs)))


def _label_pairs(pairs: Iterable[Pair]) -> Counter[tuple[str, str]]:
    counts: Counter[tuple[str, str]] = Counter()
    for pair in pairs:
        tokens = Tokens(pair.text)
        sides = (token_labels(tokens, set(side.entities)) for side in (pair.gold, pair.predicted))
        counts.update(zip(*sides, strict=True))
    return counts


class _ReadArticle:
    """An article in tokens, with the codings of all who have read it."""

    def __init__(self, article: Codings) -> None:
        self.length = len(article.text)
        self.tokens = Tokens(article.text)
        self.codings = list(article.by_name.values())

    def entity_values(self) -> Units:
        """The labels of each token, joined where they are nested."""
        sides = [token_labels(self.tokens, set(coding.entities)) for coding in self.codings]
        return _count_units(zip(*sides, strict=True))

    def claim_values(self) -> Units:
        """The role of each token."""
        sides = [
            token_roles(self.tokens, to_token_claims(self.tokens, coding.claims))
            for coding in self.codings
        ]
        return _count_units(zip(*sides, strict=True))

    def values_of(self, name: str, marked: Sequence[Fragments]) -> Units:
        """Whether each token lies in what each coder has marked."""
        sides = [self.tokens.within(pieces) for pieces in marked]
        readers = Counter(number for side in sides for number in side)
        numbers = Counter(readers.values())
        numbers[0] = len(self.tokens) - len(readers)
        return Counter(
            {
                (name,) * number + (NO_LABEL,) * (len(sides) - number): count
                for number, count in numbers.items()
            }
        )


_Marked = Callable[[Coding], Fragments]
"""The places that a coding has marked with one label or role."""


def _value_row(articles: Sequence[_ReadArticle], name: str, marked: _Marked) -> TeamRow:
    units: Units = Counter()
    texts = []
    for article in articles:
        stretches = continuum(article.length, map(marked, article.codings))
        units.update(article.values_of(name, stretches.stretches))
        texts.append(stretches)
    return TeamRow(name, units, (tuple(texts),))


def _summary_row(
    name: str,
    articles: Sequence[_ReadArticle],
    values: Callable[[_ReadArticle], Units],
    rows: Sequence[TeamRow],
) -> TeamRow:
    units: Units = Counter()
    for article in articles:
        units.update(values(article))
    return TeamRow(name, units, tuple(texts for row in rows for texts in row.labels))


def _spans_of(label: str) -> _Marked:
    return lambda coding: tuple(e.span for e in coding.entities if e.label == label)


def _parts_of(role: Role) -> _Marked:
    return lambda coding: tuple(piece for claim in coding.claims for piece in claim.part(role))


def _count_units(values: Iterable[tuple[str, ...]]) -> Units:
    return Counter(tuple(sorted(unit)) for unit in values)
