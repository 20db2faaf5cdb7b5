"""The status line: how far one has read, what is decided, and whether it is on disk."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from annotate.annotation import Status
from annotate.annotation_set import AnnotationSet
from annotate.orphan import lost_count
from store.annotated_article import Answer
from tui.display.marks import STATUS_SIGNS
from tui.display.plural import counted
from tui.reader.connection import Connection
from tui.reader.detail_line import STATUS_WORDS
from tui.reader.review_queue import ReviewQueue
from tui.reader.state import ReadingState
from tui.reader.suggestion_feed import SuggestionFeed
from tui.widgets.lines import Part, Sides

_CHARACTERS_A_MINUTE = 1_300
"""Characters that one reads in a minute, at about 220 words."""
LEAST_TITLE = 22
"""Cells of the title that stay beside the counts in a low window; chosen by hand."""
_ANSWERS: dict[Answer, str] = {"accept": "✓ done", "ignore": "– set aside"}


@dataclass(frozen=True, slots=True)
class StatusFacts:
    """What the status line says, before it is arranged to fit."""

    title: tuple[Part, ...]
    """The title, where it stands in this line."""
    share: str
    """The part of the article that one has read."""
    time_left: str
    """Time that it takes to read to the end; empty for a minute or less."""
    circumstances: tuple[Part, ...]
    """What holds while one reads on."""
    counts: tuple[str, ...]
    """The numbers of items by status, in the order of the signs; empty while the article opens."""
    more_counts: tuple[str, ...]
    """Numbers, with words, of what moved, got lost or is hidden."""
    origin: str
    """The origin of what is pending, where it matters now."""
    saving: Part
    """Whether everything is on disk."""


class StatusLine:
    """Puts the status line together."""

    def __init__(
        self,
        state: ReadingState,
        connection: Connection,
        feed: SuggestionFeed,
        queue: ReviewQueue,
        title: Callable[[], Sequence[Part]],
    ) -> None:
        self._state = state
        self._connection = connection
        self._feed = feed
        self._queue = queue
        self._title = title
        """Gives the title, where it stands in this line."""
        self._end = len(state.document.text.rstrip())
        """Offset one past the last visible character."""

    def facts(self) -> StatusFacts:
        """What there is to say at this moment."""
        session = self._connection.session
        annotations = session.annotations if session is not None else None
        return StatusFacts(
            title=tuple(self._title()),
            share=f"{min(1.0, self._state.cursor.end / max(1, self._end)):.0%}",
            time_left=self._time_left(),
            circumstances=tuple(self._circumstances()),
            counts=self._counts(annotations) if annotations is not None else (),
            more_counts=_more_counts(annotations) if annotations is not None else (),
            origin=self._queue.origin if session is not None else "",
            saving=self._saving(),
        )

    def sides(self) -> Sides:
        """The left side, and right sides from the longest to the shortest.

        Under a row with the title the place is on the left; else the title is, and the place goes
        with the counts.
        """
        facts = self.facts()
        title, circumstances, saving = facts.title, facts.circumstances, facts.saving
        share = Part(f"{facts.share}  ")
        place = [share, *_spaced(facts.time_left), *circumstances]
        if not facts.counts:
            return (title, [*place, saving]) if title else (place, [saving])
        origin, signed_counts = _spaced(facts.origin), _signed(facts.counts)
        short_counts = _spaced("  ".join((signed_counts, *facts.more_counts)))
        counts = [part for count in _worded(facts) for part in _spaced(count)]
        ends = [*counts, *origin, saving], [*short_counts, *origin, saving]
        if not title:
            return (
                place,
                [*counts, *origin, self._saved_changes() or saving],
                *ends,
                [*short_counts, saving],
                [saving],
            )
        return (
            title,
            [*place, *ends[0]],
            [share, *circumstances, *ends[1]],
            [*circumstances, *short_counts, saving],
            [*circumstances, *_spaced(signed_counts), saving],
            [*circumstances, saving],
            [saving],
        )

    def _circumstances(self) -> Iterator[Part]:
        session, item_filter = self._connection.session, self._state.item_filter
        if session is not None and session.answer is not None:
            yield Part(f"{_ANSWERS[session.answer]}  ", "strong")
        if self._state.by_character:
            yield Part("by character  ", "key")
        if item_filter is not None:
            yield Part(f"& {item_filter.words}  ", "key")

    def _time_left(self) -> str:
        characters = len(self._state.document.text) - self._state.cursor.end
        minutes = characters // _CHARACTERS_A_MINUTE
        if minutes <= 1:
            return ""
        hours, minutes_over = divmod(minutes, 60)
        return f"{hours} h {minutes_over} min left" if hours else f"{minutes} min left"

    def _counts(self, annotations: AnnotationSet) -> tuple[str, ...]:
        """Numbers of items; more may be pending while any are looked for."""
        more = {Status.SUGGESTED: "+"} if self._feed.may_bring_more else {}
        return tuple(f"{annotations.count(s)}{more.get(s, '')}" for s in STATUS_SIGNS)

    def _saving(self) -> Part:
        session, saving = self._connection.session, self._connection.saving
        if session is None:
            return Part("opening …")
        if session.read_only is not None:
            return Part("read-only, free" if self._connection.is_free else "read-only", "warning")
        if saving.trouble is not None:
            return Part(f"UNSAVED: {saving.reason}", "warning")
        if saving.saved_step < session.last_step:
            return Part("saving…", "strong")
        return Part(f"saved {saving.saved_step}" if saving.saved_step else "saved")

    def _saved_changes(self) -> Part | None:
        """That all changes are on disk, with their number in words; None where there is another."""
        count = self._connection.saving.saved_step
        is_said = self._saving().text == f"saved {count}"
        return Part(f"saved {counted(count, 'change')}") if is_said else None


def _spaced(words: str) -> list[Part]:
    """Words with a gap behind them, if there are any."""
    return [Part(f"{words}  ")] if words else []


def _worded(facts: StatusFacts) -> Iterator[str]:
    """All counts, in words."""
    numbers = dict(zip(STATUS_SIGNS, facts.counts, strict=True))
    yield from (f"{numbers[status]} {word}" for status, word in STATUS_WORDS.items())
    yield from facts.more_counts


def _signed(counts: Sequence[str]) -> str:
    """The counts by status, with the signs of the statuses."""
    return " ".join(
        f"{sign}{count}" for sign, count in zip(STATUS_SIGNS.values(), counts, strict=True)
    )


def other_labels(annotations: AnnotationSet) -> list[str]:
    """The number of suggestions that are hidden because of their labels, in words, if any are."""
    is_hidden = len(annotations.foreign) and not annotations.shows_foreign
    return [f"{len(annotations.foreign)} of other labels"] if is_hidden else []


def _more_counts(annotations: AnnotationSet) -> tuple[str, ...]:
    """Numbers of what moved or got lost since the text changed, and of what is hidden."""
    counts = [(annotations.moved_count, "moved"), (lost_count(annotations.orphans), "lost")]
    changes = [f"{count} {word}" for count, word in counts if count]
    return (*changes, *other_labels(annotations))
