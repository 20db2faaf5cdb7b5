"""Choosing the annotators whose differences are to be adjudicated."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from typing import TYPE_CHECKING

from annotate.author import ADJUDICATED
from annotate.commands.describing import joined
from store.library.library import Library
from tui.display.held_back import held_back_words

if TYPE_CHECKING:
    from store.library.adjudication import Adjudication

_FEWEST = 2
"""Annotators who can differ."""

Ask = Callable[[str, Sequence[str]], Awaitable[str | None]]
"""Lets the user choose one of some names under a title; None when the user leaves."""


async def choose_adjudication(library: Library, reader: str, ask: Ask) -> Adjudication | str | None:
    """Find the annotators of a library, and ask which ones where there are more than two.

    Args:
        library: The library.
        reader: Who is at the keyboard: what a blind first pass hides from them is left out.
        ask: Asks.

    Returns:
        The articles on which two of them or more have worked; in words, why there are none; None
        when the user has left.

    Raises:
        PostilError: What they have annotated cannot be read.
    """
    names = await asyncio.to_thread(_annotators, library)
    if len(names) < _FEWEST:
        return "adjudication needs two annotators here: --annotator NAME, or postil import"
    chosen = names if len(names) == _FEWEST else await _ask_for_sides(names, ask)
    if chosen is None:
        return None
    adjudication = await asyncio.to_thread(_adjudication, library, chosen, reader)
    if adjudication.articles:
        return adjudication
    hidden = held_back_words(adjudication.held_back)
    return f"no article was annotated by two of them{hidden and f'; {hidden}'}"


async def _ask_for_sides(names: Sequence[str], ask: Ask) -> Sequence[str] | None:
    """Ask for all annotators or for two of them."""
    everyone = f"all of them: {joined(names)}"
    first = await ask("Whose annotations to adjudicate", [everyone, *names])
    if first is None:
        return None
    if first == everyone:
        return names
    others = [name for name in names if name != first]
    second = await ask(f"The annotator to compare with {first}", others)
    return (first, second) if second is not None else None


def _annotators(library: Library) -> list[str]:
    names = {name for article in library.articles() for name in article.annotators()}
    return sorted(names - {ADJUDICATED})


def _adjudication(library: Library, names: Sequence[str], reader: str) -> Adjudication:
    from store.library.adjudication import adjudication, layers_of
    from store.library.assignments import held_back

    blind = held_back(library, reader)
    return adjudication(library, ADJUDICATED, layers_of(library, names), blind)
