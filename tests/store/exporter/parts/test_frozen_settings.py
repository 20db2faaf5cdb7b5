"""Settings are read back as they were, and not at all where something of them was changed."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from annotate.extract.pipeline import choose
from annotate.gazetteer import Gazetteer
from annotate.labels.file import parse_scheme
from annotate.labels.scheme import ONTONOTES
from annotate.learning.claim_model import ClaimModel
from annotate.learning.claim_rescorer import ClaimRescorer
from annotate.learning.learned_model import LearnedModel
from annotate.own_cues import CuePart, OwnCue, ordered
from store.errors import PlanUnusable
from store.exporter.parts.frozen_settings import SETTINGS, freeze, thaw
from store.exporter.parts.local_place import LocalPlace
from store.exporter.suggestion_lines import LineSettings

TIME = "2026-11-29T10:00:00Z"
PLAIN = LineSettings(choose(), "anna", ONTONOTES)
SHIPS = parse_scheme('[[label]]\nname = "SHIP"\nkey = "1"\nfrom = ["PRODUCT"]\n', title="l.toml")


def thawed(settings: LineSettings, folder: Path) -> LineSettings:
    return thaw(folder / SETTINGS, freeze(settings, LocalPlace(folder)), TIME)


def test_plain_settings_are_the_same_again(tmp_path: Path) -> None:
    assert thawed(PLAIN, tmp_path) == replace(PLAIN, export_time=TIME)


def test_what_is_one_persons_own_is_the_same_again(tmp_path: Path) -> None:
    patterns = tmp_path / "mine.jsonl"
    patterns.write_text('{"label": "SHIP", "pattern": "Aurora"}\n')
    names = Gazetteer(
        {"Ida Quill": "PERSON"},
        frozenset({("May", "DATE")}),
        SHIPS.span_map,
        frozenset({("Quill", "SHIP")}),
    )
    cues = ordered([OwnCue("yammer", CuePart.VERB, marked={"anna": 2.5}, left={"bob": 1.0})])
    settings = replace(
        PLAIN,
        choice=PLAIN.choice.with_patterns(patterns),
        scheme=SHIPS,
        tokens=True,
        names=names,
        cues=cues,
    )
    folder = tmp_path / "out"

    again = thawed(settings, folder)

    assert (again.names, again.cues, again.tokens) == (names, cues, True)
    assert again.scheme.labels == SHIPS.labels
    assert again.scheme.is_open == SHIPS.is_open
    assert again.choice.cache_name == settings.choice.cache_name
    assert again.choice.patterns == folder / SETTINGS / "patterns.jsonl"


def test_what_was_learned_is_the_same_again(tmp_path: Path) -> None:
    claims = ClaimModel(ClaimRescorer({"bias": 0.25, "cue=say": -1.5}), 0.4)

    again = thawed(replace(PLAIN, claims=claims), tmp_path)

    assert again.effective_model() == LearnedModel(claims=claims)


@pytest.mark.parametrize("change", ["changed", "gone", "more"])
def test_settings_that_were_changed_are_refused(change: str, tmp_path: Path) -> None:
    digests = freeze(replace(PLAIN, scheme=SHIPS), LocalPlace(tmp_path))
    labels = tmp_path / SETTINGS / "labels.toml"
    if change == "gone":
        labels.unlink()
    else:
        target = labels if change == "changed" else labels.with_name("cues.toml")
        target.write_text("[[cue]]\nlemma = 'say'\n")

    with pytest.raises(PlanUnusable, match="was changed after the texts were cut"):
        thaw(tmp_path / SETTINGS, digests, TIME)


def test_another_version_of_the_pipeline_is_refused(tmp_path: Path) -> None:
    choice = replace(PLAIN.choice, version="9.9.9")
    digests = freeze(replace(PLAIN, choice=choice), LocalPlace(tmp_path))

    with pytest.raises(PlanUnusable, match=r"cut for .* 9\.9\.9 and .*: the lines would differ"):
        thaw(tmp_path / SETTINGS, digests, TIME)
