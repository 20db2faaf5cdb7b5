"""Relative clauses that judge: “a position that Turkey finds unacceptable”."""

from __future__ import annotations

from collections.abc import Iterator

from annotate.extract.claims.candidates import cue_extent, sources
from annotate.extract.claims.candidates.candidate import Candidate
from annotate.extract.claims.candidates.lexicon import ContentFrame, CueEntry, Lexicon
from annotate.extract.claims.candidates.rule_family import Family
from annotate.extract.claims.parse.syntax import Syntax
from annotate.extract.claims.parse.word_ranges import merged, trimmed

_CLAUSES = frozenset(("relcl", "acl"))
_RELATIVE = frozenset(("which", "that", "whom"))
_JUDGEMENTS = frozenset(("acomp", "oprd", "xcomp", "dobj", "attr", "prep", "ccomp"))
_MEANINGS = frozenset(("call", "name", "see", "think"))
"""Meanings of the cues that say what somebody takes a thing for."""

_LEAST_SCORE = 0.6
"""Least score of such a clause, from 0 to 1; chosen by hand."""


def candidates(tree: Syntax, lexicon: Lexicon) -> Iterator[Candidate]:
    """The noun before every judging clause, with the judgement."""
    for verb, relation in enumerate(tree.dep):
        if relation not in _CLAUSES or tree.pos[verb] != "VERB" or not tree.is_readable(verb):
            continue
        entry = lexicon.verbs.get(tree.lemma[verb])
        if entry is None or ContentFrame.PREDICATE not in entry.frames:
            continue
        judgement = _judgement(tree, verb, entry)
        subject = tree.child(verb, "nsubj")
        noun = tree.head[verb]
        if judgement is None or subject is None or not noun < subject < verb:
            continue
        source = sources.phrase(tree, subject, (noun + 1, verb))
        judged, end = (tree.left[noun], noun + 1), tree.right[judgement]
        content = trimmed(tree, merged([judged, (verb + 1, end)]))
        if source and tree.lower[subject] not in _RELATIVE:
            cue = cue_extent.of_verb(tree, verb)
            yield Candidate(
                Family.PREDICATE, verb, entry, cue, content, source, "relative", "subject",
                least_score=_LEAST_SCORE,
            )  # fmt: skip


def _judgement(tree: Syntax, verb: int, entry: CueEntry) -> int | None:
    """What is said of the noun, right behind the verb, where the pronoun is the verb's object."""
    pronoun = next((c for c in tree.children[verb] if tree.lower[c] in _RELATIVE), None)
    if entry.meaning not in _MEANINGS or pronoun is None or pronoun > verb:
        return None
    if tree.dep[pronoun] not in ("dobj", "mark", "pobj", "nsubj") or tree.pos[verb + 1] == "PRON":
        return None
    for child in tree.children[verb]:
        if child > verb and tree.dep[child] in _JUDGEMENTS and _is_near(tree, verb, child, entry):
            return child
    return None


def _is_near(tree: Syntax, verb: int, child: int, entry: CueEntry) -> bool:
    """Return whether a judgement follows its verb, and with “that” for a conjunction, an adjective.

    “The claim that the study found bees” is no judgement; “an answer that she found hard to
    believe” is one.
    """
    if tree.dep[child] == "prep" and tree.lower[child] not in entry.prepositions:
        return False
    if tree.child(child, "aux") is not None and tree.tag[verb + 1] not in ("JJ", "RB"):
        return False
    is_object = any(tree.dep[c] == "dobj" and c < verb for c in tree.children[verb])
    return tree.left[child] <= verb + 2 and (is_object or tree.tag[verb + 1] in ("JJ", "RB", "IN"))
