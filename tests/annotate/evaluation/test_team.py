"""Three and more coders: Fleiss, Krippendorff and unitising, by examples from books and by hand."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise, permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotate.claim import Claim
from annotate.entity import Entity
from annotate.evaluation.alpha import alpha
from annotate.evaluation.coding import ARTICLE, Coding, Codings
from annotate.evaluation.fleiss import fleiss
from annotate.evaluation.team import pair_scores, team_rows
from annotate.evaluation.unitised import Continuum, continuum, unitised_alpha
from annotate.span import Span

# Ten subjects by fourteen raters in five categories: the example of Fleiss (1971) as it is
# commonly printed.
_FLEISS = """
0 0 0 0 14
0 2 6 4 2
0 0 3 5 6
0 3 9 2 0
2 2 8 1 1
7 7 0 0 0
3 2 6 3 0
2 5 3 2 2
6 5 2 1 0
0 2 2 3 7
"""
# Twelve units by four observers, with gaps: the example of Krippendorff, “Computing
# Krippendorff's alpha-reliability” (2011).
_KRIPPENDORFF = ("123321412...", "1233224125.3", ".3332342251.", "12332441251.")


def test_fleiss_of_his_own_example() -> None:
    rows = [list(map(int, line.split())) for line in _FLEISS.split("\n") if line]
    units = Counter(
        tuple(str(value) for value, count in enumerate(row) for _ in range(count)) for row in rows
    )

    assert fleiss(units) == pytest.approx(0.210, abs=0.0005)


def test_krippendorff_of_his_own_example_with_values_that_are_missing() -> None:
    units = Counter(
        tuple(value for value in values if value != ".")
        for values in zip(*_KRIPPENDORFF, strict=True)
    )

    assert alpha(units) == pytest.approx(0.743, abs=0.0005)


def test_stretches_that_lie_a_character_apart() -> None:
    # Beginnings and ends differ by 1 each: 2 both ways, over 20 characters read: 4 / 20.
    # By chance: for each stretch 10 over its places on the other one, and 9 for each of the
    # 3 + 1 + 2 places in gaps of 5, 3 and 4; twice 128 over 20 * 19 - 12 pairs.
    text = continuum(10, [(Span(2, 5),), (Span(3, 6),)])

    assert unitised_alpha([[text]]) == pytest.approx(1 - (4 / 20) / (256 / 368))


def test_the_same_stretches_are_one_and_none_at_all_too() -> None:
    stretches = (Span(2, 5), Span(5, 9))

    assert unitised_alpha([[continuum(10, [stretches] * 3)]]) == 1
    assert unitised_alpha([[continuum(10, [(), ()])]]) == 1
    assert unitised_alpha([[continuum(10, [stretches])]]) == 1


_stretches = st.lists(st.integers(0, 12), max_size=6, unique=True).map(
    lambda borders: tuple(
        Span(start, end)
        for start, end in zip(sorted(borders)[::2], sorted(borders)[1::2], strict=False)
    )
)
_texts = st.lists(
    st.lists(_stretches, min_size=2, max_size=3).map(lambda coders: continuum(12, coders)),
    min_size=1,
    max_size=2,
)


@given(_texts)
def test_alpha_of_stretches_is_what_trying_every_place_gives(texts: list[Continuum]) -> None:
    read = sum(text.length * len(text.stretches) for text in texts)
    observed = sum(_compared(text) / (len(text.stretches) - 1) for text in texts) / read
    expected = _by_chance(texts, read)

    assert unitised_alpha([texts]) == pytest.approx(1 - observed / expected if expected else 1)


def _sections(text: Continuum, coder: int) -> list[tuple[int, int, bool]]:
    """Begin, length and whether it is marked, of all that a coder has cut a text into."""
    marked = [any(offset in s for s in text.stretches[coder]) for offset in range(text.length)]
    begins = {s.start for s in text.stretches[coder]} | {s.end for s in text.stretches[coder]}
    cuts = [*sorted((begins | {0}) - {text.length}), text.length]
    return [(a, b - a, marked[a]) for a, b in pairwise(cuts)]


def _squared(one: tuple[int, int, bool], other: tuple[int, int, bool]) -> int:
    (begin, length, is_marked), (begin2, length2, is_marked2) = one, other
    if is_marked and is_marked2 and begin < begin2 + length2 and begin2 < begin + length:
        return (begin - begin2) ** 2 + (begin + length - begin2 - length2) ** 2
    if is_marked and not is_marked2 and begin2 <= begin and begin + length <= begin2 + length2:
        return length**2
    if is_marked2 and not is_marked:
        return _squared(other, one)
    return 0


def _compared(text: Continuum) -> int:
    return sum(
        _squared(one, other)
        for first, second in permutations(range(len(text.stretches)), 2)
        for one in _sections(text, first)
        for other in _sections(text, second)
    )


def _by_chance(texts: list[Continuum], read: int) -> float:
    sections = [s for t in texts for coder in range(len(t.stretches)) for s in _sections(t, coder)]
    total = sum(
        _squared((shift, one[1], one[2]), (0, other[1], other[2]))
        for one, other in permutations(sections, 2)
        for shift in range(-one[1], other[1] + 1)
    )
    own = sum(length * (length - 1) for _, length, is_marked in sections if is_marked)
    return total / (read * (read - 1) - own)


TEXT = "Ida Quill met Tom Farrow, she said."
QUILL, FARROW = Span(0, 9), Span(14, 24)
CLAIM = Claim((Span(26, 29),), (Span(30, 34),), (FARROW,))


def test_a_team_gets_a_row_for_each_label_and_part_and_every_two_of_it_a_score() -> None:
    both = (Entity(QUILL, "PERSON"), Entity(FARROW, "PERSON"))
    article = Codings(
        TEXT,
        {
            "anna": Coding(both, (CLAIM,)),
            "ben": Coding(both, (CLAIM,)),
            "carla": Coding((both[0], Entity(FARROW, "ORG")), (CLAIM,)),
        },
    )

    rows = {row.name: row for row in team_rows([article])}

    assert list(rows) == ["entities", "ORG", "PERSON", "claims", "source", "cue", "content"]
    # Nine tokens: two with three PERSON, two with two PERSON and one ORG, five with nothing.
    assert rows["PERSON"].units == {
        ("PERSON",) * 3: 2,
        ("PERSON", "PERSON", "none"): 2,
        ("none",) * 3: 5,
    }
    # Of the pairs 7 + 2/3 agree; 10 and 17 of the 27 values are PERSON and none.
    by_chance = (10 / 27) ** 2 + (17 / 27) ** 2
    agreed = (7 + 2 / 3) / 9
    assert rows["PERSON"].fleiss == pytest.approx((agreed - by_chance) / (1 - by_chance))
    assert rows["claims"].fleiss == rows["claims"].alpha == rows["claims"].unitised == 1
    assert rows["ORG"].unitised is not None
    assert rows["ORG"].unitised < 0
    scores = list(pair_scores([article]))
    assert [pair.names for pair in scores] == [("anna", "ben"), ("anna", "carla"), ("ben", "carla")]
    assert [pair.scores.entities.overall.f1 for pair in scores] == [1, 0.5, 0.5]


def test_an_attribute_is_compared_over_what_two_or_more_have_alike() -> None:
    against, favour, both = (("stance", ("against",)),), (("stance", ("for",)),), ("war", "trade")
    one, other, third = "first claim", "second claim", "third claim"
    anna = {one: against, other: favour, third: against, ARTICLE: (("topic", both),)}
    ben = {one: against, other: favour, third: (), ARTICLE: (("topic", both[::-1]),)}
    carla = {one: favour, other: favour, "hers alone": against, ARTICLE: (("topic", ("war",)),)}
    readers = {"anna": anna, "ben": ben, "carla": carla}
    article = Codings(TEXT, {name: Coding(choices=made) for name, made in readers.items()})
    without = Codings(TEXT, dict.fromkeys(readers, Coding(choices={ARTICLE: (), one: ()})))

    rows = {row.name: row for row in team_rows([article, without])}

    assert list(rows) == ["stance", "topic", "topic: trade", "topic: war"]
    assert rows["stance"].units == {
        ("against", "against", "for"): 1,
        ("for", "for", "for"): 1,
        ("against", "none"): 1,
    }
    # Of the pairs 1/3, 1 and 0 agree; of the eight values 3 are against, 4 for, 1 none.
    by_chance = (9 + 16 + 1) / 64
    assert rows["stance"].fleiss == pytest.approx((4 / 9 - by_chance) / (1 - by_chance))
    # Unlike ordered pairs: 4 / 2 and 2 / 1 observed; 64 - 26 of 8 * 7 expected.
    assert rows["stance"].alpha == pytest.approx(1 - 7 * 4 / 38)
    # Two have both topics and one has a single one: 1/3 agree, 4/9 + 1/9 do so by chance.
    assert rows["topic"].units == {("trade+war", "trade+war", "war"): 1}
    assert rows["topic"].fleiss == pytest.approx((1 / 3 - 5 / 9) / (4 / 9))
    assert rows["topic: trade"].units == {("none", "trade", "trade"): 1}
    assert rows["topic: war"].units == {("war", "war", "war"): 1}
    assert rows["topic: war"].unitised is None
