"""Reading long pages and Markdown texts, beside the libraries that take them apart alone."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable
from functools import partial

from annotate.loaders import registry
from annotate.loaders.source import Source
from benchmarks.reading.table import Table, number, verdict
from benchmarks.reading.texts import article

_HTML, _MARKDOWN = 3_000_000, 10_000_000
"""Characters of the texts."""
_HTML_BOUND, _MARKDOWN_BOUND = 100.0, 2.0
"""Bounds of the ratios: the main text of a page is looked for in a parsed page, which takes many
times as long as to parse it; chosen by hand."""
_TIMES = 2
"""Measurements of each, of which the best counts."""


def loading() -> Table:
    """Read both, in processor time, without the collector of circles, as the reading process is."""
    from lxml.html import fromstring
    from markdown_it import MarkdownIt

    page, text = _page(article(_HTML)), _markdown(article(_MARKDOWN))
    parser = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    columns = ("file", "seconds", "library alone", "ratio", "bound", "met")
    table = Table("Reading long files", columns)
    for name, whole, alone, bound in (
        (
            "page of 3 MB, beside lxml",
            _source(page, "a.html"),
            partial(fromstring, page),
            _HTML_BOUND,
        ),
        (
            "Markdown of 10 MB, beside markdown-it",
            _source(text, "a.md"),
            partial(parser.render, text),
            _MARKDOWN_BOUND,
        ),
    ):
        ours, theirs = _seconds(partial(registry.load, whole)), _seconds(alone)
        ratio = ours / theirs
        table.add(name, number(ours), number(theirs), number(ratio), *verdict(ratio, bound))
    return table


def _source(text: str, name: str) -> Source:
    return Source(text.encode("utf-8"), name=name, uri=f"/{name}")


def _seconds(work: Callable[[], object]) -> float:
    """The least processor time of some runs."""
    times = []
    gc.disable()
    try:
        for _ in range(_TIMES):
            start = time.process_time()
            work()
            times.append(time.process_time() - start)
            gc.collect()
    finally:
        gc.enable()
    return min(times)


def _page(text: str) -> str:
    paragraphs = "".join(f"<p>{words}</p>\n" for words in text.split("\n\n"))
    head = (
        "<!doctype html><html><head><title>Long</title></head><body><nav><a href=/>Home</a></nav>"
    )
    return f"{head}<article>{paragraphs}</article></body></html>"


def _markdown(text: str) -> str:
    return "\n\n".join(
        f"## Part {number}\n\n{words} *Indeed*, [so](https://example.org)."
        for number, words in enumerate(text.split("\n\n"))
    )
