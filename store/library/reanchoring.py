"""Catching up: a layer that was made on an earlier text of its article, on the present one."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass, replace

from annotate.anchoring.carrying import Carried, Carrier
from annotate.annotation import Annotation
from annotate.author import Author
from annotate.change import Change, Edit
from annotate.document import Document
from annotate.history import History
from annotate.orphan import Orphan, OrphanChange
from store.errors import StoreError
from store.layer.content import LayerContent
from store.layer.update import LayerUpdate
from store.library.stored_article import StoredArticle
from store.records.orphans import orphan_to_record, sorted_out


@dataclass(frozen=True, slots=True)
class Reanchored:
    """A layer on the present text, and what is to be stored to keep it so."""

    content: LayerContent
    """The layer as it is now."""
    step: LayerUpdate
    """What leads to it; the whole of it, in one transaction."""
    report: Carried
    """What became of the annotations."""
    reopened: bool
    """Whether the article was called finished and is in progress again."""


def is_behind(content: LayerContent, document: Document) -> bool:
    """Whether a layer was made on another text than this."""
    return bool(content.facts.get("digest", document.digest) != document.digest)


def reanchor(
    stored: StoredArticle, content: LayerContent, document: Document, *, at: str
) -> Reanchored:
    """A layer that was made on an earlier text, on the present one; nothing is written.

    The history gets an edit that nobody can undo: its offsets, and those of all edits before it,
    are those of the earlier text.

    Args:
        stored: The article.
        content: The layer.
        document: The present text.
        at: When that happens: UTC, ISO 8601, ending in `Z`.

    Raises:
        StoreDamaged: The earlier text is not there any more.
    """
    older = stored.document(content.facts["digest"])
    orphans, others = sorted_out(content.facts.get("orphans", ()))
    carried = Carrier(older, document).carry(content.records, orphans)
    edit = Edit(
        f"the text changed: {describe(carried)}",
        tuple(_changes(content.records, carried.records)),
        older.digest,
        at,
        tuple(_orphan_changes(orphans, carried.orphans)),
    )
    history = History(content.history.edits, content.history.position)
    history.record(edit)
    # What was complete need not be so any more.
    reopened = content.facts.get("answer") == "accept"
    facts = {
        "digest": document.digest,
        "orphans": [*others, *map(orphan_to_record, carried.orphans)],
        **({"answer": None} if reopened else {}),
    }
    return Reanchored(
        replace(
            content, records=carried.records, history=history, facts={**content.facts, **facts}
        ),
        LayerUpdate(0, edit.changes, history.position, edit, facts),
        carried,
        reopened,
    )


def reanchor_others(stored: StoredArticle, document: Document, author: Author) -> int:
    """Bring the layers of other annotators to the present text, where nobody has them open.

    The others catch up when their annotators open them. Returns how many were brought there.
    """
    return sum(
        _catch_up(stored, name, document, author)
        for name in stored.annotators()
        if name != author.name
    )


def describe(carried: Carried) -> str:
    """What became of the annotations, in words: `12 in place, 2 moved, 1 lost`."""
    words = [f"{carried.exact} in place", f"{carried.moved} moved", f"{carried.lost} lost"]
    if carried.found:
        words.append(f"{carried.found} found again")
    return ", ".join(words)


def _catch_up(stored: StoredArticle, annotator: str, document: Document, author: Author) -> bool:
    """Bring one layer to the present text; one that is open or damaged stays as it is."""
    with contextlib.suppress(StoreError), stored.locked(annotator):
        layer = stored.layer(annotator)
        content = layer.load()
        if is_behind(content, document):
            layer.commit([reanchor(stored, content, document, at=author.now()).step], {})
            layer.settle()
            return True
    return False


def _changes(before: tuple[Annotation, ...], after: tuple[Annotation, ...]) -> list[Change]:
    old, new = ({record.id: record for record in records} for records in (before, after))
    names = [*old, *(name for name in new if name not in old)]
    return [Change(old.get(n), new.get(n)) for n in names if old.get(n) != new.get(n)]


def _orphan_changes(before: tuple[Orphan, ...], after: tuple[Orphan, ...]) -> list[OrphanChange]:
    gone = [OrphanChange(orphan, None) for orphan in before if orphan not in after]
    return [*gone, *(OrphanChange(None, orphan) for orphan in after if orphan not in before)]
