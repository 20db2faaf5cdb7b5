"""REFI-QDA: the project has the elements of the standard, and another reader finds the words."""

from __future__ import annotations

import gc
import io
import sys
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given
from lxml import etree

from annotate.annotation import Status
from annotate.claim import Claim, Role
from annotate.document import Document
from annotate.entity import Entity
from annotate.span import Span
from store.annotated_article import AnnotatedArticle
from store.formats.format import ExportOptions
from store.formats.qdpx import export_articles
from store.formats.report import Report
from tests.store.formats.examples import annotation
from tests.store.formats.training import ALL, QUOTE, annotated, encodable_text, exported, only

_NAMESPACE = "{urn:QDA-XML:project:1.0}"
_SCHEMA = Path(__file__).with_name("schemas") / "qdpx.rng"


@cache
def schema() -> etree.RelaxNG:
    """The elements of the standard that an export has, in their order."""
    return etree.RelaxNG(etree.parse(str(_SCHEMA)))


class Project:
    """A project as a small program reads it: codes by id, selections in the texts of the files."""

    def __init__(self, *articles: AnnotatedArticle) -> None:
        files, self.report = exported("qdpx", *articles, statuses=ALL)
        self._archive = zipfile.ZipFile(io.BytesIO(files["x.qdpx"]))
        data = self._archive.read("project.qde")
        schema().assertValid(etree.fromstring(data))
        self.root = ElementTree.fromstring(data)
        self._codes = {code.get("guid"): code.get("name") for code in self.all("Code")}

    def all(self, tag: str) -> list[ElementTree.Element]:
        return list(self.root.iter(f"{_NAMESPACE}{tag}"))

    def text(self, source: ElementTree.Element, newline: str | None) -> str:
        """The text of a source; `newline` as `open` takes it."""
        path = source.get("plainTextPath", "").replace("internal:/", "sources")
        with io.TextIOWrapper(self._archive.open(path), "utf-8", newline=newline) as file:
            return file.read()

    def selections(self, newline: str | None = "") -> list[tuple[str | None, str]]:
        """The code of each selection and the words at its place."""
        return [
            (self._code(selection), self._words(selection, self.text(source, newline)))
            for source in self.all("TextSource")
            for selection in source.iter(f"{_NAMESPACE}PlainTextSelection")
        ]

    def _code(self, selection: ElementTree.Element) -> str | None:
        [reference] = selection.iter(f"{_NAMESPACE}CodeRef")
        return self._codes[reference.get("targetGUID")]

    def _words(self, selection: ElementTree.Element, text: str) -> str:
        start, end = (int(selection.get(f"{edge}Position", "")) for edge in ("start", "end"))
        return text[start:end]


def test_names_claims_and_their_parts_are_selections_with_codes() -> None:
    project = Project(only(QUOTE))

    assert project.selections() == [
        ("PERSON", "Ann"),
        ("CLAIM", "“We know,” said Ann 💩, “and we care.”"),
        ("CLAIM: source", "Ann"),
        ("CLAIM: cue", "said"),
        ("CLAIM: content", "“We know,”"),
        ("CLAIM: content", "“and we care.”"),
    ]
    assert [link.get("name") for link in project.all("Link")] == [
        *("source", "cue", "content", "content", "speaker"),
    ]
    ids = {selection.get("guid") for selection in project.all("PlainTextSelection")}
    ends = {link.get(end) for link in project.all("Link") for end in ("originGUID", "targetGUID")}
    assert ends <= ids
    descriptions = [element.text for element in project.all("Description")]
    assert descriptions == ["the mayor", "broken"]


def test_an_export_that_is_broken_off_leaves_no_archive_open(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def articles() -> Iterator[AnnotatedArticle]:
        yield only(QUOTE)
        raise ZeroDivisionError

    complaints: list[object] = []
    monkeypatch.setattr(sys, "unraisablehook", complaints.append)

    with pytest.raises(ZeroDivisionError):
        list(export_articles(articles(), ExportOptions(statuses=ALL), Report()))

    gc.collect()
    assert not complaints


def test_two_annotators_of_an_article_share_its_text() -> None:
    facts = {"author": "I. Reed", "date": "2026-11-23"}
    anna = only(replace(QUOTE, document=replace(QUOTE.document, facts=facts)))
    items = tuple(replace(item, annotator="boris") for item in anna.annotations)
    boris = replace(anna, annotator="boris", annotations=items)
    other = replace(anna, article_id="q2", annotations=())

    project = Project(anna, boris, other)

    assert [user.get("name") for user in project.all("User")] == ["anna", "boris"]
    assert len(project.all("TextSource")) == 2
    assert len(project.all("PlainTextSelection")) == 12
    assert [value.text for value in project.all("TextValue")] == ["I. Reed", "2026-11-23"] * 2
    guids = [element.get("guid") for element in project.root.iter() if element.get("guid")]
    assert len(guids) == len({*guids})


def test_a_program_that_reads_line_ends_anew_counts_the_same() -> None:
    text = "One.\r\n\r\nTwo 💩.\rThree.\nFour."
    items = [
        annotation(w, Entity(Span(n := text.index(w), n + len(w)), "W")) for w in ("Two", "Four")
    ]
    article = replace(QUOTE, document=Document(text, "", ""), annotations=tuple(items))

    project = Project(article)

    expected = [("W", "Two"), ("W", "Four")]
    assert project.selections("") == project.selections(None) == expected
    assert project.report.remarks == {"carriage returns, written as a blank or a line break": 3}


def test_a_project_without_annotations_is_one_too() -> None:
    assert Project().selections() == []
    assert len(Project(replace(QUOTE, annotations=())).all("TextSource")) == 1


def places(article: AnnotatedArticle) -> list[tuple[str, Span]]:
    """Every code and place that the article has, in any order."""
    spans = [(item.body.label, item.body.extent) for item in article.annotations]
    return spans + [
        (f"{item.body.label}: {role}", piece)
        for item in article.annotations
        if isinstance(item.body, Claim)
        for role in Role
        for piece in item.body.part(role)
    ]


@given(annotated(statuses=Status))
def test_any_article_gives_a_valid_project_with_its_words(article: AnnotatedArticle) -> None:
    project = Project(article)

    text = encodable_text(article.document.text).replace("\r\n", " \n").replace("\r", "\n")
    expected = [(label, text[place.start : place.end]) for label, place in places(only(article))]
    assert sorted(project.selections(""), key=str) == sorted(expected, key=str)
    assert sorted(project.selections(None), key=str) == sorted(expected, key=str)


def test_the_same_project_gives_the_same_bytes() -> None:
    assert exported("qdpx", only(QUOTE))[0] == exported("qdpx", only(QUOTE))[0]
