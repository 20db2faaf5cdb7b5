"""Brat: every line of a file is read, counted with its number, or refused."""

from __future__ import annotations

import string

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from annotate.claim import Claim
from annotate.document import Document
from annotate.entity import Entity
from annotate.span import Span
from store.annotated_article import AnnotatedArticle
from store.errors import ImportRefused
from store.formats.brat_import import import_brat
from store.formats.report import Report

TEXT = "Ida Holm thanked the Rye Guild, said Per Lind.\r\nHe left."
IDA = Entity(Span(0, 8), "PERSON")
GUILD = Entity(Span(21, 30), "ORG")


def read(standoff: str, text: str = TEXT) -> tuple[AnnotatedArticle, Report]:
    report = Report()
    document = Document(text, "holm.txt", "")
    article = import_brat(document, standoff, article_id="a", annotator="", report=report)
    return article, report


@pytest.mark.parametrize(
    ("line", "label"),
    [
        ("T1\tbio.Person 0 8\tIda Holm", "bio.Person"),
        ("T1\tbio:Person 0 8\tIda Holm", "bio:Person"),
        ("T1\thttp://a.example/P 0 8\tIda Holm", "http://a.example/P"),
        ("TX2\tPERSON 0 8\tIda Holm", "PERSON"),
        ("T-1\tPERSON 0 8\tIda Holm", "PERSON"),
        ("T1.5\tPERSON 0 8\tIda Holm", "PERSON"),
        ("T1 PERSON 0 8 Ida Holm", "PERSON"),
        ("T1\tPERSON  0  8\tIda Holm", "PERSON"),
        ("T1\tPERSON\t0\t8\tIda Holm", "PERSON"),
        ("\ufeffT1\tPERSON 0 8\tIda Holm", "PERSON"),
        ("  T1\tPERSON 0 8\tIda Holm\t", "PERSON"),
        ("T1\tPERSON 0 8\tIda Holm\r", "PERSON"),
    ],
)
def test_other_spellings_of_a_span_are_read(line: str, label: str) -> None:
    article, report = read(f"{line}\nT9\tORG 21 30\tRye Guild\n")

    assert [item.body for item in article.annotations] == [Entity(Span(0, 8), label), GUILD]
    assert not report.lost
    assert not report.remarks


def test_lines_may_end_with_carriage_returns_alone() -> None:
    article, report = read("T1\tPERSON 0 8\tIda Holm\rT2\tORG 21 30\tRye Guild\r")

    assert [item.body for item in article.annotations] == [IDA, GUILD]
    assert not report.remarks


@pytest.mark.parametrize(
    "line",
    [
        "E1\tReport:T1 Content:T2\t",
        "E1 Report:T1 Content:T2",
        "EX\tReport:T1 Content:T2",
        "E1\tnews.Report:T1 Content:T2 ",
        "E1\tnews:Report:T1 Content:T2",
        "E1\tReport:T1\tContent:T2",
    ],
)
def test_other_spellings_of_an_event_are_read(line: str) -> None:
    article, report = read(f"T1\tReport 32 36\tsaid\nT2\tContent 0 8\tIda Holm\n{line}\n")

    assert [item.body for item in article.annotations] == [Claim((), (), (Span(0, 8),), "Report")]
    assert not report.lost


@pytest.mark.parametrize(
    ("line", "what"),
    [
        ("T2\tORG", "lines that are not understood"),
        ("T2\tORG 21\tRye", "lines that are not understood"),
        ("T2\tORG -3 4\tRye", "lines that are not understood"),
        ("E1\tMeet: Who:T1", "lines that are not understood"),
        ("R1\tOf Arg1:T1", "lines that are not understood"),
        ("the next line of nothing", "lines that are not understood"),
        ("R1\tbio.Of Arg1:T1 Arg2:T1", "relations of other kinds"),
        ("RX\tOf Agent:T1 Theme:T1", "relations of other kinds"),
        ("*\tEquiv T1 T1", "relations of other kinds"),
        ("A1\tSure T8", "attributes of relations and of parts of events"),
        ("A1\tWhole T7", "attributes of other kinds"),
        ("N1\tReference T1 Wiki:42\tIda", "links to other resources"),
        ("#1\tNormalised T1\tida", "comments of other kinds"),
        ("#1\tAnnotatorNotes R1\tunsure", "notes on relations and on parts of events"),
        ("#1\tAnnotatorNotes T8\tunsure", "notes on relations and on parts of events"),
        ("A1\tStatus T8 rejected", "statuses of parts of events"),
        ("R1\tSpeaker Arg1:E1 Arg2:T1", "links to a speaker"),
        ("T2\tORG 4 4\t", "spans without a character"),
    ],
)
def test_a_line_without_a_place_is_counted(line: str, what: str) -> None:
    article, report = read(f"T1\tPERSON 0 8\tIda Holm\n{line}\n")

    assert [item.body for item in article.annotations] == [IDA]
    assert report.lost == {what: 1}


