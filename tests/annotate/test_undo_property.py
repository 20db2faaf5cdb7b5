"""Undo, redo and suggestions in any order: the set stays consistent, and nothing is lost."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress

from hypothesis import given

from annotate.annotation import Annotation, Item, Status, sort_key
from annotate.annotation_set import AnnotationSet
from annotate.article_record import ArticleRecord
from annotate.claim import Claim
from annotate.errors import EditRefused
from annotate.suggestion import Body, Suggestion
from tests.builders import annotations, author
from tests.random_commands import Step, Wish, scripts

Records = frozenset[Annotation]
State = tuple[Records, ArticleRecord | None]


class Reader:
    """An annotation set beside a naive memory of what it should hold."""

    def __init__(self) -> None:
        self.annotations = annotations()
        self.author = author()
        self.suggested: dict[str, Suggestion] = {}
        self.versions: list[State] = [(frozenset(), None)]
        """The records, and that of the article, after each edit of the history."""

    @property
    def records(self) -> Records:
        return frozenset(self.annotations.records)

    @property
    def state(self) -> State:
        return self.records, self.annotations.article

    def live(self, step: Step) -> None:
        """Let one thing happen; refusals must change nothing."""
        before, position = self.state, self.annotations.history.position
        try:
            self._do(step)
        except EditRefused:
            assert (self.state, self.annotations.history.position) == (before, position)

    def _do(self, step: Step) -> None:
        if isinstance(step, Wish):
            self.annotations.perform(step.command(self.annotations), self.author)
            del self.versions[self.annotations.history.position :]
            self.versions.append(self.state)
        elif step == "undo":
            self.annotations.undo()
        elif step == "redo":
            self.annotations.redo()
        else:
            self.annotations.add_suggestions(step)
            self.suggested |= {suggestion.id: suggestion for suggestion in step}


@given(scripts())
def test_undo_and_redo_lead_to_the_same_annotations_again(script: list[Step]) -> None:
    reader = Reader()
    for step in script:
        reader.live(step)
        assert reader.state == reader.versions[reader.annotations.history.position]
    with suppress(EditRefused):
        while True:
            reader.annotations.undo()
            assert reader.state == reader.versions[reader.annotations.history.position]
    assert reader.state == (frozenset(), None)
    with suppress(EditRefused):
        while True:
            reader.annotations.redo()
    assert reader.state == reader.versions[-1]


@given(scripts())
def test_what_is_pending_follows_from_suggestions_and_records(script: list[Step]) -> None:
    reader = Reader()
    for step in script:
        reader.live(step)
        shown = naively_shown(reader.suggested.values(), reader.annotations.records)
        pending = [item for item in shown if not is_decided(item)]
        assert list(reader.annotations.items) == shown
        assert list(reader.annotations.pending) == pending
        assert reader.annotations.count(Status.SUGGESTED) == len(pending)
        for status in (Status.ACCEPTED, Status.REJECTED):
            count = sum(record.status is status for record in reader.annotations.records)
            assert reader.annotations.count(status) == count


@given(scripts())
def test_no_two_accepted_annotations_are_the_same_unless_imported(script: list[Step]) -> None:
    reader = Reader()
    for step in script:
        if not (isinstance(step, Wish) and step.verb == "import"):
            reader.live(step)
        accepted = [r.body.key for r in reader.records if r.status is Status.ACCEPTED]
        assert len(accepted) == len(set(accepted))


@given(scripts())
def test_a_speaker_that_was_linked_is_never_gone(script: list[Step]) -> None:
    reader = Reader()
    for step in script:
        if not (isinstance(step, Wish) and step.verb == "import"):
            reader.live(step)
        for record in reader.records:
            if isinstance(record.body, Claim) and record.body.speaker is not None:
                assert reader.annotations.get(record.body.speaker) is not None


@given(scripts())
def test_a_new_set_from_the_records_is_the_same(script: list[Step]) -> None:
    reader = Reader()
    for step in script:
        reader.live(step)
    anew = AnnotationSet(
        reader.annotations.document,
        records=reader.annotations.records,
        suggestions=reader.suggested.values(),
    )
    assert list(anew.items) == list(reader.annotations.items)
    assert list(anew.pending) == list(reader.annotations.pending)


def is_decided(item: Item) -> bool:
    return isinstance(item, Annotation) and item.status is not Status.SUGGESTED


def naively_shown(suggested: Iterable[Suggestion], records: tuple[Annotation, ...]) -> list[Item]:
    """All records, and the suggestions that none of them settles."""
    open_ones = [each for each in suggested if not any(settles(r, each) for r in records)]
    return sorted([*records, *open_ones], key=sort_key)


def settles(record: Annotation, suggestion: Suggestion) -> bool:
    """Return whether a record decides on a suggestion: by id, by equality, or by a claim's cue."""
    bodies = [record.body, *([record.was] if record.was is not None else [])]
    return record.id == suggestion.id or any(is_same(body, suggestion.body) for body in bodies)


def is_same(decided: Body, proposed: Body) -> bool:
    if isinstance(decided, Claim) and isinstance(proposed, Claim):
        same_cue = bool(decided.cue) and decided.cue == proposed.cue
        return same_cue or decided.key == proposed.key
    return decided.key == proposed.key
