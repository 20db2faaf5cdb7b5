"""Reading what the preview shows of an article, on a thread."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from textual.message import Message

from annotate.annotation import Status
from annotate.document import Document
from annotate.errors import PostilError
from annotate.labels.scheme import LabelScheme
from store.annotated_article import AnnotatedArticle
from store.library.overview import Overview
from tui.config.workspace import Workspace
from tui.library.article_texts import ArticleTexts
from tui.library.queue_entry import QueueEntry
from tui.widgets.article_columns import TextHit
from tui.widgets.article_preview import LabelCount, Preview

_RESTING_SECONDS = 0.08
"""Seconds that the cursor rests on an article before it is read; chosen by hand."""
_SHOWN_CHARACTERS = 6_000
"""Characters of a text that are wrapped: more than a high window shows."""
_CHARACTERS_BEFORE_HIT = 200
"""Characters of its line that are shown before a hit at most; chosen by hand."""
_CHARACTERS_A_MINUTE = 1_300
"""Characters that one reads in a minute, at about 220 words."""
_MOST_COUNTED = 3_000
"""Annotations whose labels are counted; more take too long to read by the way. Chosen by hand."""


@dataclass
class PreviewRead(Message):
    """What the preview is to show is known."""

    preview: Preview


@dataclass(frozen=True, slots=True)
class PreviewSubject:
    """An article that the preview is to show."""

    entry: QueueEntry
    overview: Overview | None
    """Its numbers; None while they are not known."""
    hit: TextHit | None
    """What was looked for in its text, if it is there."""


def read_preview(
    subject: PreviewSubject,
    workspace: Workspace,
    texts: ArticleTexts,
    *,
    post: Callable[[Message], object],
    is_cancelled: Callable[[], bool],
) -> None:
    """Read an article on which the cursor rests.

    Args:
        subject: The article.
        workspace: Whose annotations are counted, and the labels in force.
        texts: Has the texts.
        post: Takes a `PreviewRead`.
        is_cancelled: Whether the cursor has gone on.
    """
    time.sleep(_RESTING_SECONDS)
    if is_cancelled():
        return
    entry = subject.entry
    try:
        document = texts.document(entry, subject.overview)
        labels = _labels(subject.overview, workspace)
    except PostilError as error:
        post(PreviewRead(Preview(entry.key, entry.title, trouble=str(error))))
        return
    start, hit = _part(document, subject.hit)
    text = document.text[start : start + _SHOWN_CHARACTERS]
    about = _about(document)
    post(PreviewRead(Preview(entry.key, document.title, about, labels, text, hit)))


def _part(document: Document, hit: TextHit | None) -> tuple[int, tuple[int, int]]:
    """The offset of the part that is shown, and the hit as offsets in it."""
    text = document.text
    if hit is not None and hit.offset < len(text):
        line = text.rfind("\n", 0, hit.offset) + 1
        start = max(line, hit.offset - _CHARACTERS_BEFORE_HIT)
        offset = hit.offset - start
        return start, (offset, offset + len(hit.match))
    start = len(text) - len(text.lstrip())
    # The headline stands over the text already.
    if text.startswith(document.title.removesuffix("…"), start):
        line_end = text.find("\n", start)
        start = line_end + 1 if line_end >= 0 else start
    rest = text[start : start + _SHOWN_CHARACTERS]
    return start + len(rest) - len(rest.lstrip()), (0, 0)


def _about(document: Document) -> str:
    minutes = max(1, round(len(document.text) / _CHARACTERS_A_MINUTE))
    facts = (document.facts.get("author"), document.facts.get("date"), f"{minutes} min to read")
    return " · ".join(fact for fact in facts if fact)


def _labels(overview: Overview | None, workspace: Workspace) -> tuple[LabelCount, ...]:
    """The labels of accepted and pending annotations, the most frequent first."""
    if overview is None or not 0 < overview.total <= _MOST_COUNTED or workspace.adjudication:
        return ()
    library = workspace.library
    annotated = library.annotated(library.article(overview.id), workspace.author.name)
    return _counted(annotated, workspace.scheme)


def _counted(annotated: AnnotatedArticle, scheme: LabelScheme) -> tuple[LabelCount, ...]:
    records = (*annotated.spans, *annotated.claims)
    names = Counter(record.body.label for record in records if record.status is not Status.REJECTED)
    labels = ((scheme.label(name), count) for name, count in names.most_common())
    return tuple(LabelCount(label.name, label.hue, count) for label, count in labels)
