"""The registry: names, endings, and the format of a file, where it can be detected safely."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from annotate.document import Document
from store.formats.format import Format
from store.formats.registry import FORMATS, format_named, format_of_file
from store.importer.read_source import format_of
from tests.store.formats.training import OFFSET_TEXT, OFFSETS, QUOTE, exported, imported, only

READABLE = [file_format for file_format in FORMATS if file_format.can_import]


@pytest.mark.parametrize("file_format", READABLE, ids=lambda file_format: file_format.name)
def test_the_word_behind_the_emoji_comes_back_in_its_place(file_format: Format) -> None:
    [article], _ = imported(file_format.name, exported(file_format.name, OFFSETS)[0])

    [item] = article.annotations
    place = item.body.extent
    assert article.document.text[place.start : place.end] == "annotation"
    if file_format.name != "conll":
        assert (article.document.text, place.start, place.end) == (OFFSET_TEXT, 12, 22)


@pytest.mark.parametrize("file_format", FORMATS[1:], ids=lambda file_format: file_format.name)
def test_lost_places_and_lone_surrogates_are_counted_and_shift_nothing(file_format: Format) -> None:
    text = f"\ud83d {OFFSET_TEXT[2:]}"
    article = replace(OFFSETS, document=Document(text, "", ""), orphans=({"kind": "span"},))

    files, report = exported(file_format.name, article)

    assert report.lost == {
        "annotations whose place is lost": 1,
        "lone surrogates, written as U+FFFD": 1,
    }
    if file_format.can_import:
        [reread], _ = imported(file_format.name, files)
        [item] = reread.annotations
        place = item.body.extent
        assert reread.document.text[place.start : place.end] == "annotation"
        assert reread.document.text[0] == "\ufffd"


@pytest.mark.parametrize("file_format", READABLE, ids=lambda file_format: file_format.name)
def test_an_export_is_detected_by_its_content_under_any_name(
    tmp_path: Path, file_format: Format
) -> None:
    files, _ = exported(file_format.name, only(QUOTE))
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
    main = tmp_path / next(iter(files))
    plain = main.rename(tmp_path / "plain.txt") if not file_format.has_many_files else tmp_path

    assert format_of(plain) is file_format


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("a.jsonl", "jsonl"),
        ("a.prodigy.jsonl", "prodigy"),
        ("A.CONLL", "conll"),
        ("a.hf.jsonl", "huggingface"),
        ("a.json", None),
    ],
)
def test_the_longest_ending_counts(name: str, expected: str | None) -> None:
    by_name = format_of_file(name)

    assert (by_name and by_name.name) == expected


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ({"text": "a", "label": [[0, 1, "X"]]}, "doccano"),
        ({"data": "a", "labels": []}, "doccano"),
        (
            {"text": "a", "annotations": [{"label": 1, "start_offset": 0, "end_offset": 1}]},
            "doccano",
        ),
        ({"text": "a", "annotations": [{"begin": 0, "end": 1}]}, "jsonl"),
        ({"text": "a", "tokens": [], "spans": []}, "prodigy"),
        ([{"data": {"text": "a"}, "annotations": []}], "labelstudio"),
        ({"text": "a", "label": "good"}, "jsonl"),
        ({"text": "a", "spans": []}, "jsonl"),
        ([{"text": "a"}], "jsonl"),
    ],
)
def test_an_uncertain_file_is_read_as_native(
    tmp_path: Path, content: object, expected: str
) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps(content) + "\n")

    assert format_of(path) is format_named(expected)
