"""Label schemes in the reader: keys, claims, guidelines."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

from annotate.labels.file import parse_scheme
from annotate.labels.scheme import Label
from store.library.library import Library
from tests.tui.reader_harness import SAID, ReaderUser, entity, open_reader, span_of, until
from tui.config.label_files import (
    BUILT_IN,
    SchemeChoice,
    keep_labels,
    labels_in_force,
    load_labels,
)
from tui.dialogs.choose import ChooseScreen
from tui.dialogs.help import HelpScreen
from tui.dialogs.label_keys import LabelKeysScreen
from tui.reader.screen import ReaderScreen

QUILL = entity("Ida Quill", "PERSON")

PORTS = """
[[label]]
name = "BOSS"
key = "1"
meaning = "people who decide"
guideline = "Mayors and owners.\\nNobody else."

[[label]]
name = "PORT"
key = "p"
from = ["GPE"]

[[label]]
name = "ASSERTION"
key = "8"
kind = "claim"
required = ["source", "content"]
guideline = "Wishes are another thing."

[[label]]
name = "WISH"
key = "9"
kind = "claim"
"""


def choice(toml: str = PORTS) -> SchemeChoice:
    return SchemeChoice(parse_scheme(toml, title="labels.toml"))


@asynccontextmanager
async def ports(library: Path, **settings: object) -> AsyncIterator[ReaderUser]:
    """Open the reader with labels of its own."""
    async with open_reader(library, labels=choice(), **settings) as user:  # type: ignore[arg-type]
        yield user


async def test_keys_set_the_labels_of_the_scheme(tmp_path: Path) -> None:
    async with ports(tmp_path, bodies=()) as user:
        await user.press("1", "w", "semicolon")
        assert "p PORT" in user.message
        await user.press("p", "w", "2")
        assert user.items("accepted") == [entity("Harbour", "BOSS"), entity("plan", "PORT")]
        assert "no label on 2" in user.message


async def test_letters_that_do_not_fit_into_a_line_are_listed(tmp_path: Path) -> None:
    async with open_reader(tmp_path, bodies=(), size=(60, 15)) as user:
        await user.press("semicolon")
        assert isinstance(user.pilot.app.screen, LabelKeysScreen)
        await user.press("w")
        assert user.items("accepted") == [entity("Harbour", "WORK_OF_ART")]
        await user.press("semicolon", "escape")
        assert user.pilot.app.screen is user.reader


async def test_a_claim_of_the_pipeline_gets_the_first_label_for_claims(tmp_path: Path) -> None:
    async with ports(tmp_path, bodies=[SAID]) as user:
        await user.press("tab", "a")
        assert user.items("accepted") == [replace(SAID, label="ASSERTION")]
        await user.press("u")
        assert user.items("suggested") == [replace(SAID, label="ASSERTION")]


async def test_a_digit_relabels_a_claim_accepts_it_and_goes_on(tmp_path: Path) -> None:
    async with ports(tmp_path, bodies=[SAID, entity("Port Ansel", "GPE")]) as user:
        await user.press("tab", "9")
        assert user.items("accepted") == [replace(SAID, label="WISH")]
        assert user.focus == entity("Port Ansel", "PORT")


async def test_a_digit_labels_the_open_frame(tmp_path: Path) -> None:
    async with ports(tmp_path, bodies=()) as user:
        await user.press("c", "9", "a")
        (claim,) = user.items("accepted")
        assert (claim.label, claim.cue) == ("WISH", (span_of("Harbour"),))


async def test_editing_a_claim_keeps_its_label(tmp_path: Path) -> None:
    async with ports(tmp_path, bodies=[SAID]) as user:
        await user.press("tab", "9", "u", "9")
        await user.press("right_square_bracket", "e", "j", "v", "t", "a")
        (claim,) = user.items("accepted")
        assert claim.label == "WISH"
        assert claim.content != SAID.content


async def test_a_claim_without_a_required_part_is_not_accepted(tmp_path: Path) -> None:
    bare = replace(SAID, source=())
    async with ports(tmp_path, bodies=[bare, entity("Port Ansel", "GPE")]) as user:
        await user.press("tab", "a")
        assert "ASSERTION needs a source: e opens the claim" in user.message
        await user.press("A")
        assert "left 1 pending: ASSERTION needs a source" in user.message
        assert user.items("accepted") == [entity("Port Ansel", "PORT")]
        await user.press("g", "c", "a")
        assert "ASSERTION needs a source and a content" in user.message
        assert user.items("suggested") == [replace(bare, label="ASSERTION")]


async def test_a_part_that_the_label_does_not_use_is_refused(tmp_path: Path) -> None:
    toml = '[[label]]\nname = "VIEW"\nkind = "claim"\nroles = ["source", "content"]\n'
    async with open_reader(tmp_path, bodies=[SAID], labels=choice(toml)) as user:
        await user.press("c")
        assert "VIEW has no cue" in user.message
        assert user.reader.state.draft is None
        await user.press("tab", "a")
        assert user.items("accepted") == [replace(SAID, label="VIEW", cue=())]


async def test_labels_of_spans_and_claims_do_not_mix(tmp_path: Path) -> None:
    async with ports(tmp_path, bodies=[SAID]) as user:
        await user.press("9")
        assert "WISH is for claims" in user.message
        await user.press("tab", "1")
        assert "BOSS is not for claims" in user.message
        assert user.items("accepted") == []


async def test_the_list_shows_the_guideline_of_the_highlighted_label(tmp_path: Path) -> None:
    async with ports(tmp_path, bodies=[entity("Low Garrick", "GPE")]) as user:
        await user.press("tab", "r")
        assert _details(user) is None
        await user.press("up")
        assert _details(user) == "Mayors and owners.\nNobody else."
        await user.press("enter")
        assert user.items("accepted") == [entity("Low Garrick", "BOSS")]


async def test_a_claim_is_relabelled_from_the_list_of_claim_labels(tmp_path: Path) -> None:
    async with ports(tmp_path, bodies=[SAID]) as user:
        await user.press("tab", "r")
        assert _details(user) == "Wishes are another thing."
        await user.type("wi")
        await user.press("enter")
        assert user.items("accepted") == [replace(SAID, label="WISH")]


async def test_help_lists_labels_with_meaning_and_guideline(tmp_path: Path) -> None:
    async with ports(tmp_path) as user:
        await user.press("question_mark")
        screen = user.pilot.app.screen
        assert isinstance(screen, HelpScreen)
        lines = [line.split() for line in screen.lines()]
        assert ["1", "BOSS:", "people", "who", "decide"] in lines
        assert ["Mayors", "and", "owners."] in lines
        assert [";p", "PORT"] in lines


async def test_a_label_that_is_gone_stays_visible_and_exportable(tmp_path: Path) -> None:
    async with open_reader(tmp_path, bodies=()) as user:
        await user.press("6")
    async with ports(tmp_path, bodies=()) as user:
        assert user.items("accepted") == [entity("Harbour", "FAC")]
        assert [note.text for note in user.reader.row_marks.on_row(span_of("Harbour")).notes] == [
            "FAC"
        ]
        user.reader.filtering.show_only("fac")
        assert user.reader.state.item_filter is not None
        await user.press("w", "1")
        snapshot = user.reader.article.snapshot(None)
        assert snapshot.scheme == ("BOSS", "PORT", "ASSERTION", "WISH")
        assert {span.body.label for span in snapshot.spans} == {"FAC", "BOSS"}


async def test_the_labels_that_a_library_was_read_with_last_are_kept(tmp_path: Path) -> None:
    file, library = tmp_path / "ports.toml", Library(tmp_path / "library")
    file.write_text(PORTS)

    async def said(labels: SchemeChoice) -> tuple[str, str]:
        """The first message of the reader, and the strip of labels."""
        async with open_reader(library.root, bodies=[QUILL], labels=labels) as user:
            return user.message, user.labels_line

    words, strip = await said(keep_labels(library, load_labels(file)))
    assert words == "the labels of ports.toml, also the next time in this library"
    assert "BOSS" in strip
    assert keep_labels(library, load_labels(file)).remark == "", "said once"
    words, strip = await said(labels_in_force(library, ()))
    assert words == "the labels of ports.toml, as last time"
    assert "BOSS" in strip
    file.rename(tmp_path / "elsewhere.toml")
    words, strip = await said(labels_in_force(library, ()))
    assert words == f"{file} is gone: these are the built-in labels"
    assert keep_labels(library, BUILT_IN).remark.startswith("the built-in labels, also")
    assert labels_in_force(library, ()) == BUILT_IN


async def test_labels_chosen_in_the_reader_are_kept(tmp_path: Path) -> None:
    file, library = tmp_path / "ports.toml", Library(tmp_path / "library")
    file.write_text(PORTS)
    async with open_reader(library.root, bodies=[QUILL], label_files=(file,)) as user:
        await user.press("M", *"ports", "enter")
        await until(user.pilot, lambda: "also the next time" in said(user))
        assert labels_in_force(library, ()).path == file
        await user.press("M", *"use built", "enter")
        await until(user.pilot, lambda: "the built-in labels, also" in said(user))
    assert labels_in_force(library, ()) == BUILT_IN


def said(user: ReaderUser) -> str:
    """The message of the reader that is in front now."""
    reader = user.pilot.app.screen
    message = reader.page.message if isinstance(reader, ReaderScreen) else None
    return message.text if message is not None else ""


def test_the_built_in_labels_fit_their_keys() -> None:
    keys = [label.key for label in BUILT_IN.scheme if label.key]
    assert len(keys) == len(set(keys))
    assert all(isinstance(label, Label) and label.meaning for label in BUILT_IN.scheme)


def _details(user: ReaderUser) -> str | None:
    """What the open list tells about the highlighted choice."""
    screen = user.pilot.app.screen
    assert isinstance(screen, ChooseScreen)
    box = screen.query_one(".details")
    return str(box.query_one("Static").render()) or None
