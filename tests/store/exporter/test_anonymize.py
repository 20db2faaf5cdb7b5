"""Anonymous exports: no name of an annotator and no path, wherever they may stand."""

from __future__ import annotations

from dataclasses import replace

import pytest

from annotate.annotation import Status
from annotate.document import Document
from store.exporter.anonymize import annotator_names, anonymize, number_annotators
from store.exporter.in_memory import export
from store.exporter.plan import ExportPlan
from store.exporter.selection import Selection
from store.formats.format import Format
from store.formats.registry import FORMATS
from tests.store.formats.examples import MAY, TEXT
from tests.store.formats.training import QUOTE, WE_KNOW

_ORPHAN = {
    "kind": "span",
    "record": {**{"id": "l", "annotator": "boris", "label": "PERSON"}, "x-by": "boris"},
    "quote": "May",
    "x-file": "/home/boris/a.txt",
}
NAMED = replace(
    QUOTE,
    document=replace(QUOTE.document, title="/home/boris/a.txt", uri="/home/boris/a.txt"),
    article_id="/home/boris/a.txt",
    annotator="boris",
    annotations=(
        replace(QUOTE.annotations[0], annotator="boris", extra={"x-by": "boris"}),
        replace(WE_KNOW, annotator="anna"),
    ),
    orphans=(_ORPHAN,),
    extra={"x-by": "boris"},
    meta_extra={"x-file": "/home/boris/a.txt"},
)


@pytest.mark.parametrize("file_format", FORMATS, ids=lambda file_format: file_format.name)
def test_no_format_names_annotators_or_paths(file_format: Format) -> None:
    plan = ExportPlan(file_format, Selection(frozenset(Status)), anonymous=True)

    files = export([NAMED, replace(NAMED, annotator="anna")], plan).files

    for name, data in files.items():
        assert b"boris" not in data
        assert b"/home" not in data
        assert "boris" not in name
        assert b"anna" not in data.replace(b"annotator", b"")


def test_each_annotator_has_a_number_and_orphans_keep_their_records() -> None:
    anonymous = anonymize(NAMED, number_annotators(annotator_names(NAMED)))

    assert anonymous.annotator == "annotator 2"
    assert [item.annotator for item in anonymous.annotations] == ["annotator 2", "annotator 1"]
    assert anonymous.orphans == (
        {
            "kind": "span",
            "record": {"id": "l", "annotator": "annotator 2", "label": "PERSON"},
            "quote": "May",
        },
    )


def test_an_address_loses_its_user_name_alone() -> None:
    address = "https://boris:secret@post.example/a?b=c@d"
    document = Document(TEXT, "A deal", address, facts={"author": "Boris"})

    anonymous = anonymize(replace(QUOTE, document=document, annotations=(MAY,)), {})

    assert anonymous.document.uri == "https://post.example/a?b=c@d"
    assert anonymous.document.facts == {}
    assert anonymous.article_id == "q1"
