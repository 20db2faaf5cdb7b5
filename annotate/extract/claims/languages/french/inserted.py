"""Clauses that say who speaks, behind or within what is said: “…, a-t-il dit”, “…, dit X, …”."""

from __future__ import annotations

from annotate.extract.claims.candidates.candidate import Candidate
from annotate.extract.claims.candidates.lexicon import ContentFrame
from annotate.extract.claims.candidates.rule_family import Family
from annotate.extract.claims.languages.french.sentences import sentence_end, sentence_start
from annotate.extract.claims.languages.french.subjects import source_behind
from annotate.extract.claims.languages.french.verb_groups import VerbGroup
from annotate.extract.claims.parse.quotations import Quotations
from annotate.extract.claims.parse.syntax import Syntax
from annotate.extract.claims.parse.word_ranges import Range, Ranges, merged, trimmed

_PAUSES = frozenset((",", "–", "—", "--"))
_FINITE = frozenset(("VBD", "VBP"))
_SUBJECTS = ("nsubj", "nsubjpass")


def candidate_of(tree: Syntax, quotations: Quotations, group: VerbGroup) -> Candidate | None:
    """The claim of a verb whose clause is inserted; None where it is not."""
    if ContentFrame.QUOTE not in group.entry.frames:
        return None
    before = group.start - 1
    quotation = quotations.ending_at(group.start) or quotations.ending_at(before)
    is_pause = before > 0 and tree.text[before] in _PAUSES
    if not (quotation or is_pause):
        return None
    source = source_behind(tree, group)
    if not source or (group.clitic is None and _has_subject_before(tree, group, source[-1][1])):
        return None
    first = sentence_start(tree, quotations, quotation[0] if quotation else before)
    is_whole = quotation and (
        not trimmed(tree, ((first, quotation[0]),)) or tree.text[quotation[0] - 1] == ":"
    )
    if quotation and is_whole:
        return _candidate(Family.QUOTE, group, (quotation,), source, "before")
    content = _sentence_around(tree, quotations, (first, before), source[-1][1])
    return _candidate(Family.MATRIX, group, content, source, "inserted") if content else None


def _candidate(
    family: Family, group: VerbGroup, content: Ranges, source: Ranges, relation: str
) -> Candidate:
    return Candidate(
        family, group.verb, group.entry, group.cue, content, source, relation, "inverted"
    )


def _has_subject_before(tree: Syntax, group: VerbGroup, end: int) -> bool:
    """Return whether a verb has its subject before the pause: “X, un ancien marin, dit que …”.

    Where another verb comes right behind the clause, that verb has it: “X, dit Y, ne viendra pas”.
    """
    subject = tree.child(group.verb, *_SUBJECTS)
    if subject is None or subject > group.start:
        return False
    return not (tree.text[end : end + 1] == [","] and begins_with_verb(tree, end + 1))


def begins_with_verb(tree: Syntax, index: int) -> bool:
    """Return whether a finite verb comes next, behind “ne”, “se” and adverbs at most."""
    while index < len(tree) and (tree.dep[index] in ("neg", "prt") or tree.pos[index] == "ADV"):
        index += 1
    return index < len(tree) and tree.pos[index] in ("VERB", "AUX") and tree.tag[index] in _FINITE


def _sentence_around(tree: Syntax, quotations: Quotations, before: Range, end: int) -> Ranges:
    """What is said around an inserted clause: what comes before it, and what goes on behind it.

    It goes on where the words before it have no verb yet: “Le train, a-t-il dit, est parti.”
    """
    if _has_finite_verb(tree, before):
        return trimmed(tree, (before,))
    if end >= len(tree) or tree.text[end] not in _PAUSES:
        return ()
    behind = (end + 1, sentence_end(tree, quotations, end + 1))
    return trimmed(tree, merged([before, behind])) if _has_finite_verb(tree, behind) else ()


def _has_finite_verb(tree: Syntax, words: Range) -> bool:
    return any(
        tree.tag[index] in _FINITE and tree.pos[index] in ("VERB", "AUX") for index in range(*words)
    )
