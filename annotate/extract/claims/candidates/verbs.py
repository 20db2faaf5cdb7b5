"""Verbal cues: the contents that a verb can have in its frames."""

from __future__ import annotations

from collections.abc import Iterator

from annotate.extract.claims.candidates import cue_extent, sources
from annotate.extract.claims.candidates.candidate import Candidate
from annotate.extract.claims.candidates.content_extent import broken, extended, variants
from annotate.extract.claims.candidates.family import Family
from annotate.extract.claims.candidates.inanimate_sources import only_shows
from annotate.extract.claims.candidates.lexicon import Cue, Frame, Lexicon
from annotate.extract.claims.parse.quotations import Quoted
from annotate.extract.claims.parse.syntax import Syntax
from annotate.extract.claims.parse.word_ranges import Ranges, merged, trimmed, without

Reading = tuple[Family, Ranges, Ranges, str]
"""Family, cue, content and relation of a candidate."""

_COMPLEMENTS = ("xcomp", "oprd", "prep", "advcl", "ccomp", "acomp", "acl", "relcl", "dative")
_UNKNOWN = Cue("", "unknown", 1, frozenset((Frame.QUOTE,)), frozenset())
_GOES_ON = frozenset((Family.CLAUSE, Family.QUOTE))


def candidates(tree: Syntax, marks: Quoted, words: Lexicon) -> Iterator[Candidate]:
    """Every reading of every verb that may be a cue."""
    for verb, pos in enumerate(tree.pos):
        if pos != "VERB" or not tree.is_readable(verb) or _is_adjective(tree, words, verb):
            continue
        entry = words.verbs.get(tree.lemma[verb], _UNKNOWN)
        found = sources.of_verb(tree, verb)
        if only_shows(tree, words, verb, found[0]):
            continue
        givers = [found, *sources.elsewhere(tree, verb, found)]
        for family, cue, content, relation in _readings(tree, marks, words, verb, entry):
            holders = _experiencers(tree, verb) if family is Family.SUBJECT else givers
            for source, manner in holders:
                left = trimmed(tree, without(content, merged([*cue, *source])))
                if not left:
                    continue
                for extent, pieces in variants(tree, marks, verb, left, goes_on=family in _GOES_ON):
                    yield Candidate(
                        family, verb, entry, cue, pieces, source, relation, manner, extent
                    )


def _is_adjective(tree: Syntax, words: Lexicon, verb: int) -> bool:
    """Whether a participle tells how its subject feels: “the court is not convinced that …”."""
    is_passive = tree.child(verb, "auxpass") is not None and tree.child(verb, "agent") is None
    return is_passive and tree.lower[verb] in words.adjectives


def _experiencers(tree: Syntax, verb: int) -> list[sources.Found]:
    """Whose attitude it is where the subject is the content: “the plan angered voters”."""
    holder = tree.child(verb, "dobj")
    if holder is not None:
        return [(sources.phrase(tree, holder), "experiencer")]
    return [sources.NOBODY]


def _readings(
    tree: Syntax, marks: Quoted, words: Lexicon, verb: int, entry: Cue
) -> Iterator[Reading]:
    cue = _cue(tree, words, verb)
    is_known = entry is not _UNKNOWN
    if is_known and (Frame.CLAUSE in entry.frames or Frame.QUOTE in entry.frames):
        yield from _clauses(tree, marks, verb, cue)
    if Frame.QUOTE in entry.frames:
        yield from _beside(tree, marks, verb, cue)
    if is_known and Frame.QUOTE in entry.frames:
        yield from _matrix(tree, marks, verb, cue)
    if Frame.INFINITIVE in entry.frames:
        yield from _infinitives(tree, verb, cue)
    if Frame.OBJECT in entry.frames or Frame.PREDICATE in entry.frames:
        yield from _objects(tree, verb, cue, entry)
    if Frame.ABOUT in entry.frames:
        yield from _about(tree, verb, cue, entry)
    if Frame.SUBJECT in entry.frames:
        yield from _subjects(tree, verb, cue)


def _cue(tree: Syntax, words: Lexicon, verb: int) -> Ranges:
    """The cue with the verbs that it continues: “went on to say”."""
    chain = [verb]
    while tree.dep[chain[0]] == "xcomp" and tree.lemma[tree.head[chain[0]]] in words.chain_verbs:
        above = tree.head[chain[0]]
        if above > chain[0] or tree.child(above, "dobj") is not None:
            break
        chain.insert(0, above)
    return cue_extent.of_chain(tree, chain) if len(chain) > 1 else cue_extent.of_verb(tree, verb)


def _subtree(tree: Syntax, index: int) -> Ranges:
    return ((tree.left[index], tree.right[index]),)


def _clauses(tree: Syntax, marks: Quoted, verb: int, cue: Ranges) -> Iterator[Reading]:
    """Clauses that depend on the verb."""
    for child in tree.children[verb]:
        if tree.dep[child] in ("ccomp", "csubj") or _is_clause(tree, child):
            content = extended(tree, marks, verb, _subtree(tree, child))
            yield Family.CLAUSE, cue, content, tree.dep[child]


