"""Candidates: what may turn out to be a claim, in words rather than characters."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from annotate.extract.claims.candidates.lexicon import CueEntry
from annotate.extract.claims.candidates.rule_family import Family
from annotate.extract.claims.parse.word_ranges import Ranges


@dataclass(frozen=True, slots=True)
class Candidate:
    """A reading of one cue as a claim, right or wrong."""

    family: Family
    """The rule family that found the content."""
    anchor: int
    """Index of the word that governs the cue."""
    entry: CueEntry
    """The cue in the lexicon."""
    cue: Ranges
    """The words of the cue."""
    content: Ranges
    """The words of the content."""
    source: Ranges = ()
    """The words of the source; may be missing."""
    relation: str = ""
    """The relation between cue and content, in the words of the parser."""
    manner: str = ""
    """The rule that found the source: `subject`, `agent`, `possessor` and so on."""
    extent: str = "as-is"
    """The variant of its content: `as-is`, `next`, `short` or `long`."""
    least_score: float = 0.0
    """Least score, from 0 to 1, of a form that the corpus of the model marks too seldom."""


class ScoredCandidate(NamedTuple):
    """A candidate with its score."""

    score: float
    """From 0 to 1: as the trees give it, or a chance once it is calibrated."""
    candidate: Candidate
    """The candidate."""
