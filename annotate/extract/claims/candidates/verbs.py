"""Verbal cues: the contents that a verb can have in its frames, and its possible sources."""

from __future__ import annotations

from collections.abc import Iterator

from annotate.extract.claims.candidates import cue_extent, sources
from annotate.extract.claims.candidates.candidate import Candidate
from annotate.extract.claims.candidates.content_extent import (
    content_variants,
    with_split_quotation,
    with_whole_quotations,
)
from annotate.extract.claims.candidates.inanimate_sources import has_inanimate_source
from annotate.extract.claims.candidates.lexicon import UNKNOWN_VERB, ContentFrame, CueEntry, Lexicon
from annotate.extract.claims.candidates.rule_family import Family
from annotate.extract.claims.parse.quotations import Quotations
from annotate.extract.claims.parse.quoted_subjects import inverts_speech
from annotate.extract.claims.parse.syntax import Syntax
from annotate.extract.claims.parse.word_ranges import Ranges, merged, trimmed, without

Reading = tuple[Family, Ranges, Ranges, str]
"""Family, cue, content and relation of a candidate."""

_COMPLEMENTS = ("xcomp", "oprd", "prep", "advcl", "ccomp", "acomp", "acl", "relcl", "dative")
_LEAST_INVERTED = 0.5
"""Least score, from 0 to 1, of quoted words with a verb and who said them behind; by hand."""

_MAY_GO_ON = frozenset((Family.CLAUSE, Family.QUOTE))


def candidates(tree: Syntax, quotations: Quotations, lexicon: Lexicon) -> Iterator[Candidate]:
    """Every reading of every verb that may be a cue."""
    for verb, pos in enumerate(tree.pos):
        if pos != "VERB" or not tree.is_readable(verb) or _is_adjective(tree, lexicon, verb):
            continue
        entry = lexicon.verbs.get(tree.lemma[verb], UNKNOWN_VERB)
        nearest = sources.of_verb(tree, verb)
        if has_inanimate_source(tree, lexicon, verb, nearest[0]):
            continue
        givers = [nearest, *sources.elsewhere(tree, verb, nearest)]
        quotation = quotations.ending_at(verb)
        is_inverted = (
            quotation is not None
            and inverts_speech(tree, lexicon, verb, quotation)
            and any(source and source[0][0] == verb + 1 for source, _ in givers[:1])
        )
        for family, cue, content, relation in _readings(tree, quotations, lexicon, verb, entry):
            possible = _experiencers(tree, verb) if family is Family.SUBJECT else givers
            for source, manner in possible:
                bare_content = trimmed(tree, without(content, merged([*cue, *source])))
                if not bare_content:
                    continue
                for extent, variant in content_variants(
                    tree, quotations, verb, bare_content, may_go_on=family in _MAY_GO_ON
                ):
                    is_sure = is_inverted and family is Family.QUOTE and extent == "as-is"
                    yield Candidate(
                        family, verb, entry, cue, variant, source, relation, manner, extent,
                        least_score=_LEAST_INVERTED if is_sure else 0.0,
                    )  # fmt: skip


def _is_adjective(tree: Syntax, lexicon: Lexicon, verb: int) -> bool:
    """Return whether a participle is a state of mind: “the court is not convinced that …”."""
    is_passive = tree.child(verb, "auxpass") is not None and tree.child(verb, "agent") is None
    return is_passive and tree.lower[verb] in lexicon.adjectives


def _experiencers(tree: Syntax, verb: int) -> list[sources.Source]:
    """The holder of an attitude whose subject is the content: “the plan angered voters”."""
    holder = tree.child(verb, "dobj")
    if holder is not None:
        return [(sources.phrase(tree, holder), "experiencer")]
    return [sources.NO_SOURCE]


