"""Giving orphans a new place, or dropping them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from annotate.annotation import Annotation, Status
from annotate.annotation_set import AnnotationSet
from annotate.author import Author
from annotate.change import Change
from annotate.claim import Claim, Role
from annotate.commands.describing import describe_body, in_marks, shortened
from annotate.commands.records import has_accepted_twin
from annotate.entity import Entity
from annotate.errors import EditRefused
from annotate.orphan import LostPiece, Orphan, OrphanChange
from annotate.span import Fragments, Span, fragments
from annotate.suggestion import Body


@dataclass(frozen=True, slots=True)
class PlaceOrphan:
    """Put a lost annotation, or a lost piece of a claim, at the place that a person has chosen."""

    orphan: Orphan
    """The lost annotation or piece."""
    span: Span
    """Its place in the present text."""

    def describe(self, annotations: AnnotationSet) -> str:
        """Describe what was done."""
        return f"placed {describe_orphan(self.orphan)}"

    def changes(
        self, annotations: AnnotationSet, author: Author
    ) -> Iterator[Change | OrphanChange]:
        """The record that comes back, or the claim that gets its piece."""
        if isinstance(self.orphan.lost, LostPiece):
            yield self._with_piece(annotations, author, self.orphan.lost)
        else:
            yield self._restored(annotations, author, self.orphan.lost)
        yield OrphanChange(self.orphan, None)

    def _with_piece(self, annotations: AnnotationSet, author: Author, lost: LostPiece) -> Change:
        claim = annotations.get(lost.claim)
        if not isinstance(claim, Annotation) or not isinstance(claim.body, Claim):
            raise EditRefused("the claim that this belonged to is gone")
        pieces = fragments([*claim.body.part(lost.role), self.span])
        body = claim.body.with_part(lost.role, pieces)
        return Change(claim, replace(claim, body=body, moved=False, updated=author.now()))

    def _restored(self, annotations: AnnotationSet, author: Author, lost: Annotation) -> Change:
        if isinstance(annotations.get(lost.id), Annotation):
            raise EditRefused(f"{describe_orphan(self.orphan)} is in the article already")
        body = self._body(annotations, lost.body)
        if lost.status is Status.ACCEPTED and has_accepted_twin(annotations, body, lost.id):
            raise EditRefused(f"{describe_body(annotations, body)} is annotated already")
        now = author.now()
        return Change(None, replace(lost, body=body, was=None, moved=False, updated=now))

    def _body(self, annotations: AnnotationSet, lost: Body) -> Body:
        if isinstance(lost, Entity):
            return Entity(self.span, lost.label)
        source, cue, content = (self._pieces(annotations, lost.part(role)) for role in Role)
        if not cue and not content:
            new_place = (self.span,)
            cue, content = ((), new_place) if lost.content else (new_place, ())
        return replace(lost, source=source, cue=cue, content=content)

    def _pieces(self, annotations: AnnotationSet, pieces: Fragments) -> Fragments:
        """The pieces of a claim whose words occur in its new place."""
        text, selector = annotations.quote(self.span), self.orphan.selector
        spans = []
        for piece in pieces:
            start = piece.start - selector.start
            words = selector.quote[start : start + len(piece)]
            offset = text.find(words)
            if offset >= 0:
                spans.append(Span(self.span.start + offset, self.span.start + offset + len(words)))
        return fragments(spans)


@dataclass(frozen=True, slots=True)
class DropOrphan:
    """Drop a lost annotation; undo restores it."""

    orphan: Orphan
    """The lost annotation or piece."""

    def describe(self, annotations: AnnotationSet) -> str:
        """Describe what was done."""
        return f"dropped {describe_orphan(self.orphan)}"

    def changes(self, annotations: AnnotationSet, author: Author) -> Iterator[OrphanChange]:
        """The orphan to take out."""
        yield OrphanChange(self.orphan, None)


def describe_orphan(orphan: Orphan) -> str:
    """An orphan in the words of the interface: `PERSON “Ms May”`, `content “a good deal”`."""
    lost = orphan.lost
    name = lost.role.value if isinstance(lost, LostPiece) else lost.body.label
    return f"{name} {in_marks(shortened(orphan.selector.quote))}"
