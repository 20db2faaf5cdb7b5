"""Choosing the annotators whose differences are to be adjudicated."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from typing import TYPE_CHECKING

from annotate.author import ADJUDICATED
from annotate.commands.describing import joined
from store.errors import StoreError
from store.library.library import Library
from tui.display.held_back import held_back_words
from tui.display.plural import counted

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
        PostilError: Nothing of what they have annotated can be read; else what cannot be read is
            left out.
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

    refusals: list[StoreError] = []
    joint = layers_of(library, names, on_trouble=refusals.append)
    if refusals and not joint.articles:
        raise refusals[0]
    blind = held_back(library, reader)
    return adjudication(library, ADJUDICATED, joint, blind, list(map(str, refusals)))


def left_out_words(reasons: Sequence[str]) -> str:
    """What of an adjudication is left out because it cannot be read; empty where nothing is."""
    if not reasons:
        return ""
    first, *others = reasons
    return f"left out: {first}" + (f"; {counted(len(others), 'more file')} too" if others else "")
