"""The check of an edit: whether it fits the annotations as they are."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING

from annotate.errors import EditRefused

if TYPE_CHECKING:
    from annotate.annotation import Annotation
    from annotate.article_record import ArticleRecord
    from annotate.change import Edit
    from annotate.orphan import Orphan


def check_edit(
    edit: Edit,
    *,
    records: Mapping[str, Annotation],
    orphans: Collection[Orphan],
    article: ArticleRecord | None,
    length: int,
) -> None:
    """Check that everything is as it was when an edit was planned.

    Args:
        edit: The edit, which is not carried out yet.
        records: The present records by their ids.
        orphans: The present orphans.
        article: The present record of the article as a whole.
        length: The length of the text in code points.

    Raises:
        EditRefused: It does not fit.
    """
    for orphan_change in edit.orphans:
        if orphan_change.before is not None and orphan_change.before not in orphans:
            raise EditRefused("that annotation is no longer lost")
    if len({change.id for change in edit.changes}) < len(edit.changes):
        raise EditRefused("one annotation cannot be changed twice at once")
    for change in edit.changes:
        if records.get(change.id) != change.before:
            raise EditRefused("that annotation has changed in the meantime")
        if change.after is not None and change.after.body.extent.end > length:
            raise EditRefused("that span reaches beyond the end of the text")
    if edit.article is not None and edit.article.before != article:
        raise EditRefused("what is said of the article has changed in the meantime")
