"""Scores of claims: contents, attributions, sources, and agreement token by token."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, fields
from enum import StrEnum

from annotate.claim import Role
from annotate.evaluation.alpha import alpha
from annotate.evaluation.coding import Pair
from annotate.evaluation.frames import Frame, frames
from annotate.evaluation.kinds import Kind, kind
from annotate.evaluation.matching import matches
from annotate.evaluation.tally import Share, Tally
from annotate.evaluation.tokens import Tokens, TokenSet

_NONE = "none"
_LATER_WINS = (Role.CONTENT, Role.SOURCE, Role.CUE)
"""Where claims overlap: the source and cue of one inside the content of another stay visible."""


class Step(StrEnum):
    """How far a gold claim of a kind got."""

    GOLD = "gold"
    """It is there."""
    ATTRIBUTION = "attribution"
    """A predicted claim matches it."""
    END_TO_END = "end to end"
    """And has the right source."""


@dataclass(frozen=True, slots=True)
class ClaimScores:
    """Counts of everything that is measured about claims; they add up over articles.

    Claims without a word in their content count in `source`, `cue`, `content` and `alpha` alone.
    """

    source: Tally = field(default_factory=Tally)
    """Tokens that belong to the source of any claim."""
    cue: Tally = field(default_factory=Tally)
    """Tokens that belong to the cue of any claim."""
    content: Tally = field(default_factory=Tally)
    """Tokens that belong to the content of any claim."""
    exact: Tally = field(default_factory=Tally)
    """Contents that are the same token for token."""
    exact_words: Tally = field(default_factory=Tally)
    """Contents that are the same word for word, whatever the punctuation."""
    attribution: Tally = field(default_factory=Tally)
    """Claims whose contents match: Dice of their words at least one half, one to one."""
    end_to_end: Tally = field(default_factory=Tally)
    """Claims that match and whose sources share a word, or are missing on both sides."""
    source_right: Share = field(default_factory=Share)
    """Of the matched claims that have a source in the gold: sources that share a word."""
    cue_right: Share = field(default_factory=Share)
    """Of the matched claims that have a cue in the gold: cues that share a word."""
    labels: Counter[tuple[str, str]] = field(default_factory=Counter)
    """Tokens by what they are in the gold and in the prediction: a role, or `none`."""
    kinds: Counter[tuple[Kind, Step]] = field(default_factory=Counter)
    """Gold claims by kind, and how many of them were found."""

    def __add__(self, other: ClaimScores) -> ClaimScores:
        names = [one.name for one in fields(self)]
        return ClaimScores(**{name: getattr(self, name) + getattr(other, name) for name in names})

    @property
    def alpha(self) -> float:
        """Krippendorff's alpha by token over source, cue, content and none."""
        return alpha(self.labels)

    def recall(self, kind: Kind, step: Step) -> Share:
        """The gold claims of a kind that got as far as a step."""
        return Share(self.kinds[kind, step], self.kinds[kind, Step.GOLD])


def score_claims(pair: Pair) -> ClaimScores:
    """Compare the claims of one article."""
    tokens = Tokens(pair.text)
    gold, predicted = frames(tokens, pair.gold.claims), frames(tokens, pair.predicted.claims)
    labels = zip(_labels(tokens, gold), _labels(tokens, predicted), strict=True)
    by_token = {role.value: _token_tally(role, gold, predicted) for role in Role}
    gold, predicted = _with_words(gold), _with_words(predicted)
    found = matches(gold, predicted)
    right = [(left, _is_source_right(gold[left], predicted[other])) for left, other in found]
    sizes = {"gold": len(gold), "predicted": len(predicted)}
    both = [(gold[left], predicted[other]) for left, other in found]
    return ClaimScores(
        **by_token,
        exact=Tally(_same([f.parts for f in gold], [f.parts for f in predicted]), **sizes),
        exact_words=Tally(_same([f.words for f in gold], [f.words for f in predicted]), **sizes),
        attribution=Tally(len(found), **sizes),
        end_to_end=Tally(sum(is_right for _, is_right in right), **sizes),
        source_right=_shared(Role.SOURCE, both),
        cue_right=_shared(Role.CUE, both),
        labels=Counter(labels),
        kinds=_kinds(pair.text, tokens, gold, dict(right)),
    )


def _is_source_right(gold: Frame, predicted: Frame) -> bool:
    """Whether the sources of two claims share a word, or neither has one."""
    right, given = gold.words[Role.SOURCE], predicted.words[Role.SOURCE]
    return bool(right & given) or not (right or given)


def _with_words(found: Sequence[Frame]) -> list[Frame]:
    return [frame for frame in found if frame.words[Role.CONTENT]]


def _labels(tokens: Tokens, found: Sequence[Frame]) -> list[str]:
    """One label for each token."""
    labels = [_NONE] * len(tokens)
    for role in _LATER_WINS:
        for frame in found:
            for number in frame.parts[role]:
                labels[number] = role.value
    return labels


def _token_tally(role: Role, gold: Sequence[Frame], predicted: Sequence[Frame]) -> Tally:
    right = frozenset[int]().union(*(frame.parts[role] for frame in gold))
    given = frozenset[int]().union(*(frame.parts[role] for frame in predicted))
    return Tally(len(right & given), len(right), len(given))


def _same(gold: Sequence[dict[Role, TokenSet]], predicted: Sequence[dict[Role, TokenSet]]) -> int:
    """How many contents stand on both sides; one that stands twice must be found twice."""
    right = Counter(parts[Role.CONTENT] for parts in gold)
    given = Counter(parts[Role.CONTENT] for parts in predicted)
    return (right & given).total()


def _shared(role: Role, both: Sequence[tuple[Frame, Frame]]) -> Share:
    """Of the matched claims with this part in the gold: those that share a word of it."""
    parts = [(gold.words[role], given.words[role]) for gold, given in both if gold.words[role]]
    return Share(sum(bool(right & given) for right, given in parts), len(parts))


def _kinds(
    text: str, tokens: Tokens, gold: Sequence[Frame], found: dict[int, bool]
) -> Counter[tuple[Kind, Step]]:
    counts: Counter[tuple[Kind, Step]] = Counter()
    for number, frame in enumerate(gold):
        its_kind = kind(text, tokens, frame)
        counts[its_kind, Step.GOLD] += 1
        counts[its_kind, Step.ATTRIBUTION] += number in found
        counts[its_kind, Step.END_TO_END] += found.get(number, False)
    return counts
