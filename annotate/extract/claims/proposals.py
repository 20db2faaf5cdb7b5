"""Proposals: what every word that could be a cue would make a claim of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from annotate.claim import Claim
from annotate.extract.claims.candidates import cue_extent, sources
from annotate.extract.claims.candidates.candidate import Candidate, ScoredCandidate
from annotate.extract.claims.candidates.lexicon import UNKNOWN_VERB, Lexicon
from annotate.extract.claims.parse.quotations import Quotations
from annotate.extract.claims.parse.syntax import Syntax
from annotate.extract.claims.parse.word_ranges import Ranges, overlap, trimmed
from annotate.extract.claims.resolve.outside_sources import attach_outside_source
from annotate.extract.claims.resolve.trim import clean_borders
from annotate.extract.claims.scoring.score import score_candidates
from annotate.extract.claims.speakers import Speakers
from annotate.span import Fragments, Span
from annotate.structure import Proposal

_PASSED_OVER = 5
"""Chance, in per cent, of a known cue that has no candidate with a score; chosen by hand."""

_CLEAR = 3
"""Least strength of a verb in the lexicon, of 5, that is a cue without a content, too; by hand."""

SAY_NOTHING = frozenset(("GPE", "LOC", "FAC", "DATE", "TIME", "EVENT"))
"""Labels of names and times that stand ahead of a report and do not say it."""


class _Reading(NamedTuple):
    """A cue's best reading, in ranges of words."""

    anchor: int
    """Index of the word that governs the cue."""
    percent: int
    """The chance that it is right, in per cent."""
    source: Ranges
    cue: Ranges
    content: Ranges


def propose_claims(
    tree: Syntax,
    quotations: Quotations,
    lexicon: Lexicon,
    candidates: Sequence[Candidate],
    *,
    scored: Iterable[ScoredCandidate],
    claims: Iterable[ScoredCandidate],
    speakers: Speakers,
) -> Iterator[Proposal]:
    """The best reading of each cue, and of each other verb its subject and its clause.

    Args:
        tree: The words.
        quotations: The quotations.
        lexicon: The cues.
        candidates: All candidates.
        scored: Those of them that have a score, each with its chance of being right.
        claims: Those that became claims, in their final form.
        speakers: Tells which person a source names.
    """
    best_scored, best_claims = _best(scored), _best(claims)
    for reading in _readings(
        tree, quotations, lexicon, candidates, scored=best_scored, claims=best_claims
    ):
        yield Proposal(
            Span(tree.start[reading.anchor], tree.end[reading.anchor]),
            Claim(
                to_fragments(tree, reading.source),
                to_fragments(tree, reading.cue),
                to_fragments(tree, reading.content),
            ),
            reading.percent,
            speakers.named_person(reading.source),
        )


def _readings(
    tree: Syntax,
    quotations: Quotations,
    lexicon: Lexicon,
    candidates: Sequence[Candidate],
    *,
    scored: dict[int, ScoredCandidate],
    claims: dict[int, ScoredCandidate],
) -> Iterator[_Reading]:
    """The best reading of each governing word; both mappings have these words as their keys."""
    passed_over = [candidate for candidate in candidates if candidate.anchor not in scored]
    by_rule = _best(score_candidates(tree, quotations, lexicon, passed_over, model=None))
    for chance, candidate in claims.values():
        yield _reading(candidate, max(_PASSED_OVER, _percent(chance)))
    for anchor, (chance, candidate) in (scored | by_rule).items():
        if anchor not in claims and not _follows_dateline(tree, candidate):
            percent = _percent(chance) if anchor in scored else _PASSED_OVER
            is_known = candidate.entry is not UNKNOWN_VERB
            complete = clean_borders(
                tree, quotations, attach_outside_source(tree, quotations, candidate)
            )
            yield _reading(complete, percent if is_known else 0)
    for verb, pos in enumerate(tree.pos):
        has_reading = verb in claims or verb in scored or verb in by_rule
        if has_reading or not tree.is_readable(verb):
            continue
        if pos == "VERB":
            yield _bare_reading(tree, verb, _PASSED_OVER if _is_clear(tree, lexicon, verb) else 0)
        elif _is_clear(tree, lexicon, verb) and _follows_name(tree, verb):
            name = trimmed(tree, ((tree.left[verb], verb),))
            yield _Reading(verb, _PASSED_OVER, name, ((verb, verb + 1),), ())


def _follows_dateline(tree: Syntax, candidate: Candidate) -> bool:
    """Tell whether a colon stands behind a place, a date or capitals alone: “SEOUL (AP): …”.

    Where capitals are a speaker, its whole transcript is recognised as one.
    """
    words = [word for piece in candidate.source for word in range(*piece) if not tree.is_mark(word)]
    return tree.text[candidate.anchor] == ":" and all(
        tree.entity[word] in SAY_NOTHING or tree.text[word].isupper() for word in words
    )


def _best(scored_candidates: Iterable[ScoredCandidate]) -> dict[int, ScoredCandidate]:
    """The best candidate of each governing word; of equal ones the first."""
    best: dict[int, ScoredCandidate] = {}
    for scored in scored_candidates:
        anchor = scored.candidate.anchor
        if anchor not in best or scored.score > best[anchor].score:
            best[anchor] = scored
    return best


def _percent(chance: float) -> int:
    return round(100 * min(1.0, max(0.0, chance)))


def _reading(candidate: Candidate, percent: int) -> _Reading:
    return _Reading(candidate.anchor, percent, candidate.source, candidate.cue, candidate.content)


def _is_clear(tree: Syntax, lexicon: Lexicon, word: int) -> bool:
    """Tell whether a word is a verb of the lexicon that nearly always attributes."""
    return lexicon.verbs.get(tree.lemma[word], UNKNOWN_VERB).strength >= _CLEAR


def _follows_name(tree: Syntax, word: int) -> bool:
    """Tell whether the parser took a verb and its subject for one noun: “that Olsen argues let”."""
    is_compound = word > 0 and tree.head[word - 1] == word and tree.dep[word - 1] == "compound"
    return tree.tag[word] == "NNS" and is_compound and tree.text[word - 1][0].isupper()


def _bare_reading(tree: Syntax, verb: int, percent: int) -> _Reading:
    """A verb without a candidate, with its subject, and its clause as the content."""
    cue = cue_extent.of_verb(tree, verb)
    source, _ = sources.of_verb(tree, verb)
    clause = tree.child(verb, "ccomp")
    content = () if clause is None else trimmed(tree, ((tree.left[clause], tree.right[clause]),))
    if overlap(content, cue) or overlap(content, source):
        content = ()
    return _Reading(verb, percent, () if overlap(source, cue) else source, cue, content)


def to_claim(tree: Syntax, candidate: Candidate) -> Claim:
    """A candidate in characters."""
    return Claim(
        source=to_fragments(tree, candidate.source),
        cue=to_fragments(tree, candidate.cue),
        content=to_fragments(tree, candidate.content),
    )


def to_fragments(tree: Syntax, pieces: Ranges) -> Fragments:
    """Ranges of words as fragments of characters, in code points of the doc."""
    return tuple(Span(tree.start[start], tree.end[end - 1]) for start, end in pieces)
