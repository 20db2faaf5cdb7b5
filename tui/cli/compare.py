"""`postil compare`: the agreement of two annotators or two exports, and their disagreements."""

from __future__ import annotations

from argparse import Namespace
from collections import Counter
from collections.abc import Hashable, Iterator, Sequence

from annotate.annotation import Status
from annotate.attributes import Attributes
from annotate.author import Author
from annotate.evaluation.agreement import EntityAgreement, agreement
from annotate.evaluation.attributes import attribute_pairs, choices
from annotate.evaluation.disagreements import Disagreement, disagreements
from annotate.evaluation.evaluation import Evaluation, evaluate
from annotate.evaluation.report import agreement_table, claim_tables, label_table
from store.annotated_article import AnnotatedArticle
from store.library.comparison import Comparison
from store.library.library import Library
from tui.cli import exit_codes
from tui.cli.comparison_sides import both_sides
from tui.cli.streams import write_output
from tui.config.configuration import Configuration
from tui.display.glyphs import visible
from tui.reader.adjudication.words import reading_words


def run(arguments: Namespace, settings: Configuration, library: Library, author: Author) -> int:
    """Print agreement, then every disagreement; returns the exit code."""
    first, second = arguments.first, arguments.second
    comparison, is_complete = both_sides(first, second, arguments.article, library)
    lines = _lines(comparison, first, second)
    write_output("".join(f"{_printable(line)}\n" for line in lines).encode("utf-8"))
    return exit_codes.OK if is_complete else exit_codes.SKIPPED


def _lines(comparison: Comparison, first: str, second: str) -> Iterator[str]:
    pairs = [pair for _, _, pair in comparison.both]
    scores = evaluate(pairs)
    entities = sum(map(agreement, pairs), EntityAgreement())
    yield f"{len(pairs)} article{'' if len(pairs) == 1 else 's'}: {first} against {second}"
    yield from _tables(scores, entities)
    yield from _attributes(comparison)
    lines = [
        _line(article, disagreement, (first, second))
        for article, _, pair in comparison.both
        for disagreement in disagreements(pair)
    ]
    yield ""
    yield f"disagreements: {len(lines)}"
    yield from lines


def _printable(line: str) -> str:
    """Return a line with the tabs between its columns, but without other control characters."""
    return "\t".join(map(visible, line.split("\t")))


def _tables(scores: Evaluation, entities: EntityAgreement) -> Iterator[str]:
    yield ""
    yield from agreement_table({"entities": entities.labels, "claims": scores.claims.labels})
    if entities.first or entities.second:
        yield ""
        yield from label_table(scores.entities, entities)
    if scores.claims.attribution.gold or scores.claims.attribution.predicted:
        yield ""
        yield from claim_tables(scores.claims)


def _attributes(comparison: Comparison) -> Iterator[str]:
    """Yield the agreement on each attribute, of what both have annotated alike."""
    pairs: dict[str, Counter[tuple[str, str]]] = {}
    for first, second, _ in comparison.both:
        sides = (_choices(first), _choices(second))
        for name, counts in attribute_pairs(*sides).items():
            pairs.setdefault(name, Counter()).update(counts)
    if pairs:
        yield ""
        yield from agreement_table(dict(sorted(pairs.items())), "annotation")


def _choices(article: AnnotatedArticle) -> dict[Hashable, Attributes]:
    """What was chosen for the accepted annotations of an article, and for all of it."""
    accepted = [item for item in article.annotations if item.status is Status.ACCEPTED]
    record = article.article
    is_said = record is not None and record.status is Status.ACCEPTED
    return {**choices(accepted), "article": record.attributes if record and is_said else ()}


def _line(article: AnnotatedArticle, disagreement: Disagreement, names: Sequence[str]) -> str:
    text = article.document.text
    sides = [
        f"{name}: {reading_words(text, body, disagreement)}"
        for name, body in zip(names, (disagreement.first, disagreement.second), strict=True)
    ]
    place = disagreement.place
    return f"{article.document.title}\t{place.start}–{place.end}\t" + "\t".join(sides)
