"""Attributes: set and cleared by commands, and put together from two people's."""

from __future__ import annotations

import pytest

from annotate.annotation import Annotation, Decided, Origin, Status
from annotate.article_record import ArticleRecord
from annotate.attributes import attributes_of, in_words, joint, values_of
from annotate.commands import (
    Accept,
    Import,
    Reject,
    Revise,
    SetArticleAttribute,
    SetAttribute,
)
from annotate.errors import EditRefused, NothingToChange
from tests.builders import annotations, author, entity, suggestion

MAY = entity("Ms May")
MAY_ID = suggestion(MAY).id


def test_an_attribute_stays_on_what_is_decided_and_revised_later() -> None:
    anna, article = author(), annotations(MAY)
    edit = article.perform(SetAttribute(MAY_ID, "stance", ("against",)), anna)
    assert edit.description == "set stance to against: PERSON “Ms May”"
    assert article.count(Status.SUGGESTED) == 1
    article.perform(Accept((MAY_ID,)), anna)
    article.perform(Revise(MAY_ID, entity("May", "ORG")), anna)
    record = article.item(MAY_ID)
    assert isinstance(record, Annotation)
    assert record.status is Status.ACCEPTED
    assert values_of(record.attributes, "stance") == ("against",)
    cleared = article.perform(SetAttribute(MAY_ID, "stance", ()), anna)
    assert cleared.description == "cleared stance: ORG “May”"


def test_nothing_is_set_twice_nor_on_what_was_rejected() -> None:
    anna, article = author(), annotations(MAY)
    article.perform(SetAttribute(MAY_ID, "stance", ("for",)), anna)
    with pytest.raises(NothingToChange, match="stance is set that way already"):
        article.perform(SetAttribute(MAY_ID, "stance", ("for",)), anna)
    article.perform(Reject((MAY_ID,)), anna)
    with pytest.raises(EditRefused, match="is rejected"):
        article.perform(SetAttribute(MAY_ID, "stance", ("against",)), anna)


def test_an_article_has_a_record_while_something_is_said_of_it() -> None:
    anna, article = author(), annotations()
    article.perform(SetArticleAttribute("topic", ("war",)), anna)
    record = article.article
    assert record is not None
    assert (record.status, record.annotator) == (Status.ACCEPTED, "anna")
    article.perform(SetArticleAttribute("topic", ("war", "trade")), anna)
    assert in_words(article.article.attributes) == "topic: war + trade"
    article.perform(SetArticleAttribute("topic", ()), anna)
    assert article.article is None
    article.undo()
    article.undo()
    assert article.article == record


def test_an_import_wins_over_its_like_and_leaves_other_attributes() -> None:
    anna, article = author(), annotations()
    article.perform(SetArticleAttribute("topic", ("war",)), anna)
    article.perform(SetArticleAttribute("genre", ("news",)), anna)
    imported = ArticleRecord(
        attributes_of({"topic": ["trade"]}),
        Status.ACCEPTED,
        Origin.IMPORT,
        Decided.BULK,
        "b",
        "",
        "",
    )
    article.perform(Import((), article=imported), anna)
    assert article.article is not None
    assert in_words(article.article.attributes) == "genre: news, topic: trade"
    article.perform(Import((), article=imported, replace=True), anna)
    assert in_words(article.article.attributes) == "topic: trade"


def test_two_people_keep_what_they_agree_on_and_what_one_of_them_said() -> None:
    first = attributes_of({"stance": ["for"], "topic": ["war", "trade"]})
    second = attributes_of({"stance": ["against"], "topic": ["trade", "war"], "sure": ["yes"]})
    agreed, difference = joint({"anna": first, "ben": second})
    assert in_words(agreed) == "sure: yes, topic: war + trade"
    assert difference == "stance: anna for, ben against"
