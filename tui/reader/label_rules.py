"""Label rules: which commands the label scheme refuses, and what a person can do then."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from annotate.annotation import Status, status_of
from annotate.annotation_set import AnnotationSet, Command
from annotate.commands import Accept, AddClaim, Adjudicate, LabelSameText, Revise
from annotate.suggestion import Body
from tui.reader.page import Page
from tui.reader.state import ReadingState


def label_objection(command: Command, state: ReadingState, page: Page) -> str:
    """The reason why the label scheme refuses a command, and what to do; empty if it does not.

    What was accepted under a label that the scheme no longer has can still be changed.
    """
    scheme, annotations = page.workspace.scheme, state.annotations
    for body in _bodies_to_accept(command, annotations) if annotations is not None else ():
        objection = scheme.objection(body)
        if scheme.is_foreign(body):
            how = f'{page.key("relabel")} chooses another, from = ["{body.label}"] in one maps it'
            return f"{objection}: {how}"
        if objection:
            how = "" if state.draft else f": {page.key('edit_or_word_end')} opens the claim"
            return objection + how
    return ""


def _bodies_to_accept(command: Command, annotations: AnnotationSet) -> Iterator[Body]:
    """What a command would accept, but for foreign ones that are accepted like this already."""
    match command:
        case Revise(id=item_id, body=body):
            if not _is_accepted_as(annotations, item_id, body.label):
                yield body
        case AddClaim(claim=claim):
            yield claim
        case LabelSameText(entity=entity):
            yield entity
        case Accept(ids=(item_id,)):
            yield from _undecided_bodies(annotations, (item_id,))
        case Adjudicate(accepted_ids=ids):
            yield from _undecided_bodies(annotations, ids)


def _undecided_bodies(annotations: AnnotationSet, ids: Iterable[str]) -> Iterator[Body]:
    for item in map(annotations.get, ids):
        if item is not None and not _is_accepted_as(annotations, item.id, item.body.label):
            yield item.body


def _is_accepted_as(annotations: AnnotationSet, item_id: str, label: str) -> bool:
    """Tell whether an item is accepted under a label that the scheme does not have."""
    item = annotations.get(item_id)
    return (
        item is not None
        and status_of(item) is Status.ACCEPTED
        and item.body.label == label
        and annotations.is_foreign(item.body)
    )
