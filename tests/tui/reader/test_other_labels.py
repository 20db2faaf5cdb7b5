"""Labels of one's own: what stands for none of them is not suggested, and never accepted."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from annotate.labels.file import parse_scheme
from tests.tui.reader_harness import BROKEN, SAID, ReaderUser, entity, open_reader, until
from tui.config.label_files import SchemeChoice
from tui.config.last_theme import last_theme
from tui.display.themes.builtin import known_themes
from tui.reader.screen import ReaderScreen

BOSSES = SchemeChoice(
    parse_scheme(
        """
        [[label]]
        name = "BOSS"
        key = "1"
        from = ["PERSON"]

        [[label]]
        name = "DATE"
        key = "2"

        [[label]]
        name = "REMARK"
        kind = "claim"
        from = ["CLAIM"]
        """,
        title="labels.toml",
    )
)
OWN = [
    entity("Low Garrick", "BOSS"),
    replace(SAID, label="REMARK"),
    entity("Ida Quill", "BOSS"),
    entity("May.", "DATE"),
    replace(BROKEN, label="REMARK"),
    entity("Tom Farrow", "BOSS"),
]
OTHERS = [entity("Quill", "ORG", nth=1), entity("Port Ansel", "GPE")]


async def use(user: ReaderUser, labels: SchemeChoice) -> None:
    """Put labels in force, and wait until the article is open anew."""
    app, before = user.pilot.app, user.reader
    user.reader.host.use_labels(labels)
    await until(user.pilot, lambda: app.screen is not before)
    reader = app.screen
    assert isinstance(reader, ReaderScreen)
    await until(user.pilot, lambda: reader.session is not None)
    user.reader = reader


async def test_suggestions_come_under_ones_own_labels_and_the_others_are_counted(
    tmp_path: Path,
) -> None:
    async with open_reader(tmp_path, labels=BOSSES, size=(120, 40)) as user:
        assert user.items("suggested") == OWN
        assert "6 pending" in user.status
        assert "2 of other labels" in user.status

        await user.press("ampersand", *"others", "enter", "tab")
        assert "& others" in user.status
        assert "of other labels" not in user.status
        assert user.focus == OTHERS[0]
        await user.press("a")
        assert "ORG is not one of your labels: r chooses another" in user.message
        await user.press("asterisk")
        assert user.items("accepted") == []
        await user.press("A")
        assert "left 2 pending: ORG is not one of your labels" in user.message
        await user.press("1", "X")
        assert user.items("accepted") == [entity("Quill", "BOSS", nth=1)]
        assert user.items("rejected") == [OTHERS[1]]

        await user.press("ampersand", "enter", "u", "A")
        assert "accepted 6" in user.message
        assert "1 of other labels" in user.status


async def test_what_was_accepted_under_other_labels_can_still_be_changed(tmp_path: Path) -> None:
    async with open_reader(tmp_path, bodies=[OTHERS[1]]) as user:
        await user.press("tab", "a")
    async with open_reader(tmp_path, bodies=[], labels=BOSSES) as user:
        await user.press("right_square_bracket", "full_stop")
        (moved,) = user.items("accepted")
        assert (moved.label, user.quote(moved.extent)) == ("GPE", "Port Ansel believes")


async def test_other_labels_map_the_same_suggestions_anew_and_decisions_stay(
    tmp_path: Path,
) -> None:
    async with open_reader(tmp_path, labels=BOSSES) as user:
        await user.press("tab", "a")
        toml = '[[label]]\nname = "PLACE"\nfrom = ["GPE", "ORG"]'
        await use(user, SchemeChoice(parse_scheme(toml, title="labels.toml")))
        places = [entity("Quill", "PLACE", nth=1), entity("Port Ansel", "PLACE")]
        suggested = user.items("suggested")
        assert [body for body in suggested if body.kind == "span"] == places
        assert user.items("accepted") == [OWN[0]]


async def test_a_filter_holds_in_the_next_article(tmp_path: Path) -> None:
    async with open_reader(tmp_path, labels=BOSSES) as user:
        await user.press("ampersand", *"claims", "enter")
        assert "& claims" in user.status
        await use(user, BOSSES)
        assert "& claims" in user.status
        await user.press("tab")
        assert user.focus == OWN[1]
        await user.press("A")
        assert user.items("accepted") == [OWN[1], OWN[4]]


async def test_without_suggestions_one_marks_by_hand(tmp_path: Path) -> None:
    async with open_reader(tmp_path, has_suggestions=False) as user:
        assert user.items("suggested") == []
        assert "by hand" in user.status
        await user.press("1", "tab")
        assert user.items("accepted") == [entity("Harbour", "PERSON")]
        assert user.message.endswith("nothing is pending")


async def test_a_theme_that_is_chosen_is_there_the_next_time(tmp_path: Path) -> None:
    path = tmp_path / "looks.json"
    async with open_reader(tmp_path / "library", theme_path=path) as user:
        user.pilot.app.theme_choice.use("postil-light")  # type: ignore[attr-defined]
        await user.pilot.pause()
        assert user.pilot.app.theme == "postil-light"
    assert last_theme(path, known_themes()) == "postil-light"
    assert last_theme(path, {"postil-dark"}) is None
