"""Messages about labelling or removing equal text, before and afterwards."""

from __future__ import annotations

from annotate.commands import LabelSameText, RemoveSameText, SamePlaces
from tui.keys.commands import ESCAPE


def question_words(
    command: LabelSameText | RemoveSameText, places: SamePlaces, quote: str, key: str, width: int
) -> str:
    """The question with the count, as full as fits into a width in cells; `key` says yes."""
    what = _what(command, len(places.spans), quote)
    details = "; ".join(["exact case", *_details(places)])
    forms = (
        f"{what} ({details})? {key} or Enter: yes, {ESCAPE}: no",
        f"{what} ({details})? {key} yes, {ESCAPE} no",
        f"{what} (exact case)? {key} yes, {ESCAPE} no",
        f"{what}? {key} yes, {ESCAPE} no",
    )
    return next((form for form in forms if len(form) <= width), forms[-1])


def done_words(command: LabelSameText | RemoveSameText, places: SamePlaces, quote: str) -> str:
    """The message afterwards, with what was left alone."""
    what = _what(command, len(places.spans), quote)
    details = ", ".join(_details(places))
    return f"done: {what}{f' ({details})' if details else ''}"


def _what(command: LabelSameText | RemoveSameText, count: int, quote: str) -> str:
    label = command.entity.label
    if isinstance(command, RemoveSameText):
        return f"remove {count} more {label} “{quote}”"
    return f"label {count} more “{quote}” as {label}"


def _details(places: SamePlaces) -> list[str]:
    relabelled = [f"{len(places.other)} relabelled"] if places.other else []
    count = places.untouched_count
    return [*relabelled, f"{count} kept"] if count else relabelled
