"""Sources: the words that may name the one who says, thinks or wants it."""

from __future__ import annotations

from annotate.extract.claims.parse.syntax import Syntax
from annotate.extract.claims.parse.word_ranges import Ranges, trimmed

_SUBJECTS = ("nsubj", "nsubjpass", "csubj")
_RELATIVE = frozenset(("who", "which", "that", "whom"))
_GIVERS = frozenset(("by", "from", "among"))
_MOST_HOPS = 6
"""Most heads above a verb at which its subject is looked for; chosen by hand."""

_REACH = 20
"""Words before a verb in which a name may be its lost subject; chosen by hand."""

_FINITE = frozenset(("VBD", "VBZ", "VBP"))
_VERBAL = frozenset(("VERB", "AUX"))

Source = tuple[Ranges, str]
"""A source, and the name of the rule that found it: the `manner` of a candidate."""

NO_SOURCE: Source = ((), "none")
"""No source."""


def phrase(tree: Syntax, index: int, limits: tuple[int, int] | None = None) -> Ranges:
    """The words of a noun phrase, with its relative clauses and appositions."""
    start, end = tree.left[index], tree.right[index]
    if limits is not None:
        start, end = max(start, limits[0]), min(end, limits[1])
    return trimmed(tree, ((start, end),)) if start < end else ()


def of_verb(tree: Syntax, verb: int) -> Source:
    """The source of a verb: its subject, its agent, or the subject of a verb that governs it."""
    if tree.child(verb, "nsubjpass") is not None or _is_bare_participle(tree, verb):
        agent = _agent_phrase(tree, verb)
        return (agent, "agent") if agent else NO_SOURCE
    return _nearest_subject(tree, verb)


def _is_bare_participle(tree: Syntax, verb: int) -> bool:
    """Return whether a participle modifies a noun as a passive: “the claims made by him”."""
    if tree.tag[verb] != "VBN" or tree.child(verb, *_SUBJECTS) is not None:
        return False
    if tree.child(verb, "agent") is not None or tree.child(verb, "auxpass") is not None:
        return True
    helpers = [c for c in tree.children[verb] if tree.dep[c] == "aux"]
    return tree.dep[verb] in ("acl", "amod", "advcl") and not helpers


def elsewhere(tree: Syntax, verb: int, nearest: Source) -> list[Source]:
    """Other sources that a verb may have where the nearest one is uncertain."""
    _, manner = nearest
    others: list[Source] = []
    if manner == "relative":
        noun = tree.head[verb]
        if tree.dep[verb] == "relcl":
            others.append((_noun_alone(tree, noun, verb), "antecedent"))
    elif manner not in ("subject", "agent", "possessor", "giver"):
        others += _main_subjects(tree, verb, nearest)
        if manner == "none" and tree.tag[verb] in _FINITE:
            others += _name_before(tree, verb)
        if manner != "none" and tree.tag[verb] in ("VBG", "VBN", "VB"):
            others.append(NO_SOURCE)
    return others


def _name_before(tree: Syntax, verb: int) -> list[Source]:
    """The last name before a verb whose subject the parser lost: “…, Maria Sol, a judge, said”."""
    first = max(tree.sentence[verb], verb - _REACH)
    for index in range(verb - 1, first - 1, -1):
        if tree.pos[index] in _VERBAL:
            break
        if tree.entity[index] == "PERSON":
            name_start = index
            while name_start > first and tree.entity[name_start - 1] == tree.entity[index]:
                name_start -= 1
            return [(trimmed(tree, ((name_start, verb),)), "named")]
    return []


def _main_subjects(tree: Syntax, verb: int, nearest: Source) -> list[Source]:
    """The subjects of the verbs above, nearest first, but for the nearest source."""
    governors = tree.ancestors(verb)
    subjects = [tree.child(index, *_SUBJECTS) for index in governors if tree.pos[index] in _VERBAL]
    phrases = [
        phrase(tree, subject) for subject in subjects if subject is not None and subject < verb
    ]
    return [(pieces, "above") for pieces in phrases if pieces and pieces != nearest[0]][:1]


def _agent_phrase(tree: Syntax, verb: int) -> Ranges:
    by = tree.child(verb, "agent")
    giver = tree.child(by, "pobj") if by is not None else None
    return phrase(tree, giver) if giver is not None else ()


