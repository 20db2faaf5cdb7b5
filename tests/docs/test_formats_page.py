"""The page on formats: commands, a sample and the limits of every format in the registry."""

from __future__ import annotations

import doctest
import re
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from annotate.claim import Claim
from annotate.document import Document
from annotate.entity import Entity
from annotate.span import Span
from store.annotated_article import AnnotatedArticle
from store.exporter.in_memory import export
from store.exporter.plan import ExportPlan
from store.formats.format import Format
from store.formats.registry import FORMATS
from store.formats.units import Unit
from tests.store.formats.examples import annotation

_PAGE = (Path(__file__).parents[2] / "docs" / "formats.md").read_text("utf-8")
_BLOCK = r"^```.*?^```$"
_HEADS = [
    match.start()
    for match in re.finditer(rf"{_BLOCK}|^## ", _PAGE, re.MULTILINE | re.DOTALL)
    if match[0] == "## "
]
_PARTS = [_PAGE[start + 3 : end] for start, end in pairwise([*_HEADS, len(_PAGE)])]
_SECTIONS = {part.partition("\n")[0]: part for part in _PARTS}

_ANN = annotation("ann", Entity(Span(0, 3), "PERSON"))
_LEFT = AnnotatedArticle(Document("Ann left.", "", ""), "7f3a", "anna", (_ANN,), answer="accept")
_WIDE = replace(
    _LEFT,
    document=Document("💩Ann left.", "", ""),
    annotations=(replace(_ANN, body=Entity(Span(1, 4), "PERSON")),),
)
_KNOW = Claim((Span(16, 19),), (Span(11, 15),), (Span(0, 10), Span(23, 37)))
_QUOTE = replace(
    _LEFT,
    document=Document("“We know,” said Ann 💩, “and we care.”", "", ""),
    annotations=(annotation("know", _KNOW),),
)


@pytest.mark.parametrize("file_format", FORMATS, ids=lambda file_format: file_format.name)
def test_each_format_has_its_commands_a_sample_and_its_limits(file_format: Format) -> None:
    section = _SECTIONS[file_format.name]

    assert f"    postil export --format {file_format.name} " in section
    assert (f"    postil import --format {file_format.name} " in section) == file_format.can_import
    assert file_format.suffix in section
    assert "\n```" in section
    assert "\nDoes not fit: " in section


@pytest.mark.parametrize("file_format", FORMATS, ids=lambda file_format: file_format.name)
def test_each_sample_is_written_as_shown(
    file_format: Format, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sample = _SECTIONS[file_format.name].split("\n```")[1].partition("\n")[2] + "\n"
    article = {"brat": _QUOTE, "claimreview": _QUOTE, "doccano": _WIDE, "qdpx": _QUOTE}.get(
        file_format.name, _LEFT
    )
    unit: Unit = "sentence" if file_format.name == "huggingface" else "article"

    [data, *_] = export([article], ExportPlan(file_format, unit=unit)).files.values()

    if file_format.is_binary:
        monkeypatch.chdir(tmp_path)
        (tmp_path / "corpus").mkdir()
        (tmp_path / "corpus" / f"train{file_format.suffix}").write_bytes(data)
        test = doctest.DocTestParser().get_doctest(sample, {}, file_format.name, None, None)
        assert doctest.DocTestRunner().run(test).failed == 0
    else:
        pattern = re.escape(sample).replace("…", ".+?")
        written = data.decode("utf-8").replace("\r\n", "\n")
        assert re.fullmatch(pattern, written, re.DOTALL), written


def test_no_other_format_is_described() -> None:
    named = set(re.findall(r"--format ([a-z]+)", _PAGE))

    assert named == {file_format.name for file_format in FORMATS}
