"""What a language has of its own on the way from a parse to claims."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from spacy.tokens import Doc

from annotate.extract.claims.candidates.candidate import Candidate
from annotate.extract.claims.candidates.lexicon import Lexicon
from annotate.extract.claims.candidates.rule_family import Family
from annotate.extract.claims.parse.quotations import Quotations
from annotate.extract.claims.parse.syntax import Syntax


@dataclass(frozen=True, slots=True)
class LanguageRules:
    """The rules of a language; scoring and resolving are the same for all."""

    read: Callable[[Doc, Lexicon], tuple[Syntax, Quotations]]
    """Reads a parsed doc: its words, in the relations of spaCy's English pipelines, and its
    quotations."""
    generate: Callable[[Syntax, Quotations, Lexicon, frozenset[Family]], list[Candidate]]
    """Every candidate, but for the families left out."""
