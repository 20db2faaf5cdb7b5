"""Lessons on suggesters: examples, and what became of what was proposed."""

from __future__ import annotations

from pathlib import Path

import pytest

from annotate.labels.scheme import ONTONOTES
from annotate.suggesters.calibration import Calibration, TrackRecord
from annotate.suggesters.request import labels_for
from store.library.library import Library
from store.library.suggester_cache import SuggesterCache
from store.library.suggester_lessons import SuggesterLessons, suggester_lessons
from tests.suggester_history import finish


def lessons(library: Library, name: str = "names") -> SuggesterLessons:
    labels = labels_for(ONTONOTES, ("PERSON",))
    return suggester_lessons(library, "ann", name, scheme=ONTONOTES, labels=labels)


def test_what_was_accepted_is_right_and_the_rest_of_a_finished_article_wrong(
    tmp_path: Path,
) -> None:
    library = Library(tmp_path)
    finish(library, "ann", right=30, wrong=10)

    taught = lessons(library)

    assert taught.record.precision == pytest.approx(0.75)
    assert taught.record.words() == "30 of 40 were right"
    assert lessons(library, "others").record.precision is None
    [first, *others] = taught.examples
    assert first.text == "Anna 0 left."
    assert [first.text[body.extent.start : body.extent.end] for body in first.bodies] == ["Anna 0"]
    assert len(others) == 3


def test_scores_become_chances_once_enough_is_decided(tmp_path: Path) -> None:
    library = Library(tmp_path)
    finish(library, "ann", right=5, wrong=5)
    few = lessons(library).record
    assert few.calibration() == Calibration()
    assert few.calibration().applied(few.suggestions[0]) == few.suggestions[0]

    finish(library, "ann", right=60, wrong=60, title="Second")
    record = lessons(library).record
    calibrated = [record.calibration().applied(each).score or 0 for each in record.suggestions]

    assert {each.score for each in record.suggestions} == {0.99, 0.9}
    assert [chance > 0.5 for chance in calibrated] == list(record.right)
    assert sum(calibrated) / len(calibrated) == pytest.approx(0.5, abs=0.05)


def test_nothing_is_measured_without_decisions() -> None:
    assert TrackRecord().precision is None


def test_a_damaged_cache_is_asked_again_and_a_damaged_calibration_ignored(tmp_path: Path) -> None:
    library = Library(tmp_path)
    finish(library, "ann", right=1, wrong=0)
    [stored] = library.articles()
    cache, digest = SuggesterCache(stored, "names"), stored.facts().digest
    [path] = tmp_path.glob("articles/*/suggesters/names.json")

    path.write_text(path.read_text().replace('"calibration": {}', '"calibration": {"any": "x"}'))
    [suggestion] = cache.read_calibrated(digest, "") or ()
    assert suggestion.score == 0.99
    path.write_text(path.read_text()[:-9])
    assert cache.read_calibrated(digest, "") is None
