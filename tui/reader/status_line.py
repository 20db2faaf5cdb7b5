"""The status line: how far one has read, what is decided, and whether it is on disk."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from annotate.annotation import Status
from annotate.annotation_set import AnnotationSet
from store.annotated_article import Answer
from tui.display.marks import STATUS_SIGNS
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

    def sides(self) -> Sides:
        """The left side, and right sides from the longest to the shortest.

        Under a row with the title the place is on the left; else the title is, and the place goes
        with the counts.
        """
        session, title = self._connection.session, self._title()
        place = [self._share(), self._time_left(), *self._circumstances()]
        if session is None:
            return (title, [*place, Part("opening …")]) if title else (place, [Part("opening …")])
        saving, circumstances = self._saving(), self._circumstances()
        short_counts = self._short_counts(session.annotations)
        ends = (
            [self._counts(session.annotations), *self._origin(), saving],
            [short_counts, *self._origin(), saving],
        )
        if not title:
            return (place, *ends, [short_counts, saving], [saving])
        return (
            title,
            [*place, *ends[0]],
            [self._share(), *circumstances, *ends[1]],
            [*circumstances, short_counts, saving],
            [*circumstances, self._shortest_counts(session.annotations), saving],
            [*circumstances, saving],
            [saving],
        )

    def _share(self) -> Part:
        """The part of the article that one has read."""
        return Part(f"{min(1.0, self._state.cursor.end / max(1, self._end)):.0%}  ")

    def _circumstances(self) -> list[Part]:
        """What holds while one reads on."""
        session = self._connection.session
        parts = []
        if session is not None and session.answer is not None:
            parts.append(Part(f"{_ANSWERS[session.answer]}  ", "strong"))
        if self._state.by_character:
            parts.append(Part("by character  ", "key"))
        return [*parts, *self._filter()]

    def _filter(self) -> list[Part]:
        """The words of the filter that is on."""
        item_filter = self._state.item_filter
        return [Part(f"& {item_filter.words}  ", "key")] if item_filter is not None else []

    def _time_left(self) -> Part:
        """Time that it takes to read to the end; empty for a minute or less."""
        characters = len(self._state.document.text) - self._state.cursor.end
        minutes = characters // _CHARACTERS_A_MINUTE
        if minutes <= 1:
            return Part("")
        hours, minutes_over = divmod(minutes, 60)
        return Part(f"{hours} h {minutes_over} min left  " if hours else f"{minutes} min left  ")

    def _counts(self, annotations: AnnotationSet) -> Part:
        counts = [
            f"{self._count(annotations, status)} {word}" for status, word in STATUS_WORDS.items()
        ]
        counts += [*_change_counts(annotations), *other_labels(annotations)]
        return Part("".join(f"{count}  " for count in counts))

    def _short_counts(self, annotations: AnnotationSet) -> Part:
        more = [*_change_counts(annotations), *other_labels(annotations)]
        return Part(f"{' '.join([self._signed_counts(annotations), *more])}  ")

    def _shortest_counts(self, annotations: AnnotationSet) -> Part:
        return Part(f"{self._signed_counts(annotations)}  ")

    def _signed_counts(self, annotations: AnnotationSet) -> str:
        counts = ((sign, self._count(annotations, s)) for s, sign in STATUS_SIGNS.items())
        return " ".join(f"{sign}{count}" for sign, count in counts)

    def _count(self, annotations: AnnotationSet, status: Status) -> str:
        """The number of items with a status; more may come while the pipeline runs."""
        more = "+" if status is Status.SUGGESTED and self._feed.is_running else ""
        return f"{annotations.count(status)}{more}"

    def _origin(self) -> list[Part]:
        """The origin of what is pending, where it matters now."""
        words = self._queue.origin
        return [Part(f"{words}  ")] if words else []

    def _saving(self) -> Part:
        session, saving = self._connection.session, self._connection.saving
        if session is None:
            return Part("")
        if session.read_only is not None:
            return Part("read-only, free" if self._connection.is_free else "read-only", "warning")
        if saving.trouble is not None:
            reason = str(saving.trouble).partition(";")[0]
            return Part(f"UNSAVED: {reason}", "warning")
        if saving.saved_step < session.last_step:
            return Part("saving…", "strong")
        return Part(f"saved {saving.saved_step}" if saving.saved_step else "saved")


def other_labels(annotations: AnnotationSet) -> list[str]:
    """The number of suggestions that are hidden because of their labels, in words, if any are."""
    is_hidden = len(annotations.foreign) and not annotations.shows_foreign
    return [f"{len(annotations.foreign)} of other labels"] if is_hidden else []


def _change_counts(annotations: AnnotationSet) -> list[str]:
    """Numbers of what has moved or got lost since the text changed and waits for a person."""
    counts = [(annotations.moved_count, "moved"), (len(annotations.orphans), "lost")]
    return [f"{count} {word}" for count, word in counts if count]
