"""The outline of the panel: after any changes the same as one that is made anew."""

from __future__ import annotations

import contextlib
from dataclasses import replace
from itertools import chain

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotate.annotation import Item, Status, status_of
from annotate.annotation_set import AnnotationSet
from annotate.author import Author
from annotate.claim import Claim
from annotate.commands import Accept, AddClaim, Delete, Reject, Revise
from annotate.document import Document
from annotate.entity import Entity
from annotate.errors import EditRefused
from annotate.labels.scheme import ONTONOTES
from annotate.people.article_speakers import ArticleSpeakers
from annotate.people.resolving import ArticlePeople, NamesElsewhere, Source
from annotate.people.rules import RuleBook
from annotate.span import Span
from annotate.suggestion import Suggestion
from tui.widgets.panel.outline import Outline
from tui.widgets.panel.row_words import RowWords, row_words
from tui.widgets.panel.rows import ClaimRow, Heading, NameRow, Row

TEXT = (
    "Ann said yes. the Board said no. She said both. Ann and Bob said so. Bob ran. "
    "Eva Reed said on. Reed said up. Tom Reed ran."
)
ANN, BOARD, ANN_AGAIN, BOB = (0, 3), (14, 23), (48, 51), (56, 59)
WHO = {"ann": Span(0, 3), "board": Span(14, 23), "she": Span(33, 36), "both": Span(48, 59)}
WHO |= {"eva": Span(78, 86), "reed": Span(96, 100)}


def entity(place: tuple[int, int], label: str = "PERSON") -> Entity:
    return Entity(Span(*place), label)


def claim(source: str, cue: int, speaker: str | None = None) -> Claim:
    content = Span(cue + 5, cue + 7)
    return Claim((WHO[source],), (Span(cue, cue + 4),), (content,), speaker=speaker)


BODIES = {
    "ann": entity(ANN),
    "board": entity(BOARD, "ORG"),
    "ann 2": entity(ANN_AGAIN),
    "bob": entity(BOB),
    "bob 2": entity((69, 72)),
    "yes": claim("ann", 4),
    "no": claim("board", 24),
    "she": claim("she", 37, speaker="ann"),
    "so": claim("both", 60),
}


FAMILY = {
    "eva": entity((78, 86)),
    "reed": entity((96, 100)),
    "tom": entity((110, 118)),
    "on": claim("eva", 87),
    "up": claim("reed", 101),
}
"""A woman and a man of one family, and a surname alone."""
EVERYONE = BODIES | FAMILY


def annotations_of(*names: str) -> AnnotationSet:
    suggestions = [Suggestion(name, EVERYONE[name], None, "test") for name in names]
    return AnnotationSet(Document(TEXT, "title", "uri"), suggestions=suggestions)


def empty_outline(annotations: AnnotationSet, *, only: Status | None = None) -> Outline:
    speakers = ArticleSpeakers(annotations, "article")
    speakers.follow()
    return Outline(annotations, speakers, ONTONOTES, lambda item: only in (None, status_of(item)))


def outline_of(annotations: AnnotationSet, *, only: Status | None = None) -> Outline:
    outline = empty_outline(annotations, only=only)
    while not outline.is_complete:
        outline.grow(1)
    return outline


def listed(outline: Outline) -> list[object]:
    """The rows, and the annotations that each stands for."""
    return [(outline.row(number), list(outline.items_at(number))) for number in range(len(outline))]


def rows_in(outline: Outline) -> list[Row]:
    rows = [outline.row(number) for number in range(len(outline))]
    return [row for row in rows if row is not None]


def drawn_again(drawn: list[RowWords], outline: Outline) -> list[RowWords]:
    """What was drawn before, but for the rows that are said to have changed."""
    changed, rows = outline.take_changed_rows(), rows_in(outline)
    if changed is None:
        return [row_words(row, outline, ONTONOTES) for row in rows]
    numbers = set(chain.from_iterable(changed))
    return [
        row_words(rows[number], outline, ONTONOTES) if number in numbers else words
        for number, words in enumerate(drawn)
    ]


def words(outline: Outline) -> list[str]:
    return [_words(row) for row in rows_in(outline)]


def _words(row: object) -> str:
    match row:
        case Heading():
            return f"{row.words} ({row.count})"
        case NameRow():
            return f"{row.label} {row.name} ×{row.count}"
        case ClaimRow():
            return f"{row.item.id}{' content' if row.is_content else ''}"
    return ""


def test_claims_stand_by_speaker_and_names_by_label_and_number() -> None:
    assert words(outline_of(annotations_of(*BODIES))) == [
        *("Ann (2)", "yes", "yes content", "she", "she content"),
        *("Board (1)", "no", "no content", "Ann and Bob (1)", "so", "so content"),
        *("entities (5)", "PERSON Ann ×2", "PERSON Bob ×2", "ORG Board ×1"),
    ]


@pytest.mark.parametrize("absent", ["claims", "entities"])
def test_what_is_not_there_has_no_heading(absent: str) -> None:
    is_claim = absent == "entities"
    names = [name for name, body in BODIES.items() if isinstance(body, Claim) is is_claim]
    headings = [row for row in words(outline_of(annotations_of(*names))) if row.endswith(")")]
    assert headings == (["entities (5)"] if absent == "claims" else ["not named (4)"])


