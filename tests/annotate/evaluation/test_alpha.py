"""Krippendorff's alpha, against his own example and the corners."""

from __future__ import annotations

from collections import Counter

import pytest

from annotate.evaluation.alpha import alpha


def test_two_coders_of_ten_units_agree_as_in_the_textbook() -> None:
    pairs = Counter(zip("0100000010", "1110010000", strict=True))

    assert alpha(pairs) == pytest.approx(0.095, abs=0.0005)


def test_full_agreement_is_one_and_full_disagreement_below_zero() -> None:
    assert alpha({("a", "a"): 3, ("b", "b"): 2}) == 1
    # Of 8 values 4 are a: everything differs, and half would by chance.
    assert alpha({("a", "b"): 2, ("b", "a"): 2}) == pytest.approx(1 - 7 * 8 / 32)


@pytest.mark.parametrize("pairs", [{}, {("none", "none"): 7}])
def test_with_one_label_nothing_can_be_disagreed_on(pairs: dict[tuple[str, str], int]) -> None:
    assert alpha(pairs) == 1
