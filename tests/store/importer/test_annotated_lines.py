"""A file with an article on each line, as different programs write it, with its annotations."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from annotate.annotation import Status
from annotate.entity import Entity
from annotate.errors import UnreadableArticle
from annotate.span import Span
from store.annotated_article import AnnotatedArticle
from store.formats.report import Report
from store.importer.annotated_lines import add_to_library, layers_of_lines
from store.library.answers import give_answer
from store.library.library import Library
from tests.annotate.loaders.sources import source
from tests.builders import author

TEXT = "💩 Ms May spoke."
MAY = Span(2, 8)


def lines(*values: object) -> bytes:
    return "\n".join(map(json.dumps, values)).encode()


def read(*values: object) -> list[AnnotatedArticle]:
    return [layers[0] for layers in layers_of_lines(source(lines(*values), "news.jsonl"), Report())]


SPAN = {"start": 2, "end": 8, "label": "PERSON"}
KINDS = {
    "a task of Prodigy": {
        "text": TEXT,
        "spans": [{**SPAN, "token_start": 1, "token_end": 2}],
        "tokens": [],
        "answer": "accept",
    },
    "a task of Prodigy that is still to do": {"text": TEXT, "spans": [SPAN]},
    "doccano": {"id": 7, "text": TEXT, "label": [[3, 9, "PERSON"]]},
    "an old doccano": {"data": TEXT, "label": [[3, 9, "PERSON"]]},
}


@pytest.mark.parametrize("line", KINDS.values(), ids=KINDS)
def test_annotations_come_along(line: object) -> None:
    [article] = read(line)

    assert article.document.text == TEXT
    [item] = article.annotations
    assert (item.body, item.status) == (Entity(MAY, "PERSON"), Status.ACCEPTED)


def test_only_answered_tasks_are_finished() -> None:
    done, todo = (read(line)[0] for line in list(KINDS.values())[:2])

    assert (done.answer, todo.answer) == ("accept", None)


def test_plain_texts_keep_their_ids_and_metadata() -> None:
    named, numbered = read(
        {"text": TEXT, "id": "n-1", "meta": {"title": "May", "author": "Ida"}},
        {"text": "More.", "id": 12},
    )

    assert (named.article_id, named.document.title) == ("n-1", "May")
    assert named.document.facts == {"author": "Ida"}
    assert (len(numbered.article_id), numbered.document.title) == (16, "news.jsonl: line 2")


@pytest.mark.parametrize(
    "line",
    [
        {"id": "n-1"},
        {"meta": {"id": "n-1"}, "spans": [{"start": 0, "end": 2, "label": "X"}]},
        {"article": "n-1", "label": []},
    ],
)
def test_texts_that_share_an_id_are_articles_of_their_own(line: dict[str, object]) -> None:
    articles = read(*({"text": text, **line} for text in ("One.", "Two.", "Three.")))

    assert [article.document.text for article in articles] == ["One.", "Two.", "Three."]
    assert len({article.article_id for article in articles}) == 3


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b'{"text": "a"}\n{"text": 3}\n', "news.jsonl: line 2: text is missing or not a string"),
        (b'{"text": "a"}\n{', "news.jsonl: line 2: column 2: not JSON"),
        (b'{"text": "a", "spans": [{"start": 0, "end": 9, "label": "X"}]}', "news.jsonl: line 1: "),
        (b'{"schema": "postil/2"}', "news.jsonl: line 1: schema is"),
        (b"\n \n", "news.jsonl holds no articles"),
        (b"caf\xe9", "news.jsonl: line 1: byte 3 is 0xe9"),
    ],
)
def test_a_bad_line_is_named(data: bytes, reason: str) -> None:
    with pytest.raises(UnreadableArticle) as refused:
        layers_of_lines(source(data, "news.jsonl"), Report())

    assert str(refused.value).startswith(reason)


def test_opening_a_line_imports_its_annotations_once(tmp_path: Path) -> None:
    library, anna = Library(tmp_path), author("anna")
    [article] = read(KINDS["doccano"])

    document = add_to_library(library, [article], anna)

    stored = library.article_for(document)
    [record] = stored.layer("anna").load().records
    assert (record.body, record.status) == (Entity(MAY, "PERSON"), Status.ACCEPTED)
    give_answer(stored, anna, "ignore")
    add_to_library(library, [article], anna)
    assert stored.layer("anna").load().facts["answer"] == "ignore"


def test_a_line_whose_id_has_another_text_by_now_is_another_article(tmp_path: Path) -> None:
    library, anna = Library(tmp_path), author("anna")
    for text in (TEXT, f"{TEXT} Twice."):
        [article] = read({"text": text, "id": "n-1"})
        add_to_library(library, [article], anna)

    assert library.article("n-1").document().text == TEXT


@pytest.mark.parametrize(
    ("values", "names"),
    [
        ([{"spans": [SPAN], "_session_id": name} for name in ("ben", "eva")], {"ben", "eva"}),
        ([{"label": [[3, 9, "X"]], "username": name} for name in ("ben", "")], {"ben", "anna"}),
        (
            [
                {
                    "annotations": [
                        {"start_offset": 3, "end_offset": 9, "label": "X", "user": user}
                        for user in (1, 2)
                    ]
                }
            ],
            {"1", "2"},
        ),
    ],
)
def test_each_annotator_of_a_text_keeps_a_layer(
    tmp_path: Path, values: list[dict[str, object]], names: set[str]
) -> None:
    library = Library(tmp_path)
    texts = [{"text": TEXT, **value} for value in values]
    [layers] = layers_of_lines(source(lines(*texts), "news.jsonl"), Report())

    document = add_to_library(library, layers, author("anna"))

    stored = library.article_for(document)
    assert {name for name in names if len(stored.layer(name).load().records) == 1} == names
    assert all(
        record.annotator == name for name in names for record in stored.layer(name).load().records
    )
