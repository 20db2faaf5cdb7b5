"""Reviewing two people's annotations: both readings in view, a choice, a layer of its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from annotate.annotation import Status
from annotate.attributes import in_words
from annotate.author import Author
from annotate.document import Document
from annotate.suggestion import Body
from store.library.library import Library
from tests.tui.library_harness import LibraryUser
from tests.tui.reader.adjudication.adjudication_harness import (
    ANNA,
    BEN,
    CARLA,
    FAC,
    GPE,
    IDA,
    MAYOR,
    ONLY_ANNA,
    QUILL,
    SHORT,
    annotate,
    open_review,
    stock,
)
from tests.tui.reader_harness import BROKEN, SAID, TEXT, ReaderUser, until
from tui.app.app import PostilApp
from tui.config.workspace import Workspace
from tui.reader.screen import ReaderScreen
from tui.widgets.lines import Line


def lines(user: ReaderUser) -> tuple[str, str]:
    first, second = (user.reader.query_one(f"#{name}", Line).text for name in ("first", "second"))
    return first, second


def stored(folder: Path, layer: str, status: Status = Status.ACCEPTED) -> set[Body]:
    (article,) = Library(folder).articles()
    records = article.layer(layer).load().records
    return {record.body for record in records if record.status is status}


async def test_what_both_have_is_taken_and_the_rest_is_walked_and_chosen(tmp_path: Path) -> None:
    async with open_review(tmp_path, stock(tmp_path)) as user:
        assert user.items("accepted") == [SAID]
        assert user.focus == GPE
        assert "anna  · GPE “Low Garrick”" in lines(user)[0]
        assert lines(user)[0].endswith("1 of 4")
        assert "ben  · FAC “Low Garrick”" in lines(user)[1]
        assert lines(user)[1].endswith("4 open")
        await user.press("H")
        assert user.focus == QUILL
        await user.press("L")
        assert user.focus == BROKEN
        await user.press("|")
        assert user.focus == ONLY_ANNA
        assert "ben  nothing" in lines(user)[1]
        await user.press("_")
        assert "all 4 settled" in user.message
    assert stored(tmp_path, "adjudicated") == {GPE, MAYOR, SAID, BROKEN, SHORT}
    assert stored(tmp_path, "adjudicated", Status.REJECTED) == {FAC, QUILL, ONLY_ANNA}
    assert stored(tmp_path, "anna") == set(ANNA)
    assert stored(tmp_path, "ben") == set(BEN)


async def test_nothing_can_be_taken_as_well(tmp_path: Path) -> None:
    async with open_review(tmp_path, stock(tmp_path)) as user:
        await user.press("shift+tab")
        assert user.focus == ONLY_ANNA
        await user.press("L")
        assert ONLY_ANNA in user.items("rejected")
        await user.press("u", "H")
        assert ONLY_ANNA in user.items("accepted")


@pytest.mark.parametrize(("key", "words"), [("D", "done"), ("exclamation_mark", "set aside")])
async def test_the_last_article_is_finished_and_the_key_that_leaves_is_named(
    tmp_path: Path, key: str, words: str
) -> None:
    async with open_review(tmp_path, stock(tmp_path)) as user:
        await user.press(key)
        await until(user.pilot, lambda: user.message.startswith(words))
        assert user.message.endswith("no other is unfinished   q leaves")


async def test_the_reading_in_focus_is_taken_with_the_key_that_accepts(tmp_path: Path) -> None:
    async with open_review(tmp_path, stock(tmp_path)) as user:
        await user.press("%")
        assert user.focus == FAC
        assert lines(user)[1].startswith("▸")
        await user.press("a")
        assert FAC in user.items("accepted")
        assert GPE in user.items("rejected")
        assert user.focus == QUILL


async def test_a_reading_that_is_rejected_leaves_the_other(tmp_path: Path) -> None:
    async with open_review(tmp_path, stock(tmp_path)) as user:
        await user.press("x")
        assert user.focus == FAC
        await user.press("d")
        assert user.focus == QUILL
        assert {GPE, FAC} == set(user.items("rejected"))


async def test_a_reading_can_be_edited_before_it_is_taken(tmp_path: Path) -> None:
    async with open_review(tmp_path, stock(tmp_path)) as user:
        await user.press("less_than_sign", "H")
        (taken,) = [body for body in user.items("accepted") if body != SAID]
        assert user.quote(taken.extent) == "divides Low Garrick"
        assert FAC in user.items("rejected")
        await user.press("u")
        assert "divides Low Garrick" in lines(user)[0]
        await user.press("u")
        assert user.focus == GPE


async def test_every_choice_can_be_undone_to_before_the_first(tmp_path: Path) -> None:
    async with open_review(tmp_path, stock(tmp_path)) as user:
        await user.press("H", "L", "_")
        await user.press("u")
        assert user.focus == BROKEN
        await user.press("u", "u", "u")
        assert "undid: set out" in user.message
        assert user.items("accepted") == user.items("suggested") == []
        await user.press("tab")
        assert "U restores them" in user.message
        await user.press("U", "U")
        assert GPE in user.items("accepted")


async def test_a_review_goes_on_where_it_was_left(tmp_path: Path) -> None:
    document = stock(tmp_path)
    async with open_review(tmp_path, document) as user:
        await user.press("H", "L")
    async with open_review(tmp_path, document) as user:
        assert user.focus == BROKEN
        assert "2 open" in lines(user)[1]
        await user.press("u")
        assert user.focus in (QUILL, MAYOR)


@pytest.mark.parametrize("layer", ["carla", "anna"])
async def test_the_choice_may_be_a_persons_own_layer(tmp_path: Path, layer: str) -> None:
    async with open_review(tmp_path, stock(tmp_path), layer=layer) as user:
        await user.press("L")
    assert FAC in stored(tmp_path, layer)
    assert GPE not in stored(tmp_path, layer)


async def test_both_readings_are_marked_without_colour(tmp_path: Path) -> None:
    async with open_review(tmp_path, stock(tmp_path), theme="postil-plain") as user:
        await user.press("H")
        row = user.reader.view.render_line(2)
        styles = {s.text.strip(): s.style for s in row if s.style is not None and s.text.strip()}
        rival, focused = styles["Mayor"], styles["Ida Quill"]
        assert (rival.italic, rival.underline, rival.reverse) == (True, True, None)
        assert (focused.italic, focused.underline, focused.reverse) == (True, True, True)
        assert not styles["said"].reverse


async def test_three_readings_are_chosen_from_by_the_same_keys_and_by_majority(
    tmp_path: Path,
) -> None:
    document = stock(tmp_path)
    annotate(Library(tmp_path), document, "carla", CARLA)
    async with open_review(tmp_path, document, names=("anna", "ben", "carla")) as user:
        first, second = lines(user)
        third = user.reader.query_one("#third", Line)
        assert user.items("accepted") == [SAID]
        assert "H anna  · GPE “Low Garrick”" in first
        assert "L ben, carla  · FAC “Low Garrick”" in second
        assert third.text == ""
        await user.press("#")
        assert "took FAC “Low Garrick” (2 of 3: ben, carla)" in user.message
        assert FAC in user.items("accepted")
        assert GPE in user.items("rejected")
        assert "carla  · PERSON “Ida”" in third.text
        await user.press("#")
        assert "no majority: 3 readings of 3 annotators" in user.message
        await user.press("%", "%")
        assert user.focus == IDA
        await user.press("a")
        assert {QUILL, MAYOR} <= set(user.items("rejected"))
        await user.press("H", "#")
        assert "all 4 settled" in user.message
        await user.press("u")
        assert "(2 of 3 have nothing: ben, carla)" in user.message
        await user.press("U")
    assert stored(tmp_path, "adjudicated") == {FAC, IDA, SAID, BROKEN}
    assert stored(tmp_path, "carla") == set(CARLA)


async def test_the_same_claim_with_other_attributes_is_a_stop_where_one_is_taken(
    tmp_path: Path,
) -> None:
    document, library = Document(TEXT, "harbour.txt", "/articles/harbour.txt"), Library(tmp_path)
    sides = (("anna", "against"), ("ben", "for"), ("carla", "unclear"), ("dora", "for"))
    for name, stance in sides:
        annotate(library, document, name, [SAID], stance)
    names = tuple(name for name, _ in sides)

    def stance_taken(user: ReaderUser) -> str:
        assert user.reader.session is not None
        [item] = user.reader.session.annotations.records
        return f"{item.status.value} {in_words(item.attributes)}"

    async with open_review(tmp_path, document, names=names) as user:
        third = user.reader.query_one("#third", Line)
        assert user.focus == SAID
        assert lines(user)[0].startswith("▸ H anna  · CLAIM")
        assert "stance: against" in lines(user)[0]
        assert "L ben, dora  · CLAIM" in lines(user)[1]
        assert "carla" in third.text
        assert "stance: unclear" in third.text
        for keys, outcome, signs in (
            (("L",), "accepted stance: for", "✗✓✗"),
            (("H",), "accepted stance: against", "✓✗✗"),
            (("%", "%", "%", "a"), "accepted stance: unclear", "✗✗✓"),
            (("_",), "rejected stance: unclear", "✗✗✗"),
        ):
            await user.press(*keys)
            assert stance_taken(user) == outcome
            rows = (*lines(user), third.text)
            assert "".join(sign for row in rows for sign in row if sign in "·✓✗") == signs
        await user.press("|")
        assert "only one can be taken" in user.message
        await user.press("#")
        assert "no majority: 3 readings of 4 annotators" in user.message
        await user.press("u", "u")
        assert stance_taken(user) == "accepted stance: against"
    assert stored(tmp_path, "adjudicated") == {SAID}


async def test_a_review_begins_in_the_library(tmp_path: Path) -> None:
    for title, text in (("harbour", TEXT), ("quay", f"{TEXT}More.\n")):
        stock(tmp_path, title, text)
    app = PostilApp(Workspace(Library(tmp_path), Author("carla")))
    async with app.run_test() as pilot:
        library = LibraryUser(pilot, app)
        await library.settle()
        await library.press("v")
        await until(pilot, lambda: app.navigator.workspace.adjudication is not None)
        await library.settle()
        assert library.head.startswith("adjudicating anna and ben")
        assert library.shown("quay").pending == 4
        await library.press("enter")
        await until(pilot, lambda: isinstance(app.screen, ReaderScreen))
        await until(pilot, lambda: app.screen.focused_item is not None)
        await library.press("H", "J")
        await until(pilot, lambda: getattr(app.screen, "document", None) is not None)
        await until(pilot, lambda: app.screen.document.title == "quay")
        await until(pilot, lambda: app.screen.focused_item is not None)
        await library.press("q")
        await library.settle()
        assert library.shown("harbour").pending == 3
        await library.press("q")
        await library.settle()
        assert app.navigator.workspace.author.name == "carla"
        assert app.navigator.workspace.adjudication is None
        app.exit()


async def test_what_cannot_be_read_is_left_out_of_a_review_and_named(tmp_path: Path) -> None:
    stock(tmp_path)
    damaged = [stock(tmp_path, title, f"{TEXT}{title}\n") for title in ("pier", "quay")]
    for document in damaged:
        Library(tmp_path).article_for(document).layer("ben").path.write_bytes(b"[]")
    app = PostilApp(Workspace(Library(tmp_path), Author("carla")))
    async with app.run_test(size=(120, 24)) as pilot:
        library = LibraryUser(pilot, app)
        await library.settle()
        await library.press("v")
        await until(pilot, lambda: app.navigator.workspace.adjudication is not None)
        await library.settle()
        assert library.titles == ["harbour.txt"]
        assert library.long_message.startswith("left out: ")
        assert "ben.json is damaged" in library.long_message
        assert library.long_message.endswith("; 1 more file too")
        await library.press("q")
        await library.settle()
        Library(tmp_path).articles()[0].layer("ben").path.write_bytes(b"[]")
        await library.press("v")
        await library.see("ben.json is damaged")
        assert app.navigator.workspace.adjudication is None
        app.exit()


async def test_a_library_of_one_annotator_has_nothing_to_review(tmp_path: Path) -> None:
    app = PostilApp(Workspace(Library(tmp_path), Author("carla")))
    async with app.run_test() as pilot:
        library = LibraryUser(pilot, app)
        await library.settle()
        await library.press("v")
        await library.see("two annotators")
        app.exit()
