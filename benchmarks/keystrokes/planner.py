"""The planner: does the chores of an article one by one, each with the cheapest keys it knows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from annotate.annotation import Item, SortKey, Status, sort_key, status_of
from annotate.claim import Claim
from annotate.entity import Entity
from annotate.labels.scheme import ONTONOTES
from annotate.position_index import PositionIndex
from annotate.suggestion import Body
from benchmarks.keystrokes.chores import Chore, chores, is_same
from benchmarks.keystrokes.claims import build_claim, repair_claim
from benchmarks.keystrokes.edges import edge_keys
from benchmarks.keystrokes.hand import Hand
from benchmarks.keystrokes.reaching import Jump, Way, cost, has_hint
from benchmarks.keystrokes.selecting import selecting

_MOST_CHORES = 200


async def annotate(hand: Hand, gold: Sequence[Body], *, in_bulk: bool) -> None:
    """Bring an article to gold; with `in_bulk`, what is right is accepted with one key at last.

    Raises:
        AssertionError: Something did not work; the message says what.
    """
    session = hand.reader.session
    assert session is not None  # noqa: S101
    for _ in range(_MOST_CHORES):
        left = chores(session.annotations, gold)
        work = [chore for chore in left if not (in_bulk and chore.is_right)]
        if not left:
            return
        if work:
            before = len(left)
            await _do(hand, work[0])
            now = len(chores(session.annotations, gold))
            assert now < before, f"{work[0]} was not done by {hand.keys[-12:]}"  # noqa: S101
        else:
            await hand.press("A")
    raise AssertionError(f"{len(left)} chores are left")


async def _do(hand: Hand, chore: Chore) -> None:
    if chore.item is not None:
        await hand.follow(_way_to_item(hand, chore.item))
        await _decide(hand, chore.item, chore.body)
    elif isinstance(chore.body, Entity):
        await hand.follow(selecting(hand.reader, chore.body.span, must_select=False))
        await hand.follow(_label(chore.body.label))
    elif chore.body is not None:
        await build_claim(hand, chore.body)


async def _decide(hand: Hand, item: Item, body: Body | None) -> None:
    """Do with the item in focus what has to be done."""
    if body is None:
        await hand.press("x")
    elif is_same(item.body, body):
        await hand.press("a")
    elif isinstance(item.body, Entity) and isinstance(body, Entity):
        await hand.follow(edge_keys(hand.reader.state.tokens, item.body.span, body.span))
        if item.body.label != body.label:
            await hand.follow(_label(body.label))
    elif isinstance(item.body, Claim) and isinstance(body, Claim):
        await repair_claim(hand, item.body, body)


def _way_to_item(hand: Hand, item: Item) -> Way:
    """The cheapest way to put an item in focus."""
    return min(_ways_to_item(hand, item), key=cost)


def _ways_to_item(hand: Hand, item: Item) -> Iterator[Way]:
    reader = hand.reader
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


def _label(name: str) -> Way:
    key = ONTONOTES.label(name).key
    return (key,) if key.isdigit() else (";", key)
