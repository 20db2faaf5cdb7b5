"""spaCy's findings in plain words."""

from __future__ import annotations

import re
from importlib import import_module
from pathlib import Path

from annotate.training import findings
from annotate.training.findings import in_plain_words


def words(*raw: str) -> list[str]:
    return list(in_plain_words(raw, {"SHIP", "WHO"}))


def test_scarce_labels_become_one_sentence_without_those_of_the_base() -> None:
    assert words(
        "Low number of examples for label 'WHO' (12)",
        "Low number of examples for label 'DATE' (3)",
        "Low number of examples for label 'SHIP' in key 'sc' (9)",
        "3 warnings",
    ) == ["few examples to learn from (50 or more are usual): SHIP 9, WHO 12"]


def test_a_finding_without_plain_words_is_passed_on() -> None:
    assert words("Something\nnew is wrong", "1 error") == ["spaCy says: Something new is wrong"]


def test_what_matters_for_a_new_pipeline_alone_is_not_told() -> None:
    assert words("Low number of examples to train a new pipeline (7)") == []


def test_every_form_is_one_that_spacy_has() -> None:
    source = Path(str(import_module("spacy.cli.debug_data").__file__)).read_text("utf-8")
    source = re.sub(
        r"\{[^}]+\}", "1", source.replace("{:.0f}%", "1%").replace("{} words", "1 words")
    )
    forms = [form for form, _ in findings._WORDS]

    assert len(forms) > 6
    assert [form.pattern for form in forms if not form.search(source)] == []
