"""The words around the list of articles: its head, its notices, and the lines under it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from store.library.overview import State
from tui.display.glyphs import visible
from tui.display.plural import counted
from tui.library.article_queue import ArticleQueue
from tui.library.own_share import OtherShare
from tui.widgets.article_columns import Row
from tui.widgets.article_list import Notice
from tui.widgets.fitting import shortened_ahead
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

_READING: Notice = ([], [Part("Reading the library …", "strong")])


def head(queue: ArticleQueue, adjudicated: str) -> list[Part]:
    """The name of the list, the number of its articles, and of those that are finished.

    Args:
        queue: The articles.
        adjudicated: The annotators whose differences are adjudicated; empty where none are.
    """
    place = [Part(queue.name or "Files", "head")]
    if adjudicated:
        place = [Part(f"adjudicating {adjudicated}", "head")]
    elif queue.is_library:
        folder = [Part(f" · {queue.name}", "head")] if queue.name else []
        place = [Part("Library", "head"), *folder]
    if not queue.is_stocked:
        return place
    words = [counted(len(queue), "article")]
    words += [
        f"{queue.states[state]} {state}"
        for state in (State.DONE, State.ASIDE)
        if queue.states[state]
    ]
    return [*place, Part(f"  {', '.join(words)}")]


def notice(queue: ArticleQueue, key: KeyOf, *, trouble: str, is_searching: bool) -> Notice:
    """Lines under the list: why it is empty, or what comes next where everything is done.

    Args:
        queue: The articles.
        key: Gives the keys that are named.
        trouble: Reason why the articles cannot be listed; empty where they can.
        is_searching: Whether texts are still being searched for the letters of the filter.
    """
    if trouble:
        return _trouble(trouble, key)
    if not queue.is_stocked:
        return _READING
    if not len(queue):
        return _empty(key)
    if not queue.keys:
        return _nothing_fits(queue.letters, key, is_searching=is_searching)
    if queue.is_guide_alone:
        return ([], [Part("Then an article of your own", "strong")], [], *_commands())
    return _finished(queue, key)


def filter_words(queue: ArticleQueue, *, is_typing: bool) -> list[Part]:
    """The filters, unless they are being typed, and what they leave; else the order."""
    share = [Part(f"assigned to {queue.share.annotator}  ", "strong")] * queue.share.narrows
    left = Part(f"{len(queue.keys)} of {counted(len(queue), 'article')}")
    if not queue.letters:
        return [*share, *([left, Part("  ")] if share else []), Part(str(queue.order))]
    letters = [] if is_typing else [Part(f"/{queue.letters}  ", "strong")]
    return [*letters, *share, left]


def team_words(queue: ArticleQueue, others: Sequence[OtherShare]) -> tuple[str, str]:
    """How far everybody is with what is assigned, by name and, shorter, all together."""
    assigned = len(queue.share.articles)
    own = [OtherShare("you", queue.share_done, assigned)] if assigned else []
    team = [*own, *others]
    if not team:
        return "", ""
    each = ", ".join(f"{share.name} {share.done} of {share.assigned}" for share in team)
    together = f"{sum(share.done for share in team)} of {sum(share.assigned for share in team)}"
    return f"done: {each}", f"team: {together}"


def _empty(key: KeyOf) -> Notice:
    """What to do where there is no article yet."""
    return (
        [],
        [Part("No articles yet", "strong")],
        [],
        *_commands(),
        [],
        [Part(f"{key('palette'):{_KEY_CELLS}}", "key"), Part("has the guided article", "quiet")],
        [Part(f"{key('help'):{_KEY_CELLS}}", "key"), Part("lists the keys", "quiet")],
        [Part(f"{key('quit'):{_KEY_CELLS}}", "key"), Part("quits", "quiet")],
    )


def _commands() -> Notice:
    """The commands that bring articles."""
    return tuple(
        (Part(f"{command:{_COMMAND_CELLS}}", "key"), Part(words, "quiet"))
        for command, words in _COMMANDS
    )


def _trouble(words: str, key: KeyOf) -> Notice:
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


def _nothing_fits(letters: str, key: KeyOf, *, is_searching: bool) -> Notice:
    """Words for a filter that leaves nothing, or nothing yet."""
    if is_searching:
        return ([], [Part(f"Looking for “{letters}” in the texts …", "strong")])
    return (
        [],
        [Part(f"“{letters}” is in no title, source or text", "strong")],
        [],
        [Part(f"{key('clear'):{_KEY_CELLS}}", "key"), Part("shows all articles", "quiet")],
    )


def _finished(queue: ArticleQueue, key: KeyOf) -> Notice:
    """Words for a finished share or list: what was left undecided, and what comes next."""
    share = queue.share
    if share.narrows and queue.share_done == len(share.articles):
        return _share_finished(queue, key)
    if not queue.is_finished:
        return ()
    aside, pending = queue.states[State.ASIDE], queue.pending_when_done
    words = "The article is" if len(queue) == 1 else f"All {len(queue)} articles are"
    words += f" done, or set aside ({aside})" if aside else " done"
    left = f"; {counted(pending, 'suggestion')} left pending" if pending else ""
    return (
        [],
        [Part("✓ ", "strong"), Part(words, "strong"), Part(left)],
        [],
        [Part(f"{_EXPORT:{len(_EXPORT) + 2}}", "key"), Part("writes the annotations", "quiet")],
        [Part(f"{'postil stats':{len(_EXPORT) + 2}}", "key"), Part("counts them", "quiet")],
    )


def _share_finished(queue: ArticleQueue, key: KeyOf) -> Notice:
    """Words for a finished share."""
    words = f"{counted(len(queue.share.articles), 'article')} assigned to you, and all done"
    return (
        [],
        [Part("✓ ", "strong"), Part(words, "strong")],
        [],
        [Part(f"{key('mine'):{_KEY_CELLS}}", "key"), Part("lists everything", "quiet")],
    )


def trouble_of(row: Row | None) -> str:
    """Why an article cannot be read or counted; empty where it can."""
    return row.overview.trouble if row is not None and row.overview is not None else ""


def source_words(row: Row, width: int) -> str:
    """The source of an article, a path with `~` for one's own folder; its end, where it is long.

    Args:
        row: The article.
        width: Cells of the line, an empty one at either end.
    """
    home = f"{Path.home()}/"
    source = visible(row.source)
    source = f"~/{source.removeprefix(home)}" if source.startswith(home) else source
    return shortened_ahead(source, width - 2)
