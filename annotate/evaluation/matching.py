"""Matching of predicted claims with gold ones."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from annotate.claim import Role
from annotate.evaluation.token_claims import TokenClaim, dice

LEAST = 0.5
"""Least Dice coefficient of the content words, from 0 to 1, at which two claims match."""


def matches(gold: Sequence[TokenClaim], predicted: Sequence[TokenClaim]) -> list[tuple[int, int]]:
    """Pairs of a gold and a predicted claim, one to one, the most alike first.

    Two claims are alike as the words of their contents are (Dice); of equals, those that come
    earlier in their lists go first.

    Returns:
        Index pairs into `gold` and `predicted`.
    """
    pairs = []
    free_gold, free_predicted = set(range(len(gold))), set(range(len(predicted)))
    for _, gold_index, predicted_index in sorted(_candidates(gold, predicted)):
        if gold_index in free_gold and predicted_index in free_predicted:
            free_gold.remove(gold_index)
            free_predicted.remove(predicted_index)
            pairs.append((gold_index, predicted_index))
    return pairs


def is_source_right(gold: TokenClaim, predicted: TokenClaim) -> bool:
    """Return whether the sources of two claims share a word, or neither has one."""
    gold_words, predicted_words = gold.words[Role.SOURCE], predicted.words[Role.SOURCE]
    return bool(gold_words & predicted_words) or not (gold_words or predicted_words)


def _candidates(
    gold: Sequence[TokenClaim], predicted: Sequence[TokenClaim]
) -> Iterator[tuple[float, int, int]]:
    """Pairs that are alike enough, each with its Dice below zero, so that sorting works."""
    by_word: dict[int, list[int]] = defaultdict(list)
    for predicted_index, claim in enumerate(predicted):
        for word in claim.words[Role.CONTENT]:
            by_word[word].append(predicted_index)
    for gold_index, claim in enumerate(gold):
        content = claim.words[Role.CONTENT]
        for predicted_index in {
            predicted_index for word in content for predicted_index in by_word[word]
        }:
            likeness = dice(content, predicted[predicted_index].words[Role.CONTENT])
            if likeness >= LEAST:
                yield -likeness, gold_index, predicted_index
