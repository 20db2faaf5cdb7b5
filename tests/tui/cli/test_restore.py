"""`postil restore`: the previous version comes back, and nothing is thrown away."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from annotate.author import Author
from annotate.commands import AddEntity
from annotate.entity import Entity
from annotate.span import Span
from store.editing.open_article import SaveListener
from store.editing.opening import open_article
from store.files.durable import backup_of
from store.layer.journal import journal_of
from store.library.library import Library
from store.library.stored_article import StoredArticle
from tests.system.terminal.terminal import Terminal
from tests.tui.cli.program import POSTIL, Program


@pytest.fixture
def twice(filled: Program) -> Program:
    """The library after one more day's work, so that there is a version before the last."""
    library = Library(filled.library)
    [article] = library.articles()
    article_open = open_article(
        library,
        article.document(),
        Author("anna"),
        scheme=(),
        pipeline=None,
        listener=SaveListener(saved=lambda step: None, failed=lambda error: None),
    )
    article_open.session.perform(AddEntity(Entity(Span(0, 5), "PERSON")))
    assert article_open.close() is None
    return filled


def article_of(program: Program) -> StoredArticle:
    [article] = Library(program.library).articles()
    return article


def layer_of(program: Program) -> Path:
    return article_of(program).layer("anna").path


DAMAGED = {
    "empty": b"",
    "cut short": b'{"layer": {"1": {"schema"',
    "zeros": bytes(64),
    "a list": b"[]",
    "not a number": b'{"layer": {"1": {"schema": 1, "position": NaN}}}',
    "too deep": b'{"a":' * 100_000,
}


@pytest.mark.parametrize("content", DAMAGED.values(), ids=DAMAGED.keys())
def test_a_damaged_layer_comes_back_from_its_backup(twice: Program, content: bytes) -> None:
    layer = layer_of(twice)
    before = layer.read_bytes()
    layer.write_bytes(content)
    told = twice.run("list")
    assert told.code == 4
    command = re.search(r"postil (restore .+) brings it back", told.error.decode())
    assert command is not None
    assert command[1].split()[1] == article_of(twice).id

    outcome = twice.run(*shlex.split(command[1]))

    assert outcome.code == 0
    assert layer.read_bytes() == before
    [kept] = layer.parent.glob("anna.json.replaced-*")
    assert kept.read_bytes() == content
    assert str(kept) in outcome.remark
    assert f"{len(article_of(twice).layer('anna').load().records)} annotations" in outcome.remark
    assert twice.run("list").code == 0


def test_a_layer_that_was_deleted_comes_back(twice: Program) -> None:
    layer_of(twice).unlink()
    missed = twice.run("doctor")
    assert missed.code == 4
    assert "anna.json is missing" in missed.error.decode()

    assert twice.run("restore", "harbour.txt").code == 0

    assert article_of(twice).layer("anna").load().records


def test_a_sound_layer_is_left_alone_unless_forced(twice: Program) -> None:
    layer = layer_of(twice)
    present, before = layer.read_bytes(), backup_of(layer).read_bytes()

    refused = twice.run("restore", "harbour.txt")

    assert refused.code == 4
    assert "--force" in refused.refusal
    assert layer.read_bytes() == present
    assert twice.run("restore", "harbour.txt", "--force").code == 0
    assert layer.read_bytes() == before


def test_without_a_sound_backup_nothing_is_touched(twice: Program) -> None:
    layer = layer_of(twice)
    layer.write_bytes(b"{")
    backup_of(layer).write_bytes(b"{")
    names = set(twice.files)

    assert twice.run("restore", "harbour.txt").code == 4
    assert set(twice.files) == names
    assert layer.read_bytes() == b"{"
    backup_of(layer).unlink()
    refused = twice.run("restore", "harbour.txt")
    assert refused.code == 4
    assert "no backup" in refused.refusal


def test_a_layer_that_is_open_is_not_touched(twice: Program) -> None:
    lock = article_of(twice).lock("anna")
    layer_of(twice).write_bytes(b"")
    lock.acquire()
    try:
        assert twice.run("restore", "harbour.txt").code == 5
    finally:
        lock.release()
    assert layer_of(twice).read_bytes() == b""


def test_an_unknown_article_is_a_slip_of_the_command_line(twice: Program) -> None:
    outcome = twice.run("restore", "no such article")

    assert outcome.code == 2
    assert "no article is called no such article" in outcome.refusal


def test_a_lock_that_cannot_be_opened_is_a_refusal_of_the_disk(twice: Program) -> None:
    lock = article_of(twice).lock("anna").path
    lock.unlink()
    lock.mkdir()
    layer_of(twice).write_bytes(b"")

    refused = twice.run("restore", "harbour.txt")

    assert refused.code == 6
    assert refused.refusal.startswith(f"{lock}: Is a directory; nothing was changed; ")
    assert layer_of(twice).read_bytes() == b""


def test_what_force_would_take_away_is_named_and_then_kept_aside(twice: Program) -> None:
    layer = layer_of(twice)
    present, count = layer.read_bytes(), len(article_of(twice).layer("anna").load().records)

    refused = twice.run("restore", "harbour.txt")
    assert refused.refusal.endswith(
        "the version before it, which lacks 1 annotation (PERSON “Mayor”)"
    )
    restored = twice.run("restore", "harbour.txt", "--force")

    assert restored.code == 0
    assert f"{count - 1} annotations of " in restored.refusal
    assert "UTC without 1 annotation (PERSON “Mayor”)" in restored.refusal
    [copy] = layer.parent.glob("anna.json.replaced-*")
    assert copy.read_bytes() == present


def test_an_empty_version_is_never_restored(filled: Program) -> None:
    before = layer_of(filled).read_bytes()
    assert backup_of(layer_of(filled)).read_bytes() == b"{}"

    for options in ((), ("--force",)):
        refused = filled.run("restore", "harbour.txt", *options)
        assert refused.code == 4
        assert "holds nothing" in refused.refusal

    assert layer_of(filled).read_bytes() == before
    assert not list(layer_of(filled).parent.glob("*.replaced-*"))
    assert filled.run("doctor").code == 0


def test_a_layer_whose_every_version_is_empty_is_not_damaged(filled: Program) -> None:
    layer = layer_of(filled)
    layer.write_bytes(b"{}")
    assert filled.run("doctor").code == 4
    backup_of(journal_of(layer)).unlink()

    assert filled.run("doctor").code == 0


@pytest.mark.parametrize("answer", ["yes", "no"])
def test_a_person_at_a_terminal_is_asked(twice: Program, answer: str) -> None:
    layer = layer_of(twice)
    present, before = layer.read_bytes(), backup_of(layer).read_bytes()
    terminal = Terminal(
        [POSTIL, "restore", "harbour.txt", "--force"], environment=twice.environment, columns=200
    )
    try:
        terminal.wait_for("the version before lacks 1 annotation .* yes or no")
        terminal.press(*answer, "enter")
        assert terminal.wait_for_exit() == (0 if answer == "yes" else 4)
    finally:
        terminal.close()
    assert layer.read_bytes() == (before if answer == "yes" else present)
