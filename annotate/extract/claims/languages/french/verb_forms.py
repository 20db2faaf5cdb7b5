"""The forms of French verbs of saying, which the pipeline does not always know."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

_REGULAR = ("e", "ent", "ait", "aient", "a", "èrent", "era", "eront", "erait", "eraient", "ant")
"""Endings of the third persons of a verb in -er, and of its present participle."""

_PARTICIPLES = ("é", "ée", "és", "ées")
_IMPERFECT = ("ait", "aient", "ant")
_FUTURE = ("a", "ont", "ait", "aient")
_AGREEMENT = ("", "e", "s", "es")


@lru_cache(maxsize=4)
def lemmas_by_form(lemmas: frozenset[str], irregular: frozenset[tuple[str, str]]) -> dict[str, str]:
    """The lemma of each form of some verbs.

    Args:
        lemmas: The lemmas; of words joined by underscores, the last one is the verb.
        irregular: The principal parts of each verb that is not in -er, as in the lexicon.
    """
    table: dict[str, str] = {}
    parts = dict(irregular)
    for lemma in sorted({lemma.rpartition("_")[2] for lemma in lemmas} | parts.keys()):
        for form in _forms(lemma, parts):
            table.setdefault(form, lemma)
    return table


def with_agreement(lemmas: Iterable[str]) -> dict[str, str]:
    """The lemma of each form of some adjectives that change by gender and number alone."""
    return {lemma + ending: lemma for lemma in lemmas for ending in _AGREEMENT} | {
        f"{lemma[:-1]}{lemma[-1]}{ending}": lemma for lemma in lemmas for ending in _AGREEMENT
    }


def _forms(lemma: str, parts: Mapping[str, str]) -> Iterator[str]:
    yield lemma
    if lemma in parts:
        yield from _irregular(lemma, parts[lemma].split())
    elif lemma.endswith("er"):
        yield from _in_er(lemma[:-2])


def _irregular(lemma: str, parts: list[str]) -> Iterator[str]:
    """The forms that principal parts stand for: present, simple past, participle."""
    yield from parts
    stem, participle = parts[1].removesuffix("ent"), parts[-1]
    yield from (stem + ending for ending in _IMPERFECT)
    yield from (lemma.removesuffix("e") + ending for ending in _FUTURE)
    yield from (participle + ending for ending in _AGREEMENT)


def _in_er(stem: str) -> Iterator[str]:
    """The forms of a verb in -er, those with another vowel or a doubled consonant as well."""
    soft = {"c": "ç", "g": "ge"}.get(stem[-1], stem[-1])
    for ending in _REGULAR:
        yield (stem[:-1] + soft if ending[0] == "a" else stem) + ending
    yield from (stem + ending for ending in _PARTICIPLES)
    for other in _stressed(stem):
        yield from (other + ending for ending in ("e", "ent", "era", "eront", "erait", "eraient"))


def _stressed(stem: str) -> Iterator[str]:
    """The stems before a silent ending: rappell-, révèl-, martèl-, essai-."""
    if len(stem) > 2 and stem[-2] in "eé":  # noqa: PLR2004
        yield f"{stem[:-2]}è{stem[-1]}"
        if stem[-1] in "lt":
            yield stem + stem[-1]
    if stem.endswith("y"):
        yield f"{stem[:-1]}i"