def _is_clause(tree: Syntax, child: int) -> bool:
    """Whether an adverbial clause may be a content that the parser mistook."""
    if tree.dep[child] == "advcl":
        mark = tree.child(child, "mark")
        return mark is None or tree.lower[mark] in ("that", "if", "whether")
    return tree.dep[child] == "xcomp" and tree.child(child, "aux") is None


def _infinitives(tree: Syntax, verb: int, cue: Ranges) -> Iterator[Reading]:
    for child in tree.children[verb]:
        if tree.dep[child] == "xcomp" and tree.child(child, "aux") is not None:
            yield Family.INFINITIVE, cue, _subtree(tree, child), "xcomp"


def _beside(tree: Syntax, marks: Quoted, verb: int, cue: Ranges) -> Iterator[Reading]:
    """A quotation before or after the verb's clause."""
    if marks.at[verb] >= 0:
        return
    begin, end = tree.sentence[verb], tree.sentence_end[tree.sentence[verb]]
    after = marks.next_from(verb + 1)
    if after is not None and after[0] >= end and (after[0] > end + 1 or not _leads_on(tree, end)):
        after = None
    before = next((i for i in range(verb, begin - 1, -1) if marks.ending_at(i)), None)
    before_range = marks.ending_at(before) if before is not None else None
    if before_range:
        yield Family.QUOTE, cue, broken(tree, marks, verb, (before_range,)), "before"
    if after is not None:
        yield Family.QUOTE, cue, (after,), "after"


def _leads_on(tree: Syntax, end: int) -> bool:
    """Whether a sentence ends with a colon."""
    last = end - 1
    while last > 0 and tree.pos[last] == "SPACE":
        last -= 1
    return tree.text[last] in (":", ",")


def _matrix(tree: Syntax, marks: Quoted, verb: int, cue: Ranges) -> Iterator[Reading]:
    """The sentence that the verb's clause interrupts or follows."""
    if tree.dep[verb] not in ("parataxis", "ccomp", "advcl", "conj", "dep", "relcl"):
        return
    if tree.child(verb, "nsubj") is None or tree.child(verb, "ccomp", "mark") is not None:
        return
    begin, end = tree.left[verb], tree.right[verb]
    if not (_is_comma(tree, begin - 1) or _is_comma(tree, begin) or _is_comma(tree, end)):
        return
    first = tree.sentence[verb]
    whole: Ranges = ((first, tree.sentence_end[first]),)
    around = without(whole, ((begin, end),))
    if around:
        yield Family.MATRIX, cue, extended(tree, marks, verb, around), tree.dep[verb]


def _is_comma(tree: Syntax, index: int) -> bool:
    return 0 <= index < len(tree) and tree.text[index] in (",", "—", "–", "--", "”", '"', "''")


def _objects(tree: Syntax, verb: int, cue: Ranges, entry: Cue) -> Iterator[Reading]:
    """The object, alone or with what is said of it; in a passive, the subject."""
    target = tree.child(verb, "dobj")
    passive = tree.child(verb, "nsubjpass")
    if target is not None and target > verb:
        if Frame.OBJECT in entry.frames:
            yield Family.OBJECT, cue, _subtree(tree, target), "dobj"
        if Frame.PREDICATE in entry.frames:
            yield from _predicates(tree, verb, target, cue, entry)
    elif target is not None and Frame.OBJECT in entry.frames:
        yield Family.OBJECT, cue, _subtree(tree, target), "fronted"
    elif passive is not None:
        yield Family.PASSIVE, cue, _subtree(tree, passive), "nsubjpass"
        for child in tree.children[verb]:
            if child > verb and tree.dep[child] in ("xcomp", "oprd", "prep", "advcl", "ccomp"):
                pieces = merged([*_subtree(tree, passive), *_subtree(tree, child)])
                yield Family.PASSIVE, cue, pieces, "nsubjpass+" + tree.dep[child]


def _predicates(tree: Syntax, verb: int, target: int, cue: Ranges, entry: Cue) -> Iterator[Reading]:
    for child in tree.children[verb]:
        if child <= target or tree.dep[child] not in _COMPLEMENTS:
            continue
        if tree.dep[child] == "prep" and tree.lower[child] not in entry.prepositions:
            continue
        content: Ranges = ((tree.left[target], tree.right[child]),)
        yield Family.PREDICATE, cue, content, "dobj+" + tree.dep[child]


def _about(tree: Syntax, verb: int, cue: Ranges, entry: Cue) -> Iterator[Reading]:
    for child in tree.children[verb]:
        if tree.dep[child] != "prep" or tree.lower[child] not in entry.prepositions:
            continue
        target = tree.child(child, "pobj", "pcomp")
        if target is not None:
            whole = merged([*cue, (child, child + 1)])
            yield Family.ABOUT, whole, _subtree(tree, target), tree.dep[target]


def _subjects(tree: Syntax, verb: int, cue: Ranges) -> Iterator[Reading]:
    subject = tree.child(verb, "nsubj")
    if subject is None or subject > verb:
        return
    rest = tree.child(verb, "xcomp", "oprd", "ccomp", "acomp", "prep")
    pieces = list(_subtree(tree, subject))
    if rest is not None:
        pieces += _subtree(tree, rest)
    yield Family.SUBJECT, cue, merged(pieces), "nsubj" if rest is None else tree.dep[rest]
