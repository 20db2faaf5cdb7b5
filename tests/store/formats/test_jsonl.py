"""The native format: everything comes back, and only what was asked for goes out."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from annotate.annotation import Annotation, Origin, Status
from annotate.claim import Claim
from annotate.document import Document
from annotate.entity import Entity
from annotate.span import Span
from store.annotated_article import AnnotatedArticle
from store.errors import ExportRefused
from store.formats.jsonl import Withheld, export_line
from store.formats.jsonl_import import import_lines
from store.formats.jsonl_schema import schema
from tests.store.formats.examples import (
    ARTICLE,
    CLAIM,
    LAVROV,
    MAY,
    TEXT,
    TIME,
    annotation,
    exported,
    imported,
    line_of,
)
from tests.strategies import articles


def as_imported(article: AnnotatedArticle) -> AnnotatedArticle:
    """What becomes of an article: in text order, suggestions as records that nobody made."""
    return replace(article, annotations=(*article.spans, *article.claims), suggestions=())


@given(articles(), st.booleans())
def test_everything_comes_back_and_goes_out_again_the_same(
    article: AnnotatedArticle, tokens: bool
) -> None:
    line, withheld = exported(article, tokens=tokens)
    (again,) = imported(line)
    assert again == as_imported(article)
    assert exported(again, tokens=tokens) == (line, Withheld())
    assert not withheld


@given(articles())
def test_every_export_fits_the_schema_and_every_offset_gives_the_text(
    article: AnnotatedArticle,
) -> None:
    line = line_of(article, tokens=True)
    Draft202012Validator(schema()).validate(line)
    text = line["text"]
    for item in (*line["spans"], *line["tokens"]):
        assert text[item["start"] : item["end"]] == item["text"]
    for claim in line["claims"]:
        for role in ("source", "cue", "content"):
            assert [text[start:end] for start, end in claim[role]] == claim["text"][role]


def test_the_schema_is_a_schema_that_explains_every_field() -> None:
    Draft202012Validator.check_schema(schema())
    shapes = [schema(), *schema()["$defs"].values()]
    fields = [field for shape in shapes for field in shape.get("properties", {}).values()]
    assert all("description" in field or "$ref" in field for field in fields)
    assert "additionalProperties" not in json.dumps(schema())


def test_offsets_count_code_points() -> None:
    document = Document("💩This is an annotation.", "", "-")
    word = annotation("word", Entity(Span(12, 22), "WORD"))
    (span,) = line_of(AnnotatedArticle(document, "a", "anna", (word,)), tokens=True)["spans"]
    assert (span["start"], span["end"], span["text"]) == (12, 22, "annotation")


def test_keys_stand_in_the_order_of_the_contract() -> None:
    line = line_of(replace(ARTICLE, answer="accept"), tokens=True)
    assert " ".join(line) == "schema id text meta tokens spans claims orphans answer"
    assert " ".join(line["meta"]) == (
        "uri title sha256 annotator exported pipeline scheme tokenizer"
    )
    assert " ".join(line["tokens"][0]) == "id start end text ws"
    assert " ".join(line["spans"][0]) == (
        "id start end token_start token_end label text status origin decided score was note "
        "annotator created updated"
    )
    assert " ".join(line["claims"][0]) == (
        "id label source cue content text quotation status origin decided score was speaker note "
        "annotator created updated"
    )


def test_answer_and_tokens_are_absent_unless_there_are_any() -> None:
    line = line_of()
    assert "answer" not in line
    assert "tokens" not in line
    assert "token_start" not in line["spans"][0]


def test_a_claim_says_how_its_content_is_quoted() -> None:
    (claim,) = line_of()["claims"]
    assert claim["quotation"] == "mixed"
    assert claim["text"]["content"] == ["it was “a good deal,”", "“for all.”"]


def test_a_claim_without_a_content_has_no_quotation() -> None:
    bare = annotation("bare", Claim(cue=(Span(7, 11),)))
    article = replace(ARTICLE, annotations=(bare,))
    assert line_of(article)["claims"][0]["quotation"] is None
    assert imported(exported(article)[0]) == [as_imported(article)]


def test_outer_spans_come_first_and_claims_by_their_first_fragment() -> None:
    outer = annotation("z", Entity(Span(0, 11), "PERSON"))
    late = replace(CLAIM, id="b", body=Claim(content=(Span(12, 20),)))
    line = line_of(replace(ARTICLE, annotations=(late, MAY, CLAIM, outer)))
    assert [span["id"] for span in line["spans"]] == ["z", "may", "lavrov"]
    assert [claim["id"] for claim in line["claims"]] == ["claim", "b"]


def test_a_pending_suggestion_becomes_a_record_that_nobody_made() -> None:
    (article,) = imported(exported()[0])
    assert article.suggestions == ()
    assert article.annotations[2] == Annotation(
        id="lavrov",
        body=LAVROV.body,
        status=Status.SUGGESTED,
        origin=Origin.PIPELINE,
        decided=None,
        annotator="",
        created="",
        updated="",
        score=0.5,
        pipeline="rules 1",
    )


def test_another_pipeline_than_the_article_s_is_named_at_the_item() -> None:
    foreign = replace(LAVROV, pipeline="rules 2")
    article = replace(ARTICLE, suggestions=(foreign,))
    *_, suggested = line_of(article)["spans"]
    assert suggested["pipeline"] == "rules 2"
    assert "pipeline" not in line_of()["spans"][0]


def test_only_the_named_statuses_go_out_and_the_rest_is_counted() -> None:
    line, withheld = exported(ARTICLE, Status.ACCEPTED)
    assert [span["id"] for span in json.loads(line)["spans"]] == ["may"]
    assert withheld == Withheld(suggested=1, rejected=1)
    assert withheld.plus(withheld) == Withheld(suggested=2, rejected=2)


def test_a_speaker_that_stays_behind_is_cut_and_counted() -> None:
    pending = replace(MAY, status=Status.SUGGESTED, decided=None)
    article = replace(ARTICLE, annotations=(CLAIM, pending))
    line, withheld = exported(article, Status.ACCEPTED)
    assert json.loads(line)["claims"][0]["speaker"] is None
    assert withheld == Withheld(suggested=2, speakers=1)


def test_tokens_mark_where_a_span_begins_and_ends() -> None:
    half = annotation("half", Entity(Span(0, 5), "PERSON"))
    line = line_of(replace(ARTICLE, annotations=(MAY, half)), tokens=True)
    ends = {span["id"]: (span["token_start"], span["token_end"]) for span in line["spans"]}
    assert ends["may"] == (0, 1)
    assert ends["half"] == (0, None)
    assert line["tokens"][1] == {"id": 1, "start": 3, "end": 6, "text": "May", "ws": True}


def test_unknown_keys_of_tokens_survive() -> None:
    line = line_of(tokens=True)
    line["tokens"][1]["x-tag"] = "NNP"
    (article,) = imported(json.dumps(line))
    assert line_of(article, tokens=True)["tokens"] == line["tokens"]
    assert "tokens" not in line_of(article)


def test_a_line_is_one_line_of_utf8() -> None:
    text = "a\u2028b\x85c\ud83d d\udc80e\r\nf\n💩"
    line, _ = exported(AnnotatedArticle(Document(text, "", "-"), "a", "anna"))
    assert r'"text": "a' + "\u2028b\x85" + r'c\ud83d d\udc80e\r\nf\n💩"' in line
    assert line.count("\n") == 1
    assert line.endswith("}\n")
    assert imported(line)[0].document.text == text


def test_an_import_takes_a_file_in_any_pieces() -> None:
    second = replace(ARTICLE, annotator="b\u2028en")
    lines = "\ufeff" + exported()[0] + "\n \r\n" + exported(second)[0].removesuffix("\n")
    expected = [as_imported(ARTICLE), as_imported(second)]
    data = lines.encode()
    assert list(import_lines([data])) == expected
    assert list(import_lines([data[:9], data[9:2000], b"", data[2000:]])) == expected
    assert list(import_lines([lines])) == expected
    assert list(import_lines([])) == []


def test_articles_are_given_one_by_one() -> None:
    articles_read = import_lines(iter([exported()[0], "{broken\n"]))
    assert next(articles_read) == as_imported(ARTICLE)


def test_the_text_may_be_all_there_is() -> None:
    empty = AnnotatedArticle(Document("", "", ""), "a", "anna", answer="accept")
    assert imported(exported(empty)[0]) == [empty]


@pytest.mark.parametrize(
    ("article", "reason"),
    [
        (
            replace(ARTICLE, annotations=(annotation("a", Entity(Span(0, 99), "X")),)),
            r"spans\[0\]: the offsets \[0, 99\) reach beyond the text of 79",
        ),
        (replace(ARTICLE, annotations=(MAY, replace(CLAIM, id="may"))), "id is"),
        (replace(ARTICLE, annotations=(replace(MAY, score=float("nan")),)), "not JSON compliant"),
        (replace(ARTICLE, annotations=(replace(MAY, note="\ud83d\ude00"),)), "surrogate pair"),
        (replace(ARTICLE, annotations=(replace(MAY, decided=None),)), "decided is null"),
        (replace(ARTICLE, document=Document(TEXT, "", "", "0" * 64)), "sha256"),
        (replace(ARTICLE, extra={"x": {1, 2}}), "holds what JSON cannot"),
    ],
)
def test_what_could_not_be_read_back_is_not_written(article: AnnotatedArticle, reason: str) -> None:
    with pytest.raises(ExportRefused, match=reason):
        exported(article)


def test_two_exports_differ_in_their_time_alone() -> None:
    later, _ = export_line(
        ARTICLE, statuses=tuple(Status), tokens=True, export_time="2027-01-01T00:00:00Z"
    )
    assert later.replace("2027-01-01T00:00:00Z", TIME, 1) == exported(tokens=True)[0]
