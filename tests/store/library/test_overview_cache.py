"""Overviews of the whole library, remembered and never trusted over the layers."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from annotate.commands import Accept, Reject
from store.library.answers import give_answer
from store.library.library import Library
from store.library.overview import Overview, State
from store.library.overview_cache import OverviewCache
from tests.builders import DOCUMENT, PIPELINE, author, claim, suggestion
from tests.store.library.test_library import LAVROV, MAY, opened, proposed


@pytest.fixture
def library(tmp_path: Path) -> Library:
    library = Library(tmp_path / "library")
    proposed(library)
    return library


def counted(library: Library) -> list[Overview]:
    return list(OverviewCache(library, "anna").refresh())


def glanced(library: Library) -> Overview:
    [row] = OverviewCache(library, "anna").cached()
    return row


def test_before_it_is_counted_an_article_has_title_and_source_only(library: Library) -> None:
    row = glanced(library)

    assert (row.title, row.uri) == (DOCUMENT.title, DOCUMENT.uri)
    assert not row.is_counted


def test_what_was_counted_is_there_at_the_next_start(library: Library) -> None:
    [row] = counted(library)

    assert (row.pending, row.state, row.is_counted) == (2, State.NEW, True)
    assert glanced(library) == row
    assert counted(library) == []


def test_a_changed_layer_is_counted_again(library: Library) -> None:
    counted(library)
    article = opened(library)
    article.session.perform(Accept((MAY.id,)))
    article.session.perform(Reject((LAVROV.id,)))
    article.close()

    [row] = counted(library)

    assert (row.pending, row.accepted, row.rejected, row.progress) == (0, 1, 1, 1.0)
    assert row.state is State.STARTED
    assert (row.decided_entities, row.total_entities, row.total_claims) == (2, 2, 0)


def test_claims_are_counted_apart_from_entities(library: Library) -> None:
    said = suggestion(claim())
    library.articles()[0].save_suggestions(PIPELINE, DOCUMENT.digest, [MAY, said])
    article = opened(library)
    article.session.perform(Reject((said.id,)))
    article.close()

    [row] = counted(library)

    assert (row.decided_claims, row.total_claims, row.decided_entities) == (1, 1, 0)
    assert (row.claims, row.total_entities) == (0, 1)


def test_reading_alone_makes_an_article_the_last_one_without_counting_it_again(
    library: Library,
) -> None:
    counted(library)
    assert glanced(library).last_work == 0
    before = time.time()
    article = opened(library)

    assert glanced(library).opened >= before - 1
    assert glanced(library).state is State.NEW
    assert OverviewCache(library, "boris").cached()[0].last_work == 0
    article.close()


def test_a_new_cache_of_suggestions_is_counted_again(library: Library) -> None:
    counted(library)
    library.articles()[0].save_suggestions("another 1", DOCUMENT.digest, [MAY])

    [row] = counted(library)

    assert row.pending == 1


@pytest.mark.parametrize(
    "damage", [b"", b"[]", b'{"a": 1}', b'{"a": [[[1, 2]], {"id": 3}]}', b"[" * 99_999]
)
def test_a_damaged_index_is_made_anew(library: Library, damage: bytes) -> None:
    [row] = counted(library)
    [index] = library.root.glob("index/*.json")
    index.write_bytes(damage)

    assert not glanced(library).is_counted
    assert counted(library) == [row]
    assert glanced(library) == row


def test_what_was_counted_before_a_stop_is_kept(library: Library) -> None:
    counted(library)
    give_answer(library.articles()[0], author("anna"), "accept")
    cache = OverviewCache(library, "anna")

    rows = cache.refresh()
    assert next(rows).state is State.DONE
    rows.close()

    assert glanced(library).state is State.DONE


def test_a_damaged_layer_is_reported_each_time(library: Library) -> None:
    opened(library).close()
    give_answer(library.articles()[0], author("anna"), None)
    library.articles()[0].layer("anna").path.write_bytes(b"")

    assert "is damaged" in counted(library)[0].trouble
    assert "is damaged" in counted(library)[0].trouble
