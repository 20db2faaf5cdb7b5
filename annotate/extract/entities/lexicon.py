"""The lexicon: words that distinguish English names, read from `lexicon.toml`."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Sets of lower-case words and phrases; the data file explains each."""

    titles: frozenset[str]
    jobs: frozenset[str]
    offices: frozenset[str]
    particles: frozenset[str]
    suffixes: frozenset[str]
    first_surnames: frozenset[str]
    given_names: frozenset[str]
    organisation_heads: frozenset[str]
    clubs: frozenset[str]
    club_openers: frozenset[str]
    team_roles: frozenset[str]
    legal_forms: frozenset[str]
    surname_heads: frozenset[str]
    groups: frozenset[str]
    institutions: frozenset[str]
    company_ends: frozenset[str]
    common_first_words: frozenset[str]
    facility_heads: frozenset[str]
    facility_tails: frozenset[str]
    kept_articles: frozenset[str]
    months: frozenset[str]
    place_nouns: frozenset[str]
    place_tails: frozenset[str]
    holdings: frozenset[str]
    phrase_ends: frozenset[str]
    features: frozenset[str]
    regions: frozenset[str]
    countries: frozenset[str]
    nationalities: frozenset[str]
    people_titles: frozenset[str]
    """Every word that, right before a name, makes it a person's."""
    before_names: frozenset[str]
    """Every word that may be part of a title before a person's name."""
    name_heads: frozenset[str]
    """Every word that ends the name of an organisation, a facility or a thing."""


@cache
def english_lexicon() -> Lexicon:
    """The lexicon for English, read once."""
    source = resources.files(__package__).joinpath("lexicon.toml").read_text(encoding="utf-8")
    tables: dict[str, dict[str, list[str]]] = tomllib.loads(source)

    def words(table: str, *names: str) -> frozenset[str]:
        return frozenset(word for name in names for word in tables[table][name])

    peoples = words("places", "nationalities")
    return Lexicon(
        titles=words("people", "titles"),
        jobs=words("people", "jobs"),
        offices=words("people", "offices"),
        particles=words("people", "particles"),
        suffixes=words("people", "suffixes"),
        first_surnames=words("people", "first_surnames"),
        given_names=words("given", "names"),
        organisation_heads=words("organisations", "heads", "clubs"),
        clubs=words("organisations", "clubs"),
        club_openers=words("organisations", "club_openers"),
        team_roles=words("organisations", "team_roles"),
        legal_forms=words("organisations", "legal_forms"),
        surname_heads=words("organisations", "surname_heads"),
        groups=words("organisations", "groups"),
        institutions=words("organisations", "institutions"),
        company_ends=words("organisations", "company_ends"),
        common_first_words=words("organisations", "common_first_words"),
        facility_heads=words("facilities", "heads"),
        facility_tails=words("facilities", "tails"),
        kept_articles=words("articles", "kept"),
        months=words("dates", "months"),
        place_nouns=words("places", "nouns"),
        place_tails=words("places", "tails"),
        holdings=words("places", "holdings"),
        phrase_ends=words("places", "phrase_ends"),
        features=words("places", "features"),
        regions=words("places", "regions"),
        countries=words("places", "countries"),
        nationalities=peoples | {people + "s" for people in peoples},
        people_titles=words("people", "honorifics", "titles"),
        before_names=words("people", "honorifics", "titles", "offices", "bodies"),
        name_heads=words("organisations", "heads", "clubs", "company_ends")
        | words("facilities", "heads")
        | words("things", "heads"),
    )
