"""CSV: what pandas, R and Python read is what was annotated, and no spreadsheet computes it."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import replace

import pytest
from hypothesis import given

from annotate.annotation import Status
from annotate.document import Document
from annotate.entity import Entity
from annotate.span import Span
from store.annotated_article import AnnotatedArticle
from store.formats.csv_table import COLUMNS
from store.formats.report import Report
from tests.store.formats.examples import annotation, place
from tests.store.formats.training import ALL, QUOTE, QUOTED, annotated, exported

_GUARD = re.compile(r"'(?='*(?:\s*[=+\-@＝＋－＠]|[\t\r\n]))")
"""As docs/formats.md gives it: taking this away gives the texts back."""
_CONTROL = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")


def rows_of(*articles: AnnotatedArticle) -> tuple[list[dict[str, str]], Report]:
    files, report = exported("csv", *articles, statuses=ALL)
    text = files["x.csv"].decode("utf-8")
    return list(csv.DictReader(io.StringIO(text, newline=""), strict=True)), report


def text_of(cell: str) -> str:
    return _GUARD.sub("", cell, count=1) if _GUARD.match(cell) else cell


def test_a_claim_is_a_row_with_its_parts_its_speaker_and_their_places() -> None:
    facts = {"author": "I. Reed", "date": "2026-11-23", "url": "https://post.example/1"}
    article = replace(QUOTE, document=replace(QUOTE.document, facts=facts))

    [ann, lee, known], _ = rows_of(article)

    assert (ann["kind"], ann["label"], ann["quote"], ann["note"]) == (
        *("span", "PERSON", "Ann", "the mayor"),
    )
    assert (lee["status"], lee["start"], lee["end"]) == ("rejected", "38", "44")
    assert known == {
        **{"article": "q1", "title": "quote.txt", "layer": "anna", "finished": "TRUE"},
        **facts,
        **{"kind": "claim", "id": "known", "label": "CLAIM", "status": "accepted"},
        **{"moved": "FALSE", "start": "0", "end": "37", "quote": QUOTED[:37]},
        **{"source": "Ann", "cue": "said", "content": "“We know,” … “and we care.”"},
        **{"speaker": "Ann", "quotation": "direct", "note": "broken", "annotator": "anna"},
        **{"updated": "2026-11-23T16:00:00Z", "source_at": "[16,19)", "cue_at": "[11,15)"},
        **{"content_at": "[0,10) [23,37)", "attributes": "", "article_attributes": ""},
    }


def test_the_speaker_of_a_surname_is_the_full_name_of_the_article() -> None:
    text = "Ida Quill left. Quill said so."
    entity = annotation("ida", Entity(place("Ida Quill", text), "PERSON"))
    surname = annotation("quill", Entity(Span(16, 21), "PERSON"))
    claim = replace(QUOTE.annotations[2], body=replace(QUOTE.annotations[2].body, speaker="quill"))
    body = replace(claim.body, source=(Span(16, 21),), cue=(Span(22, 26),), content=(Span(27, 29),))
    article = replace(
        QUOTE,
        document=Document(text, "", ""),
        annotations=(entity, surname, replace(claim, body=body)),
    )

    assert [row["speaker"] for row in rows_of(article)[0]] == ["", "", "Ida Quill"]


def test_the_header_is_there_without_any_article() -> None:
    files, _ = exported("csv")

    assert files["x.csv"] == ",".join(COLUMNS).encode() + b"\r\n"


def test_an_article_without_an_annotation_is_counted() -> None:
    rows, report = rows_of(replace(QUOTE, annotations=()))

    assert rows == []
    assert report.remarks == {"articles without an annotation, which have no row": 1}


@pytest.mark.parametrize(
    ("note", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("+ sign", "'+ sign"),
        ("- no", "'- no"),
        ("@sum", "'@sum"),
        ("＝1", "'＝1"),
        ("  =1", "'  =1"),
        ("\tx", "'\tx"),
        ("\rx", "'\rx"),
        ("'=1", "''=1"),
        ("-12.5", "-12.5"),
        ("+3", "+3"),
        ("– no", "– no"),
        ("’tis", "’tis"),
        ("a=b", "a=b"),
        ('say "no",\r\nthen go', 'say "no",\r\nthen go'),
    ],
)
def test_a_cell_that_would_be_computed_has_an_apostrophe_and_others_stay(
    note: str, cell: str
) -> None:
    item = replace(QUOTE.annotations[0], note=note)

    [row], report = rows_of(replace(QUOTE, annotations=(item,)))

    assert row["note"] == cell
    assert text_of(cell) == note
    assert bool(report.remarks) == (cell != note)


def test_control_characters_never_reach_a_terminal() -> None:
    item = replace(QUOTE.annotations[0], note="\x1b[2J\x9b\0")

    [row], report = rows_of(replace(QUOTE, annotations=(item,)))

    assert row["note"] == "\ufffd[2J\ufffd\ufffd"
    assert report.lost == {"control characters, written as U+FFFD": 3}


@given(annotated(statuses=Status))
def test_every_text_comes_back_and_is_harmless(article: AnnotatedArticle) -> None:
    rows, _ = rows_of(article)

    text = _CONTROL.sub("\ufffd", article.document.text)
    assert len(rows) == len(article.annotations)
    for row in rows:
        assert text_of(row["quote"]) == text[int(row["start"]) : int(row["end"])]
        assert not any(cell.startswith(("=", "@", "\t", "\r")) for cell in row.values())
    notes = {item.id: _CONTROL.sub("\ufffd", item.note) for item in article.annotations}
    assert {row["id"]: text_of(row["note"]) for row in rows} == notes
