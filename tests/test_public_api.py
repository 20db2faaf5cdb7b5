"""The public API: complete, lazy, and able to do what its docstrings promise."""

from __future__ import annotations

import os
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import postil
from annotate.extract.pipeline import choose
from store.errors import ImportConflict
from store.library.article_facts import GUIDE_URI
from store.library.suggester_cache import SuggesterCache
from tests.patience import PATIENCE

_ROOT = Path(__file__).parents[1]
_HEAVY = ("textual", "rich", "spacy", "tinydb", "numpy", "annotate", "store", "tui")
_TEXT = "Ann Lee said that the ferry was late."


def _lee() -> postil.Entity:
    return postil.Entity(postil.Span(0, 7), "PERSON")


def _output(*arguments: str) -> str:
    finished = subprocess.run(
        [sys.executable, *arguments],
        env={**os.environ, "PYTHONPATH": str(_ROOT)},
        capture_output=True,
        text=True,
        check=True,
        timeout=PATIENCE,
    )
    return finished.stdout


def test_importing_it_loads_nothing_else() -> None:
    program = f"import sys, postil; print([m for m in {_HEAVY!r} if m in sys.modules])"

    assert _output("-c", program) == "[]\n"


@pytest.mark.parametrize("name", postil.__all__)
def test_every_name_is_there_and_documented(name: str) -> None:
    assert getattr(postil, name).__doc__


def test_the_list_of_names_is_sorted_and_complete() -> None:
    assert postil.__all__ == sorted(postil.__all__)
    assert set(postil._MODULES) <= set(postil.__all__) <= set(dir(postil))


def test_each_name_is_the_one_that_the_program_uses() -> None:
    from annotate.span import Span
    from store.library.library import Library

    assert postil.Span is Span
    assert postil.Library is Library


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'Sapn'"):
        postil.Sapn  # noqa: B018


def test_the_version_is_that_of_the_project() -> None:
    project = tomllib.loads((_ROOT / "pyproject.toml").read_text("utf-8"))["project"]

    assert postil.__version__ == project["version"]


def test_it_runs_the_command_line() -> None:
    assert _output("-m", "postil", "--version") == f"postil {postil.__version__}\n"


def test_nothing_in_the_packages_imports_it() -> None:
    sources = [
        path for name in ("annotate", "store", "tui") for path in (_ROOT / name).rglob("*.py")
    ]
    lines = (line.strip() for path in sources for line in path.read_text("utf-8").splitlines())

    assert [line for line in lines if line.startswith(("import postil", "from postil "))] == []


def test_a_library_is_named_by_folder_else_by_the_environment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("POSTIL_LIBRARY", str(tmp_path / "a"))

    assert postil.open_library().root == tmp_path / "a"
    assert postil.open_library(tmp_path / "b").root == tmp_path / "b"
    assert postil.open_library("~/c").root == Path("~/c").expanduser()
    assert not list(tmp_path.iterdir())


def test_a_library_that_nobody_names_is_that_of_the_configuration(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "config.toml").write_text('library = "/corpus"')
    monkeypatch.delenv("POSTIL_LIBRARY", raising=False)
    monkeypatch.setattr(
        "tui.config.configuration.configuration_path", lambda: tmp_path / "config.toml"
    )

    assert postil.open_library().root == Path("/corpus")


def test_what_is_decided_in_an_open_article_is_stored(tmp_path: Path) -> None:
    library = postil.open_library(tmp_path)
    document = postil.Document(_TEXT, "Ferry", "")

    with postil.open_article(library, document, "anna") as article:
        article.session.perform(postil.AddEntity(_lee()))

    [annotated] = postil.annotated_articles(library)
    assert (annotated.document.title, annotated.annotator) == ("Ferry", "anna")
    assert [(item.body, item.status) for item in annotated.annotations] == [
        (_lee(), postil.Status.ACCEPTED)
    ]
    assert "PERSON" in annotated.scheme
    assert list(postil.annotated_articles(library, "ben")) == []