def test_a_line_that_is_not_understood_is_named() -> None:
    _, report = read("T1\tPERSON 0 8\tIda Holm\n\nT2 ORG\nwhat\n")

    assert list(report.lines("the library")) == [
        "the library has no place for: lines that are not understood (2, the first: line 3 of the "
        "annotations of holm.txt)"
    ]


@pytest.mark.parametrize(
    "lines",
    [
        "T1\tPERSON 0 8\tIda Holm\nT1\tORG 21 30\tRye Guild\n",
        "T1\tPERSON 0 8\tIda Holm\nT2\tX 32 36\tsaid\nE1\tX:T2\nE1\tORG:T3\nT3\tORG 21 30\t\n",
        "T1\tPERSON 0 8\tIda Holm\nT2\tORG 21 30\tRye Guild\nT1\tX 32 36\tsaid\n",
        "T1\tX 32 36\tsaid\nT1\tPERSON 0 8\tIda Holm\nT1\tORG 21 30\tRye Guild\n",
        "T1\tPERSON 0 8\tIda Holm\nA1\tSure T1\nT1\tORG 21 30\tRye Guild\nR1\tOf a:T1 b:T1\n",
    ],
)
def test_two_annotations_of_one_name_are_both_read_and_reported(lines: str) -> None:
    article, report = read(lines)

    assert {IDA, GUILD} <= {item.body for item in article.annotations}
    assert any(what.startswith("names that stand for two") for what in report.remarks)


@pytest.mark.parametrize("argument", ["Cause:E1", "Content:E1", "Theme2:E1 Theme3:E1"])
def test_events_as_arguments_are_counted(argument: str) -> None:
    spans = "T1\tMeet 9 16\tthanked\nT2\tLeave 51 55\tleft\nT3\tPERSON 0 8\tIda Holm\n"
    article, report = read(f"{spans}E1\tMeet:T1 Who:T3\nE2\tLeave:T2 {argument}\n")

    assert {item.body for item in article.annotations} == {
        Entity(Span(9, 16), "Meet"),
        Entity(Span(51, 55), "Leave"),
        IDA,
    }
    assert report.lost == {"arguments that are events": argument.count("E1")}


def test_an_argument_of_a_claim_that_is_no_part_of_it_is_a_span_and_counted() -> None:
    article, report = read(
        "T1\tX 32 36\tsaid\nT2\tPERSON 0 8\tIda Holm\nE1\tX:T1 Cue:T1 Topic:T2\n"
    )

    assert IDA in [item.body for item in article.annotations]
    assert report.lost == {"arguments of other kinds": 1}


WIDE = "\ufeff🐎 Ida Holm\r\nwent – Per\r\nLind 🐎 came."


