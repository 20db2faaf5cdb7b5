"""The activity whose keys are shown: one that only reads where nothing may be changed."""

from __future__ import annotations

from tui.keys.keymap import Context
from tui.reader.connection import Connection
from tui.reader.page import Page
from tui.reader.suggestion_feed import SuggestionFeed

_READING_ONLY = {
    **dict.fromkeys(
        (Context.READING, Context.DECIDED, Context.FOCUSED, Context.CLAIM, Context.ADJUDICATING),
        Context.READ_ONLY,
    ),
    Context.PANEL: Context.PANEL_READ_ONLY,
    Context.SELECTING: Context.SELECTING_READ_ONLY,
}
"""What an activity is where nothing may be changed: its usual keys would be refused."""


def key_context(page: Page, connection: Connection, feed: SuggestionFeed) -> Context:
    """The activity on screen, as far as its keys do what they say.

    Where suggestions are still looked for, nothing is offered that makes an end of the article, and
    where it is done already, not the key that marks it as done.
    """
    context, session = page.context, connection.session
    if connection.is_read_only:
        reading_only = _READING_ONLY.get(context, context)
        is_free = connection.is_free and reading_only is Context.READ_ONLY
        return Context.FREE if is_free else reading_only
    if context in (Context.READING, Context.DECIDED) and feed.may_bring_more:
        return Context.EXPECTING
    is_done = session is not None and session.answer is not None
    return Context.READING if is_done and context is Context.DECIDED else context
