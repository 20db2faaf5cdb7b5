"""`postil read`: the reader, on files, folders, an address, standard input or the library."""

from __future__ import annotations

import errno
import os
import sys
from argparse import Namespace
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from annotate.author import Author
from annotate.document import Document
from annotate.errors import UnreadableArticle
from annotate.loaders.bounded import is_quick, load
from annotate.loaders.folder import article_paths, is_folder
from annotate.loaders.lines import is_lines
from annotate.loaders.source import Source, is_address
from store.files import gc_control
from store.library.library import Library
from tui.cli import exit_codes
from tui.cli.first_page.terminal import is_taken
from tui.cli.input_sources import is_stream_or_address, named_source
from tui.cli.messages import tell
from tui.cli.open_reader import open_reader
from tui.cli.streams import is_terminal
from tui.config.configuration import Configuration
from tui.display.plural import counted

if TYPE_CHECKING:
    from store.formats.report import Report
    from tui.library.article_queue import ArticleQueue


def run(arguments: Namespace, settings: Configuration, library: Library, author: Author) -> int:
    """Open the reader; returns the exit code."""
    gc_control.pause()
    queue, document = _open(arguments, library, author)
    if document is not None and document.is_blank:
        tell(f"{document.title}: nothing to read")
        return exit_codes.OK
    if document is not None and queue is not None:
        # An only article is opened by itself, with those of the library around it.
        document, queue = _with_report(document, queue.report), None
    # Words would take away a page that is there already; the reader says them too.
    is_shown = is_taken()
    if not is_shown:
        _tell_remarks(arguments.inputs, document, queue)
    code = open_reader(arguments, settings, library, author, queue=queue, document=document)
    if is_shown:
        _tell_remarks(arguments.inputs, document, queue)
    return code or (exit_codes.OK if _is_complete(document, queue) else exit_codes.SKIPPED)


def _with_report(document: Document, report: Report) -> Document:
    """The document with what was left out of its file beside its text."""
    remarks = (*document.remarks, *report.lines("the library"))
    is_complete = document.is_complete and report.is_complete
    return replace(document, remarks=remarks, is_complete=is_complete)


def _tell_remarks(
    inputs: Sequence[str], document: Document | None, queue: ArticleQueue | None
) -> None:
    name = inputs[0] if len(inputs) == 1 else counted(len(inputs), "input")
    for remark in _remarks(document, queue):
        tell(f"{name}: {remark}")


def _remarks(document: Document | None, queue: ArticleQueue | None) -> Iterable[str]:
    if document is not None:
        return document.remarks
    return queue.report.lines("the library") if queue is not None else ()


def _is_complete(document: Document | None, queue: ArticleQueue | None) -> bool:
    is_whole = document is None or document.is_complete
    return is_whole and (queue is None or queue.report.is_complete)


def _open(
    arguments: Namespace, library: Library, author: Author
) -> tuple[ArticleQueue | None, Document | None]:
    """The queue to show, or the document, perhaps the only one of it; neither for the library."""
    inputs, encoding = arguments.inputs, arguments.encoding
    if not inputs:
        return None, None
    if len(inputs) > 1:
        return _list_all(inputs, library, author, encoding), None
    (name,) = inputs
    if not is_stream_or_address(name) and is_folder(Path(name)):
        from tui.library.queue_sources import folder_queue

        paths = article_paths(Path(name))
        return folder_queue(Path(name), paths, library, author, encoding=encoding), None
    if is_address(name) and is_terminal(sys.stderr):
        tell(f"fetching {name} …")
    source = named_source(name, encoding)
    if name == "-":
        _take_keys_from_terminal()
    if not is_lines(source):
        return None, _load(source)
    from tui.library.queue_sources import lines_queue

    queue = lines_queue(source, library, author)
    return queue, queue.entries[0].load() if len(queue) == 1 else None


def _list_all(
    names: Sequence[str], library: Library, author: Author, encoding: str | None
) -> ArticleQueue:
    """The articles of several files and folders, in the order in which they are named.

    Raises:
        UnreadableArticle: One is not there, is read alone, or is a folder without articles.
    """
    from tui.library.queue_sources import files_queue

    paths = [path for name in names for path in _paths(name)]
    return files_queue(dict.fromkeys(paths), library, author, encoding=encoding)


def _paths(name: str) -> Sequence[Path]:
    """The files that one of several names stands for."""
    if is_stream_or_address(name):
        raise UnreadableArticle(f"{name} is read alone: name nothing beside it")
    path = Path(name)
    if is_folder(path):
        return article_paths(path)
    if not path.exists():
        raise UnreadableArticle(f"{name}: {os.strerror(errno.ENOENT)}; nothing was opened")
    return (path,)


def _load(source: Source) -> Document:
    if is_quick(source):
        return load(source)
    from tui.cli.waiting import shown_waiting

    with shown_waiting(source.name):
        return load(source)


def _take_keys_from_terminal() -> None:
    """Read keys from the terminal, since standard input was the article."""
    try:
        terminal = os.open("/dev/tty", os.O_RDWR)
    except OSError:
        return
    os.dup2(terminal, 0)
    os.close(terminal)
    sys.stdin = os.fdopen(0, closefd=False)
