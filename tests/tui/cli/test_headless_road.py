"""Extract, import, accept and export: the road on which no reader makes the suggestions."""

from __future__ import annotations

import json
import shutil
import zlib
from pathlib import Path
from zipfile import ZipFile

import pytest

from annotate.annotation import Annotation
from annotate.author import Author
from annotate.commands import Accept
from annotate.entity import Entity
from store.editing.open_article import OpenArticle, SaveListener
from store.editing.opening import open_article
from store.formats.format import Format
from store.formats.registry import FORMATS
from store.library.library import Library
from tests.tui.cli.program import Program

FERRY = "Ann Lee of the Harbour Board said on Monday that the ferry was late.\n"
WITH_NAMES = [file_format for file_format in FORMATS if file_format.name != "claimreview"]
"""The formats in which a name has its label."""
QUAY = "Bob Dole told reporters that the quay would open in London.\n"


@pytest.fixture(scope="module")
def imported(tmp_path_factory: pytest.TempPathFactory) -> Program:
    """A library of two articles whose suggestions came by an import."""
    program = Program(tmp_path_factory.mktemp("road"))
    program.write("a.txt", FERRY)
    program.write("b.txt", QUAY)
    assert program.run("extract", "a.txt", "b.txt", "-o", "s.jsonl").code == 0
    assert program.run("import", "s.jsonl").code == 0
    return program


@pytest.fixture
def road(imported: Program, tmp_path: Path) -> Program:
    """A copy of that library."""
    shutil.copytree(imported.library, tmp_path / "library")
    return Program(tmp_path)


def opened(program: Program, title: str) -> OpenArticle:
    library = Library(program.library)
    [stored] = library.find(title)
    listener = SaveListener(saved=lambda step: None, failed=lambda error: None)
    return open_article(
        library, stored.document(), Author("anna"), scheme=(), pipeline=None, listener=listener
    )


def accept_first(article: OpenArticle) -> Annotation:
    """Accept the first pending entity, as the key in the reader does."""
    pending = article.session.annotations.pending
    first = next(item for item in pending if isinstance(item.body, Entity))
    article.session.perform(Accept((first.id,)))
    accepted = article.session.annotations.item(first.id)
    assert isinstance(accepted, Annotation)
    return accepted


def plain_bytes(path: Path) -> bytes:
    """The content of a file; those of a DocBin and of a project are compressed."""
    content = path.read_bytes()
    if path.suffix == ".qdpx":
        return ZipFile(path).read("project.qde")
    return zlib.decompress(content) if path.suffix == ".spacy" else content


@pytest.mark.parametrize("is_restarted_first", [False, True], ids=["accept", "restart, accept"])
@pytest.mark.parametrize("file_format", WITH_NAMES, ids=lambda file_format: file_format.name)
def test_an_accepted_import_is_exported(
    road: Program, file_format: Format, is_restarted_first: bool
) -> None:
    if is_restarted_first:
        assert opened(road, "a.txt").close() is None
    article = opened(road, "a.txt")
    accepted = accept_first(article)
    assert article.close() is None
    assert opened(road, "a.txt").close() is None

    place = "out" if file_format.has_many_files else f"out{file_format.suffix}"
    options = ("--unfinished-as-outside", "--format", file_format.name, "-o", place)
    outcome = road.run("export", *options)

    assert outcome.code == 0, outcome.error
    assert "exported 2 articles" in outcome.error.decode()
    files = [path for path in road.folder.glob("out*") if path.is_file()]
    files += road.folder.glob("out/*")
    assert any(accepted.body.label.encode() in plain_bytes(path) for path in files)


def test_an_import_gets_its_time_when_it_is_accepted(road: Program) -> None:
    article = opened(road, "a.txt")
    accepted = accept_first(article)
    assert article.close() is None

    [line] = road.run("export", "a.txt").lines

    [item] = [*line["spans"], *line["claims"]]
    assert item["created"] == item["updated"] == accepted.created
    (road.folder / "again").mkdir()
    elsewhere = Program(road.folder / "again")
    elsewhere.write("line.jsonl", json.dumps(line))
    assert elsewhere.run("import", "line.jsonl").code == 0


def test_one_that_was_accepted_without_a_time_has_that_of_its_decision(road: Program) -> None:
    article = opened(road, "a.txt")
    accepted = accept_first(article)
    assert article.close() is None
    [path] = Library(road.library).find("a.txt")[0].folder.glob("layers/*.json")
    tables = json.loads(path.read_bytes())
    tables["annotations"][accepted.id]["created"] = ""
    path.write_text(json.dumps(tables))

    [line] = road.run("export", "a.txt").lines

    [item] = [*line["spans"], *line["claims"]]
    assert item["created"] == item["updated"] == accepted.updated


@pytest.mark.parametrize("file_format", FORMATS, ids=lambda file_format: file_format.name)
def test_one_article_that_cannot_be_read_does_not_stop_the_others(
    road: Program, file_format: Format
) -> None:
    [path] = Library(road.library).find("b.txt")[0].folder.glob("layers/*.json")
    path.write_bytes(b"{")
    place = "out" if file_format.has_many_files else f"out{file_format.suffix}"

    options = ("--unfinished-as-outside", "--format", file_format.name, "-o", place)
    outcome = road.run("export", "--status", "all", *options)

    assert outcome.code == 7, outcome.error
    assert f"postil: left out: {path} is damaged" in outcome.error.decode()
    assert "exported 1 article" in outcome.error.decode()
    assert (road.folder / place).exists()


def test_one_article_that_cannot_be_exported_does_not_stop_the_others(road: Program) -> None:
    stored = Library(road.library).find("b.txt")[0]
    spoil_time(road, "b.txt")

    outcome = road.run("export", "--status", "all")

    assert outcome.code == 7
    assert [line["meta"]["title"] for line in outcome.lines] == ["a.txt"]
    assert f'left out: article "{stored.id}" cannot be exported' in outcome.error.decode()


@pytest.mark.parametrize("options", [("b.txt",), ("--strict",)], ids=" ".join)
def test_without_another_article_or_when_strict_nothing_is_exported(
    road: Program, options: tuple[str, ...]
) -> None:
    spoil_time(road, "b.txt")

    outcome = road.run("export", "--status", "all", *options, "-o", "out.jsonl")

    assert outcome.code == 6
    assert "cannot be exported" in outcome.refusal
    assert not (road.folder / "out.jsonl").exists()


def spoil_time(program: Program, title: str) -> None:
    """Give an annotation a time that is none, which only the export notices."""
    article = opened(program, title)
    accepted = accept_first(article)
    assert article.close() is None
    [path] = Library(program.library).find(title)[0].folder.glob("layers/*.json")
    tables = json.loads(path.read_bytes())
    tables["annotations"][accepted.id]["created"] = "noon"
    path.write_text(json.dumps(tables))
