"""Results: the articles with hits so far, as rows of a list with a cursor on a hit."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from store.index.hits import Hit

MOST_HITS = 10_000
"""Hits that are listed; more are counted alone. Chosen by hand: some tens of megabytes."""


HitKey = tuple[str, int, str]
"""The article's id, the first character, and the annotation's id, if there is one."""


@dataclass(frozen=True, slots=True)
class ArticleHits:
    """An article with its hits."""

    id: str
    """The article's id."""
    title: str
    """A name for people."""
    uri: str
    """Its source."""
    date: str
    """When it was published, ISO 8601; empty where that is not known."""
    digest: str
    """That of the text in which the offsets of the hits are."""
    hits: tuple[Hit, ...]
    """The hits, in the order of the text."""


@dataclass(frozen=True, slots=True)
class ResultRow:
    """A row of the list: the heading of an article, or one of its hits."""

    article: ArticleHits
    """The article."""
    hit: Hit | None = None
    """The hit; None in a heading."""

    @property
    def key(self) -> HitKey:
        """What tells the hit from others, also in a later search."""
        hit = self.hit
        if hit is None:
            return (self.article.id, -1, "")
        return (self.article.id, hit.start, hit.annotation.id if hit.annotation else "")


class Results:
    """What was found so far; rows are only added, so that none moves under the cursor."""

    def __init__(self) -> None:
        self.rows: list[ResultRow] = []
        """The rows, each article under its heading."""
        self.articles = 0
        """Number of articles with hits."""
        self.hits = 0
        """Number of hits, those too that are not listed."""
        self.cursor = 0
        """Number of the hit under the cursor, counted from 0."""
        self.marks: set[HitKey] = set()
        """The hits that are marked."""
        self._row_numbers: list[int] = []
        """The row of each hit that is listed."""

    @property
    def listed(self) -> int:
        """Number of hits that are listed."""
        return len(self._row_numbers)

    @property
    def current(self) -> ResultRow | None:
        """The hit under the cursor; None where there is none."""
        return self.rows[self.current_row] if self._row_numbers else None

    @property
    def current_row(self) -> int:
        """The number of its row; 0 where there is none."""
        return self._row_numbers[self.cursor] if self._row_numbers else 0

    def add(self, article: ArticleHits) -> None:
        """Add an article below the others."""
        self.articles += 1
        self.hits += len(article.hits)
        room = MOST_HITS - self.listed
        if room <= 0:
            return
        self.rows.append(ResultRow(article))
        for hit in article.hits[:room]:
            self._row_numbers.append(len(self.rows))
            self.rows.append(ResultRow(article, hit))

    def go(self, number: int) -> None:
        """Put the cursor on a hit, or on the nearest one that exists."""
        self.cursor = max(0, min(number, self.listed - 1))

    def step(self, answers: int) -> None:
        """Go so many hits on, or back."""
        self.go(self.cursor + answers)

    def go_to_end(self, *, last: bool) -> None:
        """Go to the first hit, or to the last one."""
        self.go(self.listed - 1 if last else 0)

    def ordered_like(self, other: Results) -> Results:
        """The same articles in the order of another list, new ones last, with its marks and cursor.

        The cursor goes to the same hit, else to that of the same number.
        """
        articles = [row.article for row in self.rows if row.hit is None]
        places = {row.article.id: place for place, row in enumerate(other.rows)}
        articles.sort(key=lambda article: places.get(article.id, len(other.rows)))
        ordered = Results()
        for article in articles:
            ordered.add(article)
        ordered.articles, ordered.hits, ordered.marks = self.articles, self.hits, other.marks
        keys = (row.key for row in ordered.rows if row.hit is not None)
        current_key = other.current.key if other.current is not None else None
        same = (number for number, key in enumerate(keys) if key == current_key)
        ordered.go(next(same, other.cursor))
        return ordered

    @property
    def marked_rows(self) -> list[ResultRow]:
        """The hits that are marked; all that are listed where none is."""
        hits = [self.rows[number] for number in self._row_numbers]
        return [row for row in hits if row.key in self.marks] or hits

    def toggle_mark(self) -> None:
        """Mark the hit under the cursor, or take its mark away."""
        if self.current is not None:
            self.marks ^= {self.current.key}

    def go_to_row(self, number: int) -> None:
        """Put the cursor on the hit of a row; on the first one of the article of a heading."""
        index = bisect_right(self._row_numbers, number)
        is_heading = number < len(self.rows) and self.rows[number].hit is None
        self.go(index if is_heading else index - 1)

    def move_rows(self, rows: int) -> None:
        """Move the cursor as far as some rows, and over a hit at least."""
        before = self.cursor
        target = max(0, min(self.current_row + rows, len(self.rows) - 1))
        self.go(bisect_right(self._row_numbers, target) - 1)
        if self.cursor == before:
            self.go(before + (1 if rows > 0 else -1))

    def step_group(self, direction: int) -> None:
        """Put the cursor on the first hit of the next article, of this one, or of the one before.

        Backwards it goes to the first hit of the same article, if it is not there yet.
        """
        row = self.current_row
        headings = range(row + 1, len(self.rows)) if direction > 0 else range(row - 2, -1, -1)
        heading = next((n for n in headings if self.rows[n].hit is None), None)
        if heading is not None:
            self.go_to_row(heading)
