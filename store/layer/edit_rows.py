"""Rows of the history: edits as dictionaries, and back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from annotate.annotation import Annotation
from annotate.article_record import ArticleChange
from annotate.change import Change, Edit
from annotate.history import History
from annotate.orphan import OrphanChange
from store.records.annotations import from_record, to_record
from store.records.article import article_from_record, article_to_record
from store.records.orphans import orphan_from_record, orphan_to_record


def tables_of(
    records: Iterable[Annotation], history: History, facts: Mapping[str, Any]
) -> dict[str, dict[str, Any]]:
    """A whole layer as its tables; the facts include the schema."""
    edits = enumerate(history.edits, start=1)
    return {
        "annotations": {record.id: to_record(record) for record in records},
        "history": {str(number): edit_to_row(edit) for number, edit in edits},
        "layer": {"1": {**facts, "position": history.position}},
    }


def edit_to_row(edit: Edit) -> dict[str, Any]:
    """An edit with full records before and after."""
    return {
        "description": edit.description,
        "digest": edit.digest,
        "at": edit.at,
        "changes": [
            {"before": _row(change.before), "after": _row(change.after)} for change in edit.changes
        ],
        **({"orphans": list(map(_orphan_row, edit.orphans))} if edit.orphans else {}),
        **({"article": _article_row(edit.article)} if edit.article else {}),
    }


def edit_from_row(row: Mapping[str, Any]) -> Edit:
    """The edit that a row holds.

    Raises:
        RecordError, LookupError, TypeError, ValueError: It is not what was written.
    """
    return Edit(
        description=row["description"],
        changes=tuple(
            Change(_record(change["before"]), _record(change["after"])) for change in row["changes"]
        ),
        digest=row["digest"],
        at=row["at"],
        orphans=tuple(map(_orphan_change, row.get("orphans", ()))),
        article=_article_change(row["article"]) if "article" in row else None,
    )


def _row(record: Annotation | None) -> dict[str, object] | None:
    return None if record is None else to_record(record)


def _record(row: Mapping[str, object] | None) -> Annotation | None:
    return None if row is None else from_record(row)


def _orphan_row(change: OrphanChange) -> dict[str, Any]:
    orphan = change.after or change.before
    assert orphan is not None  # noqa: S101 - checked when the change was made
    return {"came": change.after is not None, "orphan": orphan_to_record(orphan)}


def _orphan_change(row: Mapping[str, Any]) -> OrphanChange:
    orphan = orphan_from_record(row["orphan"])
    return OrphanChange(None, orphan) if row["came"] else OrphanChange(orphan, None)


def _article_row(change: ArticleChange) -> dict[str, Any]:
    sides = {"before": change.before, "after": change.after}
    return {name: article_to_record(side) if side else None for name, side in sides.items()}


def _article_change(row: Mapping[str, Any]) -> ArticleChange:
    return ArticleChange(article_from_record(row["before"]), article_from_record(row["after"]))
