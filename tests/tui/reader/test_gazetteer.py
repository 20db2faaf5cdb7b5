"""Personal names in the reader: decided in one article, known in the next, with the real worker."""

from __future__ import annotations

from pathlib import Path

import pytest
import spacy

from annotate.author import Author
from annotate.entity import Entity
from annotate.extract.pipeline import choose
from store.library import learned_names
from store.library.library import Library
from tests.tui.reader_harness import TEXT, ReaderUser, entity, open_reader, span_of, until
from tui.config.workspace import Workspace
from tui.extraction import own_parts

LATER = (
    "Ferry news\n\nOn Tuesday the vorgelith left Low Garrick with Tom Farrow on board.\n\n"
    "Nobody knows where the vorgelith is now.\n"
)
FERRY = "/articles/ferry.txt"
FIRST = f"{TEXT}\nThe vorgelith of Low Garrick was late.\n"


async def extracted(user: ReaderUser) -> set[tuple[str, str]]:
    """The entities that the worker has suggested, when it is done."""
    await until(user.pilot, lambda: not user.reader.is_extracting)
    return {(user.quote(b.span), b.label) for b in user.items("suggested") if isinstance(b, Entity)}


def ship(quote: str) -> Entity:
    return Entity(span_of(quote, FIRST), "PRODUCT")


async def test_an_accepted_name_is_suggested_in_the_next_article(tmp_path: Path) -> None:
    async with open_reader(tmp_path, text=FIRST, bodies=[ship("vorgelith")]) as user:
        await user.press("tab", "a")
    async with open_reader(tmp_path, text=LATER, uri=FERRY, bodies=None) as user:
        assert ("vorgelith", "PRODUCT") in await extracted(user)
        found = [b for b in user.items("suggested") if user.quote(b.extent) == "vorgelith"]
        assert len(found) == 2
    async with open_reader(tmp_path, text=LATER, uri=FERRY, bodies=None, annotator="bert") as user:
        assert ("vorgelith", "PRODUCT") not in await extracted(user)


async def test_a_rejected_name_is_not_suggested_again(tmp_path: Path) -> None:
    async with open_reader(tmp_path / "without", text=LATER, bodies=None) as user:
        assert ("Tom Farrow", "PERSON") in await extracted(user)
    async with open_reader(tmp_path, bodies=[entity("Tom Farrow", "PERSON")]) as user:
        await user.press("tab", "x")
    async with open_reader(tmp_path, text=LATER, uri=FERRY, bodies=None) as user:
        assert ("Tom Farrow", "PERSON") not in await extracted(user)
    async with open_reader(tmp_path, text=LATER, uri=FERRY, bodies=None, annotator="bert") as user:
        assert ("Tom Farrow", "PERSON") in await extracted(user)


async def test_names_leave_decisions_alone(tmp_path: Path) -> None:
    async with open_reader(tmp_path, text=FIRST, bodies=[ship("vorgelith")]) as user:
        await user.press("tab", "a")
    async with open_reader(tmp_path, text=LATER, uri=FERRY, bodies=[]) as user:
        await user.press("/", *"vorgelith", "enter", "2")
        decided = user.items("accepted")
    # Other patterns: the article is analysed anew, with the decisions already there.
    (tmp_path / "patterns.jsonl").write_text('{"label": "SHIP", "pattern": "board"}')
    async with open_reader(tmp_path, text=LATER, uri=FERRY, bodies=None) as user:
        assert {"vorgelith", "board"} <= {name for name, _ in await extracted(user)}
        assert user.items("accepted") == decided
        assert [body.label for body in decided] == ["ORG"]


async def test_what_the_pipeline_cannot_do_is_said(tmp_path: Path) -> None:
    nlp = spacy.blank("en")
    nlp.meta["name"] = "mine"
    nlp.to_disk(tmp_path / "model")
    model = str(tmp_path / "model")
    async with open_reader(tmp_path / "library", text=LATER, bodies=None, model=model) as user:
        assert await extracted(user) == set()
        assert "no entities: en_mine has no ner; no claims: en_mine has no parser" in user.message


async def test_long_layers_are_read_in_a_process_of_their_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with open_reader(tmp_path, text=FIRST, bodies=[ship("vorgelith")]) as user:
        await user.press("tab", "a")
    monkeypatch.setattr(own_parts, "_AT_ONCE", 0)
    monkeypatch.setattr(learned_names, "_stored_votes", lambda *_: [])
    course = Workspace(Library(tmp_path), Author("ann")).course(choose())
    assert (await own_parts.own_parts(course)).names.names == {"vorgelith": "PRODUCT"}
