"""French: what its rules propose, cue by cue."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc

from annotate.extract.claims.candidates.attributions import without_attributions
from annotate.extract.claims.candidates.candidate import Candidate
from annotate.extract.claims.candidates.lexicon import Lexicon
from annotate.extract.claims.candidates.rule_family import Family
from annotate.extract.claims.languages.french import (
    attitudes,
    clauses,
    inserted,
    phrases,
)
from annotate.extract.claims.languages.french.relations import read_french
from annotate.extract.claims.languages.french.subjects import source_before
from annotate.extract.claims.languages.french.verb_groups import VerbGroup, verb_groups
from annotate.extract.claims.languages.language_rules import LanguageRules
from annotate.extract.claims.parse.quotations import Quotations, find_quotations
from annotate.extract.claims.parse.syntax import Syntax
from annotate.extract.claims.parse.word_ranges import merged, trimmed, without


def _read(doc: Doc, lexicon: Lexicon) -> tuple[Syntax, Quotations]:
    tree = read_french(doc)
    return tree, find_quotations(tree.whole_text(), tree)


def _generate(
    tree: Syntax, quotations: Quotations, lexicon: Lexicon, leave_out: frozenset[Family]
) -> list[Candidate]:
    groups = list(verb_groups(tree, quotations, lexicon))
    fixed = list(phrases.candidates(tree, quotations, lexicon, groups))
    anchors = {candidate.anchor for candidate in fixed}
    free = [
        candidate
        for group in groups
        if group.verb not in anchors
        for candidate in _of_verb(tree, quotations, group)
    ]
    free += attitudes.candidates(tree, quotations, lexicon)
    return [
        candidate
        for candidate in (*fixed, *without_attributions(tree, free, fixed))
        if candidate.family not in leave_out
    ]


def _of_verb(tree: Syntax, quotations: Quotations, group: VerbGroup) -> Iterator[Candidate]:
    """The readings of a verb: its clause is inserted in what is said, or has it as a part."""
    inverted = inserted.candidate_of(tree, quotations, group)
    if inverted is not None:
        yield inverted
        return
    source, manner = source_before(tree, group)
    if not source:
        return
    for family, words, content, relation in clauses.readings(tree, quotations, group):
        cue = merged([*group.cue, *words])
        bare = trimmed(tree, without(content, merged([*cue, *source])))
        if bare:
            yield Candidate(family, group.verb, group.entry, cue, bare, source, relation, manner)


FRENCH = LanguageRules(_read, _generate)
"""The rules for French."""
