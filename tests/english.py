"""English words without a pipeline, for what needs only spaCy's vocabulary."""

from __future__ import annotations

from functools import cache

import spacy
from spacy.language import Language


@cache
def blank_english() -> Language:
    """One for all tests, as making it takes a while; nothing may be added to it."""
    return spacy.blank("en")
