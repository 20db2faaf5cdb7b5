"""The orders of a list of articles, which is also the order in which one works through it."""

from __future__ import annotations

import re
from collections.abc import Callable
from enum import StrEnum
from functools import lru_cache
from typing import Any

from store.library.overview import Overview


class Order(StrEnum):
    """What comes first."""

    UNFINISHED = "unfinished first"
    TITLE = "by title"
    CHANGED = "changed last first"
    PENDING = "most pending first"
    PROGRESS = "furthest along first"
    UNCERTAIN = "most uncertain first"

    @property
    def following(self) -> Order:
        """The next one, round and round."""
        orders = list(Order)
        return orders[(orders.index(self) + 1) % len(orders)]


def sort_value(order: Order, title: str, overview: Overview | None) -> tuple[Any, ...]:
    """What to sort an article by; equal ones are to keep their order by title.

    Orders that say what to work on next put finished articles and those set aside last.
    """
    known = overview if overview is not None else _NOTHING
    if order is Order.TITLE:
        return natural(title)
    if order is Order.CHANGED:
        return (-known.changed,)
    return (known.answer is not None, known.answer == "ignore", *_URGENCY[order](known))


@lru_cache(maxsize=20_000)
def natural(title: str) -> tuple[Any, ...]:
    """Sorts numbers in titles by value and letters without case."""
    pieces = re.split(r"([0-9]+)", title.casefold())
    return tuple((int(piece), "") if piece.isdecimal() else (-1, piece) for piece in pieces)


_NOTHING = Overview("", "", "", "", is_counted=False)
_URGENCY: dict[Order, Callable[[Overview], tuple[float, ...]]] = {
    Order.UNFINISHED: lambda known: (),
    Order.PENDING: lambda known: (-known.pending,),
    Order.PROGRESS: lambda known: (-known.progress,),
    Order.UNCERTAIN: lambda known: (-known.doubt,),
}