def test_what_other_programs_suggested_counts_where_they_are_named(tmp_path: Path) -> None:
    document = postil.Document(_TEXT, "Ferry", "")
    lee = postil.Suggestion("0", _lee(), None, "agency")
    with postil.open_article(postil.open_library(tmp_path), document, "anna") as article:
        article.session.perform(postil.AddEntity(postil.Entity(postil.Span(22, 27), "PRODUCT")))
        SuggesterCache(article.stored, "agency").save(document.digest, "", [lee])

    for suggesters, expected in (((), []), (["agency"], [_lee()])):
        library = postil.open_library(tmp_path, suggesters=suggesters)
        with postil.open_article(library, document, "anna") as article:
            assert [item.body for item in article.session.annotations.pending] == expected
        [annotated] = postil.annotated_articles(library)
        assert [item.body for item in annotated.suggestions] == expected


def test_the_guided_article_is_left_out(tmp_path: Path) -> None:
    library = postil.open_library(tmp_path)
    document = postil.Document(_TEXT, "Guide", GUIDE_URI)
    with postil.open_article(library, document, "anna") as article:
        article.session.perform(postil.AddEntity(_lee()))

    assert [article.annotators() for article in library.articles()] == [["anna"]]
    assert list(postil.annotated_articles(library)) == []


def test_a_second_writer_is_refused(tmp_path: Path) -> None:
    library = postil.open_library(tmp_path)
    document = postil.Document(_TEXT, "Ferry", "")

    with (
        postil.open_article(library, document, "anna"),
        postil.open_article(library, document, "anna") as second,
        pytest.raises(postil.PostilError, match="read-only"),
    ):
        second.session.perform(postil.AddEntity(_lee()))


def test_suggestions_come_along_and_can_be_accepted(tmp_path: Path) -> None:
    article = postil.extract(_TEXT)
    [claim] = article.claims
    library = postil.open_library(tmp_path)

    with postil.open_article(library, article, "anna") as opened:
        opened.session.perform(postil.Accept((claim.id,)))

    [annotated] = postil.annotated_articles(library, "anna")
    assert claim.body in [item.body for item in annotated.annotations]
    assert article.pipeline == choose().title


def test_a_file_and_a_loaded_pipeline_give_the_same_suggestions(tmp_path: Path) -> None:
    (tmp_path / "ferry.txt").write_text(_TEXT)
    document = postil.load_file(str(tmp_path / "ferry.txt"))
    extractor = postil.load_extractor(choose().location)

    assert document.title == "ferry.txt"
    assert postil.extract(document, extractor).suggestions == postil.extract(_TEXT).suggestions


def test_a_fault_of_the_pipeline_is_raised() -> None:
    class Broken:
        def suggest_many(self, articles: object) -> list[Exception]:
            return [MemoryError("no")]

    with pytest.raises(MemoryError):
        postil.extract(_TEXT, Broken())  # type: ignore[arg-type]


def test_an_export_comes_back_by_an_import(tmp_path: Path) -> None:
    library, other = postil.open_library(tmp_path / "a"), postil.open_library(tmp_path / "b")
    document = postil.Document(_TEXT, "Ferry", "")
    with postil.open_article(library, document, "anna") as article:
        article.session.perform(postil.AddEntity(_lee()))
    exported = postil.export(postil.annotated_articles(library))
    [(name, data)] = exported.files.items()
    (tmp_path / name).write_bytes(data)

    first = postil.import_articles(other, str(tmp_path / name), "ben")
    second = postil.import_articles(other, tmp_path / name, "ben", existing="skip")

    assert (first, second) == (
        postil.ImportSummary(1, 0, ()),
        postil.ImportSummary(0, 1, ()),
    )
    assert list(postil.annotated_articles(other)) == list(postil.annotated_articles(library))
    with pytest.raises(ImportConflict):
        postil.import_articles(other, tmp_path / name, "ben")


def test_a_plan_chooses_format_and_statuses() -> None:
    article = postil.extract(_TEXT)
    everything = postil.Selection(statuses=frozenset(postil.Status))
    plan = postil.ExportPlan(postil.format_named("doccano"), everything)

    assert list(postil.export([article], plan).files) == ["annotations.doccano.jsonl"]
    assert postil.export([article], "jsonl").withheld.suggested == len(article.suggestions)
    with pytest.raises(KeyError):
        postil.export([article], "docano")
