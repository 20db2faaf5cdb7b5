"""The source of answers for each kind of suggester."""

from __future__ import annotations

from tui.config.suggesters import OPENAI, Suggester
from tui.extraction.suggesters.chat import ChatSuggester
from tui.extraction.suggesters.entry_point import EntryPointSuggester
from tui.extraction.suggesters.program import Program
from tui.extraction.suggesters.source import Source
from tui.extraction.suggesters.web import WebSuggester


def source_of(suggester: Suggester) -> Source:
    """What answers for a suggester."""
    if suggester.kind == OPENAI:
        return ChatSuggester(suggester)
    if suggester.url:
        return WebSuggester(suggester.url)
    if suggester.entry_point:
        return EntryPointSuggester(suggester.entry_point)
    return Program(suggester.command, suggester.folder)
