"""Lessons: only what an annotator has marked as done teaches, and by how it was decided."""

from __future__ import annotations

from pathlib import Path

import pytest

from annotate.commands import Accept, Reject
from annotate.document import Document
from annotate.learning.evidence import Evidence
from annotate.learning.lesson import BULK, EXPLICIT, Lesson
from store.annotated_article import Answer
from store.editing.open_article import SaveListener
from store.editing.opening import open_article
from store.library.answers import give_answer
from store.library.lessons import finished_articles, lessons_of
from store.library.library import Library
from tests.builders import DOCUMENT, PIPELINE, TEXT, author, entity, suggestion

MAY, LAVROV = suggestion(entity("Ms May")), suggestion(entity("Mr Lavrov"))


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return Library(tmp_path / "library")


def annotate(library: Library, title: str, answer: Answer | None) -> None:
    """Accept one name by itself, the other in bulk, and answer for the article."""
    document = Document(f"{TEXT} {title}.", title, f"/{title}.txt")
    stored = library.article_for(document)
    stored.create(document)
    stored.save_suggestions(PIPELINE, document.digest, [MAY, LAVROV])
    article = open_article(
        library,
        document,
        author("anna"),
        scheme=["PERSON"],
        pipeline=PIPELINE,
        listener=SaveListener(saved=lambda _: None, failed=lambda _: None),
    )
    article.session.perform(Accept((MAY.id,)))
    if title == "Third":
        article.session.perform(Reject((LAVROV.id,)))
    else:
        article.session.perform(Accept((LAVROV.id,), bulk=True))
    assert article.close() is None
    give_answer(stored, author("anna"), answer)


def lessons(library: Library, annotator: str, read: list[str]) -> list[Lesson]:
    """The lessons; texts that have to be analysed are noted down."""

    def analyse(text: str) -> Evidence:
        read.append(text)
        return Evidence()

    return list(lessons_of(finished_articles(library, annotator), PIPELINE, analyse))


def test_only_done_articles_of_the_annotator_teach(library: Library) -> None:
    assert finished_articles(library, "anna") == []
    annotate(library, "First", "accept")
    annotate(library, "Second", None)
    annotate(library, "Third", "accept")
    annotate(library, "Fourth", "ignore")
    assert [a.document.title for a in finished_articles(library, "anna")] == ["First", "Third"]
    assert finished_articles(library, "ben") == []


def test_decisions_weigh_by_how_they_were_made_and_rejections_are_no_marks(
    library: Library,
) -> None:
    annotate(library, "First", "accept")
    annotate(library, "Third", "accept")
    first, third = lessons(library, "anna", [])
    assert first.entities == (entity("Ms May"), entity("Mr Lavrov"))
    assert [first.weight(each) for each in first.entities] == [EXPLICIT, BULK]
    assert third.entities == (entity("Ms May"),)


def test_an_article_is_analysed_for_its_lesson_once(library: Library) -> None:
    annotate(library, "First", "accept")
    read: list[str] = []
    lessons(library, "anna", read)
    lessons(library, "anna", read)
    assert read == [f"{TEXT} First."]
    assert DOCUMENT.text not in read
