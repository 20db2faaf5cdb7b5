"""The words around the list of articles: its head, its notices, and the lines under it."""

from __future__ import annotations

from collections.abc import Callable

from store.library.overview import State
from tui.display.plural import counted
from tui.library.article_queue import ArticleQueue
from tui.widgets.article_columns import Row
from tui.widgets.article_list import Notice
from tui.widgets.lines import Part

_COMMANDS = (
    ("postil FILE", "opens a text, Markdown, HTML, EPUB, PDF or JSONL"),
    ("postil FOLDER", "lists the articles of a folder"),
    ("postil https://…", "fetches a page"),
    ("postil import FILE", "brings in annotations"),
)
_COMMAND_CELLS = 22
"""Cells from the beginning of a command to that of its explanation."""
_KEY_CELLS = 8
"""Cells from the beginning of a key to that of its explanation."""
_EXPORT = "postil export -o annotations.jsonl"

KeyOf = Callable[[str], str]
"""The key of an action of the library, as people read it."""

READING: Notice = ([], [Part("Reading the library …", "strong")])


def head(queue: ArticleQueue, adjudicated: str) -> list[Part]:
    """The name of the list, the number of its articles, and of those that are finished.

    Args:
        queue: The articles.
        adjudicated: The two annotators whose differences are adjudicated; empty where none are.
    """
    library = f"Library · {queue.name}" if queue.name else "Library"
    place = adjudicated or (library if queue.is_library else queue.name)
    words = [str(len(queue))]
    words += [
        f"{queue.states[state]} {state}"
        for state in (State.DONE, State.ASIDE)
        if queue.states[state]
    ]
    return [Part(place or "Articles", "head"), Part(f"  {', '.join(words)}")]


def empty_notice(key: KeyOf) -> Notice:
    """What to do where there is no article yet."""
    return (
        [],
        [Part("No articles yet", "strong")],
        [],
        *(
            [Part(f"{command:{_COMMAND_CELLS}}", "key"), Part(words, "quiet")]
            for command, words in _COMMANDS
        ),
        [],
        [Part(f"{key('palette'):{_KEY_CELLS}}", "key"), Part("has the guided article", "quiet")],
        [Part(f"{key('help'):{_KEY_CELLS}}", "key"), Part("lists the keys", "quiet")],
        [Part(f"{key('quit'):{_KEY_CELLS}}", "key"), Part("quits", "quiet")],
    )


def trouble_notice(words: str, key: KeyOf) -> Notice:
    """Why the library cannot be listed."""
    return (
        [],
        [Part("The library cannot be read", "trouble")],
        [],
        [Part(words)],
        [],
        [Part(f"{'postil doctor':{_COMMAND_CELLS}}", "key"), Part("examines it", "quiet")],
        [Part(f"{key('quit'):{_COMMAND_CELLS}}", "key"), Part("quits", "quiet")],
    )


def nothing_fits(letters: str, key: KeyOf, *, is_searching: bool) -> Notice:
    """That the filter leaves nothing, or nothing yet."""
    if is_searching:
        return ([], [Part(f"Looking for “{letters}” in the texts …", "strong")])
    return (
        [],
        [Part(f"“{letters}” is in no title, source or text", "strong")],
        [],
        [Part(f"{key('clear'):{_KEY_CELLS}}", "key"), Part("shows all articles", "quiet")],
    )


def finished_notice(queue: ArticleQueue) -> Notice:
    """That all articles are done, and what comes next."""
    aside = queue.states[State.ASIDE]
    are = "1 article is" if len(queue) == 1 else f"All {counted(len(queue), 'article')} are"
    words = f"{are} done" + (f" or set aside ({aside})" if aside else "")
    return (
        [],
        [Part("✓ ", "strong"), Part(words, "strong")],
        [Part(f"{_EXPORT:{len(_EXPORT) + 2}}", "key"), Part("writes the annotations", "quiet")],
        [Part(f"{'postil stats':{len(_EXPORT) + 2}}", "key"), Part("counts them", "quiet")],
    )


def about(row: Row) -> str:
    """Trouble with a row, else where it comes from."""
    if row.overview is not None and row.overview.trouble:
        return row.overview.trouble
    return row.source
