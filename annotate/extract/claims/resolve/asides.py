"""Asides between dashes, which bring no words: “The mill” – she pointed – “will fall down”."""

from __future__ import annotations

from collections.abc import Iterable

from annotate.extract.claims.candidates.candidate import ScoredCandidate
from annotate.extract.claims.candidates.lexicon import Lexicon
from annotate.extract.claims.parse.syntax import Syntax
from annotate.extract.claims.parse.word_ranges import Range, Ranges, overlap

DASHES = frozenset(("—", "–", "--"))
"""Tokens that set an aside off."""

_SPEECH = frozenset(("say", "state", "tell"))
"""Meanings of cues that bring words wherever they stand."""

_OWN_WORDS = frozenset(("prep", "dobj", "prt", "advcl", "xcomp", "advmod"))
"""Relations of what a deed has beside its subject: “she pointed at the roof”."""

_STOPS = frozenset((".", "!", "?"))


def is_aside(tree: Syntax, lexicon: Lexicon, gap: Range) -> bool:
    """Return whether the words between two pieces of a quotation tell a deed of the speaker's."""
    return _is_between_dashes(tree, gap) and not _has_cue(tree, lexicon, gap)


def speaks_between_dashes(tree: Syntax, lexicon: Lexicon, gap: Range) -> bool:
    """Return whether the words between two pieces of a quotation say whose it is."""
    return _is_between_dashes(tree, gap) and _has_cue(tree, lexicon, gap)


def _is_between_dashes(tree: Syntax, gap: Range) -> bool:
    first, last = gap[0], gap[1] - 1
    return first < last and tree.text[first] in DASHES and tree.text[last] in DASHES


def _has_cue(tree: Syntax, lexicon: Lexicon, gap: Range) -> bool:
    return any(_speaks(tree, lexicon, index) for index in range(*gap))


def _speaks(tree: Syntax, lexicon: Lexicon, index: int) -> bool:
    entry = lexicon.verbs.get(tree.lemma[index]) if tree.pos[index] == "VERB" else None
    if entry is None:
        return False
    return entry.meaning in _SPEECH or tree.child(index, *_OWN_WORDS) is None


def speakers_around(
    tree: Syntax, chain: Ranges, claims: Iterable[ScoredCandidate]
) -> list[ScoredCandidate]:
    """The claims that may own a quotation with an aside.

    Their cue comes behind it in its sentence; failing that, in the sentence right before it.
    """
    outside = [scored for scored in claims if not overlap(scored.candidate.source, chain)]
    behind = [scored for scored in outside if _is_behind(tree, chain, scored)]
    return behind or [scored for scored in outside if _is_before(tree, chain, scored)]


def _is_behind(tree: Syntax, chain: Ranges, scored: ScoredCandidate) -> bool:
    """Return whether a claim of these very words has its cue behind their first aside."""
    anchor = scored.candidate.anchor
    return anchor >= chain[1][0] and overlap(scored.candidate.content, chain) > 0


def _is_before(tree: Syntax, chain: Ranges, scored: ScoredCandidate) -> bool:
    """Return whether a claim ends right where the words begin."""
    start, anchor = chain[0][0], scored.candidate.anchor
    if start == 0 or tree.text[start - 1] not in _STOPS:
        return False
    return anchor < start == tree.sentence_end[tree.sentence[anchor]]
