"""`postil compare`: the agreement of annotators or exports, and their disagreements."""

from __future__ import annotations

from argparse import Namespace
from collections import Counter
from collections.abc import Iterator, Sequence

from annotate.author import Author
from annotate.commands.describing import joined
from annotate.evaluation.agreement import EntityAgreement, agreement
from annotate.evaluation.attributes import attribute_pairs
from annotate.evaluation.coding import Pair
from annotate.evaluation.disagreements import Disagreement, disagreements
from annotate.evaluation.evaluation import evaluate
from annotate.evaluation.report import agreement_table, claim_tables, label_table
from annotate.evaluation.team import pair_scores, team_rows
from annotate.evaluation.team_report import pair_table, team_table
from store.library.joint_articles import JointArticle, JointArticles
from store.library.library import Library
from tui.cli import exit_codes
from tui.cli.comparison_sides import joint_sides
from tui.cli.streams import write_lines
from tui.config.configuration import Configuration
from tui.display.glyphs import visible
from tui.display.plural import counted
from tui.reader.adjudication.reading_rows import reading_rows
from tui.reader.adjudication.words import reading_words

_PAIR = 2
"""Sides that are compared as gold and prediction are."""


def run(arguments: Namespace, settings: Configuration, library: Library, author: Author) -> int:
    """Print agreement, then every disagreement; returns the exit code."""
    joint, is_complete = joint_sides(arguments, library, author.name)
    write_lines(map(_printable, _lines(joint)))
    return exit_codes.OK if is_complete else exit_codes.SKIPPED


def _lines(joint: JointArticles) -> Iterator[str]:
    number, names = counted(len(joint.articles), "article"), joint.names
    articles = [article.codings for article in joint.articles]
    if len(names) == _PAIR:
        yield f"{number}: {names[0]} against {names[1]}"
        pairs = [Pair(a.text, *a.by_name.values()) for a in articles]
        yield from _pair_tables(pairs)
        yield from _attributes(pairs)
    else:
        yield f"{number} that two or more of {joined(names)} have read"
        yield ""
        yield from pair_table(list(pair_scores(articles)))
        yield ""
        yield from team_table(team_rows(articles))
    lines = [
        _line(article, disagreement)
        for article, codings in zip(joint.articles, articles, strict=True)
        for disagreement in disagreements(codings.text, list(codings.by_name.values()))
    ]
    yield ""
    yield f"disagreements: {len(lines)}"
    yield from lines


def _printable(line: str) -> str:
    """Return a line with the tabs between its columns, but without other control characters."""
    return "\t".join(map(visible, line.split("\t")))


def _pair_tables(pairs: Sequence[Pair]) -> Iterator[str]:
    scores = evaluate(pairs)
    entities = sum(map(agreement, pairs), EntityAgreement())
    yield ""
    yield from agreement_table({"entities": entities.labels, "claims": scores.claims.labels})
    if entities.first or entities.second:
        yield ""
        yield from label_table(scores.entities, entities)
    if scores.claims.attribution.gold or scores.claims.attribution.predicted:
        yield ""
        yield from claim_tables(scores.claims)


def _attributes(pairs: Sequence[Pair]) -> Iterator[str]:
    """Yield the agreement on each attribute, of what both have annotated alike."""
    values: dict[str, Counter[tuple[str, str]]] = {}
    for pair in pairs:
        by_name = attribute_pairs(pair.gold.choices, pair.predicted.choices)
        for name, counts in by_name.items():
            values.setdefault(name, Counter()).update(counts)
    if values:
        yield ""
        yield from agreement_table(dict(sorted(values.items())), "annotation")


def _line(article: JointArticle, disagreement: Disagreement) -> str:
    document = article.document
    names = tuple(article.sides)
    by_name = {name: row for row in reading_rows(disagreement, names) for name in row.names}
    parts = disagreement.parts
    sides = [
        f"{name}: {reading_words(document.text, by_name[name].body, parts, by_name[name].choices)}"
        for name in names
    ]
    place = disagreement.place
    return f"{document.title}\t{place.start}–{place.end}\t" + "\t".join(sides)
