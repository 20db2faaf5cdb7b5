"""The file agrees with memory after every step, whenever the article is opened again."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotate.annotation import Annotation
from annotate.annotation_set import AnnotationSet
from annotate.author import Author
from annotate.commands import AddEntity
from annotate.errors import EditRefused
from annotate.suggestion import Suggestion
from store.editing.session import Session
from store.layer.layer import Layer
from store.layer.update import LayerUpdate
from tests import builders
from tests.random_commands import Step, Wish, scripts

AGAIN = "open again"


class StoreAtOnce:
    """Stores each update when it comes."""

    def __init__(self, layer: Layer) -> None:
        self.layer = layer

    def submit(self, update: LayerUpdate) -> None:
        self.layer.commit([update], {"annotator": "anna"})


class Article:
    """An article that is worked on in one session or in several."""

    def __init__(self, path: Path, author: Author) -> None:
        self.path = path
        self.author = author
        self.suggestions: list[Suggestion] = []
        self.open()

    def open(self) -> None:
        """Begin a session with the content of the file."""
        layer = Layer(self.path)
        content = layer.load()
        annotations = AnnotationSet(
            builders.DOCUMENT,
            records=content.records,
            suggestions=self.suggestions,
            history=content.history,
            article=content.article,
        )
        self.session = Session(annotations, self.author, StoreAtOnce(layer))

    def live(self, step: Step) -> None:
        with suppress(EditRefused):
            if isinstance(step, Wish):
                self.session.perform(step.command(self.session.annotations))
            elif step == "undo":
                self.session.undo()
            elif step == "redo":
                self.session.redo()
            elif step == AGAIN:
                self.open()
            else:
                assert isinstance(step, tuple)
                self.suggestions += step
                self.session.annotations.add_suggestions(step)

    @property
    def in_memory(self) -> tuple[object, ...]:
        annotations = self.session.annotations
        history = annotations.history
        return by_id(annotations.records), annotations.article, history.edits, history.position

    @property
    def on_disk(self) -> tuple[object, ...]:
        content = Layer(self.path).load()
        history = content.history
        return by_id(content.records), content.article, history.edits, history.position

    @property
    def on_screen(self) -> tuple[object, ...]:
        annotations = self.session.annotations
        return list(annotations.items), list(annotations.pending)


def by_id(records: tuple[Annotation, ...]) -> list[Annotation]:
    return sorted(records, key=lambda record: record.id)


@given(scripts(max_size=12))
def test_after_every_step_the_file_agrees_with_memory(script: list[Step]) -> None:
    with TemporaryDirectory() as folder:
        article = Article(Path(folder) / "anna.json", builders.author())
        for step in script:
            article.live(step)
            assert article.on_disk == article.in_memory


@given(scripts(max_size=12), st.sets(st.integers(0, 11)))
def test_opening_again_in_between_changes_nothing(script: list[Step], pauses: set[int]) -> None:
    with TemporaryDirectory() as folder:
        in_one_go = Article(Path(folder) / "one.json", builders.author())
        with_pauses = Article(Path(folder) / "other.json", builders.author())
        for number, step in enumerate(script):
            in_one_go.live(step)
            with_pauses.live(step)
            if number in pauses:
                with_pauses.live(AGAIN)
            assert with_pauses.in_memory == in_one_go.in_memory
            assert with_pauses.on_screen == in_one_go.on_screen


class Updates(list[LayerUpdate]):
    """Takes updates without storing them."""

    def submit(self, update: LayerUpdate) -> None:
        self.append(update)


@given(scripts(max_size=12))
def test_steps_stored_all_at_once_lead_to_the_same(script: list[Step]) -> None:
    with TemporaryDirectory() as folder:
        article = Article(Path(folder) / "anna.json", builders.author())
        updates = Updates()
        article.session = Session(article.session.annotations, article.author, updates)
        for step in script:
            article.live(step)
        Layer(article.path).commit(updates, {})
        assert article.on_disk == article.in_memory


def test_updates_are_counted_from_one() -> None:
    updates = Updates()
    session = Session(builders.annotations(), builders.author(), updates)
    session.perform(AddEntity(builders.entity("Ms May")))
    session.undo()
    session.redo()
    assert [(update.number, update.position) for update in updates] == [(1, 1), (2, 0), (3, 1)]
    assert [update.edit is not None for update in updates] == [True, False, False]
    assert session.last_step == 3


def test_a_read_only_session_refuses_every_change_and_says_why() -> None:
    updates = Updates()
    session = Session(builders.annotations(), builders.author(), updates)
    session.perform(AddEntity(builders.entity("Ms May")))
    session.read_only = "open for editing in process 7"
    for change in (
        lambda: session.perform(AddEntity(builders.entity("deal"))),
        session.undo,
        session.redo,
    ):
        with pytest.raises(EditRefused, match="read-only: open for editing in process 7"):
            change()
    assert len(updates) == len(session.annotations.records) == 1
