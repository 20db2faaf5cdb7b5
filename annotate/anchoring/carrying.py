"""Carrying annotations over from an older text of an article to the present one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from annotate.anchoring.finder import Anchor, Finder
from annotate.anchoring.selector import Selector, selector_of
from annotate.annotation import Annotation, Status
from annotate.claim import Claim, Role
from annotate.document import Document
from annotate.entity import Entity
from annotate.orphan import LostPiece, Orphan
from annotate.span import Fragments, Span, fragments
from annotate.suggestion import Body


@dataclass(frozen=True, slots=True)
class Carried:
    """The annotations of a layer in the present text, and those that were lost."""

    records: tuple[Annotation, ...]
    """Those that have a place in the present text; unsure ones are marked as moved."""
    orphans: tuple[Orphan, ...]
    """Those that have none, earlier orphans among them."""
    exact: int = 0
    """Number of records at the same words in the same surroundings."""
    moved: int = 0
    """Number of the accepted ones among the others, whose places a person is to confirm."""
    lost: int = 0
    """Number of records that were lost, whole or in part."""
    restored: int = 0
    """Number of earlier orphans that have a place again; they are among the moved ones."""


class Carrier:
    """Carries annotations from one text to another."""

    def __init__(self, older: Document, present: Document) -> None:
        self._older = older
        self._finder = Finder(present.text, older.text)
        self._finder_without_older = Finder(present.text)
        self._anchors: dict[Span, Anchor | None] = {}

    def carry(self, records: Sequence[Annotation], orphans: Iterable[Orphan] = ()) -> Carried:
        """Find every annotation again, and earlier orphans too where there is no doubt.

        Decisions of every kind are carried over, rejections as well.
        """
        self._look_up(records)
        carried_records: dict[str, Annotation] = {}
        all_orphans: list[Orphan] = []
        incomplete_count = 0
        for record in records:
            carried, lost_pieces = self._carry_record(record)
            all_orphans += lost_pieces
            incomplete_count += bool(lost_pieces)
            if carried is not None:
                carried_records[record.id] = carried
        restored_count = 0
        for orphan in orphans:
            restored_record = self._restored_orphan(orphan, carried_records)
            if restored_record is None:
                all_orphans.append(orphan)
            else:
                restored_count += 1
                carried_records[restored_record.id] = restored_record
        moved_records = [record for record in carried_records.values() if record.moved]
        return Carried(
            tuple(carried_records.values()),
            tuple(all_orphans),
            exact=len(carried_records) - len(moved_records),
            moved=sum(record.status is Status.ACCEPTED for record in moved_records),
            lost=incomplete_count,
            restored=restored_count,
        )

    def _look_up(self, records: Iterable[Annotation]) -> None:
        """Find every span at once, in text order."""
        bodies = [body for record in records for body in (record.body, record.was) if body]
        spans = sorted({span for body in bodies for span in body.fragments})
        anchors = self._finder.find_all(selector_of(self._older.text, span) for span in spans)
        self._anchors.update(zip(spans, anchors, strict=True))

    def _carry_record(self, record: Annotation) -> tuple[Annotation | None, list[Orphan]]:
        """The record in its new place, if it has one, and its lost pieces."""
        anchors = [self._anchors[span] for span in record.body.fragments]
        body = self._placed(record.body)
        if body is None:
            return None, [Orphan(record, self._selector(record.body.extent), self._older.digest)]
        is_certain = all(anchor is not None and anchor.is_certain for anchor in anchors)
        carried = replace(
            record,
            body=body,
            was=self._original(record, body),
            moved=record.moved or not is_certain,
        )
        return carried, list(self._lost_pieces(record))

    def _placed(self, body: Body) -> Body | None:
        """A body of the older text in the present one; None where too little of it is found."""
        if isinstance(body, Entity):
            anchor = self._anchors[body.span]
            return replace(body, span=anchor.span) if anchor is not None else None
        source, cue, content = (self._find_fragments(body.part(role)) for role in Role)
        if not cue and not content:
            return None
        return replace(body, source=source, cue=cue, content=content)

    def _find_fragments(self, pieces: Fragments) -> Fragments:
        anchors = (self._anchors[piece] for piece in pieces)
        return fragments(anchor.span for anchor in anchors if anchor is not None)

    def _original(self, record: Annotation, body: Body) -> Body | None:
        """The first proposal in the present text, if all of it is there.

        The history keeps the one that is not.
        """
        was = record.was
        if was is None:
            return None
        if any(self._anchors[piece] is None for piece in was.fragments):
            # Of a proposal that had another label only, the place is the annotation's own.
            is_same_place = was.fragments == record.body.fragments
            is_entity = isinstance(was, Entity) and isinstance(body, Entity)
            return replace(body, label=was.label) if is_same_place and is_entity else None
        return self._placed(was)

    def _lost_pieces(self, record: Annotation) -> Iterable[Orphan]:
        if isinstance(record.body, Claim):
            for role in Role:
                for piece in record.body.part(role):
                    if self._anchors[piece] is None:
                        lost = LostPiece(record.id, role)
                        yield Orphan(lost, self._selector(piece), self._older.digest)

    def _selector(self, span: Span) -> Selector:
        return selector_of(self._older.text, span)

    def _restored_orphan(self, orphan: Orphan, records: dict[str, Annotation]) -> Annotation | None:
        """The annotation that an earlier orphan becomes, or the claim with its piece again."""
        anchor = self._finder_without_older.find(orphan.selector)
        if anchor is None or not anchor.is_certain:
            return None
        if isinstance(orphan.lost, Annotation):
            return (
                None if orphan.lost.id in records else _restored(orphan, orphan.lost, anchor.span)
            )
        claim = records.get(orphan.lost.claim)
        return _with_piece(claim, orphan.lost.role, anchor.span) if claim is not None else None


def _restored(orphan: Orphan, record: Annotation, place: Span) -> Annotation:
    """A lost annotation at the place of the whole of its old extent, word for word the same."""
    distance = place.start - orphan.selector.start
    return replace(record, body=record.body.shifted(distance), was=None, moved=True)


def _with_piece(record: Annotation, role: Role, place: Span) -> Annotation | None:
    if not isinstance(record.body, Claim):
        return None
    pieces = fragments([*record.body.part(role), place])
    return replace(record, body=record.body.with_part(role, pieces), moved=True)
