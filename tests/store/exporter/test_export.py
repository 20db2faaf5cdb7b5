"""Exports that are longer than the memory, and those that fail on the way."""

from __future__ import annotations

import os
import weakref
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from annotate.document import Document
from annotate.entity import Entity
from annotate.span import Span
from store.annotated_article import AnnotatedArticle
from store.exporter.export import Exportable, ExportJob
from store.exporter.in_memory import export
from store.exporter.output_files import ExportFiles, write_files
from store.exporter.plan import ExportPlan
from store.formats.article_parts import read_joined
from store.formats.format import Format
from store.formats.registry import FORMATS, format_named
from store.formats.report import Report
from tests.store.formats.examples import annotation

_SHARES = {"train": 0.5, "dev": 0.5}


class _WeakArticle(AnnotatedArticle):
    """An article that can have a weak reference, which shows whether it is still in memory."""

    __slots__ = ("__weakref__",)


class _CountedArticles:
    """Articles that are made when they are read, and the most_held of them in memory at once."""

    def __init__(self, count: int) -> None:
        self.most_held = 0
        self._references: list[weakref.ref[AnnotatedArticle]] = []
        self.exportables = [Exportable(f"a{n}", partial(self._read, n)) for n in range(count)]

    def _read(self, number: int) -> AnnotatedArticle:
        item = annotation("e", Entity(Span(0, 3), "PERSON"))
        document = Document(f"Ann 💩 {number}.", "", "")
        article = _WeakArticle(document, f"a{number}", "anna", (item,), answer="accept")
        self._references.append(weakref.ref(article))
        held = sum(reference() is not None for reference in self._references)
        self.most_held = max(self.most_held, held)
        return article


@pytest.mark.parametrize("shares", [{}, _SHARES], ids=["whole", "split"])
@pytest.mark.parametrize("file_format", FORMATS, ids=lambda file_format: file_format.name)
def test_an_export_holds_a_few_articles_at_once(
    file_format: Format, shares: dict[str, float]
) -> None:
    articles = _CountedArticles(40)

    job = ExportJob(articles.exportables, ExportPlan(file_format, shares=shares, anonymous=True))
    names = [name for name, _ in job.pieces()]

    assert sum(job.article_counts.values()) == 40
    assert names
    assert articles.most_held <= 4


def test_a_set_counts_labels_as_the_whole_export_does() -> None:
    item = annotation("e", Entity(Span(0, 3), "RARE"))
    plain = AnnotatedArticle(Document("Ann.", "", ""), "a0", "anna", answer="accept")
    articles = [replace(plain, article_id=f"a{n}") for n in range(9)]
    rare = replace(plain, article_id="a9", annotations=(item,))

    files = export([*articles, rare], ExportPlan(format_named("huggingface"), shares=_SHARES)).files

    assert files["train.labels.json"] == files["dev.labels.json"]
    assert b"B-RARE" in files["dev.labels.json"]


def test_an_unfinished_export_leaves_no_file_and_no_folder(tmp_path: Path) -> None:
    folder = tmp_path / "sets"

    with ExportFiles(library=tmp_path / "library", folders=[folder]) as files:
        files.write(folder / "dev.jsonl", b"whole\n")
        files.write(folder / "train.jsonl", b"half")

    assert list(tmp_path.iterdir()) == []


def test_nothing_has_its_name_before_everything_is_written(tmp_path: Path) -> None:
    with ExportFiles(library=tmp_path / "library", folders=[tmp_path / "sets"]) as files:
        files.write(tmp_path / "sets" / "a", b"1")
        files.write(tmp_path / "sets" / "b", b"2")
        files.write(tmp_path / "sets" / "b", b"3")
        assert not (tmp_path / "sets" / "a").exists()
        files.finish()

    assert {path.name: path.read_bytes() for path in (tmp_path / "sets").iterdir()} == {
        "a": b"1",
        "b": b"23",
    }


def test_every_file_is_on_the_disk_before_one_has_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    steps: list[str] = []
    fsync, replace = os.fsync, Path.replace

    def recording_sync(descriptor: int) -> None:
        fsync(descriptor)
        steps.append("sync")

    def recording_replace(path: Path, target: Path) -> Path:
        steps.append("rename")
        return replace(path, target)

    monkeypatch.setattr("os.fsync", recording_sync)
    monkeypatch.setattr(Path, "replace", recording_replace)
    with ExportFiles(library=tmp_path / "library", folders=[tmp_path / "many"]) as files:
        for number in range(50):
            files.write(tmp_path / "many" / f"{number}.txt", b"%d" % number)
        files.finish()

    # The folder itself comes last.
    assert steps == ["sync"] * 50 + ["rename"] * 50 + ["sync"]
    assert len(list((tmp_path / "many").iterdir())) == 50


def test_an_import_holds_an_article_only_until_its_last_part() -> None:
    held: list[weakref.ref[AnnotatedArticle]] = []
    most_held = 0

    def read(_: Report) -> Iterator[AnnotatedArticle]:
        nonlocal most_held
        for number in range(40):
            article = _WeakArticle(Document(f"{number // 2}", "", ""), f"a{number // 2}", "anna")
            held.append(weakref.ref(article))
            most_held = max(most_held, sum(reference() is not None for reference in held))
            yield article
            del article

    names = [article.article_id for article in read_joined(read, Report())]

    assert names == [f"a{number}" for number in range(20)]
    assert most_held <= 6


def test_an_export_has_the_permissions_of_other_new_files(tmp_path: Path) -> None:
    plain = tmp_path / "plain"
    plain.touch()
    path = tmp_path / f"{'x' * 240}.jsonl"

    write_files({path: b"1"}, library=tmp_path / "library")

    assert path.stat().st_mode == plain.stat().st_mode
