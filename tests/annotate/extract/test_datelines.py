"""Datelines: found ahead of a report, and kept out of its claims."""

from __future__ import annotations

import pytest
from spacy.language import Language

from annotate.extract.datelines import datelines
from annotate.extract.entities import ArticleEntities


@pytest.mark.parametrize(
    ("line", "place", "report"),
    [
        ("OSLO, 3 May (Agency) – The ferry sank.", "OSLO", "The ferry sank."),
        ("PORT ANSEL — “We are late,” he said.", "PORT ANSEL", "“We are late,” he said."),
        ("ST. JOHN'S, Antigua -- A storm came.", "ST. JOHN'S", "A storm came."),
        ("ŁÓDŹ—Rain fell.", "ŁÓDŹ", "Rain fell."),
        ("OSLO, 3 May (Agency) — 12 ferries sank.", "OSLO", "12 ferries sank."),
        ("OSLO (Agency) — officials spoke.", "OSLO", "officials spoke."),
        ("Port Ansel, 6 May (Agency) — The ferry sank.", "Port Ansel", "The ferry sank."),
        ("Oslo, Norway, Sept. 3, 2024 – The ferry sank.", "Oslo", "The ferry sank."),
    ],
)
def test_a_dateline_is_found_at_the_beginning_of_a_line(line: str, place: str, report: str) -> None:
    text = f"A headline - With a dash\n\n{line}"
    (dateline,) = datelines(text)
    assert text[dateline.place.start : dateline.place.end] == place
    assert text[dateline.end :] == report


@pytest.mark.parametrize(
    "line",
    [
        "NATO – the alliance – said no.",
        "UN – The Council met.",
        "OSLO – and then the ferry sank.",
        "Tom Farrow, 43 – The ferry sank.",
        "Ida Quill (Harbour Party) – The mayor.",
        "Port Ansel, 6 May said – The ferry sank.",
        "CRICKET - ENGLAND WIN",
        "He was in OSLO – The ferry sank.",
    ],
)
def test_other_dashes_are_no_datelines(line: str) -> None:
    assert not list(datelines(line))


def test_the_source_of_a_claim_begins_behind_the_dateline(nlp: Language) -> None:
    doc = nlp("ALDERPORT, Nov 18 (Wire) - Lithos cut its forecast, blaming new rules.")
    (scored,) = doc._.claims
    assert [doc.text[span.start : span.end] for span in scored.claim.source] == ["Lithos"]


def test_the_content_of_a_claim_begins_behind_the_dateline(nlp: Language) -> None:
    doc = nlp("Port Ansel, 6 May (Wire) — The ferry will not sail before noon, said Ida Quill.")
    (scored,) = doc._.claims
    quotes = [doc.text[span.start : span.end] for span in scored.claim.content]
    assert quotes == ["The ferry will not sail before noon"]


def test_the_name_in_a_dateline_is_a_place(nlp: Language) -> None:
    doc = nlp("AMSTERDAM, Nov 18 (Wire) - Lithos cut its forecast on Tuesday.")
    first = ArticleEntities().add(doc)[0]
    assert (doc.text[first.span.start : first.span.end], first.label) == ("AMSTERDAM", "GPE")
