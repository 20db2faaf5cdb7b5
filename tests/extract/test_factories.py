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
        "import spacy",
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


def test_spacy_alone_loads_nothing_of_ours() -> None:
    program = "import spacy, sys; print('annotate' in sys.modules)"
    finished = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, timeout=60
    )

    assert finished.stdout == "False\n"
