"""Words of others on one line."""

from __future__ import annotations

import pytest

from annotate.text.one_line import before_colon


@pytest.mark.parametrize(
    ("cue", "words"), [("said:", "said"), ("said\n in a tweet", "said in a tweet"), (":", "")]
)
def test_a_cue_that_ends_with_a_colon_gets_no_second_one(cue: str, words: str) -> None:
    assert before_colon(cue) == words
