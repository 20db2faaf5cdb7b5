"""Finding in a library: the index answers, and the files are the truth."""

from __future__ import annotations

import os
import shutil
import sqlite3
from pathlib import Path

import pytest

from annotate.claim import Claim
from annotate.commands import Accept, AddClaim, Reject, SetNote
from annotate.document import Document
from annotate.span import Span
from store.index.finding import find
from store.index.library_index import LibraryIndex
from store.index.refreshing import refresh, refresh_article
from store.index.typed_query import parse_query
from store.library.library import Library
from tests.store.index.shelves import TEXTS, Answer, ask, opened, positions, shelf


@pytest.fixture
def library(tmp_path: Path) -> Library:
    library = Library(tmp_path / "library")
    shelf(library)
    return library


@pytest.fixture
def index(library: Library) -> LibraryIndex:
    return LibraryIndex(library)


def said(source: str = "Mayor Ida Quill") -> Claim:
    text = TEXTS["harbour"]
    pieces = [Span(text.index(part), text.index(part) + len(part)) for part in (source, "said")]
    content = text.index("the quay"), text.index(".")
    return Claim((pieces[0],), (pieces[1],), (Span(*content),))


def test_the_first_search_reads_every_article_and_the_next_one_none(index: LibraryIndex) -> None:
    first, second = ask(index, "quill"), ask(index, "quill")
    assert first.places == second.places == [("harbour", "Quill"), ("harbour", "Quill")]
    assert (first.was_read, second.was_read) == (3, 0)
    assert second.steps[-1].done == second.steps[-1].total == 3


@pytest.mark.parametrize(
    ("line", "places"),
    [
        ("said quay", [("harbour", "quay"), ("harbour", "said")]),
        ('"would  open"', [("harbour", "would open")]),
        ("build*", [("harbour", "builders")]),
        (r"/\d+ percent/", [("bridge", "12 percent")]),
        ("/[oö]ë?\\w+ m/", [("envoy", "oë M")]),
        ("外交部", [("envoy", "外交部")]),
        ("cafe muller", [("envoy", "Müller"), ("envoy", "café")]),
        ("said date:2024-05", [("harbour", "said")]),
        ("date:2024-06 label:PERSON", []),
        ("nowhere", []),
    ],
)
def test_texts_answer_alike_from_files_and_from_the_index(
    index: LibraryIndex, line: str, places: list[tuple[str, str]]
) -> None:
    assert ask(index, line).places == places
    assert ask(index, line).places == places


def test_annotations_answer_by_label_status_kind_speaker_and_annotator(
    library: Library, index: LibraryIndex
) -> None:
    article = opened(library, "harbour")
    first, second = article.session.annotations.pending
    article.session.perform(Accept((first.id,)))
    article.session.perform(AddClaim(said()))
    article.session.perform(SetNote(second.id, "the mayor again"))
    article.close()
    opened(library, "harbour", "ben").close()
    quay = "the quay would open in May"
    expected = {
        "label:person": ["Quill", "Quill"],
        "label:PERSON status:accepted": ["Quill"],
        "status:pending": ["Quill"],
        "kind:claim": [quay],
        "speaker:quill": [quay],
        "speaker:ida kind:entity": [],
        "speaker:Farrow": [],
        "by:ben": ["Quill", "Quill"],
        "by:anna kind:entity quill": ["Quill", "Quill"],
        "in:annotations quay": [quay],
        "in:annotations mayor": ["Quill", quay],
        "status:rejected": [],
        "status:moved": [],
    }
    for _ in ("from files", "from the index"):
        assert {line: [w for _, w in ask(index, line).places] for line in expected} == expected


def test_what_nobody_has_decided_is_pending_for_everybody_once(
    library: Library, index: LibraryIndex
) -> None:
    assert len(ask(index, "status:pending", asker="anna").places) == 2
    article = opened(library, "harbour", "ben")
    article.session.perform(Reject(tuple(item.id for item in article.session.annotations.pending)))
    article.close()
    assert len(ask(index, "status:pending", asker="anna").places) == 2
    assert ask(index, "status:pending", asker="ben").places == []
    assert len(ask(index, "status:rejected", asker="anna").places) == 2


def test_only_an_article_that_has_changed_is_read_again(
    library: Library, index: LibraryIndex
) -> None:
    ask(index, "quill")
    article = opened(library, "harbour")
    article.session.perform(AddClaim(said()))
    article.close()
    answer = ask(index, "kind:claim")
    assert (len(answer.places), answer.was_read) == (1, 1)
    assert ask(index, "kind:claim").was_read == 0


