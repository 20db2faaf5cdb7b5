"""The first page as it is drawn before Textual is there: the same cells, or nothing."""

from __future__ import annotations

import io
import json
import os
import re
from pathlib import Path

import platformdirs
import pytest
from pyte.screens import Char
from rich.console import Console

from annotate.author import Author
from annotate.document import Document
from annotate.loaders.registry import PLAIN, detect_format, load_file
from annotate.loaders.source import Source
from store.editing.open_article import SaveListener
from store.editing.opening import open_article
from store.library.library import Library
from store.library.reading_position import START, ReadingPosition
from tests.first_page_looks import PATH, FirstPageApp, looks
from tests.system.terminal.quick_screen import QuickScreen, QuickStream
from tests.system.terminal.test_hostile import HIDDEN, PAYLOADS
from tui.cli.arguments import parse
from tui.cli.first_page.drawing import drawing
from tui.cli.first_page.request import read_request
from tui.cli.first_page.settings import PageSettings, page_settings
from tui.cli.first_page.text import text_bytes, text_with_place
from tui.cli.open_reader import _workspace
from tui.cli.values import login_name
from tui.config import paths
from tui.config.configuration import load_configuration
from tui.config.origins import library_setting

LOOKS = json.loads(PATH.read_text("ascii"))
LETTER = "".join(f"Line {number} has a word. Then another sentence.\n\n" for number in range(200))
HOSTILE = "".join(f"Before {name}: {load} after.\n\n" for name, load in PAYLOADS.items())
NARROW = (40, 12)
_OWN = re.compile(r"\x1b\[[0-9;]*[Hm]")


def settings(theme: str = "postil-dark") -> PageSettings:
    return PageSettings(Path("none"), "anna", 80, LOOKS["truecolor"][theme])


def cells(drawn: str, size: tuple[int, int]) -> list[list[Char]]:
    """Every cell of a window after something was drawn on it."""
    screen = QuickScreen(*size)
    QuickStream(screen).feed(drawn.encode("utf-8", "replace"))
    return [[screen.buffer[y][x] for x in range(size[0])] for y in range(size[1])]


def drawn_by_textual(app: FirstPageApp) -> str:
    console = Console(file=io.StringIO(), force_terminal=True, color_system="truecolor")
    return "".join(f"\x1b[{y + 1};1H{row.render(console)}" for y, row in enumerate(app.rows))


@pytest.mark.parametrize(
    ("text", "size", "place", "theme"),
    [
        (LETTER, (80, 24), (0, 0), "postil-dark"),
        (LETTER, (120, 40), (5000, 4900), "postil-light"),
        # Drawn in a low window, the cursor would be below it.
        (LETTER, NARROW, (5000, 4200), "postil-plain"),
        (LETTER, (100, 30), (len(LETTER) - 3, len(LETTER) - 3), "postil-contrast"),
        (
            HOSTILE + "漢字仮名 and a line of words behind it, to be wrapped.",
            (60, 40),
            (0, 0),
            "nord",
        ),
        ("Few words.\n", (121, 30), (0, 0), "postil-dark"),
    ],
    ids=["top", "inside", "low window", "end", "hostile", "short"],
)
async def test_every_cell_is_as_textual_draws_it(
    text: str, size: tuple[int, int], place: tuple[int, int], theme: str
) -> None:
    app = FirstPageApp(text, cursor=place[0], top=place[1], theme=theme)
    async with app.run_test(size=size):
        expected = cells(drawn_by_textual(app), size)

    assert cells(drawing(text, *place, settings(theme), size), size) == expected


async def test_the_looks_of_themes_are_those_of_the_app() -> None:
    themes = ("postil-dark", "postil-light", "postil-contrast", "postil-plain", "dracula")
    found = await looks(themes)

    assert found == {
        colours: {theme: by_theme[theme] for theme in themes} for colours, by_theme in LOOKS.items()
    }


def test_hostile_text_is_drawn_and_never_obeyed() -> None:
    drawn = _OWN.sub("", drawing(HOSTILE, 0, 0, settings(), (100, 60)))

    assert "Before reset: ␛c after." in drawn
    assert all(char.isprintable() for char in drawn if char != "\N{COMBINING ACUTE ACCENT}")
    assert not HIDDEN & set(drawn)


@pytest.mark.parametrize(
    ("words", "request_"),
    [
        ("a.txt", {"input": "a.txt"}),
        ("read letter", {"input": "letter"}),
        ("--library L read a.txt --theme=nord", {"--library": "L", "--theme": "nord"}),
        ("a.txt --width 60 --no-suggestions", {"--width": "60"}),
        ("list", None),
        ("letter", None),
        ("", None),
        ("read", None),
        ("a.txt b.txt", None),
        ("a.txt --encoding latin-1", None),
        ("export a.txt -o x", None),
        ("--help", None),
        ("-", None),
    ],
)
def test_only_what_opens_one_file_is_a_request(words: str, request_: dict[str, str] | None) -> None:
    found = read_request(words.split())

    assert (found is None) == (request_ is None)
    assert (request_ or {}).items() <= (found or {}).items()


