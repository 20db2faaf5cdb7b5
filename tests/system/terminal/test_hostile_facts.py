"""What is known of articles (titles, names, notes, labels, chapters) is drawn, never obeyed."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from annotate.annotation import Annotation, Decided, Origin, Status
from annotate.claim import Claim
from annotate.document import Document
from annotate.entity import Entity
from annotate.span import Span
from store.annotated_article import AnnotatedArticle
from store.importer.import_article import OnExisting, import_article
from store.library.library import Library
from tests.annotate.loaders.sources import epub
from tests.builders import author
from tests.system.terminal.terminal import Terminal

PAYLOAD = "\x1b]0;owned\x07\x9b7m\x1b[31m\u202eE\u200b\U000e0041[/][@click=app.quit]"
"""Sets a title and colours, turns the direction of writing, hides, and quits where it is obeyed."""
OBEYED = ("\x1b]0;owned", "owned\x07", "\x9b", "\x1b[31m\u202e", "\u202e", "\u200b", "\U000e0041")
"""What must never reach the terminal; nothing that Postil itself sends has it."""
TEXT = "Anna met Boris near Calais.\n\nDoris said that Emil was late.\n"


@pytest.fixture
def terminals() -> Iterator[list[Terminal]]:
    opened: list[Terminal] = []
    yield opened
    for terminal in opened:
        terminal.close()


def start(terminals: list[Terminal], folder: Path, *arguments: str | Path) -> Terminal:
    terminal = Terminal(
        [
            str(Path(sys.executable).with_name("postil")),
            *map(str, arguments),
            *("--library", str(folder / "library"), "--annotator", "anna"),
        ],
        environment={"XDG_CONFIG_HOME": str(folder), "XDG_DATA_HOME": str(folder)},
        columns=100,
    )
    terminals.append(terminal)
    return terminal


def go_through(terminal: Terminal, steps: Sequence[tuple[str, str]]) -> None:
    """Press keys one after the other, and wait for what each of them brings."""
    for key, seen in steps:
        terminal.press(*key.split())
        terminal.wait_for(seen)


def without(words: str) -> str:
    """Matches a screen without these words."""
    return rf"(?s)\A(?!.*{words})"


def check(terminal: Terminal) -> None:
    sent = terminal.sent
    found = [ascii(sent[max(0, sent.index(s) - 40) :][:60]) for s in OBEYED if s in sent]
    assert found == []


def record(name: str, body: Entity | Claim, note: str = "") -> Annotation:
    decided = (Status.ACCEPTED, Origin.IMPORT, Decided.BULK)
    moment = "2026-11-01T00:00:00Z"
    return Annotation(name, body, *decided, PAYLOAD, moment, moment, note=note)


def test_titles_notes_labels_and_names_are_drawn_wherever_they_stand(
    terminals: list[Terminal], tmp_path: Path
) -> None:
    library = Library(tmp_path / "library")
    document = Document(TEXT, f"title {PAYLOAD}", f"/shelf/{PAYLOAD}")
    said = Claim((Span(29, 34),), (Span(35, 39),), (Span(45, 58),), f"label {PAYLOAD}")
    incoming = AnnotatedArticle(
        document,
        "hostile",
        "anna",
        annotations=(
            record("a", Entity(Span(0, 4), PAYLOAD), f"note {PAYLOAD}\nmore {PAYLOAD}"),
            record("b", said, PAYLOAD),
        ),
    )
    import_article(library, incoming, OnExisting.ASK, author())
    terminal = start(terminals, tmp_path, "read", "--model", "none_such")
    terminal.wait_for("title ")
    go_through(
        terminal,
        [
            ("/ t i t", "/tit"),
            ("escape", "(?m)^ unfinished first$"),
            ("enter", "✓2 |2 accepted"),
            ("]", "note: note "),
            ("i", "Note on"),
            ("escape", without("Note on")),
            ("r", "type some letters"),
            ("escape", without("type some letters")),
            ("p", r"✓ .* Anna  \* note "),
            ("p", without("── entities")),
            ("]", "Doris  said  Emil was late"),
            ("C", "Enter place anew"),
            ("escape", without("Enter place anew")),
            ("d", "u undoes"),
            ("u", "undid: "),
            ("& x enter", "is not a label"),
            ("E", "export to "),
            ("escape", without("export to ")),
            ("L", "(?m)^ unfinished first$"),
            ("d", "delete it"),
        ],
    )
    check(terminal)


def test_a_file_that_cannot_be_opened_is_named_without_obeying_its_name(
    terminals: list[Terminal], tmp_path: Path
) -> None:
    folder = tmp_path / "articles"
    folder.mkdir()
    name = f"{PAYLOAD.replace('/', '')}.txt".encode()
    (folder / name.decode()).write_bytes(b"caf\xe9")
    (folder / "good.txt").write_text(TEXT)
    terminal = start(terminals, tmp_path, folder)
    terminal.wait_for("(?m)^ articles/  2 .*(?s:.*)good.txt")
    go_through(terminal, [("g enter", "0xe9")])
    check(terminal)


def test_chapters_and_titles_of_books_are_drawn(terminals: list[Terminal], tmp_path: Path) -> None:
    payload = "\x9b7m\u202eE\u200b[/]"
    book = epub(
        {"a.xhtml": f"<h1>One {payload}</h1><p>Words {payload} here.</p>"},
        contents=f"<ol><li><a href='a.xhtml'>Chapter {payload}</a></li></ol>",
        title=f"Title {payload}",
    )
    (tmp_path / "book.epub").write_bytes(book)
    terminal = start(terminals, tmp_path, "read", tmp_path / "book.epub", "--model", "none_such")
    terminal.wait_for(r"\bsaved\b")
    go_through(terminal, [("O", "Chapter \ufffd7m⇄E¦\\[/\\]"), ("enter", "One \ufffd7m⇄E¦")])
    assert "Title \ufffd7m⇄E¦[/]" in terminal.text
    check(terminal)


def test_a_page_with_a_hostile_title_and_address_is_drawn(
    terminals: list[Terminal], tmp_path: Path
) -> None:
    page = tmp_path / "page.html"
    body = "<p>" + "Words of the article that is long enough. " * 8 + "</p>"
    page.write_text(
        f"<html><head><title>Title {PAYLOAD}</title><meta name='author' content='{PAYLOAD}'></head>"
        f"<body><article><h1>Head {PAYLOAD}</h1>{body}<p>{PAYLOAD}</p></article></body></html>"
    )
    terminal = start(terminals, tmp_path, "read", page, "--model", "none_such")
    terminal.wait_for(r"\bsaved\b")
    go_through(terminal, [("O", "type some letters"), ("enter", "Words of the article")])
    check(terminal)
