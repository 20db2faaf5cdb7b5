"""Label schemes: the labels in force, with their keys, short forms and colours."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from dataclasses import dataclass

HUES = 8
"""How many hues a theme tells apart."""


@dataclass(frozen=True, slots=True)
class Label:
    """A label of a scheme."""

    name: str
    """How it is stored and exported, for example `PERSON`."""
    short: str
    """Three letters for the margin, so that nobody needs to remember a colour."""
    hue: int
    """Which of the theme's hues it is drawn in, from 1 to `HUES`."""
    key: str
    """The digit that sets it, or the letter after `;`; empty for none."""
    meaning: str
    """What it marks, in a few words."""


class LabelScheme:
    """Labels in order; a label that is not part of it still has a look."""

    def __init__(self, labels: tuple[Label, ...]) -> None:
        self.labels = labels
        self._by_name = {label.name: label for label in labels}
        self._by_key = {label.key: label for label in labels if label.key}

    def __iter__(self) -> Iterator[Label]:
        return iter(self.labels)

    def label(self, name: str) -> Label:
        """The label with a name; one made up from the name where the scheme has none."""
        known = self._by_name.get(name)
        if known is not None:
            return known
        hue = zlib.crc32(name.encode("utf-8", "surrogatepass")) % HUES + 1
        return Label(name, name[:3].upper(), hue, "", "not in the label scheme")

    def for_key(self, key: str) -> Label | None:
        """The label that a digit, or a letter after `;`, sets."""
        return self._by_key.get(key)


ONTONOTES = LabelScheme(
    (
        Label("PERSON", "PER", 1, "1", "people, also fictional ones"),
        Label("ORG", "ORG", 2, "2", "companies, agencies, institutions"),
        Label("GPE", "GPE", 3, "3", "countries, cities, states"),
        Label("LOC", "LOC", 4, "4", "mountains, waters, regions"),
        Label("NORP", "NRP", 5, "5", "nationalities, religions, parties"),
        Label("FAC", "FAC", 6, "6", "buildings, airports, bridges"),
        Label("EVENT", "EVT", 7, "7", "wars, games, storms"),
        Label("DATE", "DAT", 8, "8", "dates and periods"),
        Label("MONEY", "MON", 8, "9", "sums with their unit"),
        Label("PRODUCT", "PRD", 7, "0", "things, vehicles, foods"),
        Label("TIME", "TIM", 8, "t", "times shorter than a day"),
        Label("PERCENT", "PCT", 8, "p", "percentages"),
        Label("QUANTITY", "QTY", 8, "q", "weights, distances"),
        Label("CARDINAL", "NUM", 8, "n", "other numbers"),
        Label("ORDINAL", "ORD", 8, "o", "first, second"),
        Label("WORK_OF_ART", "ART", 7, "w", "books, songs, films"),
        Label("LAW", "LAW", 7, "l", "named laws and treaties"),
        Label("LANGUAGE", "LNG", 5, "g", "named languages"),
    )
)
"""The labels of spaCy's English pipelines."""
