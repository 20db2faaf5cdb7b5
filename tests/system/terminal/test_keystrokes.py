"""The keys that a planner found, typed at once on a real terminal."""

from __future__ import annotations

import sys
from pathlib import Path

from benchmarks.keystrokes.articles import articles
from benchmarks.keystrokes.reader_harness import document_of, exported, keys, remember
from benchmarks.keystrokes.run import run
from store.library.library import Library
from tests.system.terminal.terminal import Terminal
from tui.cli.planner.planned_reader import ANNOTATOR, COLUMNS, ROWS

_BYTES = {"shift+tab": "\x1b[Z"}


async def test_the_planners_keys_bring_an_article_to_gold_on_a_terminal(tmp_path: Path) -> None:
    article = articles(0)[2]
    planned = await run(article, in_bulk=False)
    library = Library(tmp_path / "library")
    remember(library, document_of(article), article)
    file = tmp_path / "article.txt"
    file.write_bytes(article.text.encode())
    program = [str(Path(sys.executable).with_name("postil")), "read", str(file)]
    options = ["--library", str(library.root), "--annotator", ANNOTATOR]
    terminal = Terminal(
        [*program, *options],
        environment={"XDG_CONFIG_HOME": str(tmp_path)},
        rows=ROWS,
        columns=COLUMNS,
    )
    try:
        terminal.wait_for(r"\bsaved\b")
        terminal.press(*(_BYTES.get(key, key) for key in planned.keys))
        terminal.wait_for(r"(·0|0 pending) .*saved \d")
        terminal.press("q")
        assert terminal.wait_for_exit() == 0
    finally:
        terminal.close()
    assert exported(library, article) == keys(article)
