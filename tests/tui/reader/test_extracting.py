"""Suggestions that stream in while one reads: what is in hand stays, decisions stay."""

from __future__ import annotations

import asyncio
import re
from dataclasses import replace
from pathlib import Path

import pytest

from annotate.document import Document
from annotate.entity import Entity
from annotate.extract.batch import Batch
from annotate.extract.pipeline import choose
from annotate.span import Span
from annotate.suggestion import Suggestion, suggestion_id
from store.library.library import Library
from store.library.reading_position import ReadingPosition
from tests.annotate.extract.articles import article
from tests.tui.reader_harness import (
    BODIES,
    SAID,
    TEXT,
    ReaderUser,
    check_picture,
    entity,
    open_reader,
    until,
)
from tui.extraction.helper_process import ExtractionRequest, HelperProcess

WRONG = entity("praised", "ORG")
NAMED = entity("Ida Quill", "PERSON")
FARROW = entity("Tom Farrow", "PERSON")
PLACE = entity("Port Ansel", "GPE")


def suggested(*bodies: Entity) -> tuple[Suggestion, ...]:
    return tuple(Suggestion(suggestion_id("a", body), body, None, "rules 1") for body in bodies)


def batch(*bodies: Entity, provisional: bool) -> Batch:
    done = 0 if provisional else len(TEXT)
    found = suggested(*bodies)
    return Batch(done, len(TEXT), found, end=len(TEXT), is_provisional=provisional)


async def test_what_was_provisional_gives_way_to_what_is_final(tmp_path: Path) -> None:
    async with open_reader(tmp_path, bodies=[SAID]) as user:
        user.reader.feed.add_batch(batch(WRONG, NAMED, provisional=True))
        assert user.items("suggested") == [SAID, NAMED, WRONG]
        user.reader.feed.add_batch(batch(PLACE, NAMED, provisional=False))
        assert user.items("suggested") == [SAID, NAMED, PLACE]


async def test_focus_and_decisions_survive_the_final_batch(tmp_path: Path) -> None:
    async with open_reader(tmp_path, bodies=[]) as user:
        user.reader.feed.add_batch(batch(NAMED, WRONG, provisional=True))
        await user.press("tab", "a")
        assert user.focus == WRONG
        cursor = user.reader.cursor
        user.reader.feed.add_batch(batch(PLACE, provisional=False))
        assert user.focus == WRONG
        assert user.reader.cursor == cursor
        assert user.items("accepted") == [NAMED]
        await user.press("x", "u", "u")
        assert user.items("suggested") == [NAMED, WRONG, PLACE]


async def test_a_note_can_be_written_while_the_final_batch_comes(tmp_path: Path) -> None:
    async with open_reader(tmp_path, bodies=[]) as user:
        user.reader.feed.add_batch(batch(NAMED, provisional=True))
        await user.press("tab", "l", "i", "y")
        user.reader.feed.add_batch(batch(PLACE, provisional=False))
        await user.press("escape")
        assert [record.note for record in user.reader.session.annotations.records] == ["y"]


