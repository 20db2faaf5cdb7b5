"""Files of a layer that are not what was written: each is refused, and left as it is."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import Any

from annotate.author import Author
from store.editing.open_article import OpenArticle, SaveListener
from store.editing.opening import open_article
from store.errors import StoreError
from store.layer.journal import journal_of
from store.library.library import Library
from tests.system.faults.outcomes import Outcomes
from tests.system.faults.work import DOCUMENT, steps
from tui.cli import main

STEPS = 12


def with_tables(change: Callable[[dict[str, Any]], object]) -> Callable[[bytes], bytes]:
    """A change of a file that changes its tables."""

    def changed(content: bytes) -> bytes:
        tables = json.loads(content)
        change(tables)
        return json.dumps(tables).encode()

    return changed


def first_of(tables: dict[str, Any], table: str) -> str:
    return next(iter(tables[table]))


BAD: dict[str, Callable[[bytes], bytes]] = {
    "empty": lambda _: b"",
    "cut short": lambda good: good[: len(good) // 2],
    "cut short by one byte": lambda good: good[:-1],
    "garbage behind it": lambda good: good + b"\nsome words",
    "all zeros": lambda good: bytes(len(good)),
    "zeros in the middle": lambda good: good[:100] + bytes(50) + good[150:],
    "not UTF-8": lambda good: good[:100] + b"\xff\xfe" + good[102:],
    "a list": lambda _: b"[]",
    "null": lambda _: b"null",
    "no tables": lambda _: b"{}",
    "a table is a list": with_tables(lambda tables: tables.update(annotations=[])),
    "a row is a string": with_tables(
        lambda tables: tables["annotations"].update({first_of(tables, "annotations"): "words"})
    ),
    "a row stands under another id": with_tables(
        lambda tables: tables["annotations"].update(
            other=tables["annotations"].pop(first_of(tables, "annotations"))
        )
    ),
    "an edit is a string": with_tables(lambda tables: tables["history"].update({"1": "words"})),
    "the position is no number": with_tables(
        lambda tables: tables["layer"]["1"].update(position="one")
    ),
    "not a number": lambda good: good.replace(b'"score": null', b'"score": NaN', 1),
    "an id twice": lambda good: good.replace(b'tations": {', b'tations": {"a": {}, "a": {}, '),
    "nested 100,000 deep": lambda _: b'{"a":' * 100_000 + b"1" + b"}" * 100_000,
    "of a later version": with_tables(lambda tables: tables["layer"]["1"].update(schema=99)),
}
"""By name: how to spoil a good file."""


def trial(library: Library, name: str) -> Outcomes:
    """Spoil the file of a layer, and look at it in every way; returns the outcome."""
    path = stock(library)
    content = BAD[name](path.read_bytes())
    path.write_bytes(content)
    refused = main_code(library) == 4 and refuses_to_write(library)
    is_same = path.read_bytes() == content and not journal_of(path).exists()
    return Outcomes(1, STEPS, lost=int(not is_same), damaged=int(not refused))


def stock(library: Library) -> Path:
    """A library with one article and a layer; returns the layer's file."""
    article = opened(library)
    for number in steps(article.session, 1):
        if number == STEPS:
            break
    assert article.close() is None
    return library.article_for(DOCUMENT).layer("anna").path


def refuses_to_write(library: Library) -> bool:
    """Tell whether opening the article for editing fails, or leads to reading only."""
    try:
        article = opened(library)
    except StoreError:
        return True
    is_read_only = article.session.read_only is not None
    article.close()
    return is_read_only


def opened(library: Library) -> OpenArticle:
    listener = SaveListener(saved=lambda step: None, failed=lambda error: None)
    return open_article(
        library, DOCUMENT, Author("anna"), scheme=(), pipeline=None, listener=listener
    )


def main_code(library: Library) -> int:
    """Exit code of a command that reads the library, which says why in one line."""
    words = io.StringIO()
    try:
        with redirect_stdout(io.TextIOWrapper(io.BytesIO())), redirect_stderr(words):
            main(["--library", str(library.root), "--annotator", "anna", "list"])
    except SystemExit as end:
        is_clear = "Traceback" not in words.getvalue() and "anna.json" in words.getvalue()
        return int(end.code or 0) if is_clear else -1
    return -1


def trials(folder: Path, count: int) -> Outcomes:
    """One trial for each bad file."""
    assert count == len(BAD)
    libraries = ((Library(folder / str(number)), name) for number, name in enumerate(BAD))
    return sum((trial(library, name) for library, name in libraries), Outcomes())
