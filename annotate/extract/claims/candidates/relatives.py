"""Relative clauses that judge: “a position that Turkey finds unacceptable”."""

from __future__ import annotations

from collections.abc import Iterator

from annotate.extract.claims.candidates import cue_extent, sources
from annotate.extract.claims.candidates.candidate import Candidate
from annotate.extract.claims.candidates.lexicon import ContentFrame, CueEntry, Lexicon
from annotate.extract.claims.candidates.rule_family import Family
from annotate.extract.claims.parse.syntax import Syntax
from annotate.extract.claims.parse.word_ranges import merged, trimmed

RELATIVE = "relative"
"""The relation of a judgement to the noun before it."""

_PRONOUNS = frozenset(("which", "that", "whom"))
_PLAIN = frozenset(("acomp", "oprd"))
_JUDGEMENTS = _PLAIN | {"xcomp", "dobj", "attr", "prep", "advcl", "ccomp", "advmod"}
_DEGREES = frozenset(("JJ", "JJR", "JJS", "RB", "RBR"))

_NAMING = frozenset(("call", "name"))
_MEANINGS = _NAMING | {"see", "think"}
"""Meanings of the cues that say what somebody takes a thing for."""

_LEAST_SCORE = 0.6
"""Least score of such a clause, from 0 to 1; chosen by hand."""


def candidates(tree: Syntax, lexicon: Lexicon) -> Iterator[Candidate]:
    """The noun before every judging clause, with the judgement."""
    for verb, relation in enumerate(tree.dep):
        if relation not in ("relcl", "acl") or tree.pos[verb] != "VERB":
            continue
        entry = lexicon.verbs.get(tree.lemma[verb])
        is_judging = entry is not None and ContentFrame.PREDICATE in entry.frames
        if entry is None or not is_judging or entry.meaning not in _MEANINGS:
            continue
        judgement, subject = _judgement(tree, verb, entry), _subject(tree, verb)
        noun = tree.head[verb]
        if judgement is None or subject is None or not tree.is_readable(verb):
            continue
        source = sources.phrase(tree, subject, (noun + 1, verb))
        judged = (tree.left[noun], noun + 1)
        content = trimmed(tree, merged([judged, (verb + 1, tree.right[judgement])]))
        if source:
            cue = cue_extent.of_verb(tree, verb)
            yield Candidate(
                Family.PREDICATE, verb, entry, cue, content, source, RELATIVE, "subject",
                least_score=_LEAST_SCORE,
            )  # fmt: skip


def _subject(tree: Syntax, verb: int) -> int | None:
    """The subject between the noun and the verb that is no relative pronoun."""
    nearest_first = (c for c in reversed(tree.children[verb]) if tree.head[verb] < c < verb)
    return next(
        (c for c in nearest_first if tree.dep[c] == "nsubj" and tree.lower[c] not in _PRONOUNS),
        None,
    )


def _judgement(tree: Syntax, verb: int, entry: CueEntry) -> int | None:
    """What is said of the noun, right behind the verb."""
    behind = next((c for c in tree.children[verb] if c > verb), None)
    if behind is None or tree.dep[behind] not in _JUDGEMENTS or tree.left[behind] > verb + 2:
        return None
    pronoun = next((c for c in tree.children[verb] if tree.lower[c] in _PRONOUNS), None)
    first = tree.tag[verb + 1]
    if pronoun is None:
        is_bare = _follows_noun(tree, verb) and entry.meaning in _NAMING
        return behind if is_bare and tree.dep[behind] in _PLAIN else None
    if tree.lower[verb + 1] == "as":
        return behind if "as" in entry.prepositions else None
    if entry.meaning == "see" or tree.dep[behind] in ("prep", "advcl"):
        return None
    if tree.dep[behind] == "advmod":
        # “judged offside” ends its clause, and “found hard to believe” goes on with an infinitive.
        complement = tree.child(verb, "xcomp")
        is_last = tree.right[verb] == tree.right[behind]
        return behind if is_last else complement
    is_conjunction = tree.dep[pronoun] == "mark"
    may_be_noun = entry.meaning in _NAMING or not is_conjunction
    return behind if first in _DEGREES or may_be_noun else None


def _follows_noun(tree: Syntax, verb: int) -> bool:
    """Return whether nothing but its subject stands between a verb and its noun."""
    subject, noun = _subject(tree, verb), tree.head[verb]
    is_next = subject is not None and tree.left[subject] == noun + 1
    return is_next and tree.dep[verb] == "relcl"
