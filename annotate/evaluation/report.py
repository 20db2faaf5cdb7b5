"""Reports: scores as plain tables for people."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from annotate.evaluation.agreement import EntityAgreement
from annotate.evaluation.alpha import alpha
from annotate.evaluation.claims import ClaimScores, Step
from annotate.evaluation.entities import EntityScores
from annotate.evaluation.kappa import kappa
from annotate.evaluation.kinds import KINDS
from annotate.evaluation.tally import Share, Tally

_TALLY_HEADINGS = ("precision", "recall", "F1", "gold", "predicted")

Row = Sequence[str]
"""The cells of a line: a name, then numbers."""


def claim_tables(scores: ClaimScores) -> Iterator[str]:
    """The lines of the claims' tables."""
    yield from table([("claims", *_TALLY_HEADINGS), *_claim_rows(scores)])
    yield ""
    yield from table(_agreement_rows(scores))
    yield ""
    yield from table([("recall by kind", "gold", "attribution", "end to end"), *_kinds(scores)])


def entity_table(scores: EntityScores) -> Iterator[str]:
    """The lines of the entities' table: every label, then all of them together."""
    rows = [tally_row(label, scores.tally(label)) for label in scores.labels]
    yield from table(
        [("entities", *_TALLY_HEADINGS), *rows, tally_row("all labels", scores.overall)]
    )


def agreement_table(
    labels: Mapping[str, Mapping[tuple[str, str], int]], unit: str = "token"
) -> Iterator[str]:
    """The lines of kappa and alpha, one line for each kind of annotation, or each attribute.

    Args:
        labels: For each name the number of units by their labels on either side.
        unit: What is labelled.
    """
    by_unit, units = f"agreement by {unit}", f"{unit}s"
    rows: list[Row] = [(by_unit, "Cohen’s kappa", "Krippendorff’s alpha", units)]
    for name, pairs in labels.items():
        count = f"{sum(pairs.values()):,}"
        rows.append((name, f"{kappa(pairs):.3f}", f"{alpha(pairs):.3f}", count))
    yield from table(rows)


def label_table(exact: EntityScores, overlapping: EntityAgreement) -> Iterator[str]:
    """The lines of agreement on entities, exact and with overlap allowed, by label."""
    headings = ("entities", "precision", "recall", "F1", "overlapping F1", "first", "second")
    rows: list[Row] = [headings]
    names = [*exact.labels, "all labels"]
    tallies = [*map(exact.tally, exact.labels), exact.overall]
    with_overlap = [*map(overlapping.overlap, exact.labels), overlapping.overall_overlap]
    for name, strict, any_overlap in zip(names, tallies, with_overlap, strict=True):
        *cells, gold, predicted = tally_row(name, strict)
        rows.append((*cells, _percent(any_overlap.f1), gold, predicted))
    yield from table(rows)


def tally_row(name: str, tally: Tally) -> Row:
    """A line of precision, recall and F1, in per cent, and the counts."""
    rates = (tally.precision, tally.recall, tally.f1)
    return (name, *map(_percent, rates), f"{tally.gold:,}", f"{tally.predicted:,}")


def table(rows: Sequence[Row]) -> Iterator[str]:
    """Rows as lines: the first column to the left, the others to the right."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for name, *cells in rows:
        numbers = (cell.rjust(width) for cell, width in zip(cells, widths[1:], strict=True))
        yield "  ".join([name.ljust(widths[0]), *numbers]).rstrip()


def _claim_rows(scores: ClaimScores) -> list[Row]:
    return [
        tally_row("source, tokens", scores.source),
        tally_row("cue, tokens", scores.cue),
        tally_row("content, tokens", scores.content),
        tally_row("content, exact", scores.exact),
        tally_row("content, exact but for punctuation", scores.exact_words),
        tally_row("attribution (content matched)", scores.attribution),
        tally_row("end to end (and the source right)", scores.end_to_end),
    ]


def _agreement_rows(scores: ClaimScores) -> list[Row]:
    return [
        ("of the matched claims", "per cent", "of"),
        _share_row("source right", scores.source_right),
        _share_row("cue right", scores.cue_right),
        ("Krippendorff’s alpha, all tokens", f"{scores.alpha:.3f}", f"{scores.labels.total():,}"),
    ]


def _kinds(scores: ClaimScores) -> Iterator[Row]:
    for kind in KINDS:
        matched, right = (scores.recall(kind, s) for s in (Step.ATTRIBUTION, Step.END_TO_END))
        if matched.total:
            name = f"{kind.quotation.value}, {kind.cue.value} cue"
            yield (name, f"{matched.total:,}", _percent(matched.value), _percent(right.value))


def _share_row(name: str, share: Share) -> Row:
    return (name, _percent(share.value), f"{share.total:,}")


def _percent(share: float) -> str:
    return f"{100 * share:.1f}"
