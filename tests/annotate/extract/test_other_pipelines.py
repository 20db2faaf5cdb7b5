"""Pipelines of other languages or with other labels: they work, or a notice says why not."""

from __future__ import annotations

from pathlib import Path

import spacy
from spacy.language import Language

from annotate.entity import Entity
from annotate.extract.extractor import Extractor
from annotate.extract.loading import load
from annotate.extract.pipeline import choose
from tests.tui.cli.program import Program


def save(nlp: Language, folder: Path, name: str = "mine") -> str:
    nlp.meta["name"] = name
    nlp.to_disk(folder)
    return str(folder)


def with_ruler(language: str, *untrained: str, **names: str) -> Language:
    """A pipeline that knows a few names, with components that have learnt nothing."""
    nlp = spacy.blank(language)
    for factory in untrained:
        nlp.add_pipe(factory).add_label("nsubj")  # type: ignore[attr-defined]
    nlp.initialize()
    ruler = nlp.add_pipe("entity_ruler")
    ruler.add_patterns(  # type: ignore[attr-defined]
        [{"label": label, "pattern": pattern} for pattern, label in names.items()]
    )
    return nlp


def entities(extractor: Extractor, text: str) -> list[tuple[str, str]]:
    return [
        (text[suggestion.body.span.start : suggestion.body.span.end], suggestion.body.label)
        for batch in extractor.suggest(text, "an-id")
        for suggestion in batch.suggestions
        if isinstance(suggestion.body, Entity)
    ]


def test_names_of_another_language_pass_through(tmp_path: Path) -> None:
    model = save(with_ruler("de", Bundestag="ORG", Köln="LOC"), tmp_path)
    extractor = Extractor(choose(model))

    text = "Der Bundestag tagt in Köln.\n\nDer Präsident der USA nicht."
    assert entities(extractor, text) == [("Bundestag", "ORG"), ("Köln", "LOC")]
    assert extractor.notices == ("no claims: de_mine has no parser",)


def test_a_language_without_cues_has_no_claims_and_says_so(tmp_path: Path) -> None:
    nlp = with_ruler("de", "parser", Köln="LOC")
    extractor = Extractor(choose(save(nlp, tmp_path)))

    assert entities(extractor, "„Nein“, sagte Köln.") == [("Köln", "LOC")]
    assert extractor.notices == ("no claims: no cue lexicon for German (de)",)


def test_claims_need_lemmas(tmp_path: Path) -> None:
    nlp = with_ruler("en", "parser", Paris="GPE")

    assert load(choose(save(nlp, tmp_path))).notices == ("no claims: en_mine has no lemmatizer",)


def test_labels_of_ones_own_stay_and_no_others_are_made_up(tmp_path: Path) -> None:
    model = save(with_ruler("en", Ferry="SHIP", Quay="the PLACE"), tmp_path)

    text = "The Ferry left the Quay. President Ida Quill and the French Foreign Ministry waved."
    assert entities(Extractor(choose(model)), text) == [("Ferry", "SHIP"), ("Quay", "the PLACE")]


def test_a_pipeline_without_names_says_so(tmp_path: Path) -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    extractor = Extractor(choose(save(nlp, tmp_path)))

    assert entities(extractor, "President Ida Quill met the French Foreign Ministry.") == []
    assert extractor.notices == (
        "no entities: en_mine has no ner",
        "no claims: en_mine has no parser",
    )


def test_components_whose_results_are_not_read_do_not_run(tmp_path: Path) -> None:
    nlp = with_ruler("de", "textcat_multilabel", Köln="LOC")

    assert load(choose(save(nlp, tmp_path))).nlp.pipe_names == ["entity_ruler"]


def test_the_pipeline_that_comes_with_the_program_runs_whole() -> None:
    loaded = load(choose())

    assert loaded.notices == ()
    assert loaded.nlp.pipe_names == [
        *("tok2vec", "tagger", "postil_paragraphs", "parser", "attribute_ruler", "lemmatizer"),
        *("ner", "postil_claims"),
    ]


def test_extract_names_the_limits_of_the_pipeline_once(tmp_path: Path) -> None:
    model = save(with_ruler("de", Köln="LOC"), tmp_path / "model")
    postil = Program(tmp_path)
    postil.write("a.txt", "Köln schweigt.")
    postil.write("b.txt", "In Köln regnet es.")

    outcome = postil.run("extract", "a.txt", "b.txt", "--model", model)

    assert outcome.code == 0
    assert [line["spans"][0]["text"] for line in outcome.lines] == ["Köln", "Köln"]
    assert outcome.remark == "no claims: de_mine has no parser"
