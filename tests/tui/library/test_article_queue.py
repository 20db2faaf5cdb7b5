"""Order, filter and neighbours of a list of articles, without a screen."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from annotate.document import Document
from store.library.library import Library
from store.library.overview import Overview
from tui.app.run_summary import RunSummary
from tui.library.article_queue import ArticleQueue, library_queue
from tui.library.fuzzy import fit
from tui.library.ordering import Order
from tui.library.places import short_source
from tui.library.queue_entry import QueueEntry
from tui.widgets.article_columns import Row, ago, columns_for


def shelf_of(*overviews: Overview) -> ArticleQueue:
    shelf = library_queue()
    shelf.stock(Library(Path("/nowhere")), overviews)
    return shelf


def one(title: str, **facts: object) -> Overview:
    return Overview(title, title, f"/shelf/{title}", "ann", **facts)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        (Order.UNFINISHED, ["part 2", "part 10", "part 9", "part 1"]),
        (Order.TITLE, ["part 1", "part 2", "part 9", "part 10"]),
        (Order.CHANGED, ["part 1", "part 10", "part 2", "part 9"]),
        (Order.PENDING, ["part 10", "part 2", "part 9", "part 1"]),
        (Order.PROGRESS, ["part 2", "part 10", "part 9", "part 1"]),
        (Order.UNCERTAIN, ["part 10", "part 2", "part 9", "part 1"]),
    ],
)
def test_orders_that_say_what_is_next_end_with_what_is_finished(
    order: Order, expected: list[str]
) -> None:
    shelf = shelf_of(
        one("part 10", pending=9, accepted=1, doubt=0.9, changed=30),
        one("part 9", pending=99, doubt=1.0, answer="accept"),
        one("part 2", pending=1, accepted=1, doubt=0.1, changed=20),
        one("part 1", answer="ignore", changed=40),
    )
    shelf.order = order
    shelf.arrange()
    assert list(shelf.keys) == expected


def test_numbers_from_before_do_not_take_back_an_answer_but_new_ones_do() -> None:
    before = [one("apples", pending=3), one("bridges")]
    shelf = shelf_of(*before)
    shelf.answer("apples", "ignore")
    shelf.stock(Library(Path("/nowhere")), before)
    assert [shelf.overview(key).answer for key in ("apples", "bridges")] == ["ignore", None]
    shelf.learn(one("apples", pending=3, changed=1))
    assert shelf.overview("apples").answer is None
    shelf.stock(Library(Path("/nowhere")), before)
    assert shelf.overview("apples").answer is None


def test_the_best_fit_comes_first_and_sources_count_less_than_titles() -> None:
    shelf = shelf_of(one("a quay in bloom"), one("quills"), one("nothing"), one("square lake"))
    shelf.filter("qul")
    assert list(shelf.keys) == ["quills", "square lake", "a quay in bloom"]
    shelf.filter("shelf nothing")
    assert shelf.keys[0] == "nothing"


def test_letters_together_fit_better_than_scattered_ones() -> None:
    assert fit("may", "Ms May") > fit("may", "dismay") > fit("may", "m and a and y") > 0
    assert fit("may lav", "Lavrov and May") > 0
    assert fit("yam", "may") == 0
    assert fit("  ", "may") == 0


def test_neighbours_pass_over_what_is_set_aside() -> None:
    shelf = shelf_of(one("a"), one("b"), one("c"))
    shelf.current = "a"
    shelf.answer("b", "ignore")
    assert shelf.neighbour(1) == "c"
    assert shelf.neighbour(-1) is None


def test_the_next_unfinished_is_looked_for_behind_and_then_from_the_start() -> None:
    shelf = shelf_of(one("a"), one("b"), one("c"))
    shelf.current = "b"
    shelf.answer("b", "accept")
    shelf.answer("c", "ignore")
    assert shelf.next_unfinished() == "a"
    shelf.answer("a", "accept")
    assert shelf.next_unfinished() is None


def test_a_file_whose_text_changed_shows_the_numbers_of_its_present_text() -> None:
    text = Document("Text.", "a", "/a")
    shelf = ArticleQueue([QueueEntry("/a", "a", "/a", lambda: text)])
    new = Overview("2", "a", "/a", "ann", accepted=2, changed=20)
    old = Overview("1", "a", "/a", "ann", accepted=1, changed=10)
    for overview in (old, new, old):
        shelf.learn(overview)
    assert shelf.overview("/a") == new


@pytest.mark.parametrize(("places", "is_search"), [(0, 0), (9, 0), (99, 0), (0, 1)])
def test_the_columns_never_take_more_than_there_is(places: int, is_search: int) -> None:
    for width in range(20, 200):
        columns = columns_for(width, place_width=places, is_search=bool(is_search))
        assert sum(column.width + 2 for column in columns) - 2 == width
        assert all(column.width > 0 for column in columns)


@pytest.mark.parametrize(
    ("width", "names"),
    [
        (118, "source progress entities claims age"),
        (78, "progress entities claims age"),
        (58, "entities claims"),
        (38, ""),
    ],
)
def test_where_room_is_short_columns_give_way_to_titles(width: int, names: str) -> None:
    sign, title, *others = columns_for(width, place_width=20)
    assert " ".join(column.name for column in others).strip() == names
    assert (sign.width, title.name) == (1, "")
    assert title.width >= 26


def drawn(overview: Overview) -> str:
    """The sign and the numbers of an article, as wide lists show them."""
    row = Row("a", "a", "/a", overview)
    cells = ("".join(part.text for part in column.parts_of(row)) for column in columns_for(78))
    return "|".join(cells)


@pytest.mark.parametrize(
    ("facts", "cells"),
    [
        ({}, " |a|──────────|–|–|new"),
        ({"is_counted": False}, " |a|──────────|||new"),
        ({"pending": 31, "pending_claims": 7, "accepted": 1}, " |a|━─────────|1/25|0/7|now"),
        ({"accepted": 99, "pending": 1}, " |a|━━━━━━━━━─|99/100|–|now"),
        ({"accepted": 34, "decided_claims": 7, "answer": "accept"}, "✓|a|━━━━━━━━━━|27|7|now"),
        ({"answer": "ignore", "pending": 12_345}, "–|a|──────────|0/12k|–|now"),
        ({"trouble": "broken"}, "!|a|trouble|||now"),
    ],
)
def test_a_row_says_what_is_decided_of_all_and_when(facts: dict[str, object], cells: str) -> None:
    opened = 0.0 if cells.endswith("new") else time.time()
    assert drawn(one("a", **facts, opened=opened)) == cells


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(-5, "now"), (59, "now"), (60, "1 min"), (7200, "2 h"), (86400 * 3, "3 d"), (10**9, "31 y")],
)
def test_the_time_since_a_moment_has_one_unit(seconds: int, words: str) -> None:
    assert ago(10**10 - seconds, now=10**10) == words


@pytest.mark.parametrize(
    ("uri", "words"),
    [
        ("https://news.example/a/b?c", "news.example"),
        ("/home/ann/texts/a.txt", "/home/ann/texts"),
        ("stdin", "stdin"),
    ],
)
def test_a_source_is_a_site_or_a_folder(uri: str, words: str) -> None:
    assert short_source(uri) == words


def test_the_summary_counts_articles_and_decisions_and_gives_the_pace() -> None:
    clock = iter([0.0, 720.0])
    summary = RunSummary(now=lambda: next(clock))
    summary.begin()
    for article, decisions in (("a", 50), ("b", 7), ("a", 0), ("c", 0)):
        summary.add(article, decisions)
    assert summary.text("/lib") == (
        "3 articles, 57 decisions in 12 min (4.8 a minute), all saved in /lib"
    )
