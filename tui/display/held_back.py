"""Words about what a blind first pass holds back."""

from __future__ import annotations

from tui.display.plural import counted


def held_back_words(articles: int) -> str:
    """The number of articles of which it hides what others did, in words; empty for none."""
    return f"{counted(articles, 'article')} held back until you are done" if articles else ""
