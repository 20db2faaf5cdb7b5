"""Pictures of the main screens, on a small and on a large terminal."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot

from annotate.author import Author
from annotate.document import Document
from store.library.library import Library
from tests.tui.find_harness import shelf as find_shelf
from tests.tui.people_harness import shelf as people_shelf
from tests.tui.reader.adjudication.adjudication_harness import review_app, stock
from tests.tui.reader_harness import BODIES, TEXT, remember, until
from tests.tui.statements_harness import ARTICLES as DISPUTED
from tui.app.app import PostilApp
from tui.config.workspace import Workspace
from tui.library.find.screen import FindScreen
from tui.library.people.screen import PeopleScreen
from tui.library.screen import LibraryScreen
from tui.library.statements.screen import StatementsScreen
from tui.reader.screen import ReaderScreen
from tui.widgets.article_list import ArticleList

SMALL, LARGE, NARROW, WIDE = (80, 24), (120, 40), (60, 15), (200, 60)
STATES = {
    "pending": ("G", "g"),
    "decided": ("tab", "a", "x", "3", "space", "a"),
    "claim": ("tab", "tab", "tab", "tab", "tab", "tab"),
    "overlap": ("tab", "tab", "tab"),
    "selection": ("j", "v", "w", "w", "w"),
    "frame": ("j", "w", "c", "b", "s"),
    "panel": ("p", "j", "j"),
    "search": ("slash", *"quill", "enter"),
    "help": ("question_mark",),
    "relabel": ("tab", "r"),
    "note": ("tab", "i", *"hm"),
}


@pytest.fixture
def app(tmp_path: Path) -> PostilApp:
    return make_app(tmp_path)


def make_app(folder: Path, theme: str = "postil-dark") -> PostilApp:
    document = Document(TEXT, title="harbour.txt", uri="/articles/harbour.txt")
    library = Library(folder)
    remember(library, document, BODIES)
    return PostilApp(Workspace(library, Author("ann"), theme=theme), document=document)


def after(*keys: str) -> Callable[[Pilot[None]], Awaitable[None]]:
    """Press keys once the article is open, and wait until the disk has it all."""

    async def press(pilot: Pilot[None]) -> None:
        await until(pilot, lambda: isinstance(pilot.app.screen, ReaderScreen))
        reader = pilot.app.screen
        await until(pilot, lambda: reader.session is not None)
        await pilot.press(*keys)
        await until(pilot, lambda: reader.connection.saving.saved_step == reader.session.last_step)
        for area in pilot.app.screen.query("Input, TextArea"):
            area.cursor_blink = False

    return press


@pytest.mark.parametrize("size", [SMALL, LARGE], ids=["80x24", "120x40"])
@pytest.mark.parametrize("state", STATES)
def test_screen(app: PostilApp, snap_compare: object, state: str, size: tuple[int, int]) -> None:
    assert snap_compare(app, terminal_size=size, run_before=after(*STATES[state]))


@pytest.mark.parametrize("theme", ["postil-dark", "postil-plain"])
def test_two_readings(tmp_path: Path, snap_compare: object, theme: str) -> None:
    app = review_app(tmp_path, stock(tmp_path), theme=theme)
    assert snap_compare(app, terminal_size=SMALL, run_before=after("H"))


@pytest.mark.parametrize("size", [NARROW, WIDE], ids=["60x15", "200x60"])
def test_extreme_sizes(app: PostilApp, snap_compare: object, size: tuple[int, int]) -> None:
    assert snap_compare(app, terminal_size=size, run_before=after("tab", "a"))


@pytest.mark.parametrize("theme", ["postil-light", "postil-contrast"])
def test_other_themes(tmp_path: Path, snap_compare: object, theme: str) -> None:
    app = make_app(tmp_path, theme)
    assert snap_compare(app, terminal_size=SMALL, run_before=after("tab", "a", "x"))


def test_without_colour(
    tmp_path: Path, snap_compare: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    plain = make_app(tmp_path)
    assert snap_compare(plain, terminal_size=SMALL, run_before=after("tab", "a", "x"))


@pytest.mark.parametrize("size", [SMALL, LARGE], ids=["80x24", "120x40"])
def test_library(
    tmp_path: Path,
    snap_compare: object,
    monkeypatch: pytest.MonkeyPatch,
    size: tuple[int, int],
) -> None:
    library = Library(Path("library"))
    monkeypatch.chdir(tmp_path)
    for number in range(3):
        text = f"Article {number}\n\n{TEXT}"
        document = Document(text, title=f"article-{number}.txt", uri=f"/articles/{number}.txt")
        remember(library, document, ())
    app = PostilApp(Workspace(library, Author("ann")))

    async def counted(pilot: Pilot[None]) -> None:
        await until(pilot, lambda: isinstance(app.screen, LibraryScreen))
        articles = app.screen.query_one(ArticleList)
        await until(pilot, lambda: len(articles.rows) == 3 and not app.screen.page.is_counting)
        preview = app.screen.page.preview
        await until(pilot, lambda: preview.preview is not None or not preview.display)

    assert snap_compare(app, terminal_size=size, run_before=counted)


@pytest.mark.parametrize(
    ("size", "theme"),
    [(SMALL, "postil-dark"), (NARROW, "postil-plain"), (LARGE, "postil-light")],
    ids=["80x24", "60x15-plain", "120x40-light"],
)
def test_people(tmp_path: Path, snap_compare: object, size: tuple[int, int], theme: str) -> None:
    app = PostilApp(Workspace(people_shelf(tmp_path), Author("ann"), theme=theme))

    async def counted(pilot: Pilot[None]) -> None:
        await pilot.press("at")
        await until(pilot, lambda: isinstance(app.screen, PeopleScreen))
        await until(pilot, lambda: not app.screen.state.is_counting)
        await pilot.press("j", "space")

    assert snap_compare(app, terminal_size=size, run_before=counted)


def test_claims_of_one(tmp_path: Path, snap_compare: object) -> None:
    app = PostilApp(Workspace(people_shelf(tmp_path), Author("ann")))

    async def opened(pilot: Pilot[None]) -> None:
        await pilot.press("at")
        await until(pilot, lambda: isinstance(app.screen, PeopleScreen))
        await until(pilot, lambda: not app.screen.state.is_counting)
        await pilot.press("enter")
        await until(pilot, lambda: not app.screen.state.is_reading)

    assert snap_compare(app, terminal_size=SMALL, run_before=opened)


def test_find(tmp_path: Path, snap_compare: object) -> None:
    app = PostilApp(Workspace(find_shelf(tmp_path), Author("ann")))

    async def searched(pilot: Pilot[None]) -> None:
        await pilot.press("ctrl+f")
        await until(pilot, lambda: isinstance(app.screen, FindScreen))
        app.screen.look_for("kind:entity quill")
        await until(pilot, lambda: not app.screen.state.is_searching)
        # A first search lists articles as they are read, a second one by their dates.
        app.screen.look_for("label:PERSON quill")
        await until(pilot, lambda: not app.screen.state.is_searching)
        await pilot.press("enter", "space")

    assert snap_compare(app, terminal_size=SMALL, run_before=searched)


@pytest.mark.parametrize("size", [SMALL, LARGE], ids=["80x24", "120x40"])
def test_statements(tmp_path: Path, snap_compare: object, size: tuple[int, int]) -> None:
    app = PostilApp(Workspace(people_shelf(tmp_path, DISPUTED), Author("ann")))

    async def compared(pilot: Pilot[None]) -> None:
        await pilot.press("equals_sign")
        await until(pilot, lambda: isinstance(app.screen, StatementsScreen))
        app.screen.look_for("orlo")
        await until(pilot, lambda: not app.screen.state.is_reading)
        await pilot.press("j")

    assert snap_compare(app, terminal_size=size, run_before=compared)
