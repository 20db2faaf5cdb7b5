"""The project's components under spaCy's own names, in processes that never heard of Postil."""

from __future__ import annotations

import json
import os
import subprocess
import sys

from tests.patience import PATIENCE

_FIRST = (
    # spaCy alone loads nothing of ours.
    "assert 'annotate' not in sys.modules",
    "import annotate.extract.claims",
    "import annotate.extract.paragraphs, annotate.extract.claims",
    "import annotate.extract.claims.component, annotate.extract.paragraphs",
)
"""What each process does before it uses the components."""
_FORKS = """
import json, os, sys
import spacy
for first in json.loads(sys.argv[1]):
    if os.fork() == 0:
        exec(first)
        nlp = spacy.blank("en")
        nlp.add_pipe("postil_paragraphs")
        nlp.add_pipe("postil_claims")
        print(nlp.pipe_names, nlp("She said no.")._.claims, flush=True)
        os._exit(0)
    assert os.wait()[1] == 0, first
"""
"""Imports spaCy once, and forks for each."""


def test_components_are_found_by_name_and_registered_once() -> None:
    finished = subprocess.run(
        [sys.executable, "-c", _FORKS, json.dumps(_FIRST)],
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
        env={**os.environ, "OPENBLAS_NUM_THREADS": "1"},
    )

    assert finished.stderr == ""
    assert finished.stdout == "['postil_paragraphs', 'postil_claims'] []\n" * len(_FIRST)
