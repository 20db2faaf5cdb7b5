"""Split quotations: the pieces of one that clauses interrupt, all in the claim of its speaker."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from annotate.extract.claims.candidates import cue_extent
from annotate.extract.claims.candidates.candidate import Candidate, ScoredCandidate
from annotate.extract.claims.candidates.lexicon import ContentFrame, CueEntry, Lexicon
from annotate.extract.claims.candidates.rule_family import Family
from annotate.extract.claims.candidates.sources import phrase
from annotate.extract.claims.parse.quotations import MARKS, Quotations
from annotate.extract.claims.parse.syntax import Syntax
from annotate.extract.claims.parse.word_ranges import Range, Ranges, merged, overlap, without
from annotate.extract.claims.resolve.asides import (
    DASHES,
    is_aside,
    speakers_around,
    speaks_between_dashes,
)

_STOPS = frozenset((".", "!", "?", ";", ":"))
_WITHIN = frozenset(("relcl", "acl", "xcomp", "amod"))
_NOMINAL = frozenset(("NOUN", "PROPN", "PRON"))
_LEAST_STRENGTH = 3
"""Least strength in the lexicon, of 5, of a cue that brings quotations; chosen by hand."""

_RECOVERED_SCORE = 0.5
"""Score, from 0 to 1, of a claim whose source the parser lost; chosen by hand."""

_REACH = 60
"""Words before a split quotation in which the cue of its claim is looked for.

