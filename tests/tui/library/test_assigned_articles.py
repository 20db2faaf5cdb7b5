"""What is assigned to the annotator is listed alone, with how far everybody is."""

from __future__ import annotations

from pathlib import Path

from annotate.author import Author
from annotate.document import Document
from annotate.entity import Entity
from annotate.span import Span
from store.library.answers import give_answer
from store.library.assignments import AssignmentsFile
from store.library.library import Library
from tests.tui.find_harness import FindUser
from tests.tui.library_harness import LibraryUser, open_library, stock
from tests.tui.people_harness import PeopleUser, parsed
from tests.tui.reader.adjudication.adjudication_harness import annotate
from tests.tui.reader_harness import until
from tests.tui.statements_harness import StatementsUser
from tui.app.app import PostilApp
from tui.config.workspace import Workspace
from tui.library.find.screen import FindScreen
from tui.library.people.screen import PeopleScreen
from tui.library.statements.screen import StatementsScreen

BOSS = Author("boss")


def assign(folder: Path, **titles_by_name: tuple[str, ...]) -> dict[str, str]:
    """Put articles into a library and share them out; returns ids by title."""
    library = Library(folder)
    stock(library)
    ids = {article.facts().title: article.id for article in library.articles()}
    for name, titles in titles_by_name.items():
        shares = {ids[title]: [name] for title in titles}
        AssignmentsFile(folder).assign(lambda _, shares=shares: shares, BOSS, {})
    return ids


async def test_assigned_articles_are_listed_alone_until_a_key_asks_for_all(tmp_path: Path) -> None:
    ids = assign(tmp_path, ann=("apples", "candles"), ben=("apples", "bridges"))
    give_answer(Library(tmp_path).article(ids["bridges"]), Author("ben"), "ignore")
    async with open_library(tmp_path) as user:
        assert user.titles == ["apples", "candles"]
        assert user.line("status").startswith("assigned to ann  2 of 3 articles")
        await until(user.pilot, lambda: "done: you 0 of 2, ben 1 of 2" in user.line("status"))
        await user.press("m")
        assert len(user.titles) == 3
        await user.see("everything; m lists the 2 articles assigned to ann")
        assert "assigned to" not in user.line("status")
        await user.press("m", "slash", "b", "r", "enter")
        assert user.titles == []
        await user.press("escape")
        await finish_all(user)
        assert "✓ 2 articles assigned to you, and all done" in user.notice
        assert "done: you 2 of 2, ben 1 of 2" in user.line("status")


async def finish_all(user: LibraryUser) -> None:
    for title in ("apples", "candles"):
        await user.press("g", "j" if title == "candles" else "g", "D")
        await until(user.pilot, lambda title=title: user.shown(title).answer == "accept")


async def test_the_next_article_of_the_reader_is_an_assigned_one(tmp_path: Path) -> None:
    assign(tmp_path, ann=("apples", "candles"))
    async with open_library(tmp_path) as user:
        await user.press("enter")
        await user.opened("apples")
        await user.press("J")
        await user.opened("candles")
        await user.press("!")
        await user.opened("apples")
        await user.press("D")
        words = "no other is unfinished of those assigned to ann   L, then m lists all"
        await until(user.pilot, lambda: words in user.line("message"))


async def test_without_assignments_everything_is_listed(tmp_path: Path) -> None:
    assign(tmp_path, ben=("apples",))
    async with open_library(tmp_path) as user:
        assert len(user.titles) == 3
        await until(user.pilot, lambda: "done: ben 0 of 1" in user.line("status"))
        await user.press("m")
        await user.see("nothing is assigned to ann; postil assign does so")


async def test_adjudication_says_what_a_blind_first_pass_holds_back(tmp_path: Path) -> None:
    ids = assign(tmp_path, ann=("apples", "candles"))
    library = Library(tmp_path)
    AssignmentsFile(tmp_path).set_blind(is_blind=True, author=BOSS)
    for title in ("apples", "bridges"):
        for name, end in (("ben", 2), ("carla", 3)):
            document = library.article(ids[title]).document()
            annotate(library, document, name, [Entity(Span(0, end), "ORG")])
    async with open_library(tmp_path) as user:
        await user.press("v")
        await until(user.pilot, lambda: user.app.navigator.workspace.adjudication is not None)
        await user.settle()
        assert user.titles == ["bridges"]
        assert "adjudicating ben and carla, 1 article held back until you are done" in user.head


async def test_find_people_and_statements_say_what_a_blind_first_pass_holds_back(
    tmp_path: Path,
) -> None:
    library = Library(tmp_path)
    text, bodies = parsed("[{Ida Quill}] [said] (the ferry would stay).")
    document = Document(text, "ferry", "/articles/ferry")
    annotate(library, document, "ben", bodies)
    ferry = library.article_for(document)
    AssignmentsFile(tmp_path).assign(lambda _: {ferry.id: ["ann"]}, BOSS, {})
    AssignmentsFile(tmp_path).set_blind(is_blind=True, author=BOSS)
    assert await what_is_seen(library) == [(False, True)] * 3
    give_answer(ferry, Author("ann"), "accept")
    assert await what_is_seen(library) == [(True, False)] * 3


async def what_is_seen(library: Library) -> list[tuple[bool, bool]]:
    """Whether each screen has a claim on the ferry, and says that an article is held back."""
    app, words, seen = PostilApp(Workspace(library, Author("ann"))), "1 article held back", []
    async with app.run_test(size=(100, 24)) as pilot:
        people, find = PeopleUser(pilot, app, library), FindUser(pilot, app, library)
        statements = StatementsUser(pilot, app)
        await people.press("at")
        await until(pilot, lambda: isinstance(app.screen, PeopleScreen))
        await people.settle()
        seen.append((bool(people.screen.state.counts), words in people.line("message")))
        await people.press("q", "equals_sign")
        await until(pilot, lambda: isinstance(app.screen, StatementsScreen))
        await until(pilot, lambda: statements.screen.is_editing)
        await statements.ask("ferry")
        result = statements.screen.state.result
        is_there = result is not None and bool(result.stated)
        seen.append((is_there, words in statements.line("message")))
        await people.press("q", "ctrl+f")
        await until(pilot, lambda: isinstance(app.screen, FindScreen) and app.screen.is_mounted)
        await find.find("kind:claim")
        seen.append((bool(find.screen.results.hits), words in find.line("find-filters")))
        app.exit()
    return seen
