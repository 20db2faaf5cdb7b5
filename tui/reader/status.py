"""The status line: which article, how far, what is decided, and whether it is on disk."""

from __future__ import annotations

from annotate.annotation import Status
from store.annotated_article import Answer
from tui.display.marks import STATUS_SIGNS
from tui.reader.opening import Opening
from tui.widgets.bars import Part

_WORDS = {Status.SUGGESTED: "pending", Status.ACCEPTED: "accepted", Status.REJECTED: "rejected"}

_A_MINUTE = 1_300
"""Characters that one reads in a minute, at about 220 words."""
_ANSWERS: dict[Answer, str] = {"accept": "✓ done", "ignore": "– set aside"}


def status(reader: Opening) -> tuple[list[Part], ...]:
    """The left side, and right sides from the longest to the shortest."""
    share = reader.cursor.end / max(1, reader.end)
    left = [Part(f"{min(1.0, share):4.0%}  {_time_left(reader)}"), *_modes(reader)]
    left.append(Part(reader.document.title, "strong"))
    if reader.session is None:
        return left, [Part("opening …")]
    if reader.session.answer is not None:
        left.insert(1, Part(f"{_ANSWERS[reader.session.answer]}  ", "strong"))
    saving = _saving(reader)
    pipeline = Part(f"{_pipeline(reader)}  ")
    counts, short = Part(f"{_counts(reader)}  "), Part(f"{_short_counts(reader)}  ")
    return left, [counts, pipeline, saving], [counts, saving], [short, saving]


def _time_left(reader: Opening) -> str:
    """How long the rest takes to read; a minute or less is not worth saying."""
    minutes = (len(reader.document.text) - reader.cursor.end) // _A_MINUTE
    if minutes <= 1:
        return ""
    hours, rest = divmod(minutes, 60)
    return f"{hours} h {rest} min left  " if hours else f"{minutes} min left  "


def _modes(reader: Opening) -> list[Part]:
    """What makes keys or highlights behave otherwise than usual."""
    return [Part("by character  ", "key")] if reader.by_character else []


def _counts(reader: Opening) -> str:
    counts = [f"{_count(reader, status)} {word}" for status, word in _WORDS.items()]
    return "  ".join([*counts, *(f"{count} {word}" for count, word in _changed(reader))])


def _changed(reader: Opening) -> list[tuple[int, str]]:
    """How much has moved or got lost since the text changed, as far as it waits for a person."""
    if reader.session is None:
        return []
    annotations = reader.session.annotations
    counts = [(annotations.moved, "moved"), (len(annotations.orphans), "lost")]
    return [(count, word) for count, word in counts if count]


def _short_counts(reader: Opening) -> str:
    counts = [f"{_count(reader, status)}{sign}" for status, sign in STATUS_SIGNS.items()]
    return " ".join([*counts, *(f"{count} {word}" for count, word in _changed(reader))])


def _count(reader: Opening, status: Status) -> str:
    """How many items have a status; more may come while the pipeline runs."""
    if reader.session is None:
        return "0"
    more = "+" if status is Status.SUGGESTED and reader.is_extracting else ""
    return f"{reader.session.annotations.count(status)}{more}"


def _pipeline(reader: Opening) -> str:
    progress = f" {reader.extracted:.0%}" if reader.extracted is not None else ""
    return reader.suggested_by + progress


def _saving(reader: Opening) -> Part:
    if reader.session is None:
        return Part("")
    if reader.session.read_only is not None:
        return Part("read-only, free" if reader.is_free else "read-only", "warning")
    if reader.save_trouble is not None:
        reason = str(reader.save_trouble).partition(";")[0]
        return Part(f"UNSAVED: {reason}", "warning")
    if reader.saved_step < reader.session.last_step:
        return Part("saving…", "strong")
    return Part(f"saved {reader.saved_step}" if reader.saved_step else "saved")
