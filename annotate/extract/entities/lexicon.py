"""The lexicon: words that tell English names apart, read from `lexicon.toml`."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Sets of lower-case words and phrases; see the data file for what each is."""

    honorifics: frozenset[str]
    titles: frozenset[str]
    offices: frozenset[str]
    particles: frozenset[str]
    suffixes: frozenset[str]
    first_surnames: frozenset[str]
    organisation_heads: frozenset[str]
    organisation_openers: frozenset[str]
    institutions: frozenset[str]
    facility_heads: frozenset[str]
    facility_tails: frozenset[str]
    kept_articles: frozenset[str]
    countries: frozenset[str]
    nationalities: frozenset[str]

    @property
    def name_heads(self) -> frozenset[str]:
        """Every word that ends the name of an organisation or a facility."""
        return self.organisation_heads | self.facility_heads

    @property
    def people_titles(self) -> frozenset[str]:
        """Every word that, right before a name, makes it a person's."""
        return self.honorifics | self.titles

    @property
    def before_names(self) -> frozenset[str]:
        """Every word that may stand in a title before a person's name."""
        return self.honorifics | self.titles | self.offices


@cache
def english_lexicon() -> Lexicon:
    """The lexicon for English, read once."""
    source = resources.files(__package__).joinpath("lexicon.toml").read_text(encoding="utf-8")
    tables: dict[str, dict[str, list[str]]] = tomllib.loads(source)
    people, organisations = tables["people"], tables["organisations"]
    facilities, places = tables["facilities"], tables["places"]
    return Lexicon(
        honorifics=frozenset(people["honorifics"]),
        titles=frozenset(people["titles"]),
        offices=frozenset(people["offices"]),
        particles=frozenset(people["particles"]),
        suffixes=frozenset(people["suffixes"]),
        first_surnames=frozenset(people["first_surnames"]),
        organisation_heads=frozenset(organisations["heads"]),
        organisation_openers=frozenset(organisations["openers"]),
        institutions=frozenset(organisations["institutions"]),
        facility_heads=frozenset(facilities["heads"]),
        facility_tails=frozenset(facilities["tails"]),
        kept_articles=frozenset(tables["articles"]["kept"]),
        countries=frozenset(places["countries"]),
        nationalities=frozenset(places["nationalities"]),
    )
