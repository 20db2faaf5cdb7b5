"""The languages that have rules of their own, by code."""

from __future__ import annotations

from annotate.extract.claims.languages.english import ENGLISH
from annotate.extract.claims.languages.french.rules import FRENCH
from annotate.extract.claims.languages.language_rules import LanguageRules

_RULES = {"en": ENGLISH, "fr": FRENCH}
"""The rules of each language; its cues are in `candidates/CODE.toml`."""


def rules_of(language: str) -> LanguageRules:
    """The rules of a language; those of English where it has none, which its lexicon then fits."""
    return _RULES.get(language, ENGLISH)
