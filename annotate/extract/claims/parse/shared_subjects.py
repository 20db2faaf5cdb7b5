"""Cues that share the subject of the cue above: “said it expects a loss, and blamed the rain”."""

from __future__ import annotations

from annotate.extract.claims.candidates.lexicon import Lexicon
from annotate.extract.claims.parse.syntax import Syntax, with_heads

_PAST, _PRESENT = frozenset(("VBD",)), frozenset(("VBZ", "VBP"))
_PLAIN = frozenset(("VB",))
"""Forms without an auxiliary that the parser takes for an infinitive: “they say …, and demand”."""

_SUBJECTS = ("nsubj", "nsubjpass", "csubj", "expl")
_HELPERS = ("aux", "auxpass")


def with_shared_subjects(tree: Syntax, lexicon: Lexicon) -> Syntax:
    """The parse where another cue in the tense of the cue, and not of its clause, is the cue's.

    The parser hangs “blamed” on “expects”, which is in another tense and has its own subject; then
    what is said would go on with what the speaker does.
    """
    heads: dict[int, int] = {}
    for verb, relation in enumerate(tree.dep):
        if relation != "conj" or tree.tag[verb] not in _PAST | _PRESENT | _PLAIN:
            continue
        entry = lexicon.verbs.get(tree.lemma[verb])
        cue = _cue_above(tree, verb) if entry is not None else None
        if cue is not None:
            heads[verb] = cue
            heads |= dict.fromkeys(_joining_words(tree, verb), cue)
    return with_heads(tree, heads) if heads else tree


def _cue_above(tree: Syntax, verb: int) -> int | None:
    """The verb whose clause a verb was hung on although it goes with that verb itself."""
    clause = tree.head[verb]
    cue = tree.head[clause]
    has_own_subject = tree.child(verb, *_SUBJECTS) is not None
    if tree.dep[clause] != "ccomp" or has_own_subject or tree.child(verb, *_HELPERS) is not None:
        return None
    if not cue < clause < verb or tree.child(cue, *_HELPERS) is not None:
        return None
    is_plain = tree.tag[verb] in _PLAIN and tree.tag[clause] not in _PLAIN
    tense = "present" if is_plain else _tense(tree, verb)
    return cue if tense == _tense(tree, cue) and tense != _tense(tree, clause) else None


def _tense(tree: Syntax, verb: int) -> str:
    """Past, present, or what the auxiliary of a verb says."""
    helper = tree.child(verb, *_HELPERS)
    tag = tree.tag[verb if helper is None else helper]
    return "past" if tag in _PAST else "present" if tag in _PRESENT else tag


def _joining_words(tree: Syntax, verb: int) -> list[int]:
    """The comma and the “and” before a verb."""
    words = []
    place = tree.left[verb] - 1
    while place > 0 and (tree.dep[place] == "cc" or tree.text[place] == ","):
        words.append(place)
        place -= 1
    return words
