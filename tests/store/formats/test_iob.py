"""CoNLL and Hugging Face: entities as IOB2 tags on the tokens; all else is counted."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given

from annotate.document import Document
from annotate.entity import Entity
from annotate.span import Span
from store.annotated_article import AnnotatedArticle
from store.errors import ImportRefused
from store.formats.alignment import Tokens, align_article, without_overlaps
from store.formats.format import ImportOptions, IncomingFile
from store.formats.iob import entities_of
from store.formats.registry import format_named
from store.formats.report import Report
from tests.store.formats.examples import annotation, place
from tests.store.formats.training import (
    ALL,
    OFFSET_TEXT,
    OFFSETS,
    QUOTE,
    annotated,
    encodable_text,
    exported,
    imported,
    only,
)

TEXT = "Ann Lee of Port\u2028Ansel wrote. “No,” said Bob."
NAMES = AnnotatedArticle(
    Document(TEXT, "names.txt", "-"),
    "n",
    "anna",
    tuple(
        annotation(quote, Entity(place(quote, TEXT), label))
        for quote, label in (("Ann", "A"), ("Lee", "A"), ("Port\u2028Ansel", "GPE"), ("Bob", "B"))
    ),
)


def conll(article: AnnotatedArticle) -> list[str]:
    files, _ = exported("conll", article, statuses=ALL)
    return files["x.conll"].decode().split("\n")


def test_a_token_a_line_with_tags_that_tell_neighbours_apart() -> None:
    assert conll(NAMES) == [
        "-DOCSTART- -X- -X- O",
        "",
        "Ann - - B-A",
        "Lee - - B-A",
        "of - - O",
        "Port - - B-GPE",
        "Ansel - - I-GPE",
        "wrote - - O",
        ". - - O",
        "",
        "“ - - O",
        "No - - O",
        ", - - O",
        "” - - O",
        "said - - O",
        "Bob - - B-B",
        ". - - O",
        "",
        "",
    ]


def test_offsets_name_the_same_token_in_both_formats() -> None:
    assert "annotation - - B-WORD" in conll(OFFSETS)
    files, _ = exported("huggingface", OFFSETS)
    line = json.loads(files["x.hf.jsonl"])

    assert line == {
        "id": "offsets",
        "tokens": ["💩", "This", "is", "an", "annotation", "."],
        "ner_tags": ["O", "O", "O", "O", "B-WORD", "O"],
    }
    assert OFFSET_TEXT[12:22] == "annotation"


def test_the_labels_of_all_sets_are_listed_in_order() -> None:
    files, _ = exported("huggingface", NAMES)

    labels = json.loads(files["x.labels.json"])
    assert labels == ["O", "B-A", "I-A", "B-B", "I-B", "B-GPE", "I-GPE"]


def test_no_sentence_ends_inside_an_entity() -> None:
    text = "The U.S. Navy came. It left."
    spanning = annotation("w", Entity(place("Navy came. It", text), "X"))
    article = replace(NAMES, document=Document(text, "", ""), annotations=(spanning,))

    files, report = exported("conll", article)

    assert files["x.conll"].count(b"\n\n") == 2
    assert report.remarks == {
        "borders between sentences inside an annotation, where none was cut": 1
    }


def test_claims_overlaps_notes_rejections_and_odd_labels_are_counted() -> None:
    inner = annotation("inner", Entity(Span(31, 35), "TO\u2028DO"))
    outer = annotation("outer", Entity(Span(28, 35), "X"))
    twin = annotation("twin", Entity(Span(45, 51), "A B"))
    article = replace(QUOTE, annotations=(*QUOTE.annotations, inner, outer, twin))

    for name in ("conll", "huggingface"):
        files, report = exported(name, article, statuses=ALL)
        assert report.lost == {
            "claims": 1,
            "rejected annotations": 1,
            "notes": 1,
            "overlapping entities": 1,
            "labels with white space, such as 'A B', written as A_B": 1,
        }
        assert b"B-A_B" in next(iter(files.values()))


@given(annotated())
def test_what_is_left_without_overlaps_comes_back(article: AnnotatedArticle) -> None:
    files, _ = exported("conll", article)
    articles, _ = imported("conll", files)

    text = encodable_text(article.document.text)
    tokens = Tokens.of(text)
    entities_alone = replace(article, annotations=only(article).spans)
    aligned = align_article(entities_alone, tokens, "contract", Report())
    chosen = without_overlaps(aligned.spans, Report(), "x")
    words = [text[span.start : span.end] for span in tokens.spans]
    reread = articles[0] if articles else AnnotatedArticle(Document("", "", ""), "", "")
    assert reread.document.text.split() == [
        "".join("\ufffd" if char.isspace() else char for char in word) for word in words
    ]
    indexes = Tokens([Span(*match.span()) for match in re.finditer(r"\S+", reread.document.text)])
    assert sorted(
        (*indexes.token_range(item.body.extent), item.body.label) for item in reread.spans
    ) == (sorted((*tokens.token_range(item.body.extent), item.body.label) for item in chosen))


@pytest.mark.parametrize(
    ("tags", "entities"),
    [
        ("B-A I-A O B-A", [(0, 3, "A"), (6, 7, "A")]),
        ("I-A I-A B-A O", [(0, 3, "A"), (4, 5, "A")]),
        ("I-A I-B O I-A", [(0, 1, "A"), (2, 3, "B"), (6, 7, "A")]),
        ("B-A E-A S-A S-B", [(0, 3, "A"), (4, 5, "A"), (6, 7, "B")]),
        ("B-A L-A U-A O", [(0, 3, "A"), (4, 5, "A")]),
        ("B-A B-A I-B-C O", [(0, 1, "A"), (2, 3, "A"), (4, 5, "B-C")]),
    ],
)
def test_older_ways_to_tag_are_read(tags: str, entities: list[tuple[int, int, str]]) -> None:
    places = [Span(at, at + 1) for at in (0, 2, 4, 6)]

    decoded = [(e.span.start, e.span.end, e.label) for e in entities_of(places, tags.split())]
    assert decoded == entities


def test_documents_sentences_and_columns_of_others_are_read() -> None:
    data = (
        b"-DOCSTART- -X- O O\r\n\r\nEU NNP I-NP I-ORG\r\nrejects VBZ I-VP O\r\n\r\nPeter\tB-PER\r\n"
        b"\r\n-DOCSTART- -X- O O\r\n\r\nBonn O\r\n"
    )

    first, second = imported("conll", {"eng.testa.conll": data})[0]

    assert first.document.text == "EU rejects\nPeter"
    assert [item.body for item in first.spans] == [
        Entity(Span(0, 2), "ORG"),
        Entity(Span(11, 16), "PER"),
    ]
    assert (second.document.text, second.document.title) == ("Bonn", "eng.testa.conll 2")


@pytest.mark.parametrize(
    ("data", "line", "reason"),
    [
        (b"EU B-ORG\nalone\n", 2, "'alone' is no word with a tag behind it"),
        (b"\nEU B-ORG\na X-ORG\n", 2, "'X-ORG' is not a tag such as B-PERSON, I-PERSON or O"),
        (b"EU B-ORG\n\xff O\n", 2, "byte 0 is 0xff, which is not UTF-8"),
    ],
)
def test_what_cannot_be_is_refused_with_its_line(data: bytes, line: int, reason: str) -> None:
    with pytest.raises(ImportRefused) as refusal:
        imported("conll", {"a.conll": data})

    assert refusal.value.line == line
    assert reason in refusal.value.reason


def test_a_document_is_given_before_the_next_one_is_read() -> None:
    read = 0

    def pieces() -> Iterator[bytes]:
        nonlocal read
        for number in range(50):
            read += 1
            yield f"-DOCSTART- -X- -X- O\n\nEU{number} B-ORG\n\n".encode()

    importer = format_named("conll").importer
    articles = importer([IncomingFile("a.conll", pieces)], ImportOptions(), Report())
    first = next(articles)

    assert (first.document.text, read) == ("EU0", 2)
    assert sum(1 for _ in articles) == 49
