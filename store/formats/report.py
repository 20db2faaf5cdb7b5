"""Reports: the losses and alterations of an export or import, counted and named."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

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

    def lose(self, what: str, count: int = 1) -> None:
        """Count something that the format cannot hold."""
        if count:
            self.lost[what] += count

    def remark(self, what: str, count: int = 1) -> None:
        """Count something that the format holds in a way that people should know."""
        if count:
            self.remarks[what] += count

    def misalign(self, article: str, quote: str, outcome: str) -> None:
        """Record a span that does not begin and end where tokens do."""
        short = quote if len(quote) <= _LONGEST_QUOTE else f"{quote[: _LONGEST_QUOTE - 1]}…"
        self.misaligned.append(f"{article}: “{short}” is off the token boundaries; {outcome}")

    @property
    def is_complete(self) -> bool:
        """Everything found its place, unaltered."""
        return not self.lost and not self.misaligned

    def lines(self, name: str) -> Iterator[str]:
        """Yield everything in words, line by line.

        Args:
            name: The name of the format, or of the place that the import goes to.
        """
        yield from self.misaligned
        if self.lost:
            yield f"{name} has no place for: {_counted(self.lost)}"
        if self.remarks:
            yield f"note: {_counted(self.remarks)}"


def _counted(counts: Counter[str]) -> str:
    return ", ".join(f"{what} ({count})" for what, count in sorted(counts.items()))
