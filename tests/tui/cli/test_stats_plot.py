"""`postil stats --plot`: progress by day, labels and agreement, in a terminal and as SVG."""

from __future__ import annotations

from collections import Counter
from datetime import date
from xml.etree import ElementTree as ET

import pytest

from annotate.annotation import Status
from store.library.library import Library
from store.library.statistics import Statistics
from tests.tui.cli.program import Program
from tests.tui.reader.adjudication.adjudication_harness import CARLA, annotate, stock
from tui.cli.charts.chart import Bar, BarChart, Line, LineChart
from tui.cli.charts.of_statistics import charts
from tui.cli.charts.svg import draw_svg
from tui.cli.charts.terminal import draw_chart

HOSTILE = "<script>alert(1)</script>\x1b[2J\" onload='x' \ud83d]]>"
DAYS = (date(2026, 5, 4), date(2026, 5, 6))
LINES = LineChart("Decisions", (Line(HOSTILE, ((DAYS[0], 0), (DAYS[1], 8))),))
BARS = BarChart("Labels", (Bar(HOSTILE, (3, 1), "3, 1"), Bar("ORG", (0, 2), "0, 2")), 4)


def test_progress_sums_up_by_day_from_nothing_on_the_day_before() -> None:
    counts = Statistics(days=Counter({date(2026, 5, 6): 3, date(2026, 5, 5): 2}))
    counts.labels[("span", "ORG"), Status.REJECTED] = 5

    [progress] = charts({"anna": counts}, [])

    assert isinstance(progress, LineChart)
    assert progress.lines == (
        Line("anna", ((date(2026, 5, 4), 0), (date(2026, 5, 5), 2), (date(2026, 5, 6), 5))),
    )


def test_bars_in_a_terminal_fill_their_share_of_the_room() -> None:
    title, first, second = draw_chart(BARS)

    assert title == "Labels"
    assert (first.count("━"), first.count("┄")) == (24, 8)
    assert (second.count("━"), second.count("┄")) == (0, 16)
    assert "\x1b" not in first


def test_names_from_outside_are_text_in_a_picture_and_nothing_else() -> None:
    picture = draw_svg([LINES, BARS]).encode("utf-8", "replace")

    root = ET.fromstring(picture)
    tags = Counter(element.tag.rpartition("}")[2] for element in root.iter())
    assert tags.keys() == {"svg", "style", "rect", "path", "polyline", "circle", "text"}
    assert tags["rect"] == 1 + 4
    attributes = {name for element in root.iter() for name in element.attrib}
    assert not {name for name in attributes if name.startswith("on") or "href" in name}
    texts = [element.text or "" for element in root.iter() if element.tag.endswith("text")]
    assert any(text.startswith("<script>alert(1)</script>") for text in texts)
    assert b"\x1b" not in picture


def test_a_library_is_drawn_in_the_terminal_and_into_a_file(postil: Program) -> None:
    document = stock(postil.library)
    annotate(Library(postil.library), document, "carla", CARLA)

    plotted = postil.run("stats", "--plot")
    drawn_outcome = postil.run("stats", "-o", "team.svg")
    again = postil.run("stats", "--plot", "-o", "team.svg")

    words = plotted.output.decode()
    assert plotted.code == 0
    assert "Decisions so far, by day: ● anna  ○ ben  ▲ carla" in words
    assert "Agreement (Krippendorff’s alpha by token) on 1 article" in words
    assert "drew 3 charts into team.svg" in drawn_outcome.refusal
    root = ET.fromstring((postil.folder / "team.svg").read_bytes())
    assert len([e for e in root.iter() if e.get("class") == "title"]) == 3
    assert again.code == 6
    assert "team.svg exists and was left alone; --force replaces it" in again.refusal
    assert postil.run("stats", "-o", "team.svg", "--force").code == 0


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["--plot", "--json"], 2, "choose one of them"),
        (["-o", "nowhere/team.svg"], 6, "create it first"),
        (["--plot"], 0, "no articles yet"),
    ],
)
def test_what_cannot_be_drawn_is_said_in_a_line(
    postil: Program, arguments: list[str], code: int, words: str
) -> None:
    outcome = postil.run("stats", *arguments)

    assert outcome.code == code
    assert words in outcome.refusal
