"""A library's own patterns: ahead of statistical names, or alone; broken ones cost nothing."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
import spacy
from spacy.language import Language

from annotate.entity import Entity
from annotate.extract.extractor import Extractor
from annotate.extract.pipeline import PipelineChoice, choose
from tests.tui.cli.program import Program

USUAL = choose()
TEXT = "The Quill Prize went to Ida Quill of the Tarn Board in Paris."


@pytest.fixture(scope="module")
def loaded() -> Language:
    """The usual pipeline as spaCy loads it."""
    return spacy.load(USUAL.spacy_name)


@pytest.fixture
def usual(loaded: Language, monkeypatch: pytest.MonkeyPatch) -> Iterator[PipelineChoice]:
    """The usual pipeline, loaded once; what a test adds to it is taken out again."""
    names = loaded.pipe_names
    monkeypatch.setattr(spacy, "load", lambda _: loaded)
    yield USUAL
    for name in set(loaded.pipe_names) - set(names):
        loaded.remove_pipe(name)


def patterns(folder: Path, *lines: object) -> Path:
    path = folder / "patterns.jsonl"
    rows = [line if isinstance(line, str) else json.dumps(line) for line in lines]
    path.write_text("\n".join(rows), encoding="utf-8")
    return path


def entities(extractor: Extractor, text: str = TEXT) -> list[tuple[str, str]]:
    return [
        (
            text[found_entities.body.span.start : found_entities.body.span.end],
            found_entities.body.label,
        )
        for batch in extractor.suggest(text, "an-id")
        for found_entities in batch.suggestions
        if isinstance(found_entities.body, Entity)
    ]


def test_patterns_come_first_and_stay_as_they_match(tmp_path: Path, usual: PipelineChoice) -> None:
    prize = {"label": "PRIZE", "pattern": [{"LOWER": "the"}, {"POS": "PROPN"}, {"LOWER": "prize"}]}
    path = patterns(tmp_path, prize, "", {"label": "PERSON", "pattern": "the Tarn", "id": "t"})

    extractor = Extractor(usual.with_patterns(path))

    assert extractor.notices == ()
    found_entities = entities(extractor)
    assert {("The Quill Prize", "PRIZE"), ("the Tarn", "PERSON"), ("Paris", "GPE")} <= set(
        found_entities
    )
    assert ("Ida Quill", "PERSON") in found_entities


def test_an_expression_that_does_not_end_is_stopped_and_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("annotate.extract.limited_regex._SECONDS", 0.1)
    spacy.blank("de").to_disk(tmp_path / "model")
    expressions = [{"REGEX": "^Amt(?=s?$)"}, {"REGEX": "(a|aa)+$"}, {"REGEX": {"IN": ["^Zo+$"]}}]
    labels = ("AMT", "ENDLESS", "ZOO")
    rows = [
        {"label": label, "pattern": [{"TEXT": expression}]}
        for label, expression in zip(labels, expressions, strict=True)
    ]
    extractor = Extractor(choose(str(tmp_path / "model")).with_patterns(patterns(tmp_path, *rows)))

    assert len(extractor.notices) == 1
    text = f"Amt {'a' * 60}b Zoo"
    assert entities(extractor, text) == [("Amt", "AMT"), ("Zoo", "ZOO")]
    assert extractor.notices[-1].startswith("the pattern (a|aa)+$ was stopped, as it takes more")


def test_patterns_alone_are_enough(tmp_path: Path) -> None:
    nlp = spacy.blank("de")
    nlp.meta["name"] = "mine"
    nlp.to_disk(tmp_path / "model")
    path = patterns(tmp_path, {"label": "BEHÖRDE", "pattern": "Amt"})

    extractor = Extractor(choose(str(tmp_path / "model")).with_patterns(path))

    assert entities(extractor, "Das Amt schweigt.") == [("Amt", "BEHÖRDE")]
    assert extractor.notices == ("no claims: de_mine has no parser",)


@pytest.mark.parametrize(
    "line",
    [
        "{",
        "[]",
        "3",
        '{"label": "X"}',
        '{"label": "", "pattern": "x"}',
        '{"label": "X", "pattern": []}',
        '{"label": "X", "pattern": [3]}',
        '{"label": "X", "pattern": [{"NO_SUCH": "x"}]}',
        '{"label": "X", "pattern": [{"LOWER": {"REGEX": 3}}]}',
    ],
)
def test_a_broken_line_is_named_and_extraction_goes_on(
    tmp_path: Path, usual: PipelineChoice, line: str
) -> None:
    path = patterns(tmp_path, {"label": "PRIZE", "pattern": "Quill Prize"}, line)

    extractor = Extractor(usual.with_patterns(path))

    [notice] = extractor.notices
    assert notice.startswith(f"{path}: line 2: ")
    assert "\n" not in notice
    assert ("Paris", "GPE") in entities(extractor)


def test_a_file_that_is_no_text_is_named(tmp_path: Path) -> None:
    path = patterns(tmp_path)
    path.write_bytes(b"\xe9")
    (tmp_path / "folder").mkdir()
    spacy.blank("de").to_disk(tmp_path / "model")
    choice = choose(str(tmp_path / "model"))

    no_text, *_ = Extractor(choice.with_patterns(path)).notices
    no_file, *_ = Extractor(choice.with_patterns(tmp_path / "folder")).notices

    assert no_text.startswith(f"{path} is not utf-8 text; ")
    assert no_file.startswith(f"{tmp_path / 'folder'} cannot be read: ")


def test_patterns_that_need_attributes_the_pipeline_lacks_are_left_out(tmp_path: Path) -> None:
    nlp = spacy.blank("de")
    nlp.meta["name"] = "mine"
    nlp.to_disk(tmp_path / "model")
    path = patterns(tmp_path, {"label": "X", "pattern": [{"POS": "PROPN"}]})

    extractor = Extractor(choose(str(tmp_path / "model")).with_patterns(path))

    assert extractor.notices[0].startswith(f"{path}: ")
    assert entities(extractor, "Das Amt schweigt.") == []


def test_other_patterns_make_suggestions_anew(tmp_path: Path) -> None:
    choice = choose()
    assert choice.with_patterns(tmp_path / "patterns.jsonl").cache_name == choice.cache_name

    first = choice.with_patterns(patterns(tmp_path, {"label": "X", "pattern": "a"})).cache_name
    second = choice.with_patterns(patterns(tmp_path, {"label": "X", "pattern": "b"})).cache_name

    assert len({choice.cache_name, first, second}) == 3


def test_extract_uses_the_patterns_of_the_library(tmp_path: Path) -> None:
    postil = Program(tmp_path)
    postil.library.mkdir()
    patterns(postil.library, {"label": "PRIZE", "pattern": "Quill Prize"})
    postil.write("a.txt", TEXT)

    [line] = postil.run("extract", "a.txt").lines
    assert ("Quill Prize", "PRIZE") in [(span["text"], span["label"]) for span in line["spans"]]

    path = patterns(postil.library, "{")
    outcome = postil.run("extract", "a.txt")
    assert outcome.code == 0
    assert outcome.remark.startswith(f"{path}: line 1: not JSON")