It saves time, in long texts above all.
"""


def rejoin_split_quotations(
    tree: Syntax,
    quotations: Quotations,
    lexicon: Lexicon,
    claims: Sequence[ScoredCandidate],
    spares: Iterable[ScoredCandidate],
) -> list[ScoredCandidate]:
    """The claims, where each split quotation is whole and belongs to one of them.

    Args:
        tree: The words.
        quotations: The quotations.
        lexicon: The cues.
        claims: The claims so far.
        spares: All candidates, for a clause whose cue none of the claims has.
    """
    claims_by_anchor = {claim.candidate.anchor: claim for claim in claims}
    spares_by_anchor: dict[int, list[ScoredCandidate]] = defaultdict(list)
    for spare in spares:
        spares_by_anchor[spare.candidate.anchor].append(spare)
    for chain in split_quotations(tree, quotations, lexicon):
        _join(tree, lexicon, chain, claims_by_anchor, spares_by_anchor)
    return list(claims_by_anchor.values())


def split_quotations(tree: Syntax, quotations: Quotations, lexicon: Lexicon) -> Iterator[Ranges]:
    """Chains of quotations that are pieces of one, in order."""
    chain: list[Range] = list(quotations.ranges[:1])
    for before, after in pairwise(quotations.ranges):
        if not _goes_on(tree, lexicon, before, after):
            if len(chain) > 1:
                yield tuple(chain)
            chain = []
        chain.append(after)
    if len(chain) > 1:
        yield tuple(chain)


def _goes_on(tree: Syntax, lexicon: Lexicon, before: Range, after: Range) -> bool:
    """Return whether a quotation goes on behind the clause that follows it."""
    gap = range(before[1], after[0])
    if any(tree.text[i] in _STOPS or "\n" in tree.text[i] for i in gap):
        return False
    last = next((i for i in reversed(range(*before)) if tree.text[i] not in MARKS), before[0])
    if not (_is_pause(tree, last) or _is_pause(tree, before[1])):
        return False
    if not _is_pause(tree, after[0] - 1) or not any(tree.pos[i] == "VERB" for i in gap):
        return False
    return sum(_brings_words(tree, lexicon, i) for i in gap) <= 1


def _is_pause(tree: Syntax, index: int) -> bool:
    return tree.text[index] == "," or tree.text[index] in DASHES


def _brings_words(tree: Syntax, lexicon: Lexicon, index: int) -> bool:
    """Return whether a verb of its own clause may bring what follows: “…,” he said, adding, “…”."""
    entry = lexicon.verbs.get(tree.lemma[index]) if tree.pos[index] == "VERB" else None
    return entry is not None and _brings_quotations(entry) and tree.dep[index] not in _WITHIN


def _join(
    tree: Syntax,
    lexicon: Lexicon,
    chain: Ranges,
    claims: dict[int, ScoredCandidate],
    spares: dict[int, list[ScoredCandidate]],
) -> None:
    """Give a chain of quotations to the best of the claims that can have it, and to no other."""
    owners = _owners(tree, lexicon, chain, claims, spares)
    if not owners:
        return
    score, owner = max(owners, key=_rank_as_owner)
    for anchor in (index for gap in _gaps(chain) for index in range(*gap)):
        if anchor in claims and overlap(claims[anchor].candidate.content, chain):
            del claims[anchor]
    extent = ((chain[0][0], chain[-1][1]),)
    for anchor in range(max(0, extent[0][0] - _REACH), extent[0][0]):
        if anchor in claims:
            claims[anchor] = _without_words(claims[anchor], extent)
    content = merged([*chain, *without(owner.content, extent)])
    claims[owner.anchor] = ScoredCandidate(score, replace(owner, content=content))


def _gaps(chain: Ranges) -> Ranges:
    """The words between the pieces of a chain."""
    return tuple((before[1], after[0]) for before, after in pairwise(chain))


def _without_words(scored: ScoredCandidate, words: Ranges) -> ScoredCandidate:
    """A claim without some words at the end of its content, unless it has no others."""
    score, candidate = scored
    content = without(candidate.content, words)
    return ScoredCandidate(score, replace(candidate, content=content)) if content else scored


def _owners(
    tree: Syntax,
    lexicon: Lexicon,
    chain: Ranges,
    claims: dict[int, ScoredCandidate],
    spares: dict[int, list[ScoredCandidate]],
) -> list[ScoredCandidate]:
    """The claims, or else the candidates, that may have a chain of quotations."""
    gaps = _gaps(chain)
    first = max(0, chain[0][0] - _REACH)
    if is_aside(tree, lexicon, gaps[0]):
        places = range(first, chain[-1][1] + _REACH)
        around = [claims[anchor] for anchor in places if anchor in claims]
        around += [s for a in places if a not in claims for s in spares.get(a, ())]
        speakers = speakers_around(tree, chain, around)
        if speakers:
            return speakers
    if speaks_between_dashes(tree, lexicon, gaps[0]):
        first = gaps[0][0]
    nearby = [claims[anchor] for anchor in range(first, gaps[0][1]) if anchor in claims]
    nearby += [spare for anchor in range(*gaps[0]) for spare in spares.get(anchor, ())]
    owners = [scored for scored in nearby if _may_own(scored.candidate, chain, gaps)]
    return owners or list(_recover_candidates(tree, lexicon, chain, gaps[0]))


def _rank_as_owner(scored: ScoredCandidate) -> tuple[bool, float, int]:
    """A key that is greatest for the best owner of a chain."""
    score, candidate = scored
    return _brings_quotations(candidate.entry), score, -candidate.anchor


def _recover_candidates(
    tree: Syntax, lexicon: Lexicon, chain: Ranges, gap: Range
) -> Iterator[ScoredCandidate]:
    """Candidates of a clause whose subject the parser hung elsewhere: “…,” said X, who …, “…”."""
    for verb in range(*gap):
        if _brings_words(tree, lexicon, verb):
            entry = lexicon.verbs[tree.lemma[verb]]
            source = _name_beside(tree, verb, gap)
            if source:
                cue = cue_extent.of_verb(tree, verb)
                candidate = Candidate(Family.QUOTE, verb, entry, cue, chain, source, "broken")
                yield ScoredCandidate(_RECOVERED_SCORE, candidate)


def _name_beside(tree: Syntax, verb: int, gap: Range) -> Ranges:
    """The noun phrase behind a verb that begins its clause, or the one that begins it."""
    limits = (verb + 1, gap[1]) if tree.is_mark(verb - 1) else (gap[0], verb)
    for index in range(*limits):
        if tree.pos[index] in _NOMINAL and not limits[0] <= tree.head[index] < limits[1]:
            return phrase(tree, index, limits)
    return ()


def _may_own(candidate: Candidate, chain: Ranges, gaps: Ranges) -> bool:
    """Return whether a candidate has an outside source, and its cue by the end of the first gap."""
    anchor, first = candidate.anchor, gaps[0]
    if not overlap(candidate.content, chain) or overlap(candidate.source, chain):
        return False
    return first[0] <= anchor < first[1] or anchor < chain[0][0] < candidate.content[-1][1]


def _brings_quotations(entry: CueEntry) -> bool:
    return ContentFrame.QUOTE in entry.frames and entry.strength >= _LEAST_STRENGTH
