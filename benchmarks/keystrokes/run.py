"""Runs: one article brought to gold, with the keys that it cost."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from pathlib import Path

from benchmarks.keystrokes.articles import Article
from benchmarks.keystrokes.reader_harness import exported, keys, open_reader
from store.library.library import Library
from tui.cli.planner.planner import annotate


@dataclass(frozen=True, slots=True)
class Run:
    """The cost of one article."""

    article: Article
    in_bulk: bool
    keys: tuple[str, ...]
    jumps: int
    is_gold: bool
    """True if the export equals the gold."""


async def run(article: Article, *, in_bulk: bool) -> Run:
    """Bring an article to gold in a library of its own."""
    with tempfile.TemporaryDirectory() as folder:
        library = Library(Path(folder))
        async with open_reader(library, article) as keyboard:
            await annotate(keyboard, article.gold, in_bulk=in_bulk)
        is_gold = exported(library, article) == keys(article)
        return Run(article, in_bulk, tuple(keyboard.keys), keyboard.jumps, is_gold)
