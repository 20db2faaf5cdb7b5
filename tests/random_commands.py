"""Random wishes: commands made from small numbers, so that they often meet the same items."""

from __future__ import annotations

from dataclasses import dataclass, replace

from hypothesis import strategies as st

from annotate.annotation import Annotation, Decided, Origin, Status
from annotate.annotation_set import AnnotationSet, Command
from annotate.claim import Claim
from annotate.commands import (
    Accept,
    AddClaim,
    AddEntity,
    Delete,
    Import,
    Reject,
    Reopen,
    Revise,
    SetArticleAttribute,
    SetAttribute,
    SetNote,
)
from annotate.entity import Entity
from annotate.suggestion import Body, Suggestion
from tests.builders import claim, entity, suggestion

BODIES: tuple[Body, ...] = (
    *(entity(quote, label) for quote in ("Ms May", "May", "Moscow") for label in ("PERSON", "GPE")),
    claim("said"),
    claim("said", "deal"),
    claim("hoped"),
    Claim(content=claim("said").content),
)
"""Few bodies, so that suggestions, decisions and revisions are often about the same one."""


@dataclass(frozen=True, slots=True)
class Wish:
    """A command about the item, body or number of items that is meant by a small number."""

    verb: str
    which: int
    body: Body
    words: str

    def command(self, annotations: AnnotationSet) -> Command:  # noqa: C901, PLR0911 - one a verb
        """The command; it may well be refused."""
        known = sorted(item.id for item in annotations.items) or ["nobody"]
        chosen = known[self.which % len(known)]
        match self.verb:
            case "accept":
                return Accept((chosen,))
            case "accept many":
                return Accept((*known[: self.which], chosen), bulk=True)
            case "reject":
                return Reject((chosen,))
            case "reopen":
                return Reopen(chosen)
            case "delete":
                return Delete(chosen)
            case "note":
                return SetNote(chosen, self.words)
            case "attribute":
                return SetAttribute(chosen, "stance", self._values)
            case "article attribute":
                return SetArticleAttribute("topic", self._values)
            case "add":
                return self._add(annotations, chosen)
            case "revise":
                return Revise(chosen, self.body)
        return Import(tuple(self._imported()), replace=self.which % 2 == 0)

    @property
    def _values(self) -> tuple[str, ...]:
        return (self.words,) if self.words else ()

    def _add(self, annotations: AnnotationSet, chosen: str) -> Command:
        if isinstance(self.body, Entity):
            return AddEntity(self.body)
        item = annotations.get(chosen)
        speaker = chosen if item is not None and isinstance(item.body, Entity) else None
        return AddClaim(replace(self.body, speaker=speaker))

    def _imported(self) -> list[Annotation]:
        accepted, when = (Status.ACCEPTED, Origin.IMPORT, Decided.EXPLICIT), "2026-11-01T00:00:00Z"
        names = [f"import-{number}" for number in range(self.which)]
        return [Annotation(name, self.body, *accepted, "boris", when, when) for name in names]


def wishes() -> st.SearchStrategy[Wish]:
    verbs = ("accept", "accept many", "reject", "reopen", "delete", "note", "add", "revise")
    verbs += ("attribute", "article attribute")
    words = st.sampled_from(("", "a remark", "another"))
    return st.builds(
        Wish, st.sampled_from((*verbs, "import")), st.integers(0, 4), st.sampled_from(BODIES), words
    )


def batches() -> st.SearchStrategy[tuple[Suggestion, ...]]:
    """Suggestions that arrive together."""
    bodies = st.lists(st.sampled_from(BODIES), max_size=4, unique=True)
    return bodies.map(lambda chosen: tuple(map(suggestion, chosen)))


Step = Wish | str | tuple[Suggestion, ...]
"""A wish, `undo` or `redo`, or suggestions that arrive."""


def scripts(*, max_size: int = 20) -> st.SearchStrategy[list[Step]]:
    """What may happen to an open article."""
    travel = st.sampled_from(("undo", "undo", "redo"))
    return st.lists(wishes() | travel | batches(), max_size=max_size)
