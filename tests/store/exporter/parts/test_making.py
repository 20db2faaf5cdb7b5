"""A part is made once, from what was cut, and is there whole or not at all, wherever it is."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

import pytest

from annotate.extract.pipeline import choose
from annotate.labels.scheme import ONTONOTES
from annotate.loaders.jsonl import TextRecord, load_line
from store.errors import PlanUnusable
from store.exporter.parts import making
from store.exporter.parts.addresses import place_at, place_of_plan
from store.exporter.parts.cutting import cut
from store.exporter.parts.file_names import PLAN, input_name, output_name, result_name
from store.exporter.parts.frozen_settings import freeze
from store.exporter.parts.making import make_part
from store.exporter.parts.places import Place
from store.exporter.parts.plan import Plan, read_plan
from store.exporter.parts.results import Failure
from store.exporter.suggestion_lines import BatchLines, LineSettings
from tests.patience import PATIENCE

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


@pytest.fixture(params=["", "memory://", "file://"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Place:
    """A folder on a disk, in the memory and where a file is renamed when it is uploaded."""
    return place_at(f"{request.param}{tmp_path}")


def planned(place: Place, words: Sequence[str]) -> Plan:
    """A plan with a part for each of the texts."""
    lines = [json.dumps({"id": f"t{n}", "text": text}) for n, text in enumerate(words)]
    texts = [load_line(line.encode(), name="t", uri="/t") for line in lines]
    plan = Plan(place, TIME, freeze(SETTINGS, place), tuple(cut(texts, place, 1)))
    plan.write()
    return plan


def test_a_plan_is_read_as_it_was_written(place: Place) -> None:
    plan = planned(place, ["one", "two"])

    assert read_plan(place) == plan
    assert read_plan(place).digest == plan.digest
    assert place_of_plan(place.shown(PLAN)) == place_of_plan(str(place)) == place


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
    place = place_at(tmp_path)
    place.write(PLAN, content.encode())

    with pytest.raises(PlanUnusable, match=words):
        read_plan(place)


def test_where_there_is_no_plan_it_is_named(place: Place) -> None:
    with pytest.raises(PlanUnusable, match=re.escape(f"{place}/plan.json cannot be read")):
        read_plan(place)


def test_a_text_without_a_line_is_named_and_the_others_have_theirs(place: Place) -> None:
    plan = planned(place, ["one", "stumble"])

    first, second = (make_part(place, plan.digest, number) for number in range(2))

    assert place.read(output_name(0)) == b"t0\n"
    assert place.read(output_name(1)) == b""
    assert first.failures == ()
    assert second.failures == (Failure("t1", "RuntimeError: stumbled", "t1"),)
    assert first.notices == ("no parser",)


def test_a_whole_part_is_left_alone(place: Place) -> None:
    plan = planned(place, ["one"])
    result = make_part(place, plan.digest, 0)
    place.remove([input_name(0)])

    assert make_part(place, plan.digest, 0) == result


@pytest.mark.parametrize("damage", ["lines", "result", "no lines", "no result", "other plan"])
def test_a_part_that_is_not_whole_is_made_anew(damage: str, place: Place) -> None:
    plan = planned(place, ["one"])
    make_part(place, plan.digest, 0)
    result = place.read(result_name(0))
    match damage:
        case "lines":
            place.write(output_name(0), b"t")
        case "no lines":
            place.remove([output_name(0)])
        case "result":
            place.write(result_name(0), result[:-9])
        case "no result":
            place.remove([result_name(0)])
        case "other plan":
            place.write(result_name(0), result.replace(plan.digest.encode(), b"0" * 64))

    make_part(place, plan.digest, 0)

    assert (place.read(output_name(0)), place.read(result_name(0))) == (b"t0\n", result)
    assert sorted(place.names()) == [
        input_name(0),
        output_name(0),
        PLAN,
        result_name(0),
        *sorted(f"settings/{name}" for name in plan.settings),
    ]


def test_texts_that_were_changed_after_the_cut_are_refused(place: Place) -> None:
    plan = planned(place, ["one"])
    place.write(input_name(0), place.read(input_name(0)).replace(b"one", b"two"))

    with pytest.raises(PlanUnusable, match="is not what was cut"):
        make_part(place, plan.digest, 0)
    assert not place.has(output_name(0))


def test_a_worker_does_not_mix_two_plans(place: Place) -> None:
    plan = planned(place, ["one"])
    planned(place, ["two"])

    with pytest.raises(PlanUnusable, match="holds another plan"):
        make_part(place, plan.digest, 0)


def test_a_file_that_fails_on_its_way_is_not_there(place: Place) -> None:
    place.write("x/a", b"old")

    with suppress(RuntimeError), place.create("x/a") as file:
        file.write(b"new")
        raise RuntimeError

    assert place.read("x/a") == b"old"
    assert list(place.names()) == ["x/a"]


def test_what_a_killed_writer_has_left_goes_and_what_a_living_one_writes_stays(
    tmp_path: Path,
) -> None:
    place = place_at(tmp_path)
    script = "import os, sys\nfrom store.exporter.parts.addresses import place_at\n"
    script += "place_at(sys.argv[1]).create('results/a').write(b'half')\nos._exit(9)"
    subprocess.run([sys.executable, "-c", script, tmp_path], check=False, timeout=PATIENCE)
    [killed] = place.names()
    elsewhere = "results/.b.ffffffff-0123456789abcdef.tmp"
    place.write(elsewhere, b"of another machine")
    place.write(".mine.tmp", b"of another program")

    with place.create("results/a") as file:
        file.write(b"whole")
        before = set(place.names())
        place.remove_leftovers()
        assert before - set(place.names()) == {killed}
        os.utime(tmp_path / elsewhere, (0, 0))
        place.remove_leftovers()

    assert sorted(place.names()) == [".mine.tmp", "results/a"]
    assert place.read("results/a") == b"whole"