def _readings(
    tree: Syntax, quotations: Quotations, lexicon: Lexicon, verb: int, entry: CueEntry
) -> Iterator[Reading]:
    """The readings of a verb in each frame of its entry."""
    cue = _full_cue(tree, lexicon, verb)
    is_known = entry is not UNKNOWN_VERB
    if is_known and (ContentFrame.CLAUSE in entry.frames or ContentFrame.QUOTE in entry.frames):
        yield from _clause_contents(tree, quotations, verb, cue)
    if ContentFrame.QUOTE in entry.frames:
        yield from _quotations_beside(tree, quotations, verb, cue)
    if is_known and ContentFrame.QUOTE in entry.frames:
        yield from _interrupted_sentence(tree, quotations, verb, cue)
    if ContentFrame.INFINITIVE in entry.frames:
        yield from _infinitive_contents(tree, verb, cue)
    if ContentFrame.OBJECT in entry.frames or ContentFrame.PREDICATE in entry.frames:
        yield from _object_contents(tree, verb, cue, entry)
    if ContentFrame.ABOUT in entry.frames:
        yield from _prepositional_contents(tree, verb, cue, entry)
    if ContentFrame.SUBJECT in entry.frames:
        yield from _subject_contents(tree, verb, cue)


def _full_cue(tree: Syntax, lexicon: Lexicon, verb: int) -> Ranges:
    """The cue with the verbs that it continues: “went on to say”."""
    chain = [verb]
    while tree.dep[chain[0]] == "xcomp" and tree.lemma[tree.head[chain[0]]] in lexicon.chain_verbs:
        governor = tree.head[chain[0]]
        if governor > chain[0] or tree.child(governor, "dobj") is not None:
            break
        chain.insert(0, governor)
    return cue_extent.of_chain(tree, chain) if len(chain) > 1 else cue_extent.of_verb(tree, verb)


def _subtree(tree: Syntax, index: int) -> Ranges:
    return ((tree.left[index], tree.right[index]),)


def _clause_contents(
    tree: Syntax, quotations: Quotations, verb: int, cue: Ranges
) -> Iterator[Reading]:
    """Clauses that depend on the verb."""
    for child in tree.children[verb]:
        if tree.dep[child] in ("ccomp", "csubj") or _is_clause(tree, child):
            content = with_whole_quotations(tree, quotations, verb, _subtree(tree, child))
            yield Family.CLAUSE, cue, content, tree.dep[child]


def _is_clause(tree: Syntax, child: int) -> bool:
    """Return whether an adverbial clause may be a content that the parser mistook."""
    if tree.dep[child] == "advcl":
        mark = tree.child(child, "mark")
        return mark is None or tree.lower[mark] in ("that", "if", "whether")
    return tree.dep[child] == "xcomp" and tree.child(child, "aux") is None


def _infinitive_contents(tree: Syntax, verb: int, cue: Ranges) -> Iterator[Reading]:
    for child in tree.children[verb]:
        if tree.dep[child] == "xcomp" and tree.child(child, "aux") is not None:
            yield Family.INFINITIVE, cue, _subtree(tree, child), "xcomp"


def _quotations_beside(
    tree: Syntax, quotations: Quotations, verb: int, cue: Ranges
) -> Iterator[Reading]:
    """A quotation before or after the verb's clause."""
    if quotations.at[verb] >= 0:
        return
    begin, end = tree.sentence[verb], tree.sentence_end[tree.sentence[verb]]
    after = quotations.next_from(verb + 1)
    if after is not None and after[0] >= end and (after[0] > end + 1 or not _leads_on(tree, end)):
        after = None
    before = next((i for i in range(verb, begin - 1, -1) if quotations.ending_at(i)), None)
    before_range = quotations.ending_at(before) if before is not None else None
    if before_range:
        yield (
            Family.QUOTE,
            cue,
            with_split_quotation(tree, quotations, verb, (before_range,)),
            "before",
        )
    if after is not None:
        yield Family.QUOTE, cue, (after,), "after"


def _leads_on(tree: Syntax, end: int) -> bool:
    """Return whether a sentence ends with a colon or a comma."""
    last = end - 1
    while last > 0 and tree.pos[last] == "SPACE":
        last -= 1
    return tree.text[last] in (":", ",")


