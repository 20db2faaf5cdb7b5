"""The main job, end to end, on an article that the test makes up, with the real pipeline."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from annotate.annotation import Status
from annotate.entity import Entity
from store.exporter.in_memory import export_lines
from store.formats.jsonl_import import import_lines
from store.library.library import Library
from tests.tui.reader_harness import ReaderUser, open_reader, until

NAMES = ("Maria Keller", "Paul Okoro", "Susan Lindqvist")
PLACES = ("Berlin", "Nairobi", "Stockholm")


def made_up_article(seed: int) -> str:
    """A few paragraphs whose names and places depend on the seed."""
    name, place = NAMES[seed % len(NAMES)], PLACES[(seed // 3) % len(PLACES)]
    surname = name.split()[-1]
    return (
        f"Talks in {place}\n\n"
        f"{name} said on Monday that the talks in {place} would go on for a week. "
        f"{surname} travelled there by train.\n\n"
        f"“The room is cold,” {surname} said, “and the coffee is worse.”\n\n"
        f"According to Reuters, the ministers met in {place} on Friday.\n"
    )


@pytest.mark.long
@pytest.mark.parametrize(("seed", "helpers"), [(0, "started_helpers"), (8, "forked_helpers")])
async def test_read_correct_quit_reopen_export(
    tmp_path: Path, request: pytest.FixtureRequest, seed: int, helpers: str
) -> None:
    request.getfixturevalue(helpers)
    text = made_up_article(seed)
    name = NAMES[seed % len(NAMES)]
    async with open_reader(tmp_path, text=text, bodies=None) as user:
        await user.press("j", "k")
        await until(user.pilot, lambda: not user.reader.is_extracting and _found(user))
        found = {user.quote(e.span) for e in _entities(user)}
        assert name in found
        assert any(body.kind == "claim" for body in user.items("suggested"))
        await user.press("tab", "a", "a", "x", "tab", "4")
        await user.press("g", "v", "w", "w", "7")
        await user.press("i", *"note", "escape", "u", "U")
        await until(user.pilot, lambda: _all_saved(user))
        kept = set(user.reader.session.annotations.records)
        cursor = user.reader.cursor
    async with open_reader(tmp_path, text=text, bodies=None) as user:
        assert not user.reader.is_extracting
        assert set(user.reader.session.annotations.records) == kept
        assert user.reader.cursor == cursor
        assert _found(user)
    _check_export(tmp_path, text, len([r for r in kept if r.status == "accepted"]))


async def test_export_from_the_reader_asks_before_it_replaces(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    async with open_reader(tmp_path / "library") as user:
        await user.press("tab", "a", "E", "enter")
        await until(user.pilot, lambda: "exported to harbour.jsonl" in user.message)
        assert "7 pending" in user.message
        first = Path("harbour.jsonl").read_bytes()
        await user.press("tab", "a", "E", "enter", *"no", "enter")
        assert Path("harbour.jsonl").read_bytes() == first
        await user.press("E", "enter", *"yes", "enter")
        await until(user.pilot, lambda: "exported to harbour.jsonl" in user.message)
        assert len(json.loads(Path("harbour.jsonl").read_text())["spans"]) == 2


async def test_the_ending_of_the_file_names_the_format_of_an_export(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    async with open_reader(tmp_path / "library") as user:
        await user.press("tab", "a", "E", "ctrl+u", *"a.conll", "enter")
        await until(user.pilot, lambda: "D marks the article as done" in user.long_message)
        assert not Path("a.conll").exists()
        await user.press("escape", "D")
        await until(user.pilot, lambda: user.reader.session.answer == "accept")
        await user.press("E", "ctrl+u", *"a.conll", "enter")
        await until(user.pilot, lambda: "exported to a.conll" in user.message)
        assert Path("a.conll").read_text("utf-8").startswith("-DOCSTART- -X- -X- O\n")
        await user.press("E", "ctrl+u", *"a.spacy", "enter")
        await until(user.pilot, lambda: "postil export --format spacy" in user.long_message)
        assert not Path("a.spacy").exists()


async def test_without_a_pipeline_one_reads_and_annotates_by_hand(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("annotate.extract.pipeline.PREFERRED", ())
    async with open_reader(tmp_path, bodies=None) as user:
        assert "no suggestions" in user.message
        assert "pip install" in user.message
        assert "no pipeline" in user.status
        await user.press("1")
        assert len(user.items("accepted")) == 1


def _check_export(library: Path, text: str, accepted: int) -> None:
    (article,) = Library(library).articles()
    whole = Library(library).annotated(article, "ann")
    data, _ = export_lines([whole], statuses={Status.ACCEPTED})
    (again,) = import_lines([data])
    assert again.document.text == text
    assert len(again.annotations) == accepted


def _entities(user: ReaderUser) -> list[Entity]:
    return [body for body in user.items("suggested") if isinstance(body, Entity)]


def _found(user: ReaderUser) -> bool:
    return len(user.reader.session.annotations.items) > 0


def _all_saved(user: ReaderUser) -> bool:
    return user.reader.connection.saving.saved_step == user.reader.session.last_step
