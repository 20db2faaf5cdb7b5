"""Records, history and facts through the real TinyDB file and back."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from annotate.annotation_set import AnnotationSet, Command
from annotate.commands import Accept, AddClaim, AddEntity, Delete, SetNote
from annotate.document import Document
from store.editing.session import Session
from store.errors import StoreChanged, StoreDamaged, StoreTooNew, WriteFailed
from store.layer.layer import Layer
from store.layer.update import LayerUpdate
from tests.builders import DOCUMENT, annotations, author, claim, entity, suggestion

FACTS = {"annotator": "anna", "scheme": ["PERSON"]}


class Updates(list[LayerUpdate]):
    """Takes the updates of a session, to be committed by hand."""

    def submit(self, update: LayerUpdate) -> None:
        self.append(update)


class Work:
    """A session on a layer, and the updates that are not committed yet."""

    def __init__(self, path: Path) -> None:
        self.layer = Layer(path)
        self.updates = Updates()
        self.session = Session(annotations(entity("Ms May")), author(), self.updates)

    def do(self, *commands: Command) -> None:
        for command in commands:
            self.session.perform(command)

    def commit(self) -> None:
        self.layer.commit(self.updates, FACTS)
        self.updates.clear()

    def assert_stored(self) -> None:
        """The file agrees with memory."""
        content = Layer(self.layer.path).load()
        annotations_in_memory = self.session.annotations
        assert sorted(content.records, key=id_of) == sorted(
            annotations_in_memory.records, key=id_of
        )
        assert content.history.edits == annotations_in_memory.history.edits
        assert content.history.position == annotations_in_memory.history.position


def id_of(record: Any) -> str:
    return str(record.id)


@pytest.fixture
def work(tmp_path: Path) -> Work:
    return Work(tmp_path / "layers" / "anna.json")


def test_a_layer_that_is_not_there_is_empty_and_stays_so(work: Work) -> None:
    content = work.layer.load()
    assert (content.records, len(content.history), content.facts) == ((), 0, {})
    assert not work.layer.path.parent.exists()


def test_records_history_and_facts_come_back(work: Work) -> None:
    may = suggestion(entity("Ms May")).id
    work.do(Accept((may,)), AddClaim(claim(speaker=may)), SetNote(may, "a lone \ud83d\nand “more”"))
    work.commit()
    work.assert_stored()
    assert Layer(work.layer.path).load().facts == FACTS


def test_each_step_may_be_committed_on_its_own(work: Work) -> None:
    for quote in ("May", "deal", "Moscow"):
        work.do(AddEntity(entity(quote)))
        work.commit()
        work.assert_stored()


def test_several_steps_on_one_record_are_one_write(work: Work) -> None:
    may = suggestion(entity("Ms May")).id
    work.do(Accept((may,)), SetNote(may, "one"), SetNote(may, "two"), Delete(may))
    work.session.undo()
    work.commit()
    work.assert_stored()


def test_undo_in_a_later_session_takes_back_a_step_of_an_earlier_one(work: Work) -> None:
    work.do(AddEntity(entity("May")), AddEntity(entity("deal")))
    work.commit()
    content = Layer(work.layer.path).load()
    later = AnnotationSet(DOCUMENT, records=content.records, history=content.history)
    assert later.undo().description == "added PERSON “deal”"
    assert [record.body for record in later.records] == [entity("May")]


@pytest.mark.parametrize("in_one_write", [True, False])
def test_an_edit_after_undo_forgets_what_was_undone(work: Work, in_one_write: bool) -> None:
    work.do(*(AddEntity(entity(quote)) for quote in ("May", "deal", "Moscow")))
    if not in_one_write:
        work.commit()
    work.session.undo()
    work.session.undo()
    if not in_one_write:
        work.commit()
    work.do(AddEntity(entity("Lavrov")))
    work.commit()
    work.assert_stored()
    assert len(Layer(work.layer.path).load().history) == 2


def test_facts_of_an_earlier_commit_are_kept(work: Work) -> None:
    work.layer.commit([], {"orphans": ["lost"]})
    work.do(AddEntity(entity("May")))
    work.commit()
    assert Layer(work.layer.path).load().facts == {**FACTS, "orphans": ["lost"]}


def test_a_refused_write_leaves_file_and_memory_and_can_be_tried_again(
    work: Work, monkeypatch: pytest.MonkeyPatch
) -> None:
    work.do(AddEntity(entity("May")))
    work.commit()
    before = work.layer.load()
    work.do(AddEntity(entity("deal")))
    with monkeypatch.context() as fault:
        fault.setattr("os.fsync", refuse)
        with pytest.raises(WriteFailed, match="unchanged"):
            work.commit()
    for content in (work.layer.load(), Layer(work.layer.path).load()):
        assert content.records == before.records
        assert content.history.position == 1
    work.commit()
    work.assert_stored()


def test_leaving_faults_out_on_a_full_disk_is_a_refused_write_too(
    work: Work, monkeypatch: pytest.MonkeyPatch
) -> None:
    work.do(AddEntity(entity("May")))
    work.commit()
    before = work.layer.load()
    with monkeypatch.context() as fault:
        fault.setattr("os.fsync", refuse)
        with pytest.raises(
            WriteFailed, match=r"No space left on device; .*anna\.json is unchanged"
        ):
            work.layer.leave_out([before.records[0].id])
    assert Layer(work.layer.path).load().records == before.records
    work.layer.leave_out([before.records[0].id])
    content = Layer(work.layer.path).load()
    assert (content.records, len(content.history)) == ((), 0)


def test_a_layer_that_appears_meanwhile_is_not_written_over(work: Work) -> None:
    work.layer.load()
    other_work = Work(work.layer.path)
    other_work.do(AddEntity(entity("Moscow", "GPE")))
    other_work.commit()
    work.do(AddEntity(entity("May")))
    with pytest.raises(StoreChanged):
        work.commit()
    other_work.assert_stored()


def test_a_newer_schema_is_refused_and_left_as_it_is(work: Work) -> None:
    content = spoiled(work, "layer", "1", {"schema": 99})
    with pytest.raises(StoreTooNew, match="needs a later version of Postil"):
        Layer(work.layer.path).load()
    assert work.layer.path.read_bytes() == content


@pytest.mark.parametrize(
    ("table", "row", "value"),
    [
        ("layer", None, None),
        ("layer", "1", {"schema": "1"}),
        ("layer", "1", {"position": 5}),
        ("layer", "1", {"position": None}),
        ("annotations", "anna-1", {"status": "perhaps"}),
        ("annotations", "anna-1", {"id": "another"}),
        ("annotations", "anna-1", "a word"),
        ("annotations", "anna-1", {"start": 9, "end": 3}),
        ("history", "1", {"changes": [{}]}),
        ("history", "1", {"changes": [{"before": None, "after": None}]}),
        ("history", "1", "a word"),
        ("history", "first", {}),
    ],
)
def test_a_wrong_shape_is_refused_and_left_as_it_is(
    work: Work, table: str, row: str | None, value: Any
) -> None:
    content = spoiled(work, table, row, value)
    with pytest.raises(StoreDamaged, match=r"anna\.json is damaged.*left as it is"):
        Layer(work.layer.path).load()
    assert work.layer.path.read_bytes() == content


@pytest.mark.parametrize("edit", ["words", {}, {"description": "", "digest": "", "at": ""}])
def test_a_history_of_something_else_is_damage_also_where_only_records_are_read(
    work: Work, edit: Any
) -> None:
    spoiled(work, "history", "1", [])
    tables = json.loads(work.layer.path.read_bytes())
    tables["history"]["1"] = edit
    work.layer.path.write_text(json.dumps(tables))
    with pytest.raises(StoreDamaged, match="history: row 1 is no edit"):
        Layer(work.layer.path).load_records()


@pytest.mark.parametrize("folded", [True, False])
def test_a_message_about_damage_names_the_backup(work: Work, folded: bool) -> None:
    work.do(AddEntity(entity("May")), AddEntity(entity("deal")))
    work.commit()
    if folded:
        work.layer.settle()
    work.do(AddEntity(entity("Moscow")))
    work.commit()
    work.layer.path.write_bytes(b"")
    with pytest.raises(
        StoreDamaged, match=r"its backup of .* UTC holds 3 annotations: postil restore"
    ):
        Layer(work.layer.path).load()


def test_a_layer_that_cannot_be_read_is_distinguished_from_an_empty_one(work: Work) -> None:
    work.layer.path.mkdir(parents=True)
    with pytest.raises(StoreDamaged, match="cannot be read"):
        work.layer.load()


def spoiled(work: Work, table: str, row: str | None, value: Any) -> bytes:
    """Store one record, then change a table, a row or some fields; returns the new content."""
    work.do(AddEntity(entity("May")))
    work.commit()
    work.layer.settle()
    tables = json.loads(work.layer.path.read_bytes())
    if row is None:
        del tables[table]
    elif isinstance(value, dict):
        tables[table][row] = {**tables[table].get(row, {}), **value}
    else:
        tables[table][row] = value
    work.layer.path.write_text(json.dumps(tables))
    return work.layer.path.read_bytes()


def refuse(*_: object) -> None:
    raise OSError(28, "No space left on device")


def test_a_record_beyond_the_end_of_the_text_is_damage(tmp_path: Path) -> None:
    work = Work(tmp_path / "anna.json")
    work.do(AddEntity(entity("Ms May")))
    work.layer.commit(work.updates, FACTS)
    content = work.layer.load()
    content.check_against(DOCUMENT)
    with pytest.raises(StoreDamaged, match="ends at"):
        content.check_against(Document(DOCUMENT.text[:3], "cut short", "-"))
