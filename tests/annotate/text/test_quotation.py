"""Quotation marks that open and close, curly or straight, and the share of a content in them."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotate.span import Span, fragments
from annotate.text.quotation import Quotation, quotation, quotes

PLAIN = st.text("abc ,.;\nÄ9", max_size=40)
MARKED = st.text("ab .,\n\r'’‘“”\"„«»‹›＂❝❞〝〟`s-(5", max_size=60)


def quoted(text: str) -> list[str]:
    return [text[span.start : span.end] for span in quotes(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('She said "no" and "never".', ['"no"', '"never"']),
        ("“It’s late,” he said. “Go home.”", ["“It’s late,”", "“Go home.”"]),
        ("«Oui», dit-il. „Ja“, sagte er.", ["«Oui»", "„Ja“"]),
        ("« Oui », dit-il. «\u00a0Un “non”\u202f»", ["« Oui »", "«\u00a0Un “non”\u202f»"]),
        ("»Ja«, sagte er. »Doch!«", ["»Ja«", "»Doch!«"]),
        ("''We sold it,'' she said.", ["''We sold it,''"]),
        ("❝It’s late,❞ he said. 〝Go,〟 〝now.〞", ["❝It’s late,❞", "〝Go,〟", "〝now.〞"]),
        ("＂We sold it,＂ she said.", ["＂We sold it,＂"]),
        ("``We sold it,'' she said.", ["``We sold it,''"]),
        ("'Deal is dead,' says minister", ["'Deal is dead,'"]),
        ("“He told me ‘wait’ twice.”", ["“He told me ‘wait’ twice.”"]),
    ],
)
def test_marks_of_every_kind_open_and_close(text: str, expected: list[str]) -> None:
    assert quoted(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The players’ union and the owners’ lawyers didn’t agree.",
        "the players' strike and the owners' reply",
        "He left in the ’90s with 'em.",
        "The mast is 12'6\" high.",
    ],
)
def test_apostrophes_and_inches_are_not_quotations(text: str) -> None:
    assert quoted(text) == []


def test_a_possessive_inside_single_quotes_does_not_close_them() -> None:
    assert quoted("'It is the players' money,' he said.") == ["'It is the players' money,'"]


def test_every_paragraph_of_a_long_quotation_opens_again() -> None:
    text = "“One.\n\n“Two.\n\n“Three,” she said."
    assert quoted(text) == ["“One.", "“Two.", "“Three,”"]


def test_an_unclosed_mark_costs_one_quotation() -> None:
    assert quoted("“Never closed, he said.\n\nThen: “Closed.”") == ["“Closed.”"]
    assert quoted("“Never closed, he said. “Closed.”") == ["“Closed.”"]


def test_a_stray_closing_mark_is_passed_over() -> None:
    assert quoted("Never opened,” he said. “Closed.”") == ["“Closed.”"]


@given(MARKED)
def test_quotes_are_sorted_disjoint_and_hold_a_mark_at_the_start(text: str) -> None:
    spans = quotes(text)
    assert list(spans) == list(fragments(spans))
    for span in spans:
        assert text[span.start] in "\"“„«»'‘‹›`”＂❝〝"


@given(MARKED, st.text("ab .,", max_size=20))
def test_a_broken_paragraph_does_not_reach_the_next_one(text: str, tail: str) -> None:
    line = text.replace("\n", " ").replace("\r", " ")
    whole = f"{line}\n{tail}\n“kept”"
    assert whole[quotes(whole)[-1].start :] == "“kept”"


@given(PLAIN, PLAIN.filter(lambda inside: bool(inside.strip(" \n"))))
def test_plain_text_has_no_quotes_and_marks_around_a_line_make_one(
    before: str, inside: str
) -> None:
    line = inside.replace("\n", " ").strip()
    assert quotes(before) == ()
    assert quoted(f"{before} “{line}” x") == [f"“{line}”"]


def test_a_content_is_direct_indirect_or_mixed() -> None:
    text = "“It is over,” she said. He said the deal was “dead” and buried."
    direct = (Span(0, 13),)
    mixed = (Span(text.index("the deal"), len(text) - 1),)
    indirect = (Span(text.index("the deal"), text.index("“dead")),)
    assert quotation(text, direct) is Quotation.DIRECT
    assert quotation(text, mixed) is Quotation.MIXED
    assert quotation(text, indirect) is Quotation.INDIRECT


def test_a_broken_content_is_direct_when_every_piece_is_quoted() -> None:
    text = "“It is over,” she said, “for good.”"
    assert quotation(text, (Span(0, 13), Span(24, 35))) is Quotation.DIRECT


def test_a_paragraph_in_the_middle_of_a_quotation_is_direct() -> None:
    text = "“One.\n\n“Two.\n\n“Three,” she said."
    start = text.index("Two")
    assert quotation(text, (Span(start, start + 3),)) is Quotation.DIRECT


def test_only_the_claims_own_paragraphs_are_read() -> None:
    filler = "“Somebody said this at length, and more.” It went on.\n\n" * 180_000
    text = f"{filler}She said “no”.\n\n{filler}"
    start = len(filler) + 9
    begin = time.process_time()
    assert quotation(text, (Span(start, start + 4),)) is Quotation.DIRECT
    assert time.process_time() - begin < 0.05


def test_a_text_without_line_breaks_is_read_near_the_claim() -> None:
    filler = "It went on and on. " * 500_000
    text = f"{filler}She said “no”. {filler}"
    start = len(filler) + 9
    begin = time.process_time()
    assert quotation(text, (Span(start, start + 4),)) is Quotation.DIRECT
    assert time.process_time() - begin < 0.2