def _interrupted_sentence(
    tree: Syntax, quotations: Quotations, verb: int, cue: Ranges
) -> Iterator[Reading]:
    """The sentence that the verb's clause interrupts or follows."""
    if tree.dep[verb] not in ("parataxis", "ccomp", "advcl", "conj", "dep", "relcl"):
        return
    if tree.child(verb, "nsubj") is None or tree.child(verb, "ccomp", "mark") is not None:
        return
    begin, end = tree.left[verb], tree.right[verb]
    if not (_is_comma(tree, begin - 1) or _is_comma(tree, begin) or _is_comma(tree, end)):
        return
    first = tree.sentence[verb]
    sentence: Ranges = ((first, tree.sentence_end[first]),)
    around = without(sentence, ((begin, end),))
    if around:
        content = with_whole_quotations(tree, quotations, verb, around)
        yield Family.MATRIX, cue, content, tree.dep[verb]


def _is_comma(tree: Syntax, index: int) -> bool:
    return 0 <= index < len(tree) and tree.text[index] in (",", "—", "–", "--", "”", '"', "''")


def _object_contents(tree: Syntax, verb: int, cue: Ranges, entry: CueEntry) -> Iterator[Reading]:
    """The object, alone or with what is said of it; in a passive, the subject."""
    target = tree.child(verb, "dobj")
    passive = tree.child(verb, "nsubjpass")
    if target is not None and target > verb:
        if ContentFrame.OBJECT in entry.frames:
            yield Family.OBJECT, cue, _subtree(tree, target), "dobj"
        if ContentFrame.PREDICATE in entry.frames:
            yield from _predicate_contents(tree, verb, target, cue, entry)
    elif target is not None and ContentFrame.OBJECT in entry.frames:
        yield Family.OBJECT, cue, _subtree(tree, target), "fronted"
    elif passive is not None:
        yield Family.PASSIVE, cue, _subtree(tree, passive), "nsubjpass"
        for child in tree.children[verb]:
            if child > verb and tree.dep[child] in ("xcomp", "oprd", "prep", "advcl", "ccomp"):
                pieces = merged([*_subtree(tree, passive), *_subtree(tree, child)])
                yield Family.PASSIVE, cue, pieces, "nsubjpass+" + tree.dep[child]


def _predicate_contents(
    tree: Syntax, verb: int, target: int, cue: Ranges, entry: CueEntry
) -> Iterator[Reading]:
    for child in tree.children[verb]:
        if child <= target or tree.dep[child] not in _COMPLEMENTS:
            continue
        if tree.dep[child] == "prep" and tree.lower[child] not in entry.prepositions:
            continue
        content: Ranges = ((tree.left[target], tree.right[child]),)
        yield Family.PREDICATE, cue, content, "dobj+" + tree.dep[child]


def _prepositional_contents(
    tree: Syntax, verb: int, cue: Ranges, entry: CueEntry
) -> Iterator[Reading]:
    for child in tree.children[verb]:
        if tree.dep[child] != "prep" or tree.lower[child] not in entry.prepositions:
            continue
        target = tree.child(child, "pobj", "pcomp")
        if target is not None:
            long_cue = merged([*cue, (child, child + 1)])
            yield Family.ABOUT, long_cue, _subtree(tree, target), tree.dep[target]


def _subject_contents(tree: Syntax, verb: int, cue: Ranges) -> Iterator[Reading]:
    subject = tree.child(verb, "nsubj")
    if subject is None or subject > verb:
        return
    complement = tree.child(verb, "xcomp", "oprd", "ccomp", "acomp", "prep")
    pieces = list(_subtree(tree, subject))
    if complement is not None:
        pieces += _subtree(tree, complement)
    yield (
        Family.SUBJECT,
        cue,
        merged(pieces),
        "nsubj" if complement is None else tree.dep[complement],
    )
