"""Messages after an article was opened: what is unusual about it, the most important first."""

from __future__ import annotations

import shlex
from collections.abc import Callable, Sequence

from store.editing.open_article import OpenArticle
from store.library.reanchoring import Reanchored, describe
from tui.display.plural import counted


def opening_words(
    article: OpenArticle,
    key: Callable[[str], str],
    *,
    prepared_words: str = "",
    has_newer_source: bool = False,
    remarks: Sequence[str] = (),
    is_complete: bool = True,
) -> tuple[str, bool]:
    """The message about an article that has just been opened, and whether it is a warning.

    Args:
        article: The open article.
        key: The key of a command.
        prepared_words: What to say about how one came here, if there is anything.
        has_newer_source: Whether the file that it came from has another text by now.
        remarks: The remarks of the loader on what it left out.
        is_complete: Whether all that belongs to the article is there in spite of them.
    """
    session = article.session
    reanchored = ""
    if article.report.reanchored is not None:
        reanchored = _reanchored_words(
            article.report.reanchored, article.report.others_reanchored, key
        )
    warning = f"read-only: {session.read_only}" if session.read_only else article.warning
    if article.follower is not None:
        warning = way_to_edit(session.read_only, key)
    if warning or reanchored:
        return "; ".join(filter(None, (warning, reanchored, prepared_words))), True
    if article.report.migrated is not None:
        old_name = article.report.migrated.name
        return f"converted to the format of this version; the original is kept as {old_name}", False
    if prepared_words:
        return prepared_words, False
    if has_newer_source:
        command = shlex.join(("postil", session.annotations.document.uri))
        return f"the file has changed since it was read: {command} reads it anew", True
    return "; ".join(remarks), not is_complete


def way_to_edit(reason: str | None, key: Callable[[str], str], *, is_free: bool = False) -> str:
    """Why nothing can be changed while another window has the article, and what helps.

    Args:
        reason: Who has it.
        key: The key of a command.
        is_free: Whether the other window has closed it meanwhile.
    """
    if is_free:
        return f"the other window has closed this article: {key('save')} takes over"
    return f"read-only: {reason}; close it there, then {key('save')} takes over"


def _reanchored_words(reanchored: Reanchored, others: int, key: Callable[[str], str]) -> str:
    """The fate of the annotations after the text changed, and what to do about it."""
    words = f"the text changed: {describe(reanchored.carried)}"
    if reanchored.carried.moved:
        words += f"; {key('pending_next')} goes to what moved"
    if reanchored.carried.lost:
        words += f"; {key('orphans')} lists what is lost"
    if reanchored.is_reopened:
        words += "; no longer done"
    if others:
        words += f"; the same for {counted(others, 'other annotator')}"
    return words
