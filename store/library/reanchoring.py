"""Re-anchoring: a layer that was made on an earlier text of its article, on the present one."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass

from annotate.anchoring.carrying import Carried, Carrier
from annotate.annotation import Annotation
from annotate.author import Author
from annotate.change import Change, Edit
from annotate.document import Document
from annotate.history import History
from annotate.orphan import Orphan, OrphanChange
from store.errors import StoreError
from store.layer.content import LayerContent, LayerFacts
from store.layer.update import LayerUpdate
from store.library.stored_article import StoredArticle
from store.records.orphans import orphan_to_record, split_orphans


@dataclass(frozen=True, slots=True)
class Reanchored:
    """A layer on the present text, and the update that makes it so."""

    content: LayerContent
    """The layer as it is now."""
    update: LayerUpdate
    """Leads to that content; to be stored in one transaction."""
    carried: Carried
    """The fate of each annotation."""
    is_reopened: bool
    """True if the article was done and is in progress again."""


def is_behind(content: LayerContent, document: Document) -> bool:
    """Tell whether a layer was made on another text than this."""
    return content.facts.get("digest", document.digest) != document.digest


def reanchor(
    stored: StoredArticle, content: LayerContent, document: Document, *, at: str
) -> Reanchored:
    """Find the annotations of a layer again in the present text; nothing is written.

    The history gets an edit that cannot be undone: its offsets, and those of all edits before it,
    are those of the earlier text.

    Args:
        stored: The article.
        content: The layer, made on an earlier text.
        document: The present text.
        at: The time of the change: UTC, ISO 8601, ending in `Z`.

    Raises:
        StoreDamaged: The earlier text is missing.
    """
    earlier = stored.document(content.facts["digest"])
    orphans, foreign_orphans = split_orphans(content.facts.get("orphans", ()))
    carried = Carrier(earlier, document).carry(content.records, orphans)
    edit = Edit(
        f"the text changed: {describe(carried)}",
        tuple(_changes(content.records, carried.records)),
        earlier.digest,
        at,
        tuple(_orphan_changes(orphans, carried.orphans)),
    )
    history = History(content.history.edits, content.history.position)
    history.record(edit)
    facts = LayerFacts(
        digest=document.digest,
        orphans=[*foreign_orphans, *map(orphan_to_record, carried.orphans)],
    )
    # An article that was complete need not be so any more.
    is_reopened = content.facts.get("answer") == "accept"
    if is_reopened:
        facts["answer"] = None
    return Reanchored(
        content._replace(
            records=carried.records, history=history, facts={**content.facts, **facts}
        ),
        LayerUpdate(0, edit.changes, history.position, edit, facts),
        carried,
        is_reopened,
    )


def reanchor_others(stored: StoredArticle, document: Document, author: Author) -> int:
    """Re-anchor the layers of other annotators in the present text.

    Those that are open, damaged or cannot be written follow when their annotators open them.

    Returns:
        The number of layers that were re-anchored.
    """
    return sum(
        _reanchor_layer(stored, annotator, document, author)
        for annotator in stored.annotators()
        if annotator != author.name
    )


def describe(carried: Carried) -> str:
    """The fate of the annotations in words: `12 in place, 2 moved, 1 lost`."""
    counts = [f"{carried.exact} in place", f"{carried.moved} moved", f"{carried.lost} lost"]
    if carried.restored:
        counts.append(f"{carried.restored} found again")
    return ", ".join(counts)


def _reanchor_layer(
    stored: StoredArticle, annotator: str, document: Document, author: Author
) -> bool:
    """Re-anchor one layer; returns whether that was needed and possible."""
    with contextlib.suppress(StoreError), stored.locked(annotator):
        layer = stored.layer(annotator)
        content = layer.load()
        if is_behind(content, document):
            layer.commit([reanchor(stored, content, document, at=author.now()).update], {})
            layer.settle()
            return True
    return False


def _changes(before: tuple[Annotation, ...], after: tuple[Annotation, ...]) -> list[Change]:
    earlier, present = ({record.id: record for record in records} for records in (before, after))
    pairs = ((earlier.get(record_id), present.get(record_id)) for record_id in earlier | present)
    return [Change(*pair) for pair in pairs if pair[0] != pair[1]]


def _orphan_changes(before: tuple[Orphan, ...], after: tuple[Orphan, ...]) -> list[OrphanChange]:
    removals = [OrphanChange(orphan, None) for orphan in before if orphan not in after]
    return [*removals, *(OrphanChange(None, orphan) for orphan in after if orphan not in before)]
