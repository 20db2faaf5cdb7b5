"""Generated articles: a text, suggestions with mistakes, and the gold."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from annotate.claim import Claim, Role
from annotate.entity import Entity
from annotate.span import Fragments, Span
from annotate.suggestion import Body
from benchmarks.keystrokes.mistakes import with_mistakes
from benchmarks.keystrokes.sentences import CLAIMING, HEADINGS, MENTIONING, NAMES, PLAIN
from tui.cli.planner.planned_reader import COLUMNS, ROWS
from tui.display.column_widths import WIDEST, measure
from tui.display.wrapping import Wrapping

_PAGE = ROWS - 3
_SCREENS = 3
"""Screens that an article fills, about."""

_MENTIONS, _CLAIMS = 21, 4
"""Entities and claims of an article."""

_MARKUP = re.compile(r"\[([sct]):|(\])|\{([A-Z]+)\}|([^\[\]{}]+)")
_ROLES = {"s": Role.SOURCE, "c": Role.CUE, "t": Role.CONTENT}

Layout = Callable[[random.Random, Sequence[str]], Iterator[str]]
"""Puts breaks, headings and the like between sentences."""


@dataclass(frozen=True, slots=True)
class Article:
    """A task: from the suggestions to the gold annotations."""

    title: str
    text: str
    suggestions: tuple[Body, ...]
    gold: tuple[Body, ...]


def articles(seed: int) -> list[Article]:
    """An article in each layout; the same ones for the same seed."""
    return [_article(title, layout, seed) for title, layout in _LAYOUTS.items()]


@dataclass
class _Draft:
    """Text and gold annotations while they are put together."""

    rng: random.Random
    text: str = ""
    entities: list[Entity] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)

    def write(self, marked: str) -> None:
        """Add a marked-up sentence, or what stands between two."""
        parts: dict[Role, Fragments] = {}
        role, start = Role.CUE, 0
        for opening, closing, label, plain in _MARKUP.findall(marked):
            if opening:
                role, start = _ROLES[opening], len(self.text)
            elif closing:
                parts[role] = (*parts.get(role, ()), Span(start, len(self.text)))
            elif label:
                name = self.rng.choice(NAMES[label])
                span = Span(len(self.text), len(self.text) + len(name))
                self.entities.append(Entity(span, label))
                self.text += name
            self.text += plain
        if parts:
            source, cue, content = (parts.get(role, ()) for role in Role)
            self.claims.append(Claim(source, cue, content))


def _article(title: str, layout: Layout, seed: int) -> Article:
    """Longer and longer drafts, until one fills the screens."""
    plain = 0
    while True:
        draft = _Draft(random.Random(f"{title} {seed}"))  # noqa: S311 - the same every time
        for piece in layout(draft.rng, _sentences(draft.rng, plain)):
            draft.write(piece)
        rows = len(Wrapping(draft.text, measure(COLUMNS, WIDEST).text))
        if rows > (_SCREENS - 0.5) * _PAGE:
            break
        plain += 1
    gold: tuple[Body, ...] = (*draft.entities, *draft.claims)
    return Article(title, draft.text, with_mistakes(draft.rng, draft.text, gold), gold)


def _sentences(rng: random.Random, plain: int) -> list[str]:
    """Marked-up sentences with as many mentions and claims as the task has, and plain ones."""
    chosen = rng.sample(CLAIMING, _CLAIMS)
    missing = _MENTIONS - sum(_mentions(sentence) for sentence in chosen)
    while missing:
        fitting = [
            sentence
            for sentence in MENTIONING
            if _mentions(sentence) <= missing and sentence not in chosen
        ]
        chosen.append(rng.choice(fitting or [MENTIONING[0]]))
        missing -= _mentions(chosen[-1])
    chosen += [PLAIN[index % len(PLAIN)] for index in range(plain)]
    rng.shuffle(chosen)
    return chosen


def _mentions(sentence: str) -> int:
    return sentence.count("{")


def _short_paragraphs(rng: random.Random, sentences: Sequence[str]) -> Iterator[str]:
    for sentence in sentences:
        yield sentence
        yield rng.choice((" ", "\n\n", "\n\n"))


def _long_paragraphs(_rng: random.Random, sentences: Sequence[str]) -> Iterator[str]:
    for number, sentence in enumerate(sentences, start=1):
        yield sentence
        yield "\n\n" if number % 9 == 0 else " "


def _mixed(rng: random.Random, sentences: Sequence[str]) -> Iterator[str]:
    headings = list(HEADINGS)
    for number, sentence in enumerate(sentences):
        if number % 7 == 0 and headings:
            yield f"\n{headings.pop(0)}\n"
        block = rng.choice(("paragraph", "item", "quotation"))
        is_quoted = block == "quotation" and sentence in PLAIN
        yield "- " if block == "item" else "\n"
        yield f"    “{sentence}”" if is_quoted else sentence
        yield "\n"


_LAYOUTS: dict[str, Layout] = {
    "short paragraphs": _short_paragraphs,
    "long paragraphs": _long_paragraphs,
    "headings, lists and quotations": _mixed,
}
