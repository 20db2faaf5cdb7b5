"""Claims: building a missed one, and moving the edges of a wrong one."""

from __future__ import annotations

from collections.abc import Iterator

from annotate.claim import Claim, Role
from annotate.entity import Entity
from annotate.span import Fragments, Span
from benchmarks.keystrokes.edges import edge_keys
from benchmarks.keystrokes.hand import Hand
from benchmarks.keystrokes.reaching import Way, cost, way_to
from benchmarks.keystrokes.selecting import selecting
from tui.reader.screen import ReaderScreen

_KEYS = {Role.SOURCE: "s", Role.CUE: "c", Role.CONTENT: "t"}
_FEW = 3
"""Steps of an edge up to which moving it is cheaper than selecting anew."""


async def build_claim(hand: Hand, claim: Claim) -> None:
    """Have a claim proposed from the parse, put right what differs, and accept it."""
    await hand.follow(_way_to_frame(hand.reader, claim))
    await hand.press("c")
    await _put_right(hand, claim)
    await hand.press("a")


async def repair_claim(hand: Hand, present: Claim, wanted: Claim) -> None:
    """Give the claim in focus the parts that it should have."""
    wrong = [role for role in Role if present.part(role) != wanted.part(role)]
    if all(_is_near(hand, present.part(role), wanted.part(role)) for role in wrong):
        await _move_edges(hand, present, wanted, wrong)
        return
    await hand.press("c")
    await _put_right(hand, wanted)
    await hand.press("a")


def _way_to_frame(reader: ReaderScreen, claim: Claim) -> Way:
    """The cheapest way to a word from which the whole frame is proposed; else to the cue."""
    words = list(_words(reader, claim))
    best = [word for word in words if _proposed_at(reader, word) == claim.key] or words[:1]
    ways = [way_to(reader, reader.cursor, word) for word in best]
    return min(ways, key=cost)


def _words(reader: ReaderScreen, claim: Claim) -> Iterator[Span]:
    """The words of a claim, those of its cue first."""
    for piece in (*(claim.cue or claim.content), *claim.source, *claim.content):
        yield from reader.state.tokens.within(piece.start, piece.end)


def _proposed_at(reader: ReaderScreen, word: Span) -> object:
    structure = reader.feed.structures.at(word)
    proposed = structure.frame_at(word) if structure is not None else None
    return proposed.claim.key if proposed is not None else None


async def _put_right(hand: Hand, wanted: Claim) -> None:
    """Set the roles of the open frame that differ."""
    for role in Role:
        frame = hand.reader.state.draft
        assert frame is not None, "no claim is open"  # noqa: S101
        if frame.part(role) != wanted.part(role):
            for index, piece in enumerate(wanted.part(role)):
                await hand.follow(_choosing(hand.reader, piece, role))
                await hand.press("T" if index else _KEYS[role])


async def _move_edges(hand: Hand, present: Claim, wanted: Claim, wrong: list[Role]) -> None:
    """Go from piece to piece until the last wrong one is right."""
    for role in list(Role)[: list(Role).index(wrong[-1]) + 1]:
        for piece, meant in zip(present.part(role), wanted.part(role), strict=True):
            await hand.press("=")
            await hand.follow(edge_keys(hand.reader.state.tokens, piece, meant))


def _is_near(hand: Hand, present: Fragments, wanted: Fragments) -> bool:
    """Whether a few steps of the edges turn one into the other."""
    if len(present) != len(wanted):
        return False
    pairs = zip(present, wanted, strict=True)
    return sum(len(edge_keys(hand.reader.state.tokens, *pair)) for pair in pairs) <= _FEW


def _choosing(reader: ReaderScreen, span: Span, role: Role) -> Way:
    """Select a span, or only go to it where the key takes all of it by itself."""
    way = selecting(reader, span, must_select=True)
    token = reader.state.tokens.at(span.start)
    if role is Role.SOURCE and token is not None and _entity_at(reader, token) == span:
        return min(way, way_to(reader, reader.cursor, token), key=cost)
    return way


def _entity_at(reader: ReaderScreen, token: Span) -> Span | None:
    """The entity that a source would take at a token."""
    assert reader.session is not None  # noqa: S101
    found = [
        item.body.span
        for item in reader.session.annotations.items.overlapping(token)
        if isinstance(item.body, Entity)
    ]
    return min(found, key=len, default=None)
