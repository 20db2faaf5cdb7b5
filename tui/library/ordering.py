"""The orders of a list of articles, in which one also works through it."""

from __future__ import annotations

import re
from collections.abc import Callable
from enum import StrEnum
from functools import lru_cache
from typing import Any

from store.library.overview import Overview


class Order(StrEnum):
    """An order, by the articles that come first."""

    UNFINISHED = "unfinished first"
    TITLE = "by title"
    CHANGED = "changed last first"
    PENDING = "most pending first"
    PROGRESS = "furthest along first"
    UNCERTAIN = "most uncertain first"

    @property
    def following(self) -> Order:
        """The next order; after the last comes the first."""
        orders = list(Order)
        return orders[(orders.index(self) + 1) % len(orders)]


def sort_value(order: Order, title: str, overview: Overview | None) -> tuple[Any, ...]:
    """The value by which an article is sorted; equal ones keep their order by title.

    Orders for what to work on next put finished articles and those set aside last.
    """
    overview = overview if overview is not None else _UNCOUNTED
    if order is Order.TITLE:
        return natural(title)
    if order is Order.CHANGED:
        return (-overview.last_work, -overview.changed)
    return (overview.answer is not None, overview.answer == "ignore", *_URGENCY[order](overview))


@lru_cache(maxsize=20_000)
def natural(title: str) -> tuple[Any, ...]:
    """The value that sorts titles by their letters without case, and by numbers as values."""
    pieces = re.split(r"([0-9]+)", title.casefold())
    return tuple((int(piece), "") if piece.isdecimal() else (-1, piece) for piece in pieces)


_UNCOUNTED = Overview("", "", "", "", is_counted=False)
_URGENCY: dict[Order, Callable[[Overview], tuple[float, ...]]] = {
    Order.UNFINISHED: lambda overview: (),
    Order.PENDING: lambda overview: (-overview.pending,),
    Order.PROGRESS: lambda overview: (-overview.progress,),
    Order.UNCERTAIN: lambda overview: (-overview.doubt,),
}
