"""`postil compare`: how far two annotators, or two exports, agree, and where they do not."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator, Sequence
from pathlib import Path

from annotate.author import Author
from annotate.claim import Claim
from annotate.errors import UnreadableArticle
from annotate.evaluation.agreement import EntityAgreement, agreement
from annotate.evaluation.disagreements import Disagreement, disagreements
from annotate.evaluation.evaluation import Evaluation, evaluate
from annotate.evaluation.report import agreement_table, claim_tables, label_table
from annotate.suggestion import Body
from store.annotated_article import AnnotatedArticle
from store.annotated_files import read_annotated
from store.comparing import GOLD, Comparison, compare
from store.library import Library
from tui.cli import exit_codes
from tui.cli.streams import write_output
from tui.cli.words import tell
from tui.configuration import Configuration
from tui.glyphs import visible

_LONGEST_QUOTE = 60


def run(arguments: Namespace, settings: Configuration, library: Library, author: Author) -> int:
    """Print agreement, then every disagreement; returns the exit code."""
    first, second = arguments.first, arguments.second
    try:
        ours, theirs = _side(first, library), _side(second, library)
    except UnreadableArticle as error:
        tell(str(error))
        return exit_codes.UNREADABLE
    comparison = compare(ours, theirs, counted=GOLD)
    if not comparison.both:
        tell(f"{first} and {second} have annotated no article both")
        return exit_codes.UNREADABLE
    _tell_alone(comparison, first, second)
    lines = _lines(comparison, first, second)
    write_output("".join(f"{_printable(line)}\n" for line in lines).encode("utf-8"))
    return exit_codes.OK


def _side(name: str, library: Library) -> list[AnnotatedArticle]:
    """The articles of a file or brat folder, else of an annotator in the library.

    Raises:
        UnreadableArticle: There is neither, or the file cannot be read.
        StoreDamaged: A layer is not what was written.
    """
    if Path(name).exists():
        return _of_one_annotator(name, list(read_annotated(Path(name))))
    layers = [article for article in library.articles() if name in article.annotators()]
    if not layers:
        raise UnreadableArticle(f"{name} is neither a file nor an annotator in {library.root}")
    return [library.annotated(article, name) for article in layers]


def _of_one_annotator(name: str, articles: list[AnnotatedArticle]) -> list[AnnotatedArticle]:
    ids = [article.article_id for article in articles]
    if len(set(ids)) < len(ids):
        raise UnreadableArticle(f"{name} holds several annotators; export each on its own")
    return articles


def _tell_alone(comparison: Comparison, first: str, second: str) -> None:
    for names, who in ((comparison.unpredicted, first), (comparison.unknown, second)):
        if names:
            tell(f"annotated by {who} alone, left out: {', '.join(names)}")
    if comparison.changed:
        tell(f"with another text on either side, left out: {', '.join(comparison.changed)}")


def _lines(comparison: Comparison, first: str, second: str) -> Iterator[str]:
    pairs = [pair for _, pair in comparison.both]
    scores = evaluate(pairs)
    entities = sum(map(agreement, pairs), EntityAgreement())
    yield f"{len(pairs)} article{'' if len(pairs) == 1 else 's'}: {first} against {second}"
    yield from _tables(scores, entities)
    found = [(article, one) for article, pair in comparison.both for one in disagreements(pair)]
    yield ""
    yield f"disagreements: {len(found)}"
    for article, one in found:
        yield _line(article, one, (first, second))


def _printable(line: str) -> str:
    """A line whose tabs part columns and whose text cannot reach the terminal raw."""
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


def _line(article: AnnotatedArticle, one: Disagreement, names: Sequence[str]) -> str:
    text = article.document.text
    sides = [
        f"{name}: {_side_words(text, body, one)}"
        for name, body in zip(names, (one.first, one.second), strict=True)
    ]
    return f"{article.document.title}\t{one.place.start}–{one.place.end}\t" + "\t".join(sides)


def _side_words(text: str, body: Body | None, one: Disagreement) -> str:
    """What a side has: label and quote, of a claim the parts that differ."""
    if body is None:
        return "—"
    if isinstance(body, Claim) and one.parts:
        parts = [
            f"{role.value} “{_cut(' … '.join(text[p.start : p.end] for p in body.part(role)))}”"
            for role in one.parts
        ]
        return f"{body.label} " + ", ".join(parts)
    quote = text[body.extent.start : body.extent.end]
    return f"{body.label} “{_cut(quote)}”"


def _cut(quote: str) -> str:
    line = " ".join(quote.split())
    return line if len(line) <= _LONGEST_QUOTE else line[: _LONGEST_QUOTE - 1] + "…"
