"""Lines of suggestions come batch by batch, and a pipeline is loaded for the first text."""

from __future__ import annotations

import subprocess
import sys

import pytest

from annotate.document import Document
from annotate.extract.pipeline import PipelineChoice, choose
from annotate.labels.scheme import ONTONOTES
from annotate.loaders.jsonl import TextRecord, record_of
from store.exporter import suggestion_lines as module
from store.exporter.suggestion_lines import BatchLines, LineSettings, suggestion_lines
from tests.patience import PATIENCE

SETTINGS = LineSettings(choose(), "anna", ONTONOTES)


class CountingMaker:
    """Makes a line of a text's title, and counts the pipelines that were loaded."""

    loaded = 0

    def __init__(self, settings: LineSettings) -> None:
        assert isinstance(settings.choice, PipelineChoice)
        CountingMaker.loaded += 1

    def make_lines(self, texts: list[TextRecord]) -> BatchLines:
        return BatchLines(tuple(text.document.title.encode() for text in texts), ())


@pytest.fixture(autouse=True)
def no_pipeline(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "LineMaker", CountingMaker)
    monkeypatch.setattr(CountingMaker, "loaded", 0)


def text(number: int, length: int) -> TextRecord:
    return record_of(Document(f"{number}" * length, f"{number}", ""))


def test_a_batch_is_complete_when_its_texts_are_long_enough() -> None:
    texts = [text(number, module._BATCH_CHARACTERS // 2) for number in range(5)]

    batches = list(suggestion_lines(texts, SETTINGS, 1))

    assert [lines.lines for _, lines in batches] == [(b"0", b"1"), (b"2", b"3"), (b"4",)]
    assert [record for batch, _ in batches for record in batch] == texts
    assert CountingMaker.loaded == 1


def test_without_a_text_no_pipeline_is_loaded() -> None:
    assert list(suggestion_lines([], SETTINGS, 1)) == []
    assert CountingMaker.loaded == 0


def test_the_module_loads_no_spacy() -> None:
    ask = "import sys, store.exporter.suggestion_lines; print('spacy' in sys.modules)"

    finished = subprocess.run(
        [sys.executable, "-c", ask], capture_output=True, text=True, check=True, timeout=PATIENCE
    )

    assert finished.stdout == "False\n"
