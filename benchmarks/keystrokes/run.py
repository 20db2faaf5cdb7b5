"""Runs: one article brought to gold, and what that cost."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from pathlib import Path

from benchmarks.keystrokes.articles import Article
from benchmarks.keystrokes.desk import exported, keys, open_desk
from benchmarks.keystrokes.planner import annotate
from store.library.library import Library


@dataclass(frozen=True, slots=True)
class Run:
    """What one article cost."""

    article: Article
    in_bulk: bool
    keys: tuple[str, ...]
    jumps: int
    is_gold: bool
    """True if the export holds just what is right."""


async def run(article: Article, *, in_bulk: bool) -> Run:
    """Bring an article to gold in a library of its own."""
    with tempfile.TemporaryDirectory() as folder:
        library = Library(Path(folder))
        async with open_desk(library, article) as hand:
            await annotate(hand, article.gold, in_bulk=in_bulk)
        is_gold = exported(library, article) == keys(article)
        return Run(article, in_bulk, tuple(hand.keys), hand.jumps, is_gold)
