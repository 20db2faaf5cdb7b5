"""Scores of claims: contents, attributions, sources, and agreement token by token."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, fields
from enum import StrEnum

from annotate.claim import Role
from annotate.evaluation.alpha import alpha
from annotate.evaluation.coding import Pair
from annotate.evaluation.kinds import Kind, kind
from annotate.evaluation.matching import is_source_right, matches
from annotate.evaluation.tally import Share, Tally
from annotate.evaluation.token_claims import TokenClaim, to_token_claims
from annotate.evaluation.tokens import Tokens, TokenSet

_NO_ROLE = "none"
_LATER_WINS = (Role.CONTENT, Role.SOURCE, Role.CUE)
"""Order in which roles get their tokens; in overlaps source and cue win over content."""


class Step(StrEnum):
    """A step that a gold claim passes."""

    GOLD = "gold"
    """Every gold claim."""
    ATTRIBUTION = "attribution"
    """Those that a predicted claim matches."""
    END_TO_END = "end to end"
    """Those that a predicted claim with the right source matches."""


@dataclass(frozen=True, slots=True)
class ClaimScores:
    """The counts for all measures of claims; they add up over articles.

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
    """Tokens by their label in the gold and in the prediction: a role, or `none`."""
    kinds: Counter[tuple[Kind, Step]] = field(default_factory=Counter)
    """Numbers of gold claims by kind and step."""

    def __add__(self, other: ClaimScores) -> ClaimScores:
        names = [score.name for score in fields(self)]
        return ClaimScores(**{name: getattr(self, name) + getattr(other, name) for name in names})

    @property
    def alpha(self) -> float:
        """Krippendorff's alpha by token over source, cue, content and none."""
        return alpha(self.labels)

    def recall(self, kind: Kind, step: Step) -> Share:
        """The share of the gold claims of a kind that passed a step."""
        return Share(self.kinds[kind, step], self.kinds[kind, Step.GOLD])


def score_claims(pair: Pair) -> ClaimScores:
    """Compare the claims of one article."""
    tokens = Tokens(pair.text)
    gold, predicted = (
        to_token_claims(tokens, pair.gold.claims),
        to_token_claims(tokens, pair.predicted.claims),
    )
    labels = zip(token_roles(tokens, gold), token_roles(tokens, predicted), strict=True)
    by_token = {role.value: _token_tally(role, gold, predicted) for role in Role}
    gold, predicted = _with_words(gold), _with_words(predicted)
    matching_indexes = matches(gold, predicted)
    source_right = [
        (gold_index, is_source_right(gold[gold_index], predicted[predicted_index]))
        for gold_index, predicted_index in matching_indexes
    ]
    sizes = {"gold": len(gold), "predicted": len(predicted)}
    matched_claims = [
        (gold[gold_index], predicted[predicted_index])
        for gold_index, predicted_index in matching_indexes
    ]
    return ClaimScores(
        **by_token,
        exact=Tally(
            _count_same_contents(
                [claim.parts for claim in gold], [claim.parts for claim in predicted]
            ),
            **sizes,
        ),
        exact_words=Tally(
            _count_same_contents(
                [claim.words for claim in gold], [claim.words for claim in predicted]
            ),
            **sizes,
        ),
        attribution=Tally(len(matching_indexes), **sizes),
        end_to_end=Tally(sum(is_right for _, is_right in source_right), **sizes),
        source_right=_share_with_shared_word(Role.SOURCE, matched_claims),
        cue_right=_share_with_shared_word(Role.CUE, matched_claims),
        labels=Counter(labels),
        kinds=_count_kinds(pair.text, tokens, gold, dict(source_right)),
    )


def _with_words(claims: Sequence[TokenClaim]) -> list[TokenClaim]:
    return [claim for claim in claims if claim.words[Role.CONTENT]]


def token_roles(tokens: Tokens, claims: Sequence[TokenClaim]) -> list[str]:
    """A role for each token, or `none`."""
    labels = [_NO_ROLE] * len(tokens)
    for role in _LATER_WINS:
        for claim in claims:
            for number in claim.parts[role]:
                labels[number] = role.value
    return labels


def _token_tally(role: Role, gold: Sequence[TokenClaim], predicted: Sequence[TokenClaim]) -> Tally:
    in_gold = frozenset[int]().union(*(claim.parts[role] for claim in gold))
    in_prediction = frozenset[int]().union(*(claim.parts[role] for claim in predicted))
    return Tally(len(in_gold & in_prediction), len(in_gold), len(in_prediction))


def _count_same_contents(
    gold: Sequence[dict[Role, TokenSet]], predicted: Sequence[dict[Role, TokenSet]]
) -> int:
    """The number of contents on both sides; one that occurs twice must be found twice."""
    in_gold = Counter(parts[Role.CONTENT] for parts in gold)
    in_prediction = Counter(parts[Role.CONTENT] for parts in predicted)
    return (in_gold & in_prediction).total()


def _share_with_shared_word(role: Role, matched: Sequence[tuple[TokenClaim, TokenClaim]]) -> Share:
    """The share of the matched claims with this part in the gold that have a word of it."""
    parts = [
        (gold.words[role], predicted.words[role]) for gold, predicted in matched if gold.words[role]
    ]
    return Share(sum(bool(right & predicted) for right, predicted in parts), len(parts))


def _count_kinds(
    text: str, tokens: Tokens, gold: Sequence[TokenClaim], source_right: dict[int, bool]
) -> Counter[tuple[Kind, Step]]:
    counts: Counter[tuple[Kind, Step]] = Counter()
    for number, claim in enumerate(gold):
        claim_kind = kind(text, tokens, claim)
        counts[claim_kind, Step.GOLD] += 1
        counts[claim_kind, Step.ATTRIBUTION] += number in source_right
        counts[claim_kind, Step.END_TO_END] += source_right.get(number, False)
    return counts