@pytest.mark.parametrize(
    ("name", "data", "is_plain"),
    [
        ("a.txt", b"Words.\r\n", True),
        ("a.TXT", "\ufeffWörter.\n".encode(), True),
        ("a.txt", b"%PDF-1.7 words", False),
        ("a.text", b"PK\x03\x04........................mimetypeapplication/epub+zip", False),
        ("a.html", b"<p>Words", False),
        ("a.md", b"# Words", False),
        ("a.jsonl", b'{"text": "Words"}', False),
        ("words", b"Words", False),
    ],
)
def test_only_plain_text_is_read_and_as_the_loader_reads_it(
    tmp_path: Path, name: str, data: bytes, *, is_plain: bool
) -> None:
    (tmp_path / name).write_bytes(data)
    read = text_bytes(str(tmp_path / name), tmp_path)

    assert (read is not None) == is_plain
    if read is not None:
        assert detect_format(Source(data, name, name)) is PLAIN
        assert read.decode() == load_file(tmp_path / name).text


def test_the_page_begins_where_the_reading_stopped(tmp_path: Path) -> None:
    own = settings()._replace(library=tmp_path)
    document = Document(LETTER, "Letter", "/letter.txt")
    assert text_with_place(LETTER.encode(), own) == (LETTER, START)
    article = Library(tmp_path).article_for(document)
    article.create(document)
    article.save_reading_position("anna", ReadingPosition(5000, 4900), document)

    assert text_with_place(LETTER.encode(), own) == (LETTER, ReadingPosition(5000, 4900))


def test_a_text_that_was_made_of_a_file_is_there_until_the_file_changes(tmp_path: Path) -> None:
    page, library = tmp_path / "a.md", tmp_path / "library"
    page.write_text("# Head\n\nWords *to* read.\n")
    document = load_file(page)
    assert text_bytes(str(page), library) is None
    listener = SaveListener(saved=lambda number: None, failed=lambda error: None)
    open_article(
        Library(library), document, Author("anna"), scheme=(), pipeline=None, listener=listener
    ).close()

    assert text_bytes(str(page), library) == document.text.encode()
    page.write_text("# Head\n\nOther words.\n")
    assert text_bytes(str(page), library) is None


@pytest.mark.parametrize(
    ("words", "environment", "configuration", "kept"),
    [
        ("a.txt", {}, "", ""),
        ("a.txt --theme nord --width 50 --annotator bea", {}, "", ""),
        ("a.txt --library ~/own", {}, "theme = 'dracula'\nwidth = 44\nannotator = 'ida'", ""),
        ("a.txt", {"POSTIL_LIBRARY": "/x"}, "library = '~/other'", '{"theme": "postil-light"}'),
        ("a.txt", {"NO_COLOR": "1"}, "theme = 'nord'", ""),
        ("a.txt", {"COLORTERM": "", "TERM": "screen-256color"}, "", ""),
        ("a.txt", {"COLORTERM": "", "TERM": "xterm"}, "", ""),
    ],
)
def test_the_settings_are_those_of_the_reader(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    *,
    words: str,
    environment: dict[str, str],
    configuration: str,
    kept: str,
) -> None:
    for name in ("NO_COLOR", "POSTIL_LIBRARY"):
        monkeypatch.delenv(name, raising=False)
    folders = {f"XDG_{kind}_HOME": str(tmp_path) for kind in ("CONFIG", "DATA", "STATE")}
    usual = {"TERM": "xterm", "COLORTERM": "truecolor", "USER": "user", **folders}
    for name, value in {**usual, **environment}.items():
        monkeypatch.setenv(name, value)
    (tmp_path / "postil").mkdir()
    (tmp_path / "postil" / "config.toml").write_text(configuration)
    (tmp_path / "postil" / "looks.json").write_text(kept)
    request = read_request(words.split())
    assert request is not None
    page = page_settings(request)

    assert page is not None
    arguments, file = parse(words.split()), load_configuration(paths.configuration_path())
    library = Library(Path(library_setting(arguments.library, file, os.environ).value))
    author = Author(arguments.annotator or file.annotator or login_name())
    workspace = _workspace(arguments, file, library, author, None)
    assert (page.library, page.annotator) == (library.root, author.name)
    assert page.widest == workspace.width
    colours = Console(file=io.StringIO(), force_terminal=True).color_system
    assert page.looks == LOOKS[str(colours)][workspace.theme]


@pytest.mark.parametrize(("width", "is_drawn"), [("20", True), ("200", True), ("19", False)])
def test_a_width_that_is_refused_draws_nothing(
    monkeypatch: pytest.MonkeyPatch, *, width: str, is_drawn: bool
) -> None:
    monkeypatch.setenv("TERM", "xterm")

    assert (page_settings({"--width": width}) is not None) == is_drawn


@pytest.mark.parametrize("named", ["", "/elsewhere", "relative", "/with space"])
def test_the_folders_are_those_of_the_platform(monkeypatch: pytest.MonkeyPatch, named: str) -> None:
    for kind in ("CONFIG", "DATA", "STATE"):
        monkeypatch.setenv(f"XDG_{kind}_HOME", named)

    assert paths.configuration_path().parent == platformdirs.user_config_path("postil")
    assert paths.default_library().parent == platformdirs.user_data_path("postil")
    assert paths.theme_path().parent == platformdirs.user_state_path("postil")