@pytest.mark.parametrize(
    ("unit", "text"),
    [
        ("UTF-16 code units", WIDE.removeprefix("\ufeff")),
        ("UTF-16 code units with CRLF as one", WIDE.removeprefix("\ufeff")),
        ("UTF-16 code units without the byte order mark", WIDE),
        ("bytes of UTF-8", WIDE.removeprefix("\ufeff")),
        ("bytes of UTF-8 with a byte order mark", WIDE.removeprefix("\ufeff")),
        ("code points with CRLF as one", WIDE.removeprefix("\ufeff")),
        ("code points with a byte order mark", WIDE.removeprefix("\ufeff")),
        ("code points without the byte order mark", WIDE),
    ],
)
def test_offsets_in_other_units_are_put_right_by_the_quotes(unit: str, text: str) -> None:
    def counted(index: int) -> int:
        before = text[:index].replace("\r\n", "\n") if "as one" in unit else text[:index]
        if "with a byte order mark" in unit:
            before = f"\ufeff{before}"
        if "without the byte order mark" in unit:
            before = before.removeprefix("\ufeff")
        encoding = {"U": "utf-16-le", "b": "utf-8", "c": "utf-32-le"}[unit[0]]
        return len(before.encode(encoding)) // {"U": 2, "b": 1, "c": 4}[unit[0]]

    quotes = ["Ida Holm", "went", "Per\r\nLind", "came"]
    starts = [text.index(quote) for quote in quotes]
    lines = [
        f"T{index}\tX {counted(start)} {counted(start + len(quote))}\t{' '.join(quote.split())}"
        for index, (start, quote) in enumerate(zip(starts, quotes, strict=True))
    ]

    article, report = read("\n".join(lines), text)

    assert [text[item.body.extent.start : item.body.extent.end] for item in article.spans] == quotes
    assert sum(report.remarks.values()) == len(quotes)


def test_a_quote_that_stands_there_once_shows_the_place() -> None:
    article, report = read("T1\tPERSON 3 11\tIda Holm\nT2\tORG 21 30\tRye Guild\n")

    assert [item.body for item in article.annotations] == [IDA, GUILD]
    assert report.remarks == {"spans put right by their text, which stands in the article once": 1}


def test_offsets_beyond_the_text_are_refused_where_no_quote_shows_the_place() -> None:
    with pytest.raises(ImportRefused, match="line 2: the offsets 90 98 of T2"):
        read("T1\tPERSON 0 8\tIda Holm\nT2\tORG 90 98\tnowhere\n")


LINES = (
    "T{n}\tPERSON 0 8\tIda Holm",
    "T{n}\tX 32 36\tsaid",
    "E{n}\tX:T1",
    "R{n}\tOf Arg1:T1 Arg2:T2",
    "A{n}\tNegated T1",
    "#{n}\tAnnotatorNotes T1\tsure",
    "N{n}\tReference T1 Wiki:4\tIda",
    "*\tEquiv T1 T2",
)


@st.composite
def mutated_lines(draw: st.DrawFn) -> list[str]:
    """Draw lines of brat in which a character was dropped, changed or added."""
    lines = []
    for number in range(1, draw(st.integers(1, 6))):
        line = draw(st.sampled_from(LINES)).format(n=number)
        if draw(st.booleans()):
            at = draw(st.integers(0, len(line)))
            new = draw(st.sampled_from(["", " ", "\t", ".", ":", "9", *string.ascii_letters]))
            line = line[:at] + new + line[at + draw(st.integers(0, 1)) :]
        lines.append(line)
    return lines


def attribute_of(line: str) -> tuple[str, ...]:
    """What stands behind the name of a line that begins as an attribute; empty for others."""
    name, *words = line.split() or [""]
    return tuple(words) if name[:1] in {"A", "M"} else ()


@given(mutated_lines())
@example(["T1\tPERSON 0 8\tIda Holm", "A2\tegated T1"])
@example(["A1\tNegated T1", "A2\tNegated T1"])
@example(["A1\tNegated T1", "A2\tNegated T1 x"])
def test_what_comes_in_and_what_is_counted_is_what_was_there(lines: list[str]) -> None:
    try:
        article, report = read("\n".join(lines))
    except ImportRefused:
        return

    notes = sum(len(item.note.split("\n")) for item in article.annotations if item.note)
    empty_notes = sum(line.rstrip().endswith("AnnotatorNotes T1") for line in lines)
    decided = sum(item.status != "accepted" for item in article.annotations)
    # The trigger of an event that is no claim comes in as the event.
    events = sum(
        what.startswith("events without") and count for what, count in report.remarks.items()
    )
    attributes = sum(len(values) for item in article.annotations for _, values in item.attributes)
    # The same attribute of one annotation counts once.
    said = [words for line in lines if (words := attribute_of(line))]
    attributes += len(said) - len(set(said))
    account = len(article.annotations) + notes + decided + sum(report.lost.values()) + events
    account += attributes
    assert account + empty_notes >= len([line for line in lines if line.strip()])
