"""A pattern finds text and annotator in the name of a brat file, and makes the name of both."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.errors import ExportRefused, ImportRefused
from store.formats.brat_names import NamePattern
from tests.store.formats.training import ALL, OFFSETS, QUOTE, decisions, exported, imported

PATTERNS = (
    "{text}_{annotator}.ann",
    "{annotator}-{text}.ann",
    "v1 {text} by {annotator}, final.ann",
    "{text}_6{annotator}.ann",
)


@given(st.sampled_from(PATTERNS), st.text(min_size=1, max_size=8), st.text(min_size=1, max_size=8))
def test_a_name_can_be_read_back(pattern: str, article_id: str, annotator: str) -> None:
    name_pattern = NamePattern(pattern)

    first = next(name_pattern.readings(name_pattern.file_name(article_id, annotator)))

    assert (first.article_id, first.annotator) == (article_id, annotator)


@pytest.mark.parametrize(
    ("pattern", "name", "readings"),
    [
        ("{text}_{annotator}.ann", "a_b_c.ann", [("a_b", "c"), ("a", "b_c")]),
        ("{annotator}_{text}.ann", "a_b_c.ann", [("b_c", "a"), ("c", "a_b")]),
        ("x-{text}.ann", "x-a_b.ann", [("a_b", "")]),
        ("{text}_{annotator}.ann", "_b.ann", []),
        ("{text}_{annotator}.ann", "a_.ann", []),
        ("x-{text}.ann", "a.ann", []),
        ("{text}-.ann", "-.ann", []),
        ("{text}_{annotator}.ann", "100%C3_b.ann", [("100%C3", "b")]),
    ],
)
def test_a_name_is_read_with_the_longest_text_first(
    pattern: str, name: str, readings: list[tuple[str, str]]
) -> None:
    actual = NamePattern(pattern).readings(name)

    assert [(reading.text, reading.annotator) for reading in actual] == readings


@pytest.mark.parametrize(
    ("pattern", "reason"),
    [
        ("{text}{annotator}.ann", "must stand between the two"),
        ("{text}6{annotator}.ann", "a sign other than letters, digits and %"),
        ("{text}_{annotator}", ".ann at the end"),
        ("a/{text}.ann", "no / in it"),
        ("name.ann", "is not like"),
        ("{annotator}.ann", "has not {text} once"),
        ("{text}_{text}.ann", "has not {text} once"),
        ("{text}_{who}.ann", "{annotator} at most once"),
    ],
)
def test_a_pattern_that_cannot_be_used_is_refused(pattern: str, reason: str) -> None:
    with pytest.raises(ValueError, match=re.escape(reason)):
        NamePattern(pattern)


def test_layers_share_a_text_and_come_back_with_their_annotators() -> None:
    pattern = "{text}_{annotator}.ann"
    layers = (QUOTE, replace(QUOTE, annotator="b_c", annotations=QUOTE.annotations[:1]))

    files, report = exported("brat", *layers, statuses=ALL, name_pattern=pattern)
    again, _ = imported("brat", files, name_pattern=pattern)

    assert list(files) == ["q1_anna.ann", "q1.txt", "q1_b%5Fc.ann", "annotation.conf"]
    assert report.is_complete
    layers_again = [(one.article_id, one.annotator, decisions(one)) for one in again]
    assert layers_again == [(one.article_id, one.annotator, decisions(one)) for one in layers]


def test_the_existing_text_decides_where_a_name_is_split() -> None:
    files = {"a.txt": b"Words.", "a_b_c.ann": b"T1\tX 0 5\tWords\n"}

    [article], _ = imported("brat", files, name_pattern="{text}_{annotator}.ann")

    assert (article.article_id, article.annotator) == ("a", "b_c")


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("a.ann", "a.ann: line 1: the name of the file does not fit {text}_{annotator}.ann"),
        ("b_c.ann", "b_c.ann: line 1: there is no text b.txt for it"),
    ],
)
def test_a_file_without_a_text_is_refused(name: str, reason: str) -> None:
    files = {"a.txt": b"Words.", name: b""}

    with pytest.raises(ImportRefused) as refusal:
        imported("brat", files, name_pattern="{text}_{annotator}.ann")

    assert str(refusal.value).startswith(reason)


def test_two_layers_without_names_are_not_written_over_each_other() -> None:
    layers = (QUOTE, replace(QUOTE, annotator="boris"))

    with pytest.raises(ExportRefused, match="of anna and of boris"):
        exported("brat", *layers, statuses=ALL, name_pattern="{text}.ann")


def test_a_layer_on_another_text_of_the_article_is_reported() -> None:
    other = replace(QUOTE, document=OFFSETS.document, annotator="boris", annotations=())

    files, report = exported(
        "brat", QUOTE, other, statuses=ALL, name_pattern="{text}_{annotator}.ann"
    )

    assert "q1_boris.ann" not in files
    assert report.lost == {"layers on another text of their article": 1}
