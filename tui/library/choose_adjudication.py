"""Choosing two annotators whose differences are to be adjudicated."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from typing import TYPE_CHECKING

from annotate.author import ADJUDICATED
from store.library.library import Library

if TYPE_CHECKING:
    from store.library.adjudication import Adjudication

Ask = Callable[[str, Sequence[str]], Awaitable[str | None]]
"""Lets the user choose one of some names under a title; None when the user leaves."""


async def choose_adjudication(library: Library, ask: Ask) -> Adjudication | str | None:
    """Find the annotators of a library, and ask which two where there are more.

    Returns:
        The articles on which both have worked; in words, why there are none; None when the user
        has left.

    Raises:
        PostilError: What they have annotated cannot be read.
    """
    names = await asyncio.to_thread(_annotators, library)
    pair: tuple[str, str] | None
    match names:
        case [] | [_]:
            return "adjudication needs two annotators here: --annotator NAME, or postil import"
        case [first, second]:
            pair = (first, second)
        case _:
            pair = await _ask_for_two(names, ask)
    if pair is None:
        return None
    adjudication = await asyncio.to_thread(_adjudication, library, pair)
    return adjudication if adjudication.articles else "no article was annotated by both of them"


async def _ask_for_two(names: Sequence[str], ask: Ask) -> tuple[str, str] | None:
    first = await ask("The first of two annotators", names)
    if first is None:
        return None
    second = await ask(
        f"The annotator to compare with {first}", [name for name in names if name != first]
    )
    return (first, second) if second is not None else None


def _annotators(library: Library) -> list[str]:
    names = {name for article in library.articles() for name in article.annotators()}
    return sorted(names - {ADJUDICATED})


def _adjudication(library: Library, names: tuple[str, str]) -> Adjudication:
    from store.library.adjudication import adjudication, two_layers

    return adjudication(library, ADJUDICATED, names, two_layers(library, names))
