"""The words of titles and family names, from the lists that the extraction has.

They are read without the packages they are in, which load spaCy.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

_NAMES = "extract/entities/lexicon.toml"
_CUES = ("extract/claims/candidates/en.toml", "extract/claims/candidates/fr.toml")


@dataclass(frozen=True, slots=True)
class NameWords:
    """Words around and in the names of people, in small letters."""

    before_names: frozenset[str]
    """Every word that may be part of a title before a name."""
    jobs: frozenset[str]
    """Nouns for what a person is."""
    particles: frozenset[str]
    """Small words in a surname."""
    first_surnames: frozenset[str]
    """Family names that stand in front."""
    given_names: frozenset[str]
    """English given names."""


@cache
def name_words() -> NameWords:
    """The words around names, read once."""
    tables = _read(_NAMES)
    people: dict[str, list[str]] = tables["people"]

    def words(*names: str) -> frozenset[str]:
        return frozenset(word for name in names for word in people[name])

    return NameWords(
        before_names=words("honorifics", "titles", "offices", "bodies"),
        jobs=words("titles", "jobs"),
        particles=words("particles"),
        first_surnames=words("first_surnames"),
        given_names=frozenset(tables["given"]["names"]),
    )


@cache
def tone_words() -> tuple[dict[str, frozenset[str]], dict[str, str]]:
    """The lemmas of each tone in all languages, and the lemmas of irregular forms, read once."""
    tones: dict[str, frozenset[str]] = {}
    forms: dict[str, str] = {}
    for table in map(_read, _CUES):
        words: dict[str, Any] = table["tones"]
        forms |= words["forms"] | _forms_of(table.get("irregular", {}))
        for tone, lemmas in words.items():
            if tone != "forms":
                tones[tone] = tones.get(tone, frozenset()) | frozenset(lemmas.split())
    return tones, forms


def _forms_of(irregular: dict[str, str]) -> dict[str, str]:
    """The lemma of each principal part of some verbs."""
    return {form: lemma for lemma, parts in irregular.items() for form in parts.split()}


def _read(name: str) -> dict[str, Any]:
    path = resources.files("annotate").joinpath(*name.split("/"))
    return tomllib.loads(path.read_text(encoding="utf-8"))