def _nearest_subject(tree: Syntax, verb: int) -> Source:
    """The nearest subject, up through coordination and control."""
    index, manner = verb, "subject"
    for _ in range(_MOST_HOPS):
        subject = subject_of(tree, index)
        if subject is not None and subject != verb:
            return _subject_as_source(tree, index, subject, manner)
        relation, governor = tree.dep[index], tree.head[index]
        if relation in ("acl", "relcl", "amod", "appos") and tree.pos[governor] in (
            "NOUN",
            "PROPN",
        ):
            return _noun_alone(tree, governor, index), "modified"
        if relation not in ("conj", "xcomp", "advcl", "ccomp", "pcomp", "prep", "dep", "parataxis"):
            break
        if relation == "xcomp" and tree.child(governor, "dobj") is not None:
            return phrase(tree, tree.child(governor, "dobj") or 0), "object-control"
        index, manner = governor, "conj" if relation == "conj" and manner == "subject" else relation
    return NO_SOURCE


def subject_of(tree: Syntax, verb: int) -> int | None:
    """The subject of a verb, or of an auxiliary on which the parser hung it."""
    helpers = (c for c in tree.children[verb] if tree.dep[c] in ("aux", "auxpass"))
    subjects = (tree.child(index, *_SUBJECTS) for index in (verb, *helpers))
    return next((subject for subject in subjects if subject is not None), None)


def _subject_as_source(tree: Syntax, verb: int, subject: int, manner: str) -> Source:
    """A subject as a source, cut where the verb's own words begin."""
    if tree.lower[subject] in _RELATIVE:
        return ((subject, subject + 1),), "relative"
    limits = (verb + 1, len(tree)) if subject > verb else (0, verb)
    return phrase(tree, subject, limits), manner


def _noun_alone(tree: Syntax, noun: int, modifier: int) -> Ranges:
    """A noun phrase up to one of its modifiers."""
    if modifier > noun:
        return phrase(tree, noun, (0, tree.left[modifier]))
    return phrase(tree, noun)


def of_noun(tree: Syntax, noun: int) -> Source:
    """The source of a nominal cue: its possessor or the noun after “by” or “from”."""
    owner = tree.child(noun, "poss")
    if owner is not None:
        return _without_possessive(tree, owner), "possessor"
    giver = giver_of(tree, noun)
    if giver is None:
        return NO_SOURCE
    clause = that_clause(tree, giver)
    limits = (0, len(tree) if clause is None else tree.left[clause])
    return phrase(tree, giver, limits), "giver"


def beside_noun(tree: Syntax, noun: int) -> Source:
    """The noun after a “by” or “from” that the parser hung on the verb: “heard calls from X”."""
    following = noun + 1
    if following < len(tree) and tree.lower[following] in _GIVERS:
        giver = tree.child(following, "pobj")
        if giver is not None:
            clause = that_clause(tree, giver)
            limits = (0, len(tree) if clause is None else tree.left[clause])
            return phrase(tree, giver, limits), "giver"
    return NO_SOURCE


def _without_possessive(tree: Syntax, owner: int) -> Ranges:
    """A possessor without its ’s."""
    pieces = phrase(tree, owner)
    if pieces and tree.lower[pieces[-1][1] - 1] in ("'s", "’s", "'", "’"):
        return trimmed(tree, (*pieces[:-1], (pieces[-1][0], pieces[-1][1] - 1)))
    return pieces


def giver_of(tree: Syntax, noun: int) -> int | None:
    """The noun after the “by” or “from” of a nominal cue."""
    for child in tree.children[noun]:
        if tree.dep[child] in ("prep", "agent") and tree.lower[child] in _GIVERS:
            return tree.child(child, "pobj")
    return None


def that_clause(tree: Syntax, noun: int) -> int | None:
    """A clause with “that” which the parser hung on a noun."""
    for child in tree.children[noun]:
        if tree.dep[child] in ("acl", "relcl", "ccomp"):
            mark = tree.child(child, "mark")
            if mark is not None and tree.lower[mark] == "that":
                return child
    return None


def around_noun(tree: Syntax, noun: int, nearest: Source) -> list[Source]:
    """Another source that a nominal cue may have: the subject of a verb above it."""
    if nearest[1].startswith("support"):
        return []
    return _main_subjects(tree, noun, nearest)
