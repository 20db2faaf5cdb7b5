"""The cue lexicon: the words that attribute, each with the frames that it allows."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Any


class ContentFrame(StrEnum):
    """A place where a cue can have its content; the values are those of the lexicon file."""

    QUOTE = "quote"
    """Words in quotation marks next to it, or the sentence that it interrupts."""
    CLAUSE = "clause"
    """A clause with or without “that”: “said it rained”."""
    INFINITIVE = "infinitive"
    """“vowed to win”."""
    OBJECT = "object"
    """“rejected the plan”."""
    PREDICATE = "predicate"
    """An object and what is said of it: “accused him of theft”, “called it a mistake”."""
    ABOUT = "about"
    """The object of one of the cue's prepositions: “called for an inquiry”."""
    SUBJECT = "subject"
    """The subject of an attitude: “the plan worries them”, “it seems to have failed”."""


@dataclass(frozen=True, slots=True)
class CueEntry:
    """The lexicon's entry of a word that can attribute."""

    lemma: str
    """The lemma, as the pipeline gives it."""
    meaning: str
    """The name of its group: `say`, `praise`, `expect`."""
    strength: int
    """Certainty that it attributes where it is used in one of its frames, from 1 to 5."""
    frames: frozenset[ContentFrame]
    """The places where its content may be."""
    prepositions: frozenset[str]
    """The prepositions that bring its content."""
    own_chance: float = 0.0
    """The least chance of a claim at an own cue of a library; 0 for a shipped one."""
    own_words: str = ""
    """The words of such a cue for people."""


UNKNOWN_VERB = CueEntry("", "unknown", 1, frozenset((ContentFrame.QUOTE,)), frozenset())
"""The entry of every verb that the lexicon lacks: it may bring a quotation."""


_ABOUT = frozenset((ContentFrame.ABOUT,))
POSSESSIVE = "one's"
"""Stands for any possessive among the words of an expression."""


@dataclass(frozen=True, slots=True)
class Expression:
    """A cue of several words, the first of which governs it."""

    words: tuple[frozenset[str], ...]
    """The words behind the first one, in lower case, as written or as lemmas: any of each set."""
    entry: CueEntry
    """What it means; its lemma is that of the first word."""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The cues of a language and the words that help to find sources and contents."""

    verbs: dict[str, CueEntry]
    """Verbs by lemma."""
    nouns: dict[str, CueEntry]
    """Nouns by lemma."""
    adjectives: dict[str, CueEntry]
    """Adjectives by lemma."""
    expressions: dict[str, tuple[Expression, ...]]
    """Expressions by the lemma of their first word, longer ones first."""
    phrases: tuple[tuple[str, ...], ...]
    """Fixed expressions before a source, as lower-case words: “according to”."""
    view_nouns: frozenset[str]
    """Nouns of “in X's …” and “in the … of X”."""
    support_verbs: frozenset[str]
    """Verbs that lend their subject to a noun: “made the claim”."""
    chain_verbs: frozenset[str]
    """Verbs that a cue's infinitive may follow as part of it: “continued to defend”."""
    report_verbs: frozenset[str]
    """Verbs of “as reported by X” and “as X put it”."""
    pronouns: frozenset[str]
    """Pronouns that stand for one person."""
    showing_verbs: frozenset[str]
    """Verbs that attribute only what a person or a report shows, not what things show."""
    showing_nouns: frozenset[str]
    """Nouns that such a verb may have as its subject, besides people and bodies."""
    kinds: dict[str, frozenset[str]]
    """Nouns by what they name: people, bodies that speak, evidence that shows."""
    own_phrases: Mapping[tuple[str, ...], CueEntry] = field(default_factory=dict)
    """The fixed expressions among a library's own cues."""
    irregular: Mapping[str, str] = field(default_factory=dict)
    """The principal parts of irregular verbs, where a language's rules know the forms of verbs."""


@cache
def load_lexicon(language: str) -> Lexicon | None:
    """Read the cues of a language from its file; None where there is no file."""
    source = files(__package__).joinpath(f"{language}.toml")
    if not source.is_file():
        return None
    table = tomllib.loads(source.read_text(encoding="utf-8"))
    showing_words = table.get("showing", {})
    return Lexicon(
        verbs=_cues(table["verbs"]),
        nouns=_cues(table["nouns"]),
        adjectives=_cues(table["adjectives"]),
        expressions=_expressions(table.get("expressions", [])),
        phrases=tuple(tuple(phrase.split()) for phrase in table["phrases"]["before_source"]),
        view_nouns=frozenset(table["phrases"]["view_nouns"].split()),
        support_verbs=frozenset(table["phrases"]["support_verbs"].split()),
        chain_verbs=frozenset(table["phrases"]["chain_verbs"].split()),
        report_verbs=frozenset(table["phrases"]["report_verbs"].split()),
        pronouns=frozenset(table["phrases"]["pronouns"].split()),
        showing_verbs=frozenset(showing_words.get("verbs", "").split()),
        showing_nouns=frozenset(
            f"{showing_words.get('reports', '')} {showing_words.get('speakers', '')}".split()
        ),
        kinds={kind: frozenset(nouns.split()) for kind, nouns in table["kinds"].items()},
        irregular=table.get("irregular", {}),
    )


def _cues(groups: list[dict[str, Any]]) -> dict[str, CueEntry]:
    """Cues by lemma from the groups of one part of speech; a later group wins."""
    return {
        lemma: CueEntry(
            lemma=lemma,
            meaning=group["meaning"],
            strength=group["strength"],
            frames=frozenset(ContentFrame(name) for name in group["frames"].split()),
            prepositions=frozenset(group.get("prepositions", "").split()),
        )
        for group in groups
        for lemma in group["lemmas"].split()
    }


def _expressions(groups: list[dict[str, Any]]) -> dict[str, tuple[Expression, ...]]:
    """Expressions by their first word from groups of one meaning."""
    by_first: dict[str, list[Expression]] = {}
    for group in groups:
        for line in group["words"]:
            firsts, *others = (frozenset(word.split("|")) for word in line.split())
            for first in firsts:
                entry = CueEntry(first, group["meaning"], group["strength"], _ABOUT, frozenset())
                by_first.setdefault(first, []).append(Expression(tuple(others), entry))
    return {
        first: tuple(sorted(expressions, key=lambda expression: -len(expression.words)))
        for first, expressions in by_first.items()
    }
