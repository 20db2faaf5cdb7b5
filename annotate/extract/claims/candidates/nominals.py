"""Nominal cues: “accusations by X that …”, “X's hope for …”, “X is confident that …”."""

from __future__ import annotations

from collections.abc import Iterator

from annotate.extract.claims.candidates import cue_extent, sources
from annotate.extract.claims.candidates.candidate import Candidate
from annotate.extract.claims.candidates.content_extent import (
    content_variants,
    with_whole_quotations,
)
from annotate.extract.claims.candidates.lexicon import ContentFrame, CueEntry, Lexicon
from annotate.extract.claims.candidates.rule_family import Family
from annotate.extract.claims.parse.quotations import Quotations
from annotate.extract.claims.parse.syntax import Syntax
from annotate.extract.claims.parse.word_ranges import merged, trimmed


def candidates(tree: Syntax, quotations: Quotations, lexicon: Lexicon) -> Iterator[Candidate]:
    """Every reading of every noun and adjective that may be a cue."""
    for index, pos in enumerate(tree.pos):
        if pos == "NOUN":
            entry = lexicon.nouns.get(tree.lemma[index])
            if entry is not None and tree.is_readable(index):
                yield from _of_noun(tree, quotations, lexicon, index, entry)
        elif pos in ("ADJ", "VERB"):
            entry = lexicon.adjectives.get(tree.lower[index])
            if entry is not None and tree.is_readable(index):
                yield from _of_adjective(tree, quotations, index, entry)


def _of_noun(
    tree: Syntax, quotations: Quotations, lexicon: Lexicon, noun: int, entry: CueEntry
) -> Iterator[Candidate]:
    source, manner = sources.of_noun(tree, noun)
    if not source:
        source, manner = sources.beside_noun(tree, noun)
    verb = _support_verb(tree, lexicon, noun)
    if not source and verb is not None:
        source, manner = sources.of_verb(tree, verb)
        manner = "support-" + manner
    possible = [(source, manner), *sources.around_noun(tree, noun, (source, manner))]
    for target, relation, bridge in _content_heads(tree, noun, entry):
        cue = cue_extent.of_noun(tree, noun, *bridge)
        if verb is not None and verb < noun:
            cue = merged([*cue_extent.of_verb(tree, verb), (verb, noun + 1), *cue])
        content = with_whole_quotations(
            tree, quotations, noun, ((tree.left[target], tree.right[target]),)
        )
        content = trimmed(tree, content)
        if not content:
            continue
        for extent, variant in content_variants(tree, quotations, noun, content, may_go_on=False):
            for giver, giver_manner in possible:
                yield Candidate(
                    Family.NOUN, noun, entry, cue, variant, giver, relation, giver_manner, extent
                )


def _support_verb(tree: Syntax, lexicon: Lexicon, noun: int) -> int | None:
    """The verb that lends its subject to a noun: “made the claim”, “the claim is that”."""
    above = tree.head[noun]
    lends = tree.lemma[above] in lexicon.support_verbs or tree.lemma[above] == "be"
    is_complement = tree.dep[noun] in ("dobj", "attr") and tree.pos[above] in ("VERB", "AUX")
    return above if lends and is_complement else None


def _content_heads(
    tree: Syntax, noun: int, entry: CueEntry
) -> Iterator[tuple[int, str, list[int]]]:
    """The heads of a noun's possible contents, each with its relation and the words on the way."""
    for child in tree.children[noun]:
        relation = tree.dep[child]
        if relation in ("acl", "ccomp", "relcl") and _fits(tree, child, entry):
            yield child, relation, []
        elif relation == "prep" and tree.lower[child] in entry.prepositions:
            target = tree.child(child, "pobj", "pcomp")
            if target is not None:
                yield target, "prep-" + tree.dep[target], [child]
    giver = sources.giver_of(tree, noun)
    clause = sources.that_clause(tree, giver) if giver is not None else None
    if clause is not None and ContentFrame.CLAUSE in entry.frames:
        yield clause, "acl", []
    above = tree.head[noun]
    if tree.dep[noun] == "nsubj" and tree.lemma[above] == "be":
        clause = tree.child(above, "ccomp", "xcomp", "advcl")
        if clause is not None and clause > above:
            yield clause, "copula", [above]


def _fits(tree: Syntax, child: int, entry: CueEntry) -> bool:
    """Return whether a clause of a noun is a content rather than a description."""
    if tree.dep[child] == "relcl":
        return tree.child(child, "mark") is not None
    if tree.child(child, "mark") is not None or tree.tag[child] in ("VBD", "VBZ", "VBP"):
        return ContentFrame.CLAUSE in entry.frames
    return ContentFrame.INFINITIVE in entry.frames and tree.child(child, "aux") is not None


def _of_adjective(
    tree: Syntax, quotations: Quotations, index: int, entry: CueEntry
) -> Iterator[Candidate]:
    verb = tree.head[index]
    if tree.dep[index] not in ("acomp", "ROOT", "conj", "oprd", "xcomp"):
        return
    if tree.dep[index] != "acomp" and tree.pos[index] == "VERB":
        verb = index
    source, manner = sources.of_verb(tree, verb)
    subject = sources.subject_of(tree, index)
    if manner == "none" and subject is not None:
        source, manner = sources.phrase(tree, subject), "subject"
    for child in tree.children[index]:
        relation, target, bridge = tree.dep[child], child, []
        if relation == "prep" and tree.lower[child] in entry.prepositions:
            noun = tree.child(child, "pobj", "pcomp")
            if noun is None:
                continue
            target, bridge = noun, [child]
        elif relation not in ("ccomp", "xcomp") or child < index:
            continue
        cue = merged([*cue_extent.of_verb(tree, verb), (min(verb, index), index + 1)])
        cue = merged([*cue, *((word, word + 1) for word in bridge)])
        content = trimmed(
            tree,
            with_whole_quotations(
                tree, quotations, index, ((tree.left[target], tree.right[target]),)
            ),
        )
        if not content:
            continue
        for extent, variant in content_variants(tree, quotations, index, content, may_go_on=False):
            yield Candidate(
                Family.ADJECTIVE, index, entry, cue, variant, source, relation, manner, extent
            )
