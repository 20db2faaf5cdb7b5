"""The planner, which does the chores of an article one by one with the cheapest keys."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from annotate.annotation import Annotation, Item, SortKey, Status, sort_key, status_of
from annotate.claim import Claim
from annotate.entity import Entity
from annotate.position_index import PositionIndex
from annotate.suggestion import Body
from tui.cli.planner.chores import Chore, chores, is_same
from tui.cli.planner.claims import build_claim, repair_claim
from tui.cli.planner.edges import edge_keys
from tui.cli.planner.keyboard import Keyboard
from tui.cli.planner.selecting import selecting
from tui.cli.planner.ways import Jump, Way, cost, has_hint, way_to

_MOST_ROUNDS = 3
"""Most times that a chore is begun, on average; with more something is wrong. Chosen by hand."""


async def annotate(keyboard: Keyboard, gold: Sequence[Body], *, in_bulk: bool) -> None:
    """Bring an article to gold; with `in_bulk`, what is right is accepted with one key at last.

    Raises:
        AssertionError: Something did not work; the message says what.
    """
    session = keyboard.reader.session
    assert session is not None  # noqa: S101
    remaining = chores(session.annotations, gold)
    for _ in range(_MOST_ROUNDS * len(remaining) + 1):
        remaining = chores(session.annotations, gold)
        work = [chore for chore in remaining if not (in_bulk and chore.is_right)]
        if not remaining:
            return
        if work:
            chore = _first(keyboard, work)
            await _do(keyboard, chore)
            left = chores(session.annotations, gold)
            assert chore not in left, f"{chore} was not done by {keyboard.keys[-12:]}"  # noqa: S101
        else:
            await keyboard.press("A")
    raise AssertionError(f"{len(remaining)} chores are left")


def _first(keyboard: Keyboard, work: Sequence[Chore]) -> Chore:
    """The first chore; ahead of accepting what has new edges, what is missing just behind it.

    Accepting goes on to what is pending, which may be further away.
    """
    item, following = work[0].item, work[1] if len(work) > 1 else work[0]
    if not isinstance(item, Annotation) or following.item is not None:
        return work[0]
    reader = keyboard.reader
    pending = reader.state.annotations.pending if reader.state.annotations is not None else None
    next_item = pending.after(sort_key(item)) if pending is not None else None
    tokens = reader.state.tokens
    token = tokens.at(following.place[0])
    next_token = tokens.at(next_item.body.extent.start) if next_item is not None else None
    if token is None or next_token is None:
        return work[0]
    cost_from_cursor = cost(way_to(reader, reader.cursor, token))
    return following if cost_from_cursor < cost(way_to(reader, next_token, token)) else work[0]


async def _do(keyboard: Keyboard, chore: Chore) -> None:
    if chore.item is not None:
        await keyboard.follow(_way_to_item(keyboard, chore.item))
        await _decide(keyboard, chore.item, chore.body)
    elif isinstance(chore.body, Entity):
        await keyboard.follow(selecting(keyboard.reader, chore.body.span, must_select=False))
        await keyboard.follow(_label(keyboard, chore.body.label))
    elif chore.body is not None:
        await build_claim(keyboard, chore.body)


async def _decide(keyboard: Keyboard, item: Item, body: Body | None) -> None:
    """Do with the item in focus what has to be done."""
    if body is None:
        await keyboard.press("x")
    elif is_same(item.body, body):
        await keyboard.press("a")
    elif isinstance(item.body, Entity) and isinstance(body, Entity):
        await keyboard.follow(edge_keys(keyboard.reader.state.tokens, item.body.span, body.span))
        if item.body.label != body.label:
            await keyboard.follow(_label(keyboard, body.label))
    elif isinstance(item.body, Claim) and isinstance(body, Claim):
        if item.body.key == replace(body, label=item.body.label).key:
            await keyboard.follow(_label(keyboard, body.label))
        else:
            await repair_claim(keyboard, item.body, body)


def _way_to_item(keyboard: Keyboard, item: Item) -> Way:
    """The cheapest way to put an item in focus."""
    return min(_ways_to_item(keyboard, item), key=cost)


def _ways_to_item(keyboard: Keyboard, item: Item) -> Iterator[Way]:
    reader = keyboard.reader
    if reader.session is None or reader.state.focus_id == item.id:
        yield ()
        return
    items, pending = reader.session.annotations.items, reader.session.annotations.pending
    if status_of(item) is Status.SUGGESTED:
        yield _steps("tab", "shift+tab", pending, reader.state.sort_place, sort_key(item))
    yield _steps("]", "[", items, reader.state.sort_place, sort_key(item))
    start = reader.state.tokens.at(item.body.extent.start)
    if isinstance(item.body, Entity) and start is not None and has_hint(reader, start):
        beginning = [
            other
            for other in items.overlapping(start)
            if isinstance(other.body, Entity) and other.body.span.start == item.body.span.start
        ]
        if min(beginning, key=lambda other: len(other.body.extent)) is item:
            yield (Jump(start),)


def _steps(
    forwards: str, backwards: str, index: PositionIndex, here: SortKey, there: SortKey
) -> Way:
    """One key as often as needed to get from a place in an index to one of its items."""
    if there < here:
        return (backwards,) * (index.rank(here) - index.rank(there))
    following = index.after(here)
    behind = index.rank(sort_key(following)) if following is not None else len(index)
    return (forwards,) * (index.rank(there) - behind + 1)


def _label(keyboard: Keyboard, name: str) -> Way:
    key = keyboard.reader.workspace.scheme.label(name).key
    assert key, f"{name} has no key"  # noqa: S101
    return (key,) if key.isdigit() else (";", key)
