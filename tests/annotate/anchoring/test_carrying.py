"""Carrying a layer over to a changed text: every decision, piece by piece, and nothing is lost."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from annotate.anchoring.carrying import Carried, Carrier
from annotate.annotation import Annotation, Decided, Origin, Status
from annotate.claim import Claim, Role
from annotate.document import Document
from annotate.entity import Entity
from annotate.orphan import LostPiece, Orphan
from annotate.span import Span
from annotate.suggestion import Body
from tests.builders import DOCUMENT, TEXT, claim, entity, place
from tests.strategies import articles, texts


def record(body: Body, name: str = "1", status: Status = Status.ACCEPTED) -> Annotation:
    return Annotation(
        name, body, status, Origin.USER, Decided.EXPLICIT, "anna", "2026-11-23", "2026-11-23"
    )


def carried(new: str, *records: Annotation, orphans: tuple[Orphan, ...] = ()) -> Carried:
    return Carrier(DOCUMENT, replace(DOCUMENT, text=new, digest="")).carry(records, orphans)


def quotes(text: str, body: Body) -> list[str]:
    return [text[piece.start : piece.end] for piece in body.fragments]


def test_text_inserted_in_front_leaves_everything_in_place_and_certain() -> None:
    new = "News of the day. " + TEXT
    result = carried(new, record(entity("Mr Lavrov")), record(claim(), "2"))
    assert (result.exact, result.moved, result.lost) == (2, 0, 0)
    assert [record.moved for record in result.records] == [False, False]
    assert quotes(new, result.records[1].body) == quotes(TEXT, claim())


def test_rejections_are_carried_like_all_decisions() -> None:
    result = carried("So. " + TEXT, record(entity("Ms May"), status=Status.REJECTED))
    assert result.records == (record(Entity(Span(4, 10), "PERSON"), status=Status.REJECTED),)


def test_of_those_that_moved_the_accepted_ones_are_counted() -> None:
    new = TEXT.replace("Mr Lavrov", "Mr. Lavrov")
    statuses = (Status.ACCEPTED, Status.REJECTED, Status.SUGGESTED)
    records = [record(entity("Mr Lavrov"), str(n), status=s) for n, s in enumerate(statuses)]
    result = carried(new, *records)
    assert [each.moved for each in result.records] == [True] * 3
    assert (result.exact, result.moved) == (0, 1)


def test_a_corrected_quote_is_moved_and_keeps_its_note() -> None:
    new = TEXT.replace("Mr Lavrov", "Mr. Lavrov")
    result = carried(new, replace(record(entity("Mr Lavrov")), note="who?"))
    assert (result.exact, result.moved) == (0, 1)
    assert quotes(new, result.records[0].body) == ["Mr. Lavrov"]
    assert (result.records[0].moved, result.records[0].note) == (True, "who?")


def test_a_deleted_annotation_is_kept_as_an_orphan_with_its_quote() -> None:
    lost = record(entity("Mr Lavrov"))
    result = carried(TEXT.replace(" Nobody asked Mr Lavrov of Moscow.", ""), lost)
    assert (result.records, result.lost) == ((), 1)
    (orphan,) = result.orphans
    assert orphan.lost == lost
    assert orphan.selector.quote == "Mr Lavrov"
    assert orphan.selector.prefix.endswith("Nobody asked ")
    assert orphan.digest == DOCUMENT.digest


def test_of_a_claim_only_the_lost_piece_becomes_an_orphan() -> None:
    new = TEXT.replace(" she hoped, “for all.”", "”")
    result = carried(new, record(claim()))
    assert [(o.lost, o.selector.quote) for o in result.orphans] == [
        (LostPiece("1", Role.CONTENT), "“for all.”")
    ]
    (record_found,) = result.records
    assert isinstance(record_found.body, Claim)
    assert record_found.moved
    assert quotes(new, record_found.body) == ["Ms May", "said", "it was “a good deal,”"]


def test_a_claim_without_cue_and_content_is_lost_as_a_whole() -> None:
    lost = record(Claim((place("Mr Lavrov"),), (), (place("it was “a good deal,”"),)))
    result = carried("Nobody asked Mr Lavrov of Moscow.", lost)
    assert result.records == ()
    assert [orphan.lost for orphan in result.orphans] == [lost]


def test_the_first_proposal_moves_along() -> None:
    revised = replace(record(entity("Mr Lavrov of Moscow")), was=entity("Mr Lavrov", "ORG"))
    (result,) = carried("So. " + TEXT, revised).records
    assert result.was == entity("Mr Lavrov", "ORG").shifted(4)


def test_a_text_that_comes_back_brings_its_annotations_back() -> None:
    records = (record(entity("Mr Lavrov")), record(claim(), "2"))
    without = replace(DOCUMENT, text="Nothing of that is true any more.", digest="")
    gone = Carrier(DOCUMENT, without).carry(records)
    assert (gone.records, len(gone.orphans)) == ((), 2)
    back = Carrier(without, DOCUMENT).carry((), gone.orphans)
    assert (back.orphans, back.restored, back.moved) == ((), 2, 2)
    assert [result.body for result in back.records] == [result.body for result in records]


def test_a_piece_that_comes_back_goes_to_its_claim() -> None:
    shorter = replace(DOCUMENT, text=TEXT.replace(" she hoped, “for all.”", "”"), digest="")
    gone = Carrier(DOCUMENT, shorter).carry((record(claim()),))
    (back,) = Carrier(shorter, DOCUMENT).carry(gone.records, gone.orphans).records
    assert back.body == claim()


@given(articles())
def test_in_the_same_text_nothing_changes(article: object) -> None:
    document: Document = article.document  # type: ignore[attr-defined]
    records: tuple[Annotation, ...] = article.annotations  # type: ignore[attr-defined]
    settled = tuple(replace(each, moved=False) for each in records)
    result = Carrier(document, document).carry(settled)
    assert result == Carried(settled, (), exact=len(settled))


@given(articles(), texts(min_size=1), st.data())
def test_whatever_the_new_text_nothing_is_dropped_and_all_offsets_fit(
    article: object, text: str, data: st.DataObject
) -> None:
    document: Document = article.document  # type: ignore[attr-defined]
    records: tuple[Annotation, ...] = article.annotations  # type: ignore[attr-defined]
    result = Carrier(document, replace(document, text=text, digest="")).carry(records)
    lost_ids = {o.lost.id for o in result.orphans if isinstance(o.lost, Annotation)}
    assert sorted([*(each.id for each in result.records), *lost_ids]) == sorted(
        r.id for r in records
    )
    assert all(each.body.extent.end <= len(text) for each in result.records)
