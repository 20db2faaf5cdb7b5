"""Claims: building a missed one, and moving the edges of a wrong one."""

from __future__ import annotations

from collections.abc import Iterator

from annotate.claim import Claim, Role
from annotate.entity import Entity
from annotate.span import Fragments, Span
from tui.cli.planner.edges import edge_keys
from tui.cli.planner.keyboard import Keyboard
from tui.cli.planner.selecting import selecting
from tui.cli.planner.ways import Way, cost, way_to
from tui.reader.screen import ReaderScreen

_KEYS = {Role.SOURCE: "s", Role.CUE: "c", Role.CONTENT: "t"}
_FEW = 3
"""Steps of an edge up to which moving it is cheaper than selecting anew."""


async def build_claim(keyboard: Keyboard, claim: Claim) -> None:
    """Have a claim proposed from the parse, put right what differs, and accept it."""
    await keyboard.follow(_way_to_proposal(keyboard.reader, claim))
    await keyboard.press("c")
    await _correct(keyboard, claim)
    await keyboard.press("a")


async def repair_claim(keyboard: Keyboard, present: Claim, wanted: Claim) -> None:
    """Give the claim in focus the parts that it should have."""
    wrong = [role for role in Role if present.part(role) != wanted.part(role)]
    if all(_is_near(keyboard, present.part(role), wanted.part(role)) for role in wrong):
        await _move_edges(keyboard, present, wanted, wrong)
        return
    await keyboard.press("e")
    await _correct(keyboard, wanted)
    await keyboard.press("a")


def _way_to_proposal(reader: ReaderScreen, claim: Claim) -> Way:
    """The cheapest way to a word at which the whole claim is proposed; else to the cue."""
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
    proposal = structure.proposal_at(word) if structure is not None else None
    return proposal.claim.key if proposal is not None else None


async def _correct(keyboard: Keyboard, wanted: Claim) -> None:
    """Set the roles of the open draft that differ."""
    for role in Role:
        draft = keyboard.reader.state.draft
        assert draft is not None, "no claim is open"  # noqa: S101
        if draft.part(role) != wanted.part(role):
            for index, piece in enumerate(wanted.part(role)):
                await keyboard.follow(_way_to_select(keyboard.reader, piece, role))
                await keyboard.press("T" if index else _KEYS[role])


async def _move_edges(keyboard: Keyboard, present: Claim, wanted: Claim, wrong: list[Role]) -> None:
    """Go from piece to piece until the last wrong one is right."""
    for role in list(Role)[: list(Role).index(wrong[-1]) + 1]:
        for piece, wanted_piece in zip(present.part(role), wanted.part(role), strict=True):
            await keyboard.press("=")
            await keyboard.follow(edge_keys(keyboard.reader.state.tokens, piece, wanted_piece))


def _is_near(keyboard: Keyboard, present: Fragments, wanted: Fragments) -> bool:
    """Return whether a few steps of the edges turn one into the other."""
    if len(present) != len(wanted):
        return False
    pairs = zip(present, wanted, strict=True)
    tokens = keyboard.reader.state.tokens
    return sum(len(edge_keys(tokens, *pair)) for pair in pairs) <= _FEW


def _way_to_select(reader: ReaderScreen, span: Span, role: Role) -> Way:
    """Select a span, or only go to it where the key takes all of it by itself."""
    way = selecting(reader, span, must_select=True)
    token = reader.state.tokens.at(span.start)
    if role is Role.SOURCE and token is not None and _entity_at(reader, token) == span:
        way_to_token = way_to(reader, reader.cursor, token)
        # At the cursor, where the last part was placed, the key would ask for a place.
        return min(way, way_to_token, key=cost) if way_to_token else way
    return way


def _entity_at(reader: ReaderScreen, token: Span) -> Span | None:
    """The entity that a source would take at a token."""
    assert reader.session is not None  # noqa: S101
    spans = [
        item.body.span
        for item in reader.session.annotations.items.overlapping(token)
        if isinstance(item.body, Entity)
    ]
    return min(spans, key=len, default=None)
