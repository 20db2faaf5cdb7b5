"""Messages about labelling or removing equal text, before and afterwards."""

from __future__ import annotations

from annotate.commands import LabelSameText, RemoveSameText, SamePlaces
from tui.keys.command import ESCAPE


def question_words(
    command: LabelSameText | RemoveSameText,
    places: SamePlaces,
    quote: str,
    key: str,
    width: int,
    *,
    find_key: str,
    is_about_focus: bool = True,
) -> str:
    """The question with the count, as full as fits into a width in cells.

    Args:
        command: What is asked.
        places: Where it would change something.
        quote: The text.
        key: The key that says yes.
        width: Cells.
        find_key: The key that looks in the whole library.
        is_about_focus: False where a claim is in focus, which has no equals.
    """
    other = "" if is_about_focus else "not the claim in focus: "
    edit = f"{other}{_change_words(command, len(places.spans), quote)}"
    details = "; ".join(["exact case", *_counts(places)])
    forms = (
        f"{edit} ({details})? {key} or Enter: yes, {ESCAPE}: no, {find_key}: in the whole library",
        f"{edit} ({details})? {key} or Enter: yes, {ESCAPE}: no",
        f"{edit} ({details})? {key} yes, {ESCAPE} no",
        f"{edit} (exact case)? {key} yes, {ESCAPE} no",
        f"{edit}? {key} yes, {ESCAPE} no",
    )
    return next((form for form in forms if len(form) <= width), forms[-1])


def details_words(places: SamePlaces) -> str:
    """What changed beside its label, and what was left alone; empty where nothing was."""
    return ", ".join(_counts(places))


def _change_words(command: LabelSameText | RemoveSameText, count: int, quote: str) -> str:
    label = command.entity.label
    if isinstance(command, RemoveSameText):
        return f"remove {count} more {label} “{quote}”"
    return f"label {count} more “{quote}” as {label}"


def _counts(places: SamePlaces) -> list[str]:
    counts = {
        "relabelled": len(places.other),
        "replaced": len(places.replaced),
        "kept": places.untouched_count,
    }
    return [f"{count} {outcome}" for outcome, count in counts.items() if count]
