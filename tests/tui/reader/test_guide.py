"""The first run: a guided article whose every word about the keys is true."""

from __future__ import annotations

from pathlib import Path

import pytest

from annotate.author import Author
from annotate.claim import Claim, Role
from store.library.article_facts import GUIDE_URI
from store.library.learned_names import personal_names
from store.library.library import Library
from tests.tui.cli.program import Program
from tests.tui.library_harness import LibraryUser, open_library
from tests.tui.reader_harness import ReaderUser, until
from tui.app.app import PostilApp
from tui.config.workspace import Workspace
from tui.keys.keymap import DEFAULT
from tui.library.guide import guide_document, put_guide

TITLE = guide_document(DEFAULT).title


async def test_what_the_guide_says_of_the_keys_is_true(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Not even a pipeline is needed.
    monkeypatch.setattr("annotate.extract.pipeline.PREFERRED", ())
    async with open_library(tmp_path, titles=()) as first:
        assert first.titles == [TITLE]
        assert "two minutes" in first.line("message")
        assert "postil FILE" in first.notice
        await first.press("enter")
        reader = ReaderUser(first.pilot, await first.opened(TITLE))
        await reader.press("tab")
        assert focused(reader) == "Ida Quill"
        await reader.press("a")
        assert focused(reader) == "Port Ansel"
        await reader.press("3")
        assert focused(reader) == "Nobody"
        await reader.press("x")
        assert isinstance(reader.focus, Claim)
        assert focused(reader, Role.SOURCE) == "Tom"
        await reader.press("=", ".")
        assert focused(reader, Role.SOURCE) == "Tom Farrow"
        await reader.press("a")
        assert focused(reader) == "Tom Farrow"
        await reader.press("a")
        assert "nothing is pending" in reader.message
        await reader.press("slash", *"kitti", "enter", "0")
        assert reader.cursor == "Kittiwake"
        labels = [body.label for body in reader.items("accepted")]
        assert labels == ["PERSON", "GPE", "CLAIM", "PERSON", "PRODUCT"]
        await reader.press("asterisk", "enter")
        assert [body.label for body in reader.items("accepted")] == [*labels, "PRODUCT", "PRODUCT"]
        await reader.press("f")
        await reader.press(*letters_on(reader, "lighthouse"))
        assert reader.cursor == "lighthouse"
        await reader.press("u")
        assert len(reader.items("accepted")) == 5
        await reader.press("U")
        assert len(reader.items("accepted")) == 7
        await check_the_claim_that_was_missed(reader)
        await reader.press("p", "g", "enter")
        assert isinstance(reader.focus, Claim)
        await reader.press("D")
        await until(first.pilot, lambda: "✓ done" in reader.status)
        await reader.press("q")
        await first.settle()
        assert first.line("message") == GUIDE_URI
        assert not personal_names(Library(tmp_path), "ann")
        await first.press("d", "y", "enter")
        await first.see("deleted")
    async with open_library(tmp_path, titles=()) as again:
        assert again.titles == []
        await again.app.navigator.open_guide()
        await again.opened(TITLE)


async def test_a_library_with_articles_has_no_guide(tmp_path: Path) -> None:
    async with open_library(tmp_path) as user:
        assert TITLE not in user.titles


async def test_a_library_that_cannot_be_made_is_empty_and_says_so(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    app = PostilApp(Workspace(Library(tmp_path / "file" / "library"), Author("ann")))
    async with app.run_test() as pilot:
        user = LibraryUser(pilot, app)
        await user.settle()
        assert user.titles == []
        assert "No articles yet" in user.notice
        app.exit()


def test_the_guide_is_exported_only_by_name(tmp_path: Path) -> None:
    postil = Program(tmp_path)
    library = Library(postil.library)
    put_guide(Workspace(library, Author("ann")))
    [article] = library.articles()

    assert article.facts().uri == GUIDE_URI
    assert postil.run("export", "--status", "all").output == b""
    assert len(postil.run("export", "--status", "all", article.id).lines) == 1


async def check_the_claim_that_was_missed(reader: ReaderUser) -> None:
    """Make the claim that the guide has no suggestion for, as it says."""
    await reader.press("slash", *"thinks", "enter", "c", "s")
    await reader.press(*letters_on(reader, "harbour"))
    await reader.press("t")
    await reader.press(*letters_on(reader, "ferry"), "a")
    assert len(reader.items("accepted")) == 8
    parts = ["harbour", "thinks", "ferry needs a new engine"]
    assert [focused(reader, role) for role in Role] == parts


def letters_on(user: ReaderUser, word: str) -> str:
    """The letters of the hint on a word."""
    assert user.reader.state.hints is not None
    letters = user.reader.state.hints.letters
    return next(hint for span, hint in letters.items() if user.quote(span) == word)


def focused(user: ReaderUser, role: Role | None = None) -> str:
    """The words in focus, or those of one part of the claim in focus."""
    assert user.focus is not None
    if role is None:
        return user.quote(user.focus.fragments[0])
    assert isinstance(user.focus, Claim)
    return user.quote(user.focus.part(role)[0])
