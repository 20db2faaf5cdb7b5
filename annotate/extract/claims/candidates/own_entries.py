"""A lexicon with a library's own cues beside those that are shipped."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from annotate.extract.claims.candidates.lexicon import ContentFrame, CueEntry, Lexicon
from annotate.own_cues import CuePart, OwnCue

_MEANING = "own"
"""The meaning of an own cue, which the trained model does not know."""

_STRENGTH = 3
"""Strength, from 1 to 5, of an own cue; chosen by hand, in the middle."""

_FRAMES = frozenset(
    (
        ContentFrame.QUOTE,
        ContentFrame.CLAUSE,
        ContentFrame.INFINITIVE,
        ContentFrame.OBJECT,
        ContentFrame.PREDICATE,
        ContentFrame.ABOUT,
    )
)
"""Where the content of an own cue may be: nobody has said, and these are the usual places."""


def with_own_cues(lexicon: Lexicon, cues: Iterable[OwnCue]) -> Lexicon:
    """The lexicon with own cues; those that nobody is to use are missing, shipped ones too."""
    tables = {
        CuePart.VERB: dict(lexicon.verbs),
        CuePart.NOUN: dict(lexicon.nouns),
        CuePart.ADJECTIVE: dict(lexicon.adjectives),
    }
    phrases = dict.fromkeys(lexicon.phrases)
    own_phrases: dict[tuple[str, ...], CueEntry] = {}
    for cue in cues:
        words = tuple(cue.lemma.split())
        if cue.part is CuePart.PHRASE:
            if not cue.use:
                phrases.pop(words, None)
            elif cue.makes_readings and words and words not in phrases:
                own_phrases[words] = _entry(cue)
        elif not cue.use:
            tables[cue.part].pop(cue.lemma, None)
        elif cue.makes_readings:
            tables[cue.part].setdefault(cue.lemma, _entry(cue))
    return replace(
        lexicon,
        verbs=tables[CuePart.VERB],
        nouns=tables[CuePart.NOUN],
        adjectives=tables[CuePart.ADJECTIVE],
        phrases=(*own_phrases, *phrases),
        own_phrases=own_phrases,
    )


def _entry(cue: OwnCue) -> CueEntry:
    _, *others = cue.words.split() or [""]
    return CueEntry(
        cue.lemma, _MEANING, _STRENGTH, _FRAMES, frozenset(others), cue.chance, cue.words
    )
