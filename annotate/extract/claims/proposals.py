"""Proposals: what every word that could be a cue would make a claim of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from annotate.claim import Claim
from annotate.extract.claims.candidates import cue_extent, sources
from annotate.extract.claims.candidates.candidate import Candidate
from annotate.extract.claims.candidates.candidate_index import Rated
from annotate.extract.claims.candidates.lexicon import Lexicon
from annotate.extract.claims.parse.quotations import Quoted
from annotate.extract.claims.parse.syntax import Syntax
from annotate.extract.claims.parse.word_ranges import Ranges, overlap, trimmed
from annotate.extract.claims.resolve.outside_sources import voiced
from annotate.extract.claims.resolve.trim import balanced, begun, ended
from annotate.extract.claims.scoring.score import rated
from annotate.extract.claims.speakers import Speakers
from annotate.span import Fragments, Span
from annotate.structure import Proposal

_KNOWN = 5
"""The chance of a reading that the scores passed over, in per cent."""

Frame = tuple[Ranges, Ranges, Ranges]
"""Source, cue and content."""


def proposals(
    tree: Syntax,
    marks: Quoted,
    words: Lexicon,
    found: Sequence[Candidate],
    *,
    pairs: Iterable[Rated],
    claims: Iterable[Rated],
    speakers: Speakers,
) -> Iterator[Proposal]:
    """The best reading of each cue, and the bare frame of each verb without any.

    Args:
        tree: The words.
        marks: The quotations.
        words: The cues.
        found: All readings.
        pairs: Those of them that have a score, each with how likely it is to be right.
        claims: Those that became claims, in their final form.
        speakers: Tells which person a source names.
    """
    for anchor, percent, (source, cue, content) in _frames(
        tree, marks, words, found, pairs=_best(pairs), claims=_best(claims)
    ):
        yield Proposal(
            Span(tree.start[anchor], tree.end[anchor]),
            Claim(characters(tree, source), characters(tree, cue), characters(tree, content)),
            percent,
            speakers.named(source),
        )


def _frames(
    tree: Syntax,
    marks: Quoted,
    words: Lexicon,
    found: Sequence[Candidate],
    *,
    pairs: dict[int, Rated],
    claims: dict[int, Rated],
) -> Iterator[tuple[int, int, Frame]]:
    """Each governing word with the chance of its best reading, and that reading."""
    missed = [one for one in found if one.anchor not in pairs]
    silent = _best(rated(tree, marks, words, missed, trained=None))
    for anchor, (chance, one) in claims.items():
        yield anchor, max(_KNOWN, _percent(chance)), _parts(one)
    for anchor, (chance, one) in (pairs | silent).items():
        if anchor not in claims:
            percent = _percent(chance) if anchor in pairs else _KNOWN
            is_known = one.entry.meaning != "unknown"
            yield anchor, percent if is_known else 0, _parts(_finished(tree, marks, one))
    for verb, pos in enumerate(tree.pos):
        has_reading = verb in claims or verb in pairs or verb in silent
        if pos == "VERB" and not has_reading and tree.is_readable(verb):
            yield verb, 0, _bare(tree, verb)


def _best(pairs: Iterable[Rated]) -> dict[int, Rated]:
    """The best reading of each governing word; of equal ones the first."""
    best: dict[int, Rated] = {}
    for pair in pairs:
        anchor = pair[1].anchor
        if anchor not in best or pair[0] > best[anchor][0]:
            best[anchor] = pair
    return best


def _percent(chance: float) -> int:
    return round(100 * min(1.0, max(0.0, chance)))


def _finished(tree: Syntax, marks: Quoted, one: Candidate) -> Candidate:
    """A reading in the form in which it would become a claim."""
    return begun(tree, ended(tree, balanced(tree, marks, voiced(tree, marks, one))))


def _parts(one: Candidate) -> Frame:
    return one.source, one.cue, one.content


def _bare(tree: Syntax, verb: int) -> Frame:
    """A verb that is no cue, with its subject, and its clause as the content."""
    cue = cue_extent.of_verb(tree, verb)
    source, _ = sources.of_verb(tree, verb)
    clause = tree.child(verb, "ccomp")
    content = () if clause is None else trimmed(tree, ((tree.left[clause], tree.right[clause]),))
    if overlap(content, cue) or overlap(content, source):
        content = ()
    return () if overlap(source, cue) else source, cue, content


def characters(tree: Syntax, pieces: Ranges) -> Fragments:
    """Ranges of words as fragments of characters."""
    return tuple(Span(tree.start[start], tree.end[end - 1]) for start, end in pieces)