async def test_progress_never_goes_back(tmp_path: Path) -> None:
    async with open_reader(tmp_path, bodies=[]) as user:
        half = replace(batch(provisional=False), done=len(TEXT) // 2)
        user.reader.feed.add_batch(half)
        seen = user.reader.feed.progress
        user.reader.feed.add_batch(batch(NAMED, provisional=True))
        assert user.reader.feed.progress == seen


async def test_the_screen_that_one_turns_to_is_analysed_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = article(1200)
    tab_was_pressed, send = asyncio.Event(), HelperProcess._send

    async def send_later(helper: HelperProcess, extraction: ExtractionRequest) -> None:
        await tab_was_pressed.wait()
        await send(helper, extraction)

    monkeypatch.setattr(HelperProcess, "_send", send_later)
    async with open_reader(tmp_path, text=text, bodies=None) as user:
        items = user.reader.session.annotations.items
        await user.press("tab")
        assert "no suggestions yet" in user.message
        tab_was_pressed.set()
        await until(user.pilot, lambda: len(items) > 0)
        assert "no suggestions yet" not in user.message
        await user.press("G")
        end = len(text) - 2_000
        await until(user.pilot, lambda: items.before((end, 0, "", "")) is not list(items)[-1])
        assert user.reader.feed.progress < 0.5


async def test_the_screen_where_one_resumes_is_analysed_first(tmp_path: Path) -> None:
    text = article(120)
    document = Document(text, title="harbour.txt", uri="/articles/harbour.txt")
    stored = Library(tmp_path).article_for(document)
    stored.create(document)
    start = text.index("ferry number 90")
    stored.save_reading_position(
        "ann", ReadingPosition(start, text.rindex("\n", 0, start) + 1), document
    )
    async with open_reader(tmp_path, text=text, bodies=None) as user:
        reader = user.reader
        await until(user.pilot, lambda: len(reader.session.annotations.items) > 0)
        first = next(iter(reader.session.annotations.items))
        assert first.body.extent.end > start - 3_000
        await user.press("tab", "a", "tab")
        focus, cursor = user.focus, reader.cursor
        await until(user.pilot, lambda: not reader.is_extracting)
        assert (user.focus, reader.cursor) == (focus, cursor)
        assert len(user.items("accepted")) == 1
        ids = [item.id for item in reader.session.annotations.items]
        assert len(ids) == len(set(ids)) > 300
        [accepted] = user.items("accepted")
        kept = stored.suggestions(choose().cache_name, document.digest)
        assert kept is not None
        assert accepted in [found.body for found in kept]
        assert stored.structure(choose().cache_name, document.digest).extent == (0, len(text))


async def test_looking_again_replaces_what_is_undecided_and_keeps_decisions(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # With several, it asks which one is to look.
    monkeypatch.setattr("tui.reader.actions.article.installed_pipelines", lambda _: [choose()])
    async with open_reader(tmp_path, bodies=[WRONG, *BODIES]) as user:
        await _decide(user)
        accepted, rejected = user.items("accepted"), user.items("rejected")
        await user.press("R")
        await until(user.pilot, lambda: not user.reader.is_extracting)
        assert (user.items("accepted"), user.items("rejected")) == (accepted, rejected)
        pending = user.items("suggested")
        assert WRONG not in pending
        assert not set(pending) & {*accepted, *rejected}
        assert FARROW in pending
        stored = Library(tmp_path).articles()[0]
        found = stored.suggestions(
            choose().cache_name, user.reader.document.digest, annotator="ann"
        )
        assert FARROW in [suggestion.body for suggestion in found]


async def _decide(user: ReaderUser) -> None:
    """Reject “Low Garrick” as a person, accept the claim of the mayor."""
    await user.press("tab", "x", "a")
    assert user.items("accepted") == [SAID]


async def test_a_structure_that_an_older_version_did_not_keep_is_made(tmp_path: Path) -> None:
    async with open_reader(tmp_path, bodies=BODIES) as user:
        reader = user.reader
        reader.feed.make_structure(choose())
        await until(user.pilot, lambda: reader.feed.structures.at(SAID.cue[0]) is not None)
        assert reader.feed.structures.at(SAID.cue[0]).proposal_at(SAID.cue[0]).claim == SAID
        assert len(user.items("suggested")) == len(BODIES)


async def test_a_key_has_its_turn_while_a_large_batch_is_taken_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = "".join(f"Port {number} lies here.\n" for number in range(400))
    found = suggested(*(entity_on(match.span()) for match in re.finditer(r"Port \d+", text)))
    coming = Batch(len(text), len(text), found, end=len(text))
    monkeypatch.setattr("tui.reader.suggestion_feed.PAUSE", 3600.0)
    async with open_reader(tmp_path, text=text, bodies=[]) as user:
        taking = asyncio.create_task(user.reader.feed.add_in_portions(coming))
        await user.press("]")
        assert user.focus is not None
        assert 0 < len(user.items("suggested")) < len(found)
        taking.cancel()


async def test_what_a_large_batch_proposes_again_never_goes_away(tmp_path: Path) -> None:
    text = "".join(f"Port {number} lies here.\n" for number in range(400))
    ports = [entity_on(match.span()) for match in re.finditer(r"Port \d+", text)]
    coming = Batch(len(text), len(text), suggested(*ports), end=len(text))
    wrong = entity_on((0, len(text) - 1))
    async with open_reader(tmp_path, text=text, bodies=[]) as user:
        first = replace(coming, suggestions=suggested(wrong, *ports), is_provisional=True)
        await user.reader.feed.add_in_portions(first)
        taking = asyncio.create_task(user.reader.feed.add_in_portions(coming))
        while not taking.done():
            await asyncio.sleep(0)
            assert set(user.items("suggested")) >= set(ports)
        assert user.items("suggested") == ports


async def test_what_comes_where_one_has_been_is_drawn_there(tmp_path: Path) -> None:
    text = "".join(f"Port {number} lies here.\n" for number in range(400))
    ports = [entity_on(match.span()) for match in re.finditer(r"Port \d+", text)]
    coming = Batch(0, len(text), suggested(*ports[:3]), end=ports[2].span.end)
    async with open_reader(tmp_path, text=text, bodies=ports[200:]) as user:
        await user.press("p", "enter", "G", "g", "G")
        assert not user.reader.view.shows(coming.start, coming.end)
        user.reader.feed.add_batch(coming)
        await user.press("g", "g")
        panel = [
            user.reader.panel.render_line(row).text.strip("│").split()[2:] for row in range(2, 6)
        ]
        assert panel == [["Port", number] for number in ("0", "1", "2", "200")]
        check_picture(user)


async def test_what_comes_further_down_is_listed_in_the_panel_in_its_place(tmp_path: Path) -> None:
    text = "".join(f"Port {number} lies here.\n" for number in range(400))
    ports = [entity_on(match.span()) for match in re.finditer(r"Port \d+", text)]
    coming = Batch(0, len(text), suggested(*ports[50:60]), start=ports[50].span.start)
    bodies = [*ports[:50], *ports[60:]]
    async with open_reader(tmp_path, text=text, bodies=bodies, size=(120, 24)) as user:
        panel = user.reader.panel
        await user.press("p", "enter", "G", "g")
        user.reader.feed.add_batch(coming)
        await user.press("G", "shift+tab")
        await until(user.pilot, lambda: panel.first_row > 300)
        shown = [panel.render_line(row).text.split()[4] for row in range(1, panel.size.height)]
        assert shown == [str(number) for number in range(400 - len(shown), 400)]
        assert panel.render_line(0).text.strip("│").split() == ["Claims", "0+", "Entities", "400+"]


async def test_the_panel_lists_what_has_come_when_the_keys_rest_or_as_it_has_them(
    tmp_path: Path,
) -> None:
    async with open_reader(tmp_path, bodies=[SAID], size=(120, 24)) as user:
        panel = user.reader.panel

        await user.press("p", "escape")
        before = panel.virtual_size.height
        for body in (NAMED, WRONG):
            user.reader.feed.add_batch(batch(body, provisional=True))
        assert panel.virtual_size.height == before
        with_heading = before + len(("entities", NAMED, WRONG))
        await until(user.pilot, lambda: panel.virtual_size.height == with_heading)
        await user.press("p", "p")
        assert panel.has_focus
        user.reader.feed.add_batch(batch(NAMED, WRONG, PLACE, provisional=False))
        assert panel.virtual_size.height == with_heading + len((PLACE,))


def entity_on(place: tuple[int, int]) -> Entity:
    return Entity(Span(*place), "GPE")
