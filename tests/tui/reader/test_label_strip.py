"""The strip of labels: what can be given now, with its keys, and what the one in hand means."""

from __future__ import annotations

from pathlib import Path

from annotate.labels.file import parse_scheme
from tests.tui.reader_harness import open_reader
from tui.config.label_files import SchemeChoice
from tui.widgets.lines import Line

OWN = SchemeChoice(
    parse_scheme(
        """
        [[label]]
        name = "BOSS"
        key = "1"
        from = ["PERSON"]
        guideline = "Mayors and owners. Nobody else."

        [[label]]
        name = "PLACE"
        key = "p"
        from = ["GPE"]
        """,
        title="labels.toml",
    )
)


async def test_the_strip_shows_the_labels_that_can_be_given(tmp_path: Path) -> None:
    async with open_reader(tmp_path, labels=OWN, size=(80, 24)) as user:
        assert user.labels_line == "1 BOSS  ;p PLACE  "
        await user.press("tab")
        assert user.labels_line == "1 BOSS  ;p PLACE     Mayors and owners. Nobody else."
        await user.press("tab")
        assert user.labels_line == ";c CLAIM     who says, thinks or wants what"
        await user.press("v")
        assert user.labels_line == "1 BOSS  ;p PLACE  "
        await user.press("escape", "c")
        assert user.labels_line.startswith(";c CLAIM  1 BOSS  ;p PLACE  ")


async def test_labels_that_do_not_fit_are_named_by_the_key_that_lists_them(
    tmp_path: Path,
) -> None:
    async with open_reader(tmp_path, size=(120, 24)) as user:
        assert user.labels_line.startswith("1 PERSON  2 ORG  3 GPE  4 LOC")
        assert user.labels_line.endswith("0 PRODUCT  ; more")
        await user.pilot.resize_terminal(80, 24)
        await user.pilot.pause()
        assert user.labels_line.startswith("1 PER  2 ORG  3 GPE")
        strip = user.reader.query_one("#labels", Line)
        assert strip.size.height == 1
        await user.pilot.resize_terminal(60, 15)
        await user.pilot.pause()
        assert not strip.display


async def test_the_strip_is_drawn_anew_only_when_it_changes(tmp_path: Path) -> None:
    async with open_reader(tmp_path, labels=OWN) as user:
        strip, drawn = user.reader.query_one("#labels", Line), []
        strip.redraw_rows = drawn.append  # type: ignore[method-assign]
        await user.press("h", "l", "h")
        assert not drawn
        await user.press("tab")
        assert drawn == [range(1)]
