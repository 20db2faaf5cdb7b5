"""`postil replay`: what learning was worth in a library, without changing it."""

from __future__ import annotations

from pathlib import Path

import pytest

from annotate.evaluation.tally import Tally
from tests.tui.cli.program import Program
from tests.tui.cli.test_learn import library_of
from tui.cli.planner.costs import Cost
from tui.cli.planner.report import Row, replay_table


def test_it_compares_each_article_without_and_with_what_came_before(postil: Program) -> None:
    library_of(postil, 5)
    before = {path: path.read_bytes() for path in _files(postil.library)}
    outcome = postil.run("replay", str(postil.library), "--annotator", "anna", "--no-keys")
    assert (outcome.code, outcome.error) == (0, b"")
    heading, *rows = outcome.output.decode("utf-8").splitlines()
    assert "keys each" in heading
    assert len(rows) == 6
    first, last, total = rows[0].split(), rows[4].split(), rows[5].split()
    # What is imported at once has no order of its own.
    assert (first[:2], first[3]) == (["1", "Article"], "16")
    # Of these labels no pipeline has heard; after four articles nearly everything is known.
    assert _share(first) == (0, 0)
    assert _share(last)[1] > 80
    assert total[:3] == ["all", "5", "80"]
    assert _share(total)[1] >= _share(total)[0] > 0
    assert {path: path.read_bytes() for path in _files(postil.library)} == before


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


def _share(cells: list[str]) -> tuple[int, int]:
    """The shares of annotations that take one key, in per cent, without and with learning."""
    arrow = next(index for index, cell in enumerate(cells) if cell == "→")
    return int(cells[arrow - 1].rstrip("%")), int(cells[arrow + 1].rstrip("%"))


def test_where_nothing_is_done_it_says_so(postil: Program) -> None:
    outcome = postil.run("replay", "--annotator", "anna")
    assert outcome.code == 0
    assert "anna has no done article" in outcome.refusal


@pytest.mark.parametrize("count", [5, 7])
def test_the_table_sums_up_the_last_ones_of_many(count: int) -> None:
    plain = Cost(10, 2, 40, 10, Tally(2, 10, 10))
    learned = Cost(10, 8, 15, 10, Tally(8, 10, 10), Tally(0, 0, 0))
    lines = list(replay_table([Row("a [b]\x1b[2J", plain, learned, 0.5)] * count))
    assert len(lines) == 1 + count + (2 if count > 5 else 1)
    assert "\x1b" not in "".join(lines)
    assert lines[-1].split()[:9] == [
        *("all", str(count), str(10 * count)),
        *("4.00", "→", "1.50", "20%", "→", "80%"),
    ]
    assert max(map(len, lines)) <= 100
