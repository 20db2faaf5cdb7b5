"""The words of a row of the panel, each with its look."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from annotate.annotation import Annotation, Item, Status, status_of
from annotate.attributes import in_words
from annotate.claim import Claim
from annotate.labels.scheme import Label, LabelScheme
from annotate.labels.short_form import SHORT_CELLS, cells
from annotate.speaker_names import quote
from tui.display.glyphs import visible
from tui.display.marks import STATUS_SIGNS, status_sign
from tui.widgets.panel.outline import Outline
from tui.widgets.panel.rows import ClaimRow, Heading, NameRow, Row

Words = tuple[str, str]
"""Text that is safe to draw, and its look: a component class of the panel without its prefix."""

_RULE = "─"


@dataclass(frozen=True, slots=True)
class RowWords:
    """What a row says."""

    left: tuple[Words, ...]
    """From the left edge on; cut with an ellipsis where there is no room for it."""
    right: tuple[Words, ...] = ()
    """At the right edge."""
    filler: str = " "
    """What fills the room between the two."""


def row_words(
    row: Row, outline: Outline, scheme: LabelScheme, *, rank: int | None = None
) -> RowWords:
    """The words of a row.

    Args:
        row: The row.
        outline: What it is a row of.
        scheme: The labels in force.
        rank: The number of the entity at hand among those of the row, counted from 0; None where
            none of them is at hand.
    """
    match row:
        case Heading():
            return RowWords(_heading(row), filler=_RULE)
        case NameRow():
            return _name_words(row, scheme.label(row.label), rank)
        case ClaimRow(is_content=True):
            return RowWords(_content_words(row.item, outline))
        case ClaimRow():
            return RowWords(tuple(_cue_words(row.item, outline, scheme)))


def _heading(row: Heading) -> tuple[Words, ...]:
    return (f"{_RULE * 2} ", "rule"), (f"{visible(row.words)} ({row.count}) ", "heading")


def _name_words(row: NameRow, label: Label, rank: int | None) -> RowWords:
    first_sign, _ = row.counts[0]
    look = "rejected" if first_sign == STATUS_SIGNS[Status.REJECTED] else "text"
    left = [(f" {first_sign} ", "text"), _label(label), (visible(row.name), look)]
    if row.count > 1:
        count = f" ×{row.count}" if rank is None else f" {rank + 1} of {row.count}"
        left.append((count, "quiet" if rank is None else "count"))
    left += _attributes(row.attributes)
    left += _note(row.note)
    mixed = row.counts if len(row.counts) > 1 else ()
    return RowWords(tuple(left), tuple((f" {sign}{count}", "quiet") for sign, count in mixed))


def _cue_words(item: Item, outline: Outline, scheme: LabelScheme) -> Iterable[Words]:
    """The sign of the status, the cue, and the source where it does not say who speaks."""
    claim = item.body
    if not isinstance(claim, Claim):
        return
    yield f" {status_sign(item)} ", "text"
    if claim.label != scheme.claim_label.name:
        yield _label(scheme.label(claim.label))
    cue = visible(quote(outline.annotations, claim.cue))
    yield cue or "no cue", _look(item, "cue" if cue else "quiet")
    source = visible(quote(outline.annotations, claim.source))
    speaker = outline.speaker(item)
    if source and (not speaker or speaker not in source):
        yield f"  ({source})", "quiet"
    if isinstance(item, Annotation):
        yield from _attributes(in_words(item.attributes))
        yield from _note(item.note)


def _content_words(item: Item, outline: Outline) -> tuple[Words, ...]:
    claim = item.body
    content = quote(outline.annotations, claim.content) if isinstance(claim, Claim) else ""
    if not content:
        return (("   no content", "quiet"),)
    return ("   ", "text"), (visible(content), _look(item, "text"))


def _label(label: Label) -> Words:
    return label.short + " " * (1 + SHORT_CELLS - cells(label.short)), f"hue-{label.hue}"


def _attributes(words: str) -> tuple[Words, ...]:
    return ((f"  {visible(words)}", "quiet"),) if words else ()


def _note(note: str) -> tuple[Words, ...]:
    return ((f"  * {visible(' '.join(note.split()))}", "note"),) if note else ()


def _look(item: Item, usual: str) -> str:
    return "rejected" if status_of(item) is Status.REJECTED else usual
