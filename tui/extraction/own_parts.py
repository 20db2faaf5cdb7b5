"""What makes suggestions a person's own, read so that no key waits for it."""

from __future__ import annotations

import asyncio
import json
import sys
from typing import TYPE_CHECKING

from tui.extraction.processes import end

if TYPE_CHECKING:
    from store.editing.open_article import OpenArticle
    from store.library.learning import Course
    from store.library.personal import Personal

_COMMAND = (sys.executable, "-P", "-m", "store.library.names_process")
"""Without -P a folder `store` in the working directory would be run instead of ours."""
_AT_ONCE = 100_000
"""Bytes of layers that a thread reads, in about the time that a process takes to start; chosen by
hand."""


async def own_parts(course: Course, article: OpenArticle | None = None) -> Personal:
    """What takes part in suggestions for an annotator; long layers are read in another process.

    A thread would take turns with the keys for as long as it reads: a layer of 100,000 annotations
    takes many seconds.

    Args:
        course: Library, annotator, labels and pipeline.
        article: The article that is open; its layer need not be read.
    """
    skipped_folder = article.stored.folder.name if article is not None else ""
    if await asyncio.to_thread(_takes_long, course, skipped_folder):
        await _read_names(course, skipped_folder)
    return await asyncio.to_thread(_own_parts, course, article)


def _takes_long(course: Course, skipped_folder: str) -> bool:
    """Tell whether a thread would read for long."""
    from store.library.learned_names import bytes_to_read  # not on the way to the first page

    return bytes_to_read(course.library, course.annotator, skipped_folder=skipped_folder) > _AT_ONCE


def _own_parts(course: Course, article: OpenArticle | None) -> Personal:
    from store.library.learned_names import OpenLayer
    from store.library.personal import personal

    if article is None:
        return personal(course)
    open_layer = OpenLayer(article.stored.folder.name, article.session.annotations)
    return personal(course, open_layer=open_layer)


async def _read_names(course: Course, skipped_folder: str) -> None:
    """Have the names in layers remembered; where that fails, a thread reads what it can."""
    process = await asyncio.create_subprocess_exec(
        *_COMMAND,
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.DEVNULL,
        stderr=asyncio.subprocess.DEVNULL,
    )
    library = str(course.library.root.absolute())
    request = {"library": library, "annotator": course.annotator, "skipped_folder": skipped_folder}
    try:
        await process.communicate(json.dumps(request).encode("ascii") + b"\n")
    finally:
        await end(process)
