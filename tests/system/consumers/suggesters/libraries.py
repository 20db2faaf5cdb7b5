"""Libraries that find things in texts, each as a function from a request to its answers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

Answer = Mapping[str, Any]
"""The fields of one suggestion."""


def phone_numbers(request: Mapping[str, Any]) -> Iterator[Answer]:
    """Numbers that `phonenumbers` finds, at its own offsets."""
    from phonenumbers import PhoneNumberMatcher

    for match in PhoneNumberMatcher(request["text"], "GB"):
        yield {"label": "CARDINAL", "start": match.start, "end": match.end, "why": "a telephone"}


def places(request: Mapping[str, Any]) -> Iterator[Answer]:
    """Cities and countries that GeoText knows; it gives names, and no offsets."""
    from geotext import GeoText

    geography = GeoText(request["text"])
    for name in dict.fromkeys([*geography.cities, *geography.countries]):
        for _ in re.finditer(rf"\b{re.escape(name)}\b", request["text"]):
            yield {"label": "GPE", "quote": name}


def dates(request: Mapping[str, Any]) -> Iterator[Answer]:
    """Dates that dateparser finds; it gives the words, in the order of the text."""
    from dateparser.search import search_dates

    only_dates = {"REQUIRE_PARTS": ["day", "month"]}
    for words, date in search_dates(request["text"], ["en"], settings=only_dates) or ():
        yield {"label": "DATE", "quote": words, "score": 0.8, "why": f"{date:%Y-%m-%d}"}


def prices(request: Mapping[str, Any]) -> Iterator[Answer]:
    """The price of each sentence that has one, as price-parser reads it."""
    from price_parser import Price

    for sentence in re.split(r"(?<=\.)\s", request["text"]):
        price = Price.fromstring(sentence)
        if price.currency and price.amount_text:
            quote = f"{price.currency}{price.amount_text}"
            yield {"label": "MONEY", "quote": quote, "prefix": sentence.partition(quote)[0]}


def ruled(request: Mapping[str, Any]) -> Iterator[Answer]:
    """What spaCy's EntityRuler finds, with a number of numpy's for a score, as its models have."""
    import numpy as np
    import spacy

    nlp = spacy.blank("en")
    nlp.add_pipe("entity_ruler").add_patterns([{"label": "GPE", "pattern": "Paris"}])
    for ent in nlp(request["text"]).ents:
        score, start = np.float32(0.5), np.int64(ent.start_char)
        yield {"label": ent.label_, "start": start, "end": ent.end_char, "score": score}
