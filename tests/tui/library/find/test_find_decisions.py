"""Decisions from the list of hits: the count first, all articles at once, and back again."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from annotate.author import Author
from annotate.commands import Verb
from annotate.document import Document
from annotate.entity import Entity
from annotate.labels.scheme import ONTONOTES
from annotate.span import Span
from annotate.suggestion import Body
from store.editing.recodings import Part, Recodings
from store.library.library import Library
from tests.tui.find_harness import FindUser, open_find, shelf
from tests.tui.reader_harness import remember, until


async def decided(user: FindUser, words: str) -> None:
    """Wait for a message, and for the search that follows it."""
    await until(user.pilot, lambda: words in user.line("message"))
    await user.settle()


async def answer(user: FindUser, question: str, key: str = "y") -> None:
    """Answer a question that is asked in these words."""
    prompt = user.app.screen.query_one("#prompt-label")
    await until(user.pilot, lambda: question in str(prompt.render()))
    await user.press(key, "enter")


def statuses(library: Library) -> dict[str, list[str]]:
    """By article, label and status of the entities."""
    return {
        article.facts().title: [
            f"{item.body.label} {item.status}" for item in library.annotated(article, "ann").spans
        ]
        for article in library.articles()
    }


async def test_all_hits_are_accepted_after_the_count_and_taken_back_at_once(tmp_path: Path) -> None:
    async with open_find(tmp_path, size=(110, 24)) as user:
        before = statuses(user.library)
        await user.find("label:PERSON quill")
        await user.press("enter", "a")
        await answer(user, "accept: 3 hits in 2 articles? y or n", "n")
        assert statuses(user.library) == before
        await user.press("a")
        await answer(user, "accept: 3 hits in 2 articles? y or n")
        await decided(user, "accepted 3 hits in 2 articles   u takes it back")
        assert sum(row.count("✓") for row in user.rows) == 3
        assert statuses(user.library)["Quay opens"] == ["PERSON accepted"] * 2

        await user.press("a")
        assert "nothing to change in 3 hits" in user.line("message")
        await user.press("u")
        await decided(user, "took back 3 hits in 2 articles")
        assert statuses(user.library) == before
        await user.press("u")
        await decided(user, "no decision on hits to take back")


async def test_five_hundred_annotations_get_another_label_by_five_keys(tmp_path: Path) -> None:
    library = Library(tmp_path)
    for number in range(5):
        text = f"List {number}: " + "Aldern came first. " * 100
        places = [place for place in range(len(text)) if text.startswith("Aldern", place)]
        named: list[Body] = [Entity(Span(place, place + 6), "PERSON") for place in places]
        remember(library, Document(text, f"List {number}", f"/shelf/{number}"), named)

    async with open_find(tmp_path) as user:  # by ctrl+f
        await user.find("label:PERSON aldern")
        await user.press("enter", "2")
        await answer(user, "label ORG: 500 hits in 5 articles? y or n")  # y and Enter
        await decided(user, "500 hits in 5 articles   u takes it back")

    labels = Counter(label for title, items in statuses(library).items() for label in items)
    assert labels["ORG accepted"] == 500


async def test_marked_hits_alone_are_labelled_in_texts_and_among_annotations(
    tmp_path: Path,
) -> None:
    async with open_find(tmp_path, size=(110, 24)) as user:
        await user.find("quay bridge")
        assert user.words == []
        await user.find("/quay|bridge|ferry/")
        await user.press("enter", "space")
        assert user.rows[1].startswith(" ▪ ")
        assert "1 marked   " in user.line("find-head")
        label = ONTONOTES.for_key("2")
        assert label is not None
        first = user.screen.results.rows[0].article.title
        await user.press("2")
        assert user.line("keys").split() == ["y", "Enter", "yes", "Esc", "no"]
        await answer(user, f"label {label.name}: 1 hit in 1 article? y or n")
        await decided(user, f"labelled {label.name}: 1 hit in 1 article")
        assert f"{label.name} accepted" in statuses(user.library)[first]
        assert sum(row.count("▪") for row in user.rows) == 0

        await user.press("a")
        assert "nothing to change in 4 hits" in user.line("message")

        await user.find(f"label:{label.name}")
        await user.press("enter", "1")
        other = ONTONOTES.for_key("1")
        assert other is not None
        await answer(user, f"label {other.name}: 1 hit in 1 article? y or n")
        await decided(user, f"labelled {other.name}: 1 hit in 1 article")
        assert user.words == []


async def test_an_article_that_is_open_below_is_decided_too_and_opened_again(
    tmp_path: Path,
) -> None:
    async with open_find(tmp_path, size=(110, 24)) as user:
        await user.find("label:PERSON farrow")
        await user.press("enter", "enter")
        reader = await user.in_reader()
        title = reader.document.title
        await user.press("B", "x")
        await answer(user, "reject: 2 hits in 2 articles? y or n")
        await decided(user, "rejected 2 hits in 2 articles")
        assert "PERSON rejected" in statuses(user.library)[title]
        await user.press("q")
        await until(user.pilot, lambda: user.app.screen is not user.app.navigator.lists.screen)
        again = await user.in_reader()
        assert again is not reader
        assert again.document.title == title


async def test_what_is_open_elsewhere_is_named(tmp_path: Path) -> None:
    async with open_find(tmp_path, size=(140, 24)) as user:
        [stored] = user.library.find("Bridge closed")
        stored.layer("ann").path.parent.mkdir(exist_ok=True)
        with stored.locked("ann"):
            await user.find("label:PERSON")
            await user.press("enter", "a")
            await answer(user, "accept: 5 hits in 3 articles? y or n")
            await decided(user, "accepted 3 hits in 2 articles; not in “Bridge closed”")
        await user.press("R")
        await decided(user, "accepted 5 hits in 3 articles")


async def test_a_decision_that_was_cut_off_is_said_and_finished(tmp_path: Path) -> None:
    library = shelf(tmp_path)
    recodings = Recodings(library, Author("ann"), ONTONOTES)
    parts = []
    for article in library.articles():
        facts, annotated = article.facts(), library.annotated(article, "ann")
        ids = tuple(item.id for item in annotated.spans)
        parts.append(Part(facts.id, facts.title, facts.digest, ids))
    steps = recodings.carry_out(recodings.begin(Verb.ACCEPT, "", parts))
    next(steps)
    steps.close()
    async with open_find(tmp_path, size=(110, 24)) as user:
        words = "“accept” for 5 hits in 3 articles was cut off: R finishes it, u takes it back"
        assert words in user.line("message")
        await user.find("label:PERSON")
        await user.press("enter", "R")
        await decided(user, "accepted 5 hits in 3 articles")
        assert {row for rows in statuses(library).values() for row in rows} == {"PERSON accepted"}
