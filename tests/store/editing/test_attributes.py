"""What is said of an article is kept by everything that works on layers."""

from __future__ import annotations

import json
from pathlib import Path

from annotate.annotation import Status
from annotate.attributes import in_words
from annotate.commands import AddEntity, SetArticleAttribute, SetAttribute
from annotate.document import Document
from store.doctor.examine import examine
from store.editing.open_article import OpenArticle, SaveListener
from store.editing.opening import open_article
from store.layer.conflict import Resolution
from store.layer.layer import Layer
from store.library.adjudication import adjudication, layers_of
from store.library.library import Library
from tests.builders import DOCUMENT, TEXT, author, entity

LISTENER = SaveListener(saved=lambda step: None, failed=lambda error: None)
MAY = entity("Ms May")


def opened(root: Path, name: str = "anna", document: Document = DOCUMENT) -> OpenArticle:
    return open_article(
        Library(root), document, author(name), scheme=["PERSON"], pipeline=None, listener=LISTENER
    )


def work(root: Path, name: str, topic: str, stance: str) -> None:
    """Say something of the article and of a name in it."""
    article = opened(root, name)
    edit = article.session.perform(AddEntity(MAY))
    article.session.perform(SetAttribute(edit.changes[0].id, "stance", (stance,)))
    article.session.perform(SetArticleAttribute("topic", (topic,)))
    assert article.close() is None


def said(article: OpenArticle) -> tuple[str, list[str]]:
    annotations = article.session.annotations
    of_article = in_words(annotations.article.attributes) if annotations.article else ""
    return of_article, [in_words(record.attributes) for record in annotations.records]


def test_another_session_takes_back_what_an_earlier_one_said(tmp_path: Path) -> None:
    work(tmp_path, "anna", "war", "for")
    article = opened(tmp_path)
    assert said(article) == ("topic: war", ["stance: for"])
    article.session.undo()
    article.session.undo()
    assert said(article) == ("", [""])
    article.session.redo()
    assert article.close() is None
    again = opened(tmp_path)
    assert said(again) == ("", ["stance: for"])
    again.close()


def test_attributes_move_with_a_changed_text(tmp_path: Path) -> None:
    work(tmp_path, "anna", "war", "for")
    changed = Document(f"Today. {TEXT}", DOCUMENT.title, DOCUMENT.uri)
    article = opened(tmp_path, document=changed)
    assert article.report.reanchored is not None
    assert said(article) == ("topic: war", ["stance: for"])
    article.close()


def test_two_versions_of_a_layer_keep_what_either_says(tmp_path: Path) -> None:
    work(tmp_path, "anna", "war", "for")
    article = opened(tmp_path)
    article.session.undo()
    path = article.stored.layer("anna").path
    assert article.flush() is None
    copy = Layer(path).load()
    other = opened(tmp_path / "other")
    other.session.perform(SetArticleAttribute("topic", ("trade",)))
    assert other.flush() is None
    other_path = other.stored.layer("anna").path
    other.close()
    path.write_bytes(other_path.read_bytes())
    article.resolve_conflict(Resolution.BOTH)
    merged = Layer(path).load()
    assert merged.article is not None
    assert in_words(merged.article.attributes) == "topic: trade"
    assert merged.records == copy.records


def test_an_adjudication_takes_what_is_agreed_and_asks_for_the_rest(tmp_path: Path) -> None:
    work(tmp_path, "anna", "war", "for")
    work(tmp_path, "ben", "war", "against")
    library, names = Library(tmp_path), ("anna", "ben")
    joint = layers_of(library, names)
    articles = adjudication(library, "eve", joint).articles
    [disputed] = articles.values()
    [record] = disputed.readings.joint_records(author("eve"))
    assert (record.status, record.attributes, record.note) == (Status.SUGGESTED, (), "")
    [place] = disputed.readings.disagreements()
    assert [in_words(each) for each in place.choices] == ["stance: for", "stance: against"]
    whole = disputed.readings.joint_article(author("eve"))
    assert whole is not None
    assert (in_words(whole.attributes), whole.note) == ("topic: war", "")


def test_the_doctor_leaves_out_what_cannot_be_read(tmp_path: Path) -> None:
    work(tmp_path, "anna", "war", "for")
    stored = Library(tmp_path).article_for(DOCUMENT)
    path = stored.layer("anna").path
    tables = json.loads(path.read_text("utf-8"))
    tables["layer"]["1"]["article"]["status"] = "sure"
    path.write_text(json.dumps(tables), "utf-8")
    article = opened(tmp_path)
    assert "attributes of the article cannot be used" in str(article.session.read_only)
    article.close()
    [finding] = [each for each in examine(Library(tmp_path)) if each.is_fault]
    assert finding.repair is not None
    finding.repair.apply()
    again = opened(tmp_path)
    assert (again.session.read_only, said(again)) == (None, ("", ["stance: for"]))
    again.close()


def test_a_key_of_that_name_from_elsewhere_stays_as_it_is(tmp_path: Path) -> None:
    work(tmp_path, "anna", "war", "for")
    path = Library(tmp_path).article_for(DOCUMENT).layer("anna").path
    tables = json.loads(path.read_text("utf-8"))
    [row] = tables["annotations"].values()
    row["attributes"] = {"stance": 5}
    path.write_text(json.dumps(tables), "utf-8")
    [record] = Layer(path).load().records
    assert (record.attributes, record.extra) == ((), {"attributes": {"stance": 5}})