def test_every_annotation_has_its_rows() -> None:
    annotations = annotations_of(*BODIES)
    outline = outline_of(annotations)
    for item in annotations.items:
        rows = outline.rows_of(item)
        assert rows is not None
        for row in rows:
            assert outline.items_at(row)[outline.rank_in_row(item)] is item
    assert outline.items_at(-1) == ()
    assert outline.row(len(outline)) is None


def test_a_speaker_who_is_named_later_takes_the_claims_along() -> None:
    annotations = annotations_of("yes", "she")
    outline = outline_of(annotations)
    assert words(outline)[0] == "not named (2)"
    annotations.add_suggestions([Suggestion("ann", BODIES["ann"], None, "test")])
    assert words(outline)[0] == "Ann (2)"


@pytest.mark.parametrize(
    ("names", "surname", "full"),
    [
        (["Whitcombe", "Daniel Whitcombe"], "Whitcombe", "Daniel Whitcombe"),
        (["Whitcombe"], "Whitcombe", "Whitcombe"),
        (["Daniel Whitcombe", "Rosa Whitcombe"], "Whitcombe", "Whitcombe"),
        (["Jan van der Berg", "van der Berg"], "Berg", "Jan van der Berg"),
        (["Whitcombe Daniel", "Swhitcombe"], "Whitcombe", "Whitcombe"),
    ],
)
def test_a_surname_belongs_to_the_only_full_name_that_ends_in_it(
    names: list[str], surname: str, full: str
) -> None:
    people = ArticlePeople("article", "", RuleBook(), NamesElsewhere())
    for name in names:
        people.add(name)
    assert people.speaker(Source(surname, (surname,))).name == full


def test_claims_of_a_surname_join_the_full_name_and_leave_it_as_names_come_and_go() -> None:
    annotations = annotations_of("eva", "reed", "on", "up")
    outline = outline_of(annotations)
    assert words(outline)[:5] == ["Eva Reed (2)", "on", "on content", "up", "up content"]
    annotations.add_suggestions([Suggestion("tom", FAMILY["tom"], None, "test")])
    assert words(outline)[:4:3] == ["Eva Reed (1)", "Reed (1)"]
    annotations.perform(Reject(("tom",)), Author("ann"))
    assert words(outline)[0] == "Eva Reed (2)"


def test_a_decision_changes_its_own_rows_alone() -> None:
    annotations = annotations_of(*BODIES)
    outline = outline_of(annotations)
    outline.take_changed_rows()
    for name, rows in (("ann 2", range(12, 13)), ("no", range(6, 8))):
        annotations.perform(Accept((name,)), Author("ann"))
        assert outline.take_changed_rows() == [rows]


class _Changes:
    """Changes in any order; refused ones change nothing."""

    def __init__(self, annotations: AnnotationSet) -> None:
        self._annotations = annotations
        self._author = Author("ann")

    def make(self, what: str, which: int) -> None:
        items = list(self._annotations.items)
        if what == "undo":
            self._try(self._annotations.undo)
        elif what == "redo":
            self._try(self._annotations.redo)
        elif what == "suggest":
            name = list(EVERYONE)[which % len(EVERYONE)]
            self._annotations.replace_suggestions(
                [name], [Suggestion(name, EVERYONE[name], None, "test")] if which % 2 else []
            )
        elif items:
            item = items[which % len(items)]
            self._try(lambda: self._annotations.perform(self._command(what, item), self._author))

    def _command(self, what: str, item: Item) -> object:
        match what, item.body:
            case "change", Entity() as body:
                label = "ORG" if body.label == "PERSON" else "PERSON"
                return Revise(item.id, replace(body, label=label))
            case "change", Claim() as body:
                return Revise(item.id, replace(body, source=(WHO["board"],), speaker="bob"))
            case "add", _:
                return AddClaim(claim("both", 60, speaker="bob 2"))
            case "reject", _:
                return Reject((item.id,))
            case "delete", _:
                return Delete(item.id)
        return Accept((item.id,))

    def _try(self, change: object) -> None:
        assert callable(change)
        with contextlib.suppress(EditRefused):
            change()


KINDS = ("accept", "reject", "delete", "change", "add", "undo", "redo", "suggest")


@given(
    st.lists(st.tuples(st.sampled_from(KINDS), st.integers(0, 20)), max_size=25),
    st.sampled_from([None, Status.SUGGESTED, Status.ACCEPTED]),
    st.integers(0, 10),
)
def test_after_any_changes_it_lists_what_one_made_anew_lists(
    steps: list[tuple[str, int]], only: Status | None, at_first: int
) -> None:
    annotations = annotations_of(*list(EVERYONE)[::2])
    outline = empty_outline(annotations, only=only)
    outline.grow(at_first)
    drawn = drawn_again([], outline)
    changes = _Changes(annotations)
    for what, which in steps:
        changes.make(what, which)
        drawn = drawn_again(drawn, outline)
        assert drawn == [row_words(row, outline, ONTONOTES) for row in rows_in(outline)]
    outline.grow(len(EVERYONE))
    assert listed(outline) == listed(outline_of(annotations, only=only))
    outline.close()
    assert outline._note not in annotations.items.watchers
