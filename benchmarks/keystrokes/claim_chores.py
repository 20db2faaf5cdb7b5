"""Chores with one claim each: making it, or changing a part of it, through the real app."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass, replace
from pathlib import Path

from annotate.claim import Claim
from annotate.entity import Entity
from annotate.span import Span
from annotate.structure import Proposal, structure
from annotate.suggestion import Body
from benchmarks.keystrokes.articles import Article
from benchmarks.keystrokes.reader_harness import exported, keys, open_reader
from store.library.library import Library
from tui.cli.planner.ways import Jump, Letters, Way

TEXT = """Ferry to Gorse stops for the winter

The harbour council met on Monday. Mia Lund, its chair, said the ferry would stop in October. \
She blamed the price of fuel.

According to the fishermen of Gorse, the island will be cut off. “We were not asked,” said Jon \
Brekke, “and we will not be quiet.”
"""
"""An article made up for this."""
_LIKELY, _UNLIKELY = 80, 10
"""Chances of proposals, in per cent: offered from anywhere inside, or at the cue alone."""


@dataclass(frozen=True, slots=True)
class ClaimChore:
    """A claim to bring about, with the keys for it."""

    name: str
    most_keys: int
    """The number of keys that it may cost at most."""
    suggested: tuple[Body, ...]
    """What the pipeline suggests; the first of them is the claim that is wrong, if there is one."""
    gold: Claim
    way: Way

    @property
    def article(self) -> Article:
        """The article with this chore alone."""
        return Article(self.name, TEXT, self.suggested, (self.gold,))


@dataclass(frozen=True, slots=True)
class ChoreRun:
    """The cost of a chore."""

    chore: ClaimChore
    keys: tuple[str, ...]
    is_gold: bool
    """True if the exported claim equals the gold."""


async def do(chore: ClaimChore) -> ChoreRun:
    """Do a chore in a library of its own."""
    with tempfile.TemporaryDirectory() as folder:
        library = Library(Path(folder))
        async with open_reader(library, chore.article, _PARSE) as keyboard:
            await keyboard.follow(chore.way)
        is_gold = keys(chore.article) <= exported(library, chore.article)
        return ChoreRun(chore, tuple(keyboard.keys), is_gold)


def _at(quote: str, nth: int = 0) -> Span:
    start = -1
    for _ in range(nth + 1):
        start = TEXT.index(quote, start + 1)
    return Span(start, start + len(quote))


_SAID = Claim((_at("Mia Lund"),), (_at("said"),), (_at("the ferry would stop in October"),))
_ACCORDING = Claim(
    (_at("the fishermen of Gorse"),), (_at("According to"),), (_at("the island will be cut off"),)
)
_BROKEN = Claim(
    (_at("Jon Brekke"),),
    (_at("said", 1),),
    (_at("“We were not asked,”"), _at("“and we will not be quiet.”")),
)
_PARSE = structure(
    (0, len(TEXT)),
    phrases=[_at("The harbour council"), *_ACCORDING.source],
    clauses=[*_SAID.content, *_ACCORDING.content],
    proposals=[
        Proposal(_at("said"), _SAID, _LIKELY),
        Proposal(_at("According"), Claim(cue=_ACCORDING.cue), _UNLIKELY),
        Proposal(_at("said", 1), _BROKEN, _LIKELY),
    ],
)
_MIA = Entity(_at("Mia Lund"), "PERSON")
_COUNCIL_SAID = replace(_SAID, source=(_at("The harbour council"),))
_HALF = replace(_BROKEN, content=(_at("We were"),))

CHORES = (
    ClaimChore(
        "a claim whose proposal is right", 4, (_MIA,), _SAID, ("c", Letters(_at("said")), "a")
    ),
    ClaimChore(
        "a claim of which only the cue is recognised",
        12,
        (),
        _ACCORDING,
        (
            *(Jump(_at("According")), "c"),
            *("s", Letters(_at("the", TEXT[: TEXT.index("the fishermen")].count("the")))),
            *("t", Letters(_at("the", TEXT[: TEXT.index("the island")].count("the"))), "a"),
        ),
    ),
    ClaimChore(
        "another source, as suggested", 3, (_COUNCIL_SAID, _MIA), _SAID, ("tab", "s", "enter")
    ),
    ClaimChore(
        "another source, by letters",
        5,
        (_COUNCIL_SAID, _MIA),
        _SAID,
        ("tab", "s", Letters(_at("Mia")), "a"),
    ),
    ClaimChore(
        "a broken content",
        8,
        (_HALF,),
        _BROKEN,
        ("tab", "t", Letters(_at("We")), "T", Letters(_at("and", 1)), "a"),
    ),
)
"""The chores in the order of the table."""
