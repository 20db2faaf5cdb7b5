"""Brat standoff: claims from events, entities from the other spans, offsets as they are."""

from __future__ import annotations

import pytest

from annotate.annotation import Status
from annotate.claim import Claim
from annotate.document import Document
from annotate.entity import Entity
from annotate.span import Span
from store.annotated_article import AnnotatedArticle
from store.errors import ImportRefused
from store.formats.brat_import import import_brat, read_brat_for_comparison
from store.formats.report import Report

TEXT = "“We know,” said Ann\r\nLee 💩, “and we care.”\n"
CLAIM = (
    "T1\tContent 0 10;28 42\t“We know,” “and we care.”\n"
    "T2\tSource 16 24\tAnn\r\nLee\n"
    "T3\tCue 11 15\tsaid\n"
    "T4\tAttribution 11 15\tsaid\n"
    "E1\tAttribution:T4 Content:T1 Cue:T3 Source:T2\n"
)


def read(standoff: str) -> AnnotatedArticle:
    document = Document(TEXT, "a.txt", "/a.txt")
    return read_brat_for_comparison(document, standoff, article_id="a", report=Report())


def test_an_event_binds_source_cue_and_a_broken_content_to_a_claim() -> None:
    [claim] = read(CLAIM).annotations

    body = Claim((Span(16, 24),), (Span(11, 15),), (Span(0, 10), Span(28, 42)))
    assert claim.body == body
    assert claim.status is Status.ACCEPTED
    assert TEXT[16:24] == "Ann\r\nLee"


def test_spans_of_one_role_with_a_number_behind_are_fragments_of_it() -> None:
    standoff = (
        "T1\tContent 28 42\t“and we care.”\nT5\tContent 0 10\t“We know,”\nT3\tCue 11 15\tsaid\n"
        "E1\tAttribution-no-source:T3 Content:T1 Content2:T5 Cue:T3\n"
    )

    [claim] = read(standoff).annotations
    assert claim.body == Claim((), (Span(11, 15),), (Span(0, 10), Span(28, 42)))


def test_what_no_claim_uses_is_an_entity() -> None:
    standoff = (
        CLAIM + "T9\tPERSON 16 24\tAnn\r\nLee\nT10\tDISH 1 3;11 15\tWe said\n#1\tNote T9\thi\n"
    )

    assert [item.body for item in read(standoff).spans] == [
        Entity(Span(1, 15), "DISH"),
        Entity(Span(16, 24), "PERSON"),
    ]


def test_parts_that_no_event_binds_and_remarks_are_no_entities() -> None:
    assert read("T1\tSource 0 10\tx\nT2\tDiscuss 0 10\tx\n").annotations == ()


def test_the_trigger_of_an_event_is_no_entity_whatever_it_is_called() -> None:
    standoff = "T1\tReport 11 15\tsaid\nT2\tContent 0 10\tx\nE1\tReport:T1 Content:T2\n"

    assert [item.body for item in read(standoff).annotations] == [Claim((), (), (Span(0, 10),))]


def test_a_surface_text_that_looks_like_a_line_is_passed_over() -> None:
    standoff = "T1\tPERSON 16 24\tAnn\nT7 Lee\nE1 said\nEverything\tT1\n"

    assert [item.body for item in read(standoff).annotations] == [Entity(Span(16, 24), "PERSON")]


def test_an_empty_fragment_is_left_out_and_overlapping_ones_are_joined() -> None:
    standoff = "T1\tContent 0 4;2 10;12 12\tx\nT2\tSource 5 5\t\nE1\tA:T1 Content:T1 Source:T2\n"

    [claim] = read(standoff).annotations
    assert claim.body == Claim((), (), (Span(0, 10),))


@pytest.mark.parametrize(
    ("line", "remark_count"),
    [
        ("T1\tX 1 3;16 19\tWe Ann", 0),
        ("T1\tX 1 3;16 19\tWeAnn", 0),
        ("T1\tX 16 24\tAnn", 0),
        ("T1\tX 16 24\tAnn Lee", 0),
        ("T1\tX 16 24", 0),
        ("T1\tX 16 20\tAnn Lee", 1),
        ("T1\tX 1 3\tW", 1),
        ("T1\tX 2 4\tWe", 1),
    ],
)
def test_a_span_with_another_text_than_its_offsets_give_is_reported(
    line: str, remark_count: int
) -> None:
    report = Report()

    import_brat(Document(TEXT, "", ""), line, article_id="a", annotator="", report=report)

    assert sum(report.remarks.values()) == remark_count


def test_an_event_with_a_source_alone_is_no_claim() -> None:
    assert read("T2\tSource 16 19\tAnn\nE1\tA:T2 Source:T2\n").annotations == ()


@pytest.mark.parametrize(
    ("standoff", "line", "reason"),
    [
        ("T1\tORG 0 2\tx\nT2\tORG 3 44\tx\n", 2, "the offsets 3 44 of T2 do not fit a text of 43"),
        ("T1\tORG 9 8\tx\n", 1, "the offsets 9 8 of T1 do not fit"),
        ("T1\tCue 0 2\tx\nE1\tA:T1 Cue:T1 Source:T8\n", 2, "the event names T8, which is not in"),
    ],
)
def test_what_cannot_be_is_refused_with_its_line(standoff: str, line: int, reason: str) -> None:
    with pytest.raises(ImportRefused) as refusal:
        read(standoff)

    assert refusal.value.line == line
    assert reason in refusal.value.reason
