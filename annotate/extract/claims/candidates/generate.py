"""First step: all candidates of a doc, rule family by rule family."""

from __future__ import annotations

from annotate.extract.claims.candidates import (
    capitals,
    expressions,
    lists,
    nominals,
    phrases,
    relatives,
    tags,
    verbs,
)
from annotate.extract.claims.candidates.attributions import without_attributions
from annotate.extract.claims.candidates.candidate import Candidate
from annotate.extract.claims.candidates.lexicon import Lexicon
from annotate.extract.claims.candidates.rule_family import Family
from annotate.extract.claims.parse.quotations import Quotations
from annotate.extract.claims.parse.syntax import Syntax


def generate_candidates(
    tree: Syntax,
    quotations: Quotations,
    lexicon: Lexicon,
    *,
    leave_out: frozenset[Family] = frozenset(),
) -> list[Candidate]:
    """Every candidate of a doc, but for the families left out."""
    fixed_expressions = [
        candidate
        for candidate in phrases.candidates(tree, quotations, lexicon)
        if candidate.family not in leave_out
    ]
    free = (
        *verbs.candidates(tree, quotations, lexicon),
        *nominals.candidates(tree, quotations, lexicon),
        *relatives.candidates(tree, lexicon),
        *expressions.candidates(tree, quotations, lexicon),
        *lists.candidates(tree, quotations, lexicon),
        *tags.candidates(tree, quotations, lexicon),
        *capitals.candidates(tree, lexicon),
    )
    included = [candidate for candidate in free if candidate.family not in leave_out]
    return [*fixed_expressions, *without_attributions(tree, included, fixed_expressions)]
