"""brat: claims are events, fragments and notes stay, and everything comes back."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given

from annotate.annotation import Annotation, Status
from annotate.claim import Claim
from annotate.document import Document
from annotate.entity import Entity
from annotate.span import Fragments, Span, extent
from store.annotated_article import AnnotatedArticle
from store.errors import ImportRefused
from store.formats.brat_lines import join_at_breaks, split_at_breaks
from store.formats.report import Report
from store.importer.annotated_files import read_annotated
from tests.store.formats.examples import annotation
from tests.store.formats.training import (
    ALL,
    OFFSET_TEXT,
    OFFSETS,
    QUOTE,
    annotated,
    decisions,
    encodable_text,
    exported,
    imported,
)


def test_offsets_count_code_points() -> None:
    files, _ = exported("brat", OFFSETS)

    assert files["offsets@anna.ann"] == b"T1\tWORD 12 22\tannotation\n"
    assert files["offsets@anna.txt"] == OFFSET_TEXT.encode()


def test_a_claim_is_an_event_with_fragments_notes_statuses_and_a_speaker() -> None:
    files, report = exported("brat", QUOTE, statuses=ALL)

    assert files["q1@anna.ann"].decode() == (
        "T1\tPERSON 16 19\tAnn\n"
        "#1\tAnnotatorNotes T1\tthe mayor\n"
        "T2\tPERSON 38 44\tMr Lee\n"
        "A1\tStatus T2 rejected\n"
        "T3\tSource 16 19\tAnn\n"
        "T4\tCue 11 15\tsaid\n"
        "T5\tContent 0 10;23 37\t“We know,” “and we care.”\n"
        "T6\tAttribution 11 15\tsaid\n"
        "E1\tAttribution:T6 Source:T3 Cue:T4 Content:T5\n"
        "R1\tSpeaker Arg1:E1 Arg2:T1\n"
        "#2\tAnnotatorNotes E1\tbroken\n"
    )
    assert report.is_complete


def test_the_configuration_names_every_type() -> None:
    files, _ = exported("brat", OFFSETS, QUOTE, statuses=ALL)

    lines = files["annotation.conf"].decode().splitlines()
    assert lines[:6] == ["[entities]", "Content", "Cue", "PERSON", "Source", "WORD"]
    assert "Attribution\tSource*:Source, Cue*:Cue, Content*:Content" in lines


@given(annotated(statuses=Status))
def test_everything_comes_back(article: AnnotatedArticle) -> None:
    files, report = exported("brat", article, statuses=ALL)
    [reread], import_report = imported("brat", files)

    assert reread.document.text == encodable_text(article.document.text)
    assert (reread.article_id, reread.annotator) == ("any", "anna")
    assert not report.misaligned
    brat_items = tuple(_as_brat_has_it(reread.document.text, item) for item in article.annotations)
    expected = decisions(replace(article, annotations=brat_items))
    if report.is_complete:
        assert {item.body for item in brat_items} == {item.body for item in article.annotations}
        assert decisions(reread) == expected
        assert import_report.is_complete
    assert {decision[0] for decision in decisions(reread)} == {decision[0] for decision in expected}


def _as_brat_has_it(text: str, item: Annotation) -> Annotation:
    """Line breaks at an edge are left out; lines of a note lose a carriage return at their end."""

    def with_gaps_closed(pieces: Fragments) -> Fragments:
        lines = split_at_breaks(text, pieces)
        return pieces if lines == pieces else join_at_breaks(text, lines)

    lines = [line.removesuffix("\r") for line in item.note.split("\n")]
    note = "\n".join(lines).encode("utf-8", "replace").decode()
    body = item.body
    if isinstance(body, Entity):
        body = Entity(extent(split_at_breaks(text, body.fragments)), body.label)
    else:
        source, cue, content = map(with_gaps_closed, (body.source, body.cue, body.content))
        body = replace(body, source=source, cue=cue, content=content)
    return replace(item, note=note, body=body)


LINES = "Ann\nLee said\r\nno.\u2028Yes."
BROKEN = annotation(
    "broken", Claim((Span(0, 7),), (Span(8, 12),), (Span(14, 17), Span(18, 22)), "CLAIM")
)


def test_a_line_break_is_a_gap_in_brat_that_an_import_closes() -> None:
    name = annotation("name", Entity(Span(0, 7), "PERSON"))
    article = replace(OFFSETS, document=Document(LINES, "", ""), annotations=(name, BROKEN))

    files, report = exported("brat", article)
    [reread], import_report = imported("brat", files)

    # brat refuses a line whose text is not that at its offsets, one space for each gap.
    lines = files["offsets@anna.ann"].decode().split("\n")
    assert lines[:5] == [
        "T1\tPERSON 0 3;4 7\tAnn Lee",
        "T2\tSource 0 3;4 7\tAnn Lee",
        "A1\tWhole T2",
        "T3\tCue 8 12\tsaid",
        "T4\tContent 14 17;18 22\tno. Yes.",
    ]
    assert decisions(reread) == decisions(article)
    assert report.is_complete
    assert import_report.is_complete


@pytest.mark.parametrize("pieces", [(Span(3, 7),), (Span(0, 7), Span(7, 13))])
def test_line_breaks_that_cannot_be_found_again_are_counted(pieces: tuple[Span, ...]) -> None:
    edge = annotation("edge", Claim(content=pieces))
    _, report = exported(
        "brat", replace(QUOTE, document=Document(LINES, "", ""), annotations=(edge,))
    )

    assert report.lost == {"line breaks at the edge of annotations": 1}


@given(annotated(statuses=Status))
def test_brat_itself_can_read_every_span(article: AnnotatedArticle) -> None:
    files, _ = exported("brat", article, statuses=ALL)

    text = files["any@anna.txt"].decode()
    for line in files["any@anna.ann"].decode().splitlines():
        if re.match(r"T\d+\t", line):
            _, places, quote = line.split("\t", 2)
            pairs = [pair.split() for pair in places.partition(" ")[2].split(";")]
            words = " ".join(text[int(start) : int(end)] for start, end in pairs)
            assert quote == words or not words.strip()


def test_layers_and_strange_ids_have_names_of_their_own() -> None:
    other = replace(QUOTE, annotator="b/é")
    strange = replace(OFFSETS, article_id="../a b@c")
    files, _ = exported("brat", QUOTE, other, strange, statuses=ALL)

    assert sorted(name for name in files if name.endswith(".ann")) == [
        "%2E./a b%40c@anna.ann".replace("/", "%2F"),
        "q1@anna.ann",
        "q1@b%2F%C3%A9.ann",
    ]
    reread, _ = imported("brat", files)
    assert {(a.article_id, a.annotator) for a in reread} == {
        ("q1", "anna"),
        ("q1", "b/é"),
        ("../a b@c", "anna"),
    }


STRANGE = ("A B/C", "A_B_C", "人物", "名", "Attribution", "PERSON")


def test_labels_that_brat_has_no_signs_for_are_shown_and_come_back() -> None:
    names = [annotation(label, Entity(Span(0, 4), label)) for label in STRANGE]
    labels = (*STRANGE, "CLAIM")
    claims = [annotation(f"c{x}", Claim(content=(Span(5, 7),), label=x)) for x in labels]
    article = replace(OFFSETS, annotations=(*names, *claims))

    files, report = exported("brat", article)
    [reread], _ = imported("brat", files)

    conf = files["annotation.conf"].decode().split("\n")
    assert {"A_B_C", "A_B_C_2", "__", "_", "Attribution_2", "PERSON"} < {*conf}
    assert files["visual.conf"].decode().split("\n")[1:7] == [
        "[labels]",
        "A_B_C | A B/C",
        "A_B_C_2 | A_B_C",
        "Attribution_2 | Attribution",
        "__ | 人物",
        "_ | 名",
    ]
    assert decisions(reread, notes=False) == decisions(article, notes=False)
    assert report.is_complete


def test_an_export_that_is_compared_has_its_labels_and_statuses(tmp_path: Path) -> None:
    odd = annotation("odd", Entity(Span(0, 4), "A B"), Status.REJECTED)
    for name, data in exported("brat", replace(OFFSETS, annotations=(odd,)), statuses=ALL)[
        0
    ].items():
        (tmp_path / name).write_bytes(data)

    [article] = read_annotated(tmp_path, Report())

    assert [(item.body, item.status) for item in article.annotations] == [
        (odd.body, Status.REJECTED)
    ]


@pytest.mark.parametrize("label", ["", "a|b", " a", "a\nb", "\ud83d"])
def test_labels_that_brat_cannot_show_are_counted(label: str) -> None:
    odd = annotation("odd", Entity(Span(0, 4), label))
    files, report = exported("brat", replace(OFFSETS, annotations=(odd,)))

    [what] = report.lost
    assert what.startswith(f"labels with other signs, such as {label!r}, written as ")
    assert "visual.conf" not in files


def test_the_labels_of_another_corpus_are_its_types() -> None:
    visual = "[labels]\nWORD | A word | W\n"
    files = {**exported("brat", OFFSETS)[0], "visual.conf": visual.encode()}

    [reread], _ = imported("brat", files)

    assert decisions(reread) == decisions(OFFSETS)


def test_a_corpus_with_annotators_behind_the_names_is_read_by_layer() -> None:
    text = "Ann said so.\r\nBob did not."
    event = "T1\tSource 0 3\tAnn\nT2\tCue 4 8\tsaid\nT3\tX 4 8\tsaid\nE1\tX:T3 Source:T1 Cue:T2\n"
    loose = (
        "T1\tContent 14 25\tBob did\r\nT7 not\nT2\tDISH 0 3;9 11\tAnn so\nR1\tof Arg1:T1 Arg2:T2\n"
    )
    files = {"n_1_anna.ann": event, "n_1_boris.ann": loose, "n_1.txt": text}

    articles, report = imported("brat", {name: data.encode() for name, data in files.items()})

    assert [(a.article_id, a.annotator, a.document.text) for a in articles] == [
        ("n_1", "anna", text),
        ("n_1", "boris", text),
    ]
    assert [item.body for a in articles for item in a.annotations] == [
        Claim((Span(0, 3),), (Span(4, 8),), (), "X"),
        Entity(Span(14, 25), "Content"),
        Entity(Span(0, 11), "DISH"),
    ]
    assert report.lost == {
        "relations of other kinds": 1,
        "gaps in broken entities": 1,
        "lines that are not understood": 1,
    }


@pytest.mark.parametrize(
    ("files", "message"),
    [
        ({"a.ann": b""}, "a.ann: line 1: there is no text a.txt for it"),
        ({"a.ann": b"\nT1\tX 0 9\tx", "a.txt": b"abc"}, "a.ann: line 2: the offsets 0 9 of T1"),
        ({"a.ann": b"", "a.txt": b"a\n\xff"}, "a.txt: line 2: byte 2 is 0xff"),
    ],
)
def test_what_cannot_be_is_refused_with_file_and_line(
    files: dict[str, bytes], message: str
) -> None:
    with pytest.raises(ImportRefused) as refusal:
        imported("brat", files)

    assert str(refusal.value).startswith(message)


def test_an_event_without_a_cue_and_a_content_leaves_plain_spans() -> None:
    standoff = (
        "T1\tX 4 8\tsaid\nT2\tSource 0 3\tAnn\nT3\tCue 4 8\tsaid\n"
        "E1\tX:T1\nE2\tX:T1 Cue:T3\nE3\tY:T2 Source:T2\n#1\tAnnotatorNotes E1\tempty\n"
    )

    [article], report = imported("brat", {"a.ann": standoff.encode(), "a.txt": b"Ann said so."})

    assert [(item.body, item.note) for item in article.annotations] == [
        (Entity(Span(4, 8), "X"), "empty"),
        (Entity(Span(0, 3), "Source"), ""),
        (Claim((), (Span(4, 8),), (), "X"), ""),
    ]
    assert report.remarks == {"events without a cue and a content, imported as plain spans": 2}


def test_an_empty_text_has_a_file_too() -> None:
    empty = AnnotatedArticle(Document("", "", ""), "e", "anna")
    [reread], _ = imported("brat", exported("brat", empty)[0])

    assert (reread.document.text, reread.annotations) == ("", ())
