"""Syntax: subtrees from heads alone, without a token object for each word."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from annotate.extract.claims.parse.syntax import _edges


@st.composite
def forests(draw: st.DrawFn) -> list[int]:
    """Heads of some words: any tree, crossing arcs too; a root is its own head."""
    order = draw(st.permutations(range(draw(st.integers(1, 12)))))
    head = list(order)
    for rank, word in enumerate(order):
        head[word] = draw(st.sampled_from([word, *order[:rank]]))
    return head


@given(forests())
def test_edges_are_those_of_the_whole_subtree(head: list[int]) -> None:
    def is_below(word: int, top: int) -> bool:
        while word != top and head[word] != word:
            word = head[word]
        return word == top

    words = range(len(head))
    subtrees = [[word for word in words if is_below(word, top)] for top in words]
    left, right = _edges(head)
    assert left == [min(subtree) for subtree in subtrees]
    assert right == [max(subtree) + 1 for subtree in subtrees]
