"""Reports: the losses and alterations of an export or import, counted and named."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from annotate.text.one_line import abbreviate

_LONGEST_QUOTE = 60
"""Characters of a quote in a message, so that a line stays readable; chosen by hand."""


class Report:
    """Collects all that an export or import leaves out or alters; nothing is lost in silence."""

    def __init__(self) -> None:
        self.lost: Counter[str] = Counter()
        """Counts of things without a place in the format: `notes`, `overlapping entities`."""
        self.remarks: Counter[str] = Counter()
        """Counts of things that are held in another way than might be expected."""
        self.misaligned: list[str] = []
        """A sentence for each span off the token boundaries: article, quote and outcome."""
        self.left_out: list[str] = []
        """The reason why something is left out as a whole, for each."""
        self._first_places: dict[str, str] = {}

    def lose(self, what: str, count: int = 1, *, where: str = "") -> None:
        """Count something that the format cannot hold.

        Args:
            what: Its name, in the plural.
            count: The number of them; with none, nothing is counted.
            where: Its place; that of the first one is reported.
        """
        self._count(self.lost, what, count, where)

    def remark(self, what: str, count: int = 1, *, where: str = "") -> None:
        """Count something that the format holds in a way that people should know.

        The arguments are those of `lose`.
        """
        self._count(self.remarks, what, count, where)

    def _count(self, counts: Counter[str], what: str, count: int, where: str) -> None:
        if count:
            counts[what] += count
            if where:
                self._first_places.setdefault(what, where)

    def misalign(self, article: str, quote: str, outcome: str) -> None:
        """Record a span that does not begin and end where tokens do."""
        short_quote = abbreviate(quote, _LONGEST_QUOTE)
        self.misaligned.append(f"{article}: “{short_quote}” is off the token boundaries; {outcome}")

    @property
    def is_complete(self) -> bool:
        """Everything found its place, unaltered."""
        return not self.lost and not self.misaligned and not self.left_out

    def lines(self, name: str) -> Iterator[str]:
        """Yield everything in words, line by line.

        Args:
            name: The name of the format, or of the place that the import goes to.
        """
        yield from (f"left out: {reason}" for reason in self.left_out)
        yield from self.misaligned
        if self.lost:
            yield f"{name} has no place for: {self._in_words(self.lost)}"
        if self.remarks:
            yield f"note: {self._in_words(self.remarks)}"

    def _in_words(self, counts: Counter[str]) -> str:
        return ", ".join(
            f"{what} ({count}{self._place(what, count)})" for what, count in sorted(counts.items())
        )

    def _place(self, what: str, count: int) -> str:
        """Return the place of the first thing of a name, as it stands behind the count."""
        place = self._first_places.get(what)
        if place is None:
            return ""
        return f", the first: {place}" if count > 1 else f": {place}"
