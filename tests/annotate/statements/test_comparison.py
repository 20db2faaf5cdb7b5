"""Comparison of many statements: only those about the same are compared, each pair once."""

from __future__ import annotations

import time

from annotate.span import Span
from annotate.statements.comparing import DifferenceKind, Statement
from annotate.statements.comparison import MOST_LATER, compare
from annotate.statements.tokens import Name, Piece


def said(text: str, name: str = "Aldern", *, start: int = 0, article: str = "") -> Statement:
    """A statement that names one thing."""
    at = text.find(name)
    names = (Name(start + at, start + at + len(name), name),) if at >= 0 else ()
    return Statement((Piece(start, text),), names, "said", None, "quill", occasion=article)


def test_pairs_about_the_same_are_in_order_with_their_differences() -> None:
    comparison = compare(
        [
            said("the Aldern bridge cost 12 million euros"),
            said("the weather in Aldern is good"),
            said("the Aldern bridge cost 15 million euros"),
            said("the Aldern bridge cost 12 million euros"),
        ]
    )

    assert [(pair.first, pair.second, pair.kinds) for pair in comparison.pairs] == [
        (0, 2, (DifferenceKind.NUMBER,)),
        (0, 3, ()),
        (2, 3, (DifferenceKind.NUMBER,)),
    ]
    assert comparison.compared == {0, 2, 3}
    assert (comparison.size, comparison.count(DifferenceKind.NUMBER)) == (4, 2)
    assert comparison.count(DifferenceKind.POLARITY) == 0


def test_the_same_words_of_an_article_are_no_second_statement() -> None:
    whole = said("the Aldern bridge is safe", start=10, article="a")
    part = said("the Aldern bridge is not safe", start=12, article="a")
    elsewhere = said("the Aldern bridge is not safe", start=12, article="b")

    assert compare([whole, part]).pairs == ()
    assert len(compare([whole, elsewhere]).differing) == 1


def test_what_has_no_name_is_compared_within_an_article_alone() -> None:
    first, later = said("12 people died", article="a"), said("15 people died", article="b")
    same_article = said("15 people died", start=100, article="a")

    assert compare([first, later]).pairs == ()
    [pair] = compare([first, same_article]).pairs
    assert pair.differences[0].second == Span(100, 109)


def test_what_is_said_all_the_time_is_compared_with_the_nearest_ones() -> None:
    often = [said("the Aldern bridge is safe") for _ in range(200)]

    comparison = compare([*often, said("the Aldern bridge is not safe")])

    assert len(comparison.pairs) < 200 * (MOST_LATER + 1)
    assert comparison.count(DifferenceKind.POLARITY) == MOST_LATER
    assert comparison.compared == set(range(201))


def test_many_statements_take_time_by_what_they_share_not_by_their_pairs() -> None:
    def processor_time(count: int) -> float:
        words = ["".join(chr(97 + int(d)) for d in str(n)) for n in range(count)]
        statements = [said(f"the Aldern bridge in q{word}q costs 5 euros") for word in words]
        assert all(statement.clauses for statement in statements)
        began = time.process_time()
        compare(statements)
        return time.process_time() - began

    few = max(processor_time(100), 0.001)

    assert processor_time(1000) < 40 * few
