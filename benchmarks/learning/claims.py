"""Learning of claims: F1 after some finished articles, for readers who want fewer than the corpus.

A reader is simulated by leaving out the claims of the corpus that the reader does not mark. The
shipped model has learned from the train part of the corpus, so half of dev teaches and the other
half is tried on.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from statistics import fmean

from annotate.claim import Claim, Role
from annotate.evaluation.kinds import CueType, Kind, kind
from annotate.evaluation.matching import is_source_right, matches
from annotate.evaluation.tally import Tally
from annotate.evaluation.token_claims import to_token_claims
from annotate.evaluation.tokens import Tokens
from annotate.learning.claim_learner import SHIPPED_THRESHOLD, learn_claims
from annotate.learning.lesson import Lesson
from annotate.text.quotation import Quotation
from benchmarks.learning.corpora import shuffled
from benchmarks.learning.entities import ORDERS

Codebook = Callable[[Kind], bool]
"""Whether a reader marks claims of a kind."""

CODEBOOKS: Mapping[str, Codebook] = {
    "reported speech only": lambda each: each.cue is CueType.SAY,
    "quoted only": lambda each: each.quotation is not Quotation.INDIRECT,
    "all, as the shipped model": lambda _: True,
}
"""What simulated readers mark: with a verb of saying; with a quotation; everything."""


@dataclass(frozen=True, slots=True)
class ClaimGains:
    """What was learned from a number of articles, measured on articles that come after them."""

    unlearned: float
    """F1 of the shipped model."""
    learned: float
    """F1 of what is suggested, gate included."""
    seconds: float
    """Processor time of learning, gate included."""


def claim_gains(lessons: Sequence[Lesson], count: int, codebook: Codebook) -> ClaimGains:
    """Learn from `count` articles of one half in each order, and try on the other half."""
    marked = [_marked(lesson, codebook) for lesson in lessons]
    gains = []
    for order in range(ORDERS):
        articles = shuffled(marked, order)
        half = len(articles) // 2
        gains.append(_gains(articles[: min(count, half)], articles[half:]))
    columns = zip(*gains, strict=True)
    return ClaimGains(*map(fmean, columns))


def _marked(lesson: Lesson, codebook: Codebook) -> Lesson:
    """The article as a reader with such a codebook leaves it; claims need a content."""
    tokens = Tokens(lesson.text)
    claims = [
        claim for claim in to_token_claims(tokens, lesson.claims) if claim.words[Role.CONTENT]
    ]
    own = tuple(item.claim for item in claims if codebook(kind(lesson.text, tokens, item)))
    return replace(lesson, claims=own)


def _gains(taught: Sequence[Lesson], tried: Sequence[Lesson]) -> tuple[float, float, float]:
    start = time.process_time()
    model, _ = learn_claims(taught)
    seconds = time.process_time() - start
    before, after = Tally(), Tally()
    for lesson in tried:
        readings = lesson.evidence.readings
        shipped = [reading.claim for reading in readings if reading.chance >= SHIPPED_THRESHOLD]
        learned = [scored.reading.claim for scored in model.suggest(readings)] if model else shipped
        before += _tally(lesson, shipped)
        after += _tally(lesson, learned)
    return 100 * before.f1, 100 * after.f1, seconds


def _tally(lesson: Lesson, suggested: Sequence[Claim]) -> Tally:
    tokens = Tokens(lesson.text)
    right, made = (to_token_claims(tokens, claims) for claims in (lesson.claims, suggested))
    pairs = matches(right, made)
    hits = sum(is_source_right(right[place], made[other]) for place, other in pairs)
    return Tally(hits, len(right), len(made))
