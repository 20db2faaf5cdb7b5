"""The cheapest keys from the cursor to a token: motions, hints or a search."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from copy import copy
from dataclasses import dataclass

from annotate.span import Span
from tui.display.hint_letters import give_hints, words_of
from tui.reader.motions import Motions
from tui.reader.screen import ReaderScreen
from tui.reader.search import words_search

_MOST_MOTIONS = 4
"""Most motions that are combined."""


@dataclass(frozen=True, slots=True)
class Jump:
    """`f` and the letters on a word, which are read off the screen."""

    word: Span

    keys = 3


@dataclass(frozen=True, slots=True)
class Letters:
    """The letters on a word, where they are on the screen by themselves."""

    word: Span

    keys = 2


Step = str | Jump | Letters
"""A key, or a word chosen by its letters."""
Way = tuple[Step, ...]
"""Keys and jumps to press, in order."""

_Move = Callable[[Motions, Span], Span]


def cost(way: Way) -> int:
    """The number of keys that a way takes."""
    return sum(1 if isinstance(step, str) else step.keys for step in way)


def way_to(reader: ReaderScreen, start: Span, token: Span, *, is_selecting: bool = False) -> Way:
    """The cheapest way from a token to another one, perhaps with a selection that follows."""
    moves = _moves(reader) | (_selecting_moves() if is_selecting else {})
    return min(_ways(reader, start, token, moves), key=cost)


def _ways(reader: ReaderScreen, start: Span, token: Span, moves: dict[str, _Move]) -> Iterator[Way]:
    yield from _by_motions(reader, start, token, moves)
    if has_hint(reader, token):
        yield (Jump(token),)
    yield from _by_search(reader, start, token)
    yield _by_token(reader, start, token)


def _by_motions(
    reader: ReaderScreen, start: Span, token: Span, moves: dict[str, _Move]
) -> Iterator[Way]:
    """Breadth first through everything that a few motions lead to."""
    if start != reader.cursor:
        # The column that they keep depends on the way before.
        del moves["j"], moves["k"]
    ways: dict[Span, Way] = {start: ()}
    last_places = [(start, reader.motions)]
    for _ in range(_MOST_MOTIONS):
        if token in ways:
            yield ways[token]
            return
        next_places = []
        for place, motions in last_places:
            for key, move in moves.items():
                moved = copy(motions)
                reached = move(moved, place)
                if reached not in ways:
                    ways[reached] = (*ways[place], key)
                    next_places.append((reached, moved))
        last_places = next_places
    if token in ways:
        yield ways[token]


def _moves(reader: ReaderScreen) -> dict[str, _Move]:
    return {
        "w": lambda motions, at: motions.word(at, 1),
        "b": lambda motions, at: motions.word(at, -1),
        "e": lambda motions, at: motions.word_end(at),
        "l": lambda motions, at: motions.token(at, 1),
        "h": lambda motions, at: motions.token(at, -1),
        ")": lambda motions, at: motions.sentence(at, 1),
        "(": lambda motions, at: motions.sentence(at, -1),
        "}": lambda motions, at: motions.paragraph(at, 1),
        "{": lambda motions, at: motions.paragraph(at, -1),
        "j": lambda motions, at: motions.line(at, 1, reader.view.wrapping),
        "k": lambda motions, at: motions.line(at, -1, reader.view.wrapping),
        "^": lambda motions, at: motions.line_edge(at, reader.view.wrapping, end=False),
        "$": lambda motions, at: motions.line_edge(at, reader.view.wrapping, end=True),
        "G": lambda motions, at: motions.end(at, last=True),
        "g": lambda motions, at: motions.end(at, last=False),
    }


def _selecting_moves() -> dict[str, _Move]:
    """The motions that go elsewhere while something is selected."""
    return {
        ")": lambda motions, at: motions.sentence_end(at),
        "(": lambda motions, at: motions.sentence_start(at),
        "}": lambda motions, at: motions.paragraph_end(at),
    }


def _by_search(reader: ReaderScreen, start: Span, token: Span) -> Iterator[Way]:
    """Some letters of the word, as many as make the search stop there first or second."""
    word = reader.document.text[token.start : token.end].lower()
    if not word.isascii():
        # No key types a curly quotation mark.
        return
    for length in range(1, len(word) + 1):
        search = words_search(reader.document.text, word[:length])
        first = search.next(start.start - 1)
        if first is None:
            return
        if first.start == token.start:
            yield ("/", *word[:length], "enter")
            return
        token_found = reader.state.tokens.at(first.start) or first
        second = search.next(token_found.end - 1)
        if second is not None and second.start == token.start:
            yield ("/", *word[:length], "enter", "n")


def _by_token(reader: ReaderScreen, start: Span, token: Span) -> Way:
    """Token by token, which always leads there."""
    between = reader.state.tokens.within(
        min(start.start, token.start), max(start.start, token.start)
    )
    return ("l" if token.start > start.start else "h",) * len(between)


def has_hint(reader: ReaderScreen, token: Span) -> bool:
    """Return whether hint letters would stand on a token: a word on screen with room for them."""
    tokens = reader.state.tokens
    words = [word for row in reader.view.visible_rows for word in words_of(row, tokens)]
    return token in give_hints(words, reader.cursor)
