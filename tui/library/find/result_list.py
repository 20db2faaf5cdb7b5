"""The list of hits, grouped by article and drawn as it scrolls by."""

from __future__ import annotations

from rich.style import Style
from textual.strip import Strip

from annotate.claim import Claim
from annotate.labels.scheme import HUES, LabelScheme
from annotate.text.one_line import one_line
from tui.display.glyphs import visible
from tui.display.marks import MOVED, STATUS_SIGNS
from tui.library.answer_rows import MOST_HEADING, notice_row
from tui.library.find.results import ArticleHits, ResultRow, Results
from tui.library.headed_list import HeadedList
from tui.widgets.fitting import (
    Piece,
    cells,
    fitted,
    shortened,
    shortened_ahead,
    shortened_pieces,
    text_cells,
)

_EDGE = 1
"""Empty cells at the left."""
_INDENT = 2
"""Cells of the mark of a hit, and a gap."""
_LABEL_CELLS = 10
"""Cells for a label and a gap behind it; chosen by hand."""
_SPEAKER_CELLS, _LEAST_SPEAKER_CELLS = 24, 10
"""Cells of a speaker, or of a cue, at most, and those that it keeps; chosen by hand."""
_SPEAKER_SHARE = 6
"""What part of a row each of them has where the content needs room: a sixth; chosen by hand."""
_CLAIM = Claim.kind
_NOBODY = "—"
_MARK = "▪"


class ResultList(HeadedList):
    """Rows of hits under the titles of their articles."""

    LOOKS = "results--"
    COMPONENT_CLASSES = {f"results--hue-{hue}" for hue in range(1, HUES + 1)} | {
        f"results--{look}"
        for look in (
            *("title", "quiet", "count", "current"),
            *("hit", "said", "strong", "key", "warning", "plain"),
        )
    }

    def __init__(self, scheme: LabelScheme) -> None:
        super().__init__()
        self.results = Results()
        """What is listed."""
        self._scheme = scheme

    def show(self, results: Results) -> None:
        """List other results, or those that have grown."""
        is_other = results is not self.results
        self.results = results
        self._drawn_cursor = self.cursor_row
        self.set_length(len(results.rows))
        if is_other and not results.cursor:
            self.scroll_to(y=0, animate=False, force=True)
        self.update_rows()
        if is_other and results.cursor:
            self.reveal()

    @property
    def cursor_row(self) -> int:
        """The row of the hit under the cursor; 0 where there is none."""
        return self.results.current_row

    def is_heading(self, row: int) -> bool:
        """Tell whether a row is the title of an article."""
        return self.results.rows[row].hit is None

    def go_to_row(self, row: int) -> bool:
        """Put the cursor on the hit of a row, or on the first one below a title."""
        is_row = row < len(self.results.rows)
        if is_row:
            self.results.go_to_row(row)
        return is_row

    def draw_row(self, row: int, width: int) -> Strip:
        """Draw a heading, a hit, or a line of the notice."""
        rows = self.results.rows
        if row >= len(rows):
            return notice_row(self, self.notice, row if not rows else -1, width)
        if rows[row].hit is None:
            return self._heading(rows[row].article, width)
        is_current = row == self.results.current_row
        return self._hit(rows[row], width, is_current=is_current)

    def _heading(self, article: ArticleHits, width: int) -> Strip:
        plain = self.paint()
        count = f"{len(article.hits)}" if len(article.hits) > 1 else ""
        right = [(f"{visible(article.date)}  ", self.paint("quiet"))] if article.date else []
        right += [(count.rjust(4), self.paint("count")), (" ", plain)]
        room = max(0, min(width, MOST_HEADING) - _EDGE - cells(right) - 1)
        title = shortened(visible(article.title), room)
        gap = " " * (room - text_cells(title) + 1)
        pieces = [(" " * _EDGE, plain), (title, self.paint("title")), (gap, plain), *right]
        return fitted(pieces, width, plain)

    def _hit(self, row: ResultRow, width: int, *, is_current: bool) -> Strip:
        ground = self.paint(*(["current"] if is_current else []))
        about = self._about(row, _SPEAKER_CELLS, is_current=is_current)
        room = width - _EDGE - _INDENT - 1
        if row.hit is not None and cells(about) + len(row.hit.words) > room:
            most = max(_LEAST_SPEAKER_CELLS, min(_SPEAKER_CELLS, width // _SPEAKER_SHARE))
            about = self._about(row, most, is_current=is_current)
        room = max(0, room - cells(about))
        mark = _MARK if row.key in self.results.marks else " "
        pieces = [(f" {mark} ", ground), *about, *self._words(row, room, ground)]
        return fitted(pieces, width, ground)

    def _about(self, row: ResultRow, most: int, *, is_current: bool) -> list[Piece]:
        """What an annotation is; nothing of a place in a text.

        Its status and label; for a claim also who says it by which cue, in `most` cells each.
        """
        annotation = row.hit.annotation if row.hit is not None else None
        if annotation is None:
            return []

        def look(name: str) -> Style:
            return self.paint("current") if is_current else self.paint(name)

        label = self._scheme.label(annotation.label)
        sign = MOVED if annotation.moved else STATUS_SIGNS[annotation.status]
        name = shortened(visible(annotation.label or annotation.kind), _LABEL_CELLS - 1)
        pieces = [
            (f"{sign} ", look("quiet")),
            (name, look(f"hue-{label.hue}")),
            (" " * (_LABEL_CELLS - text_cells(name)), look("plain")),
        ]
        if annotation.kind == _CLAIM:
            who = shortened(visible(one_line(annotation.who)), most)
            cue = shortened(visible(one_line(annotation.cue)), most)
            pieces += [(f"{who or _NOBODY} ", look("strong")), (f"{cue}: ", look("plain"))]
        return pieces

    def _words(self, row: ResultRow, room: int, ground: Style) -> list[Piece]:
        """The words of a hit between those around it, the hit in full where there is room."""
        hit = row.hit
        if hit is None:
            return []
        before, words, after = (
            visible(one_line(text)) for text in (hit.before, hit.words, hit.after)
        )
        rest = max(0, room - text_cells(words))
        # Who says it is known already; anything else needs what comes before.
        is_claim = hit.annotation is not None and hit.annotation.kind == _CLAIM
        least_before = 0 if is_claim else max(rest // 3, rest - text_cells(after))
        before = shortened_ahead(before, least_before)
        # The contents of claims fill whole rows, on which the ground of hits would be a wall.
        name = "said" if is_claim else "hit"
        look = self.paint(*(["current"] if row is self.results.current else []), name)
        return shortened_pieces([(before, ground), (words, look), (after, ground)], room)
