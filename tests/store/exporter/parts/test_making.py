"""A part is made once, from what was cut, and is there whole or not at all."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import pytest

from annotate.extract.pipeline import choose
from annotate.labels.scheme import ONTONOTES
from annotate.loaders.jsonl import TextRecord, load_line
from store.errors import PlanUnusable
from store.exporter.parts import making
from store.exporter.parts.cutting import cut
from store.exporter.parts.frozen_settings import freeze
from store.exporter.parts.making import make_part
from store.exporter.parts.plan import PLAN, Plan, read_plan
from store.exporter.parts.results import Failure
from store.exporter.suggestion_lines import BatchLines, LineSettings

TIME = "2026-11-29T10:00:00Z"
SETTINGS = LineSettings(choose(), "anna", ONTONOTES)


class TitleMaker:
    """Makes a line of a text's title, and none of a text that says “stumble”."""

    def __init__(self, settings: LineSettings) -> None:
        assert settings.export_time == TIME

    def make_lines(self, texts: list[TextRecord]) -> BatchLines:
        return BatchLines(tuple(map(self._line, texts)), ("no parser",))

    def _line(self, text: TextRecord) -> bytes | str:
        is_bad = text.document.text == "stumble"
        return "RuntimeError: stumbled" if is_bad else text.document.title.encode() + b"\n"


@pytest.fixture(autouse=True)
def no_pipeline(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(making, "LineMaker", TitleMaker)


def planned(folder: Path, words: Sequence[str]) -> Plan:
    """A plan with a part for each of the texts."""
    lines = [json.dumps({"id": f"t{n}", "text": text}) for n, text in enumerate(words)]
    texts = [load_line(line.encode(), name="t", uri="/t") for line in lines]
    plan = Plan(folder, TIME, freeze(SETTINGS, folder), tuple(cut(texts, folder, 1)))
    plan.write()
    return plan


def test_a_plan_is_read_as_it_was_written(tmp_path: Path) -> None:
    plan = planned(tmp_path, ["one", "two"])

    assert read_plan(tmp_path) == read_plan(tmp_path / PLAN) == plan
    assert read_plan(tmp_path).digest == plan.digest


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("", "cannot be read"),
        ("[]", "does not hold an object"),
        ("{}", "is no plan of an extraction"),
        ('{"schema": "postil-plan/2"}', "says 'postil-plan/2', this version reads"),
        ('{"schema": "postil-plan/1", "exported": "x", "settings": {}, "parts": [{}]}', "no plan"),
    ],
)
def test_what_is_no_plan_is_refused(content: str, words: str, tmp_path: Path) -> None:
    (tmp_path / PLAN).write_text(content)

    with pytest.raises(PlanUnusable, match=words):
        read_plan(tmp_path)


def test_a_text_without_a_line_is_named_and_the_others_have_theirs(tmp_path: Path) -> None:
    plan = planned(tmp_path, ["one", "stumble"])

    first, second = (make_part(tmp_path, plan.digest, number) for number in range(2))

    assert plan.output_path(0).read_bytes() == b"t0\n"
    assert plan.output_path(1).read_bytes() == b""
    assert first.failures == ()
    assert second.failures == (Failure("t1", "RuntimeError: stumbled", "t1"),)
    assert first.notices == ("no parser",)


def test_a_whole_part_is_left_alone(tmp_path: Path) -> None:
    plan = planned(tmp_path, ["one"])
    result = make_part(tmp_path, plan.digest, 0)
    plan.input_path(0).unlink()

    assert make_part(tmp_path, plan.digest, 0) == result


@pytest.mark.parametrize("damage", ["lines", "result", "no lines", "no result", "other plan"])
def test_a_part_that_is_not_whole_is_made_anew(damage: str, tmp_path: Path) -> None:
    plan = planned(tmp_path, ["one"])
    make_part(tmp_path, plan.digest, 0)
    output, result = plan.output_path(0), plan.result_path(0)
    match damage:
        case "lines":
            output.write_bytes(b"t")
        case "no lines":
            output.unlink()
        case "result":
            result.write_bytes(result.read_bytes()[:-9])
        case "no result":
            result.unlink()
        case "other plan":
            result.write_text(result.read_text().replace(plan.digest, "0" * 64))

    make_part(tmp_path, plan.digest, 0)

    assert output.read_bytes() == b"t0\n"
    assert plan.digest in result.read_text()
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(
        [PLAN, "input", "part-00000.jsonl", "results", "settings"]
    )


def test_texts_that_were_changed_after_the_cut_are_refused(tmp_path: Path) -> None:
    plan = planned(tmp_path, ["one"])
    plan.input_path(0).write_bytes(plan.input_path(0).read_bytes().replace(b"one", b"two"))

    with pytest.raises(PlanUnusable, match="is not what was cut"):
        make_part(tmp_path, plan.digest, 0)
    assert not plan.output_path(0).exists()


def test_a_worker_does_not_mix_two_plans(tmp_path: Path) -> None:
    plan = planned(tmp_path, ["one"])
    planned(tmp_path, ["two"])

    with pytest.raises(PlanUnusable, match="holds another plan"):
        make_part(tmp_path, plan.digest, 0)
