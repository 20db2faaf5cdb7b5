"""Candidates: what may turn out to be a claim, in words rather than characters."""

from __future__ import annotations

from dataclasses import dataclass

from annotate.extract.claims.candidates.family import Family
from annotate.extract.claims.candidates.lexicon import Cue
from annotate.extract.claims.parse.word_ranges import Ranges


@dataclass(frozen=True, slots=True)
class Candidate:
    """A reading of one cue."""

    family: Family
    """How the content was found."""
    anchor: int
    """Index of the word that governs the cue."""
    entry: Cue
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
    """How the source was found."""
    extent: str = "as-is"
    """Which of the extents of its content this is."""