def test_a_text_that_was_edited_is_found_as_it_is_now(
    library: Library, index: LibraryIndex
) -> None:
    opened(library, "harbour").close()
    ask(index, "quill")
    [stored] = library.find("harbour")
    library.update_text(stored, Document("Nothing of it is left.\n", "harbour", "/shelf/harbour"))
    assert ask(index, "quill").places == []
    assert ask(index, "nothing left").places == [("harbour", "Nothing"), ("harbour", "left")]
    outdated = ask(index, "in:annotations quill")
    assert (outdated.places, sum(step.outdated for step in outdated.steps)) == ([], 0)


def test_an_article_that_is_deleted_is_not_found_and_leaves_the_index(
    library: Library, index: LibraryIndex
) -> None:
    ask(index, "quill")
    [stored] = library.find("harbour")
    shutil.rmtree(stored.folder)
    assert ask(index, "quill").places == []
    assert len(index.entries()) == 2


def test_a_damaged_layer_is_reported_at_every_search_and_the_rest_is_found(
    library: Library, index: LibraryIndex
) -> None:
    opened(library, "harbour").close()
    [stored] = library.find("harbour")
    stored.layer("anna").path.write_bytes(b"{")
    for _ in range(2):
        answer = ask(index, "said")
        assert len(answer.places) == 2
        assert any("is damaged" in step.trouble for step in answer.steps)


def test_a_text_in_the_index_that_is_not_that_on_disk_is_not_believed(index: LibraryIndex) -> None:
    ask(index, "quill")
    index.close()
    with sqlite3.connect(index.path) as database:
        database.execute("UPDATE texts SET text = CAST(replace(text, 'quay', 'said') AS BLOB)")
    database.close()
    assert ask(index, "said").places == [("bridge", "said"), ("harbour", "said")]


_DAMAGES = {
    "other version": "PRAGMA user_version = 99",
    "no table": "DROP TABLE texts",
    "other rows": "UPDATE texts SET text = 7",
}


@pytest.mark.parametrize(
    "damage", ["garbage", "cut", "other version", "no table", "other rows", "gone"]
)
def test_an_index_that_is_damaged_gone_or_of_another_version_is_made_anew(
    index: LibraryIndex, damage: str
) -> None:
    ask(index, "quill")
    index.close()
    if damage == "garbage":
        index.path.write_bytes(b"no database at all " * 300)
    elif damage == "cut":
        os.truncate(index.path, index.path.stat().st_size // 2)
    elif damage == "gone":
        index.path.unlink()
    else:
        with sqlite3.connect(index.path) as database:
            database.execute(_DAMAGES[damage])
        database.close()
    assert len(ask(index, "quill").places) == 2
    assert len(ask(index, "quill").places) == 2
    assert ask(index, "quill").was_read == 0
    index.close()


def test_a_locked_index_hides_nothing_and_is_left_alone(index: LibraryIndex) -> None:
    ask(index, "quill")
    index.close()
    other = sqlite3.connect(index.path, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    try:
        assert len(ask(index, "quill").places) == 2
        assert "locked" in index.trouble
    finally:
        other.close()
    assert ask(index, "quill").was_read == 0
    assert index.trouble == ""


def test_where_nothing_can_be_written_the_index_lives_as_long_as_the_program(
    library: Library,
) -> None:
    # A folder in its place refuses even the one who may write everything.
    index = LibraryIndex(library)
    index.path.mkdir()
    assert len(ask(index, "quill").places) == 2
    assert index.trouble
    answer = ask(index, "quill")
    assert (len(answer.places), answer.was_read) == (2, 0)
    index.close()


def test_a_search_that_is_left_early_keeps_the_index_sound(index: LibraryIndex) -> None:
    search = find(index, parse_query("said"))
    next(search)
    search.close()
    assert len(ask(index, "quill").places) == 2


def test_one_article_is_kept_up_by_itself(library: Library, index: LibraryIndex) -> None:
    ask(index, "quill")
    article = opened(library, "harbour")
    article.session.perform(AddClaim(said()))
    article.close()
    [stored] = library.find("harbour")
    refresh_article(index, stored.folder.name)
    steps = list(refresh(index))
    assert steps
    assert all(step.rows is None for step in steps)


def test_hits_are_places_in_the_present_text(index: LibraryIndex) -> None:
    text = TEXTS["harbour"]
    step = next(step for step in ask(index, "quill").steps if step.hits)
    assert [hit.start for hit in step.hits] == positions(text, "Quill")
    hit = step.hits[1]
    assert text.endswith(hit.before[-10:] + hit.words + hit.after)


def test_an_empty_library_answers_nothing_and_is_not_made(tmp_path: Path) -> None:
    index = LibraryIndex(Library(tmp_path / "nothing"))
    assert ask(index, "quill") == Answer([])
    assert not (tmp_path / "nothing").exists()
