"""Families of rules: the ways in which a content can relate to its cue."""

from __future__ import annotations

from enum import StrEnum


class Family(StrEnum):
    """A way to find a content; each can be left out."""

    QUOTE = "quote"
    """Quoted words beside the cue."""
    CLAUSE = "clause"
    """A clause that depends on the cue."""
    MATRIX = "matrix"
    """The sentence that the cue interrupts or ends."""
    INFINITIVE = "infinitive"
    """An infinitive after the cue."""
    OBJECT = "object"
    """The object of the cue."""
    PREDICATE = "predicate"
    """The object and what is said of it."""
    ABOUT = "about"
    """The object of a preposition of the cue."""
    PASSIVE = "passive"
    """The subject of a passive cue."""
    SUBJECT = "subject"
    """The subject of an attitude."""
    NOUN = "noun"
    """The dependents of a nominal cue."""
    ADJECTIVE = "adjective"
    """The dependents of an adjective of attitude."""
    PHRASE = "phrase"
    """The sentence around “according to X”."""
    AS = "as"
    """The sentence around “as reported by X” or “as X put it”."""
    VIEW = "view"
    """The sentence around “in X's view”."""
    HEADLINE = "headline"
    """The words behind the colon of a headline."""
