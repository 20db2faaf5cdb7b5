"""Work that is the same for the same seed, and the state that it must reach after each step."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count

from annotate.annotation import Annotation
from annotate.annotation_set import AnnotationSet, Command
from annotate.author import Author
from annotate.commands import AddEntity, Delete, SetNote
from annotate.document import Document, text_digest
from annotate.entity import Entity
from annotate.errors import EditRefused
from annotate.span import Span
from store.editing.session import Session
from store.layer.content import LayerContent

TEXT = " ".join(f"word{number}" for number in range(600))
DOCUMENT = Document(TEXT, "Words", "/words.txt", text_digest(TEXT))
LABELS = ("PERSON", "ORG", "GPE")


@dataclass(frozen=True)
class State:
    """Annotations and place in the history."""

    records: frozenset[Annotation]
    position: int

    @classmethod
    def stored(cls, content: LayerContent) -> State:
        return cls(frozenset(content.records), content.history.position)

    @classmethod
    def of(cls, session: Session) -> State:
        annotations = session.annotations
        return cls(frozenset(annotations.records), annotations.history.position)


def author() -> Author:
    """An author whose clock and ids count, so that the same work gives the same records."""
    times, ids = count(1), count(1)
    return Author("anna", now=lambda: f"time {next(times)}", new_id=lambda: f"id {next(ids)}")


def steps(session: Session, seed: int) -> Iterator[int]:
    """Do one random thing after the other; yields the number of each step."""
    chance = random.Random(seed)
    number = 0
    while True:
        try:
            _do_something(session, chance)
        except EditRefused:
            continue
        number += 1
        yield number


def states(seed: int, length: int) -> list[State]:
    """The states that must be there after 0, 1, 2 … steps."""
    session = Session(AnnotationSet(DOCUMENT), author())
    reached = [State.of(session)]
    for _ in zip(range(length), steps(session, seed), strict=False):
        reached.append(State.of(session))
    return reached


def _do_something(session: Session, chance: random.Random) -> None:
    kind = chance.random()
    if kind < 0.1:
        session.undo()
    elif kind < 0.15:
        session.redo()
    else:
        session.perform(_command(session, kind, chance))


def _command(session: Session, kind: float, chance: random.Random) -> Command:
    records = sorted(session.annotations.records, key=lambda record: record.id)
    if records and kind < 0.25:
        return Delete(chance.choice(records).id)
    if records and kind < 0.4:
        return SetNote(chance.choice(records).id, f"note {chance.random()} 💩 \ud83d")
    start = chance.randrange(len(TEXT) - 8)
    return AddEntity(Entity(Span(start, start + chance.randint(1, 8)), chance.choice(LABELS)))
