"""Broken quotations: the pieces of one that clauses interrupt, all in the claim of its speaker."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from annotate.extract.claims.candidates.candidate import Candidate
from annotate.extract.claims.candidates.candidate_index import Rated
from annotate.extract.claims.candidates.cue_extent import of_verb
from annotate.extract.claims.candidates.family import Family
from annotate.extract.claims.candidates.lexicon import Cue, Frame, Lexicon
from annotate.extract.claims.candidates.sources import phrase
from annotate.extract.claims.parse.quotations import MARKS, Quoted
from annotate.extract.claims.parse.syntax import Syntax
from annotate.extract.claims.parse.word_ranges import Range, Ranges, merged, overlap, without

_STOPS = frozenset((".", "!", "?", ";", ":"))
_DASHES = frozenset(("—", "–", "--"))
_WITHIN = frozenset(("relcl", "acl", "xcomp", "amod"))
_NOMINAL = frozenset(("NOUN", "PROPN", "PRON"))
_STRONG = 3
_LOST = 0.5
_REACH = 60


def rejoined(
    tree: Syntax, marks: Quoted, words: Lexicon, kept: Sequence[Rated], spare: Iterable[Rated]
) -> list[Rated]:
    """The kept claims, where each broken quotation is whole and belongs to one of them.

    Args:
        tree: The words.
        marks: The quotations.
        words: The cues.
        kept: The claims so far.
        spare: All readings, for a clause whose cue none of the claims has.
    """
    pairs = {pair[1].anchor: pair for pair in kept}
    by_anchor: dict[int, list[Rated]] = defaultdict(list)
    for pair in spare:
        by_anchor[pair[1].anchor].append(pair)
    for chain in chains(tree, marks, words):
        _join(tree, words, chain, pairs, by_anchor)
    return list(pairs.values())


def chains(tree: Syntax, marks: Quoted, words: Lexicon) -> Iterator[Ranges]:
    """Quotations that are pieces of one, in order."""
    chain: list[Range] = list(marks.ranges[:1])
    for before, after in pairwise(marks.ranges):
        if not _goes_on(tree, words, before, after):
            if len(chain) > 1:
                yield tuple(chain)
            chain = []
        chain.append(after)
    if len(chain) > 1:
        yield tuple(chain)


def _goes_on(tree: Syntax, words: Lexicon, before: Range, after: Range) -> bool:
    """Whether a quotation goes on behind the clause that follows it."""
    gap = range(before[1], after[0])
    if any(tree.text[i] in _STOPS or "\n" in tree.text[i] for i in gap):
        return False
    last = next((i for i in reversed(range(*before)) if tree.text[i] not in MARKS), before[0])
    if not (_pauses(tree, last) or _pauses(tree, before[1])):
        return False
    if not _pauses(tree, after[0] - 1) or not any(tree.pos[i] == "VERB" for i in gap):
        return False
    return sum(_brings_words(tree, words, i) for i in gap) <= 1


def _pauses(tree: Syntax, index: int) -> bool:
    return tree.text[index] == "," or tree.text[index] in _DASHES


def _brings_words(tree: Syntax, words: Lexicon, index: int) -> bool:
    """Whether a verb of a clause's own may introduce what follows: “…,” he said, adding, “…”."""
    entry = words.verbs.get(tree.lemma[index]) if tree.pos[index] == "VERB" else None
    return entry is not None and _tells(entry) and tree.dep[index] not in _WITHIN


def _join(
    tree: Syntax,
    words: Lexicon,
    chain: Ranges,
    kept: dict[int, Rated],
    spare: dict[int, list[Rated]],
) -> None:
    """Give a chain of quotations to the best of the claims that can have it, and to no other."""
    gaps = tuple((before[1], after[0]) for before, after in pairwise(chain))
    near = [kept[at] for at in range(max(0, chain[0][0] - _REACH), gaps[0][1]) if at in kept]
    near += [pair for at in range(*gaps[0]) for pair in spare.get(at, ())]
    own = [pair for pair in near if _may_own(pair[1], chain, gaps)]
    own = own or list(_lost(tree, words, chain, gaps[0]))
    if not own:
        return
    score, owner = max(own, key=lambda pair: (_tells(pair[1].entry), pair[0], -pair[1].anchor))
    for anchor in (at for gap in gaps for at in range(*gap)):
        if anchor in kept and overlap(kept[anchor][1].content, chain):
            del kept[anchor]
    outside = without(owner.content, ((chain[0][0], chain[-1][1]),))
    kept[owner.anchor] = (score, replace(owner, content=merged([*chain, *outside])))


def _lost(tree: Syntax, words: Lexicon, chain: Ranges, gap: Range) -> Iterator[Rated]:
    """A reading of a clause whose subject the parser hung elsewhere: “…,” said X, who …, “…”."""
    for verb in range(*gap):
        if _brings_words(tree, words, verb):
            entry = words.verbs[tree.lemma[verb]]
            source = _name_beside(tree, verb, gap)
            if source:
                cue = of_verb(tree, verb)
                yield _LOST, Candidate(Family.QUOTE, verb, entry, cue, chain, source, "broken")


def _name_beside(tree: Syntax, verb: int, gap: Range) -> Ranges:
    """The noun phrase behind a verb that begins its clause, or the one that begins it."""
    limits = (verb + 1, gap[1]) if tree.is_mark(verb - 1) else (gap[0], verb)
    for index in range(*limits):
        if tree.pos[index] in _NOMINAL and not limits[0] <= tree.head[index] < limits[1]:
            return phrase(tree, index, limits)
    return ()


def _may_own(candidate: Candidate, chain: Ranges, gaps: Ranges) -> bool:
    """Whether a reading, its source outside, has its cue before the chain or in its first gap."""
    anchor, first = candidate.anchor, gaps[0]
    if not overlap(candidate.content, chain) or overlap(candidate.source, chain):
        return False
    return first[0] <= anchor < first[1] or anchor < chain[0][0] < candidate.content[-1][1]


def _tells(entry: Cue) -> bool:
    """Whether a cue is one that brings quotations."""
    return Frame.QUOTE in entry.frames and entry.strength >= _STRONG
