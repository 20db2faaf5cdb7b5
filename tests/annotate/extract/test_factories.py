"""The project's components under spaCy's own names, in processes that never heard of Postil."""

from __future__ import annotations

import subprocess
import sys

import pytest

_USE = """
import spacy
nlp = spacy.blank("en")
nlp.add_pipe("postil_paragraphs")
nlp.add_pipe("postil_claims")
print(nlp.pipe_names, nlp("She said no.")._.claims)
"""


@pytest.mark.parametrize(
    "first",
    [
        # spaCy alone loads nothing of ours.
        "import spacy, sys; assert 'annotate' not in sys.modules",
        "import annotate.extract.claims",
        "import annotate.extract.paragraphs, annotate.extract.claims",
        "import annotate.extract.claims.component, annotate.extract.paragraphs",
    ],
)
def test_components_are_found_by_name_and_registered_once(first: str) -> None:
    finished = subprocess.run(
        [sys.executable, "-c", f"{first}\n{_USE}"],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )

    assert finished.stderr == ""
    assert finished.stdout == "['postil_paragraphs', 'postil_claims'] []\n"
