"""Finding spans again: within bounds, never empty, and certain only if the words are the same."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotate.anchoring.finder import Anchor, Finder
from annotate.anchoring.selector import selector_of
from annotate.span import Span
from tests.strategies import spans, texts

TEXT = (
    "Mayor Ida Quill said the new quay would open in May. Quill praised the builders.\n\n"
    "“We are late,” said Tom Farrow of the Harbour Board, “but we are not lost.”\n\n"
    "Nobody in Port Ansel believes him. Farrow said no more.\n"
)


def find(new: str, quote: str, *, old: str = TEXT, nth: int = 0) -> Anchor | None:
    """Look for the nth occurrence of a quote of the old text in the new one."""
    start = -1
    for _ in range(nth + 1):
        start = old.index(quote, start + 1)
    return Finder(new, old).find(selector_of(old, Span(start, start + len(quote))))


def found(new: str, quote: str, **where: int) -> str | None:
    anchor = find(new, quote, **where)  # type: ignore[arg-type]
    return None if anchor is None else new[anchor.span.start : anchor.span.end]


@given(st.data(), texts(min_size=1))
def test_in_an_unchanged_text_everything_stands_where_it_stood(
    data: st.DataObject, text: str
) -> None:
    span = data.draw(spans(text))
    assert Finder(text, text).find(selector_of(text, span)) == Anchor(span, 1.0, is_certain=True)


@given(st.data(), texts(min_size=1), texts())
def test_whatever_is_found_lies_within_the_text(data: st.DataObject, old: str, new: str) -> None:
    anchor = Finder(new, old).find(selector_of(old, data.draw(spans(old))))
    if anchor is not None:
        assert 0 <= anchor.span.start < anchor.span.end <= len(new)
        assert not anchor.is_certain or anchor.score >= 0.9


@given(st.data(), st.text("abc. \n", max_size=80), st.text("xyz", min_size=1, max_size=30))
def test_a_deleted_quote_is_never_anchored_onto_nothing(
    data: st.DataObject, rest: str, quote: str
) -> None:
    at = data.draw(st.integers(0, len(rest)))
    old = rest[:at] + quote + rest[at:]
    selector = selector_of(old, Span(at, at + len(quote)))
    assert Finder(rest, old).find(selector) is None
    assert Finder(rest).find(selector) is None


@given(st.data(), texts(min_size=1), texts(min_size=1))
def test_text_put_in_front_moves_everything_by_its_length(
    data: st.DataObject, text: str, front: str
) -> None:
    span = data.draw(spans(text))
    selector = selector_of(text, span)
    anchor = Finder(front + text, text).find(selector, len(front))
    assert anchor is not None
    assert (front + text)[anchor.span.start : anchor.span.end] == selector.quote


def test_of_equal_words_the_one_with_the_same_surroundings_is_found() -> None:
    new = "A word ahead. " + TEXT
    anchor = find(new, "Farrow", nth=1)
    assert anchor is not None
    assert anchor.span.start == new.rindex("Farrow")
    assert anchor.is_certain


def test_a_quote_is_not_confused_with_an_equal_one_from_elsewhere() -> None:
    assert found(TEXT.replace(" Farrow said no more.", ""), "said", nth=2) is None


def test_a_corrected_word_is_found_but_not_for_certain() -> None:
    anchor = find(TEXT.replace("Quill praised", "Quil praised"), "Quill", nth=1)
    assert anchor is not None
    assert not anchor.is_certain


def test_a_longer_spelling_is_found_to_its_end() -> None:
    new = TEXT.replace("Tom Farrow of", "Thom Farrouw of").replace("Ida Quill", "Aida Quill")
    assert found(new, "Tom Farrow") == "Thom Farrouw"
    assert found(new, "Ida Quill") == "Aida Quill"


def test_a_short_word_that_became_another_one_is_lost() -> None:
    assert found(TEXT.replace("in May.", "in due course."), "May", nth=1) is None


@pytest.mark.parametrize(
    ("quote", "expected"),
    [
        ("“but we are not lost.”", '"but we are not lost."'),
        ("Tom Farrow of the Harbour Board", "Tom Farrow of the Harbour\nBoard"),
    ],
)
def test_other_quotation_marks_and_line_breaks_do_not_hide_a_quote(
    quote: str, expected: str
) -> None:
    new = TEXT.replace("“", '"').replace("”", '"').replace("Harbour Board", "Harbour\nBoard")
    assert found(new, quote) == expected


def test_a_long_quote_is_found_in_quite_other_surroundings() -> None:
    quote = "the new quay would open in May"
    new = f"Of all things, {quote}: who would have thought so?"
    assert found(new, quote) == quote


def test_a_text_of_more_than_256_symbols_is_no_trouble() -> None:
    old = "".join(chr(0x4E00 + 7 * step) for step in range(600))
    quote = old[200:500]
    new = "新闻" + old[:300] + "改" + old[301:]
    anchor = find(new, quote, old=old)
    assert anchor is not None
    assert anchor.span == Span(202, 502)


def test_everything_is_found_in_order_in_a_text_that_was_shifted() -> None:
    places = [Span(at, at + 5) for at in range(0, len(TEXT) - 5, 5)]
    anchors = Finder("News. " + TEXT, TEXT).find_all(selector_of(TEXT, span) for span in places)
    assert [anchor and anchor.span for anchor in anchors] == [span.shifted(6) for span in places]
