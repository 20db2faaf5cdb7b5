"""Reports: what a format could not hold, counted and named."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

_LONGEST_QUOTE = 60


class Report:
    """Collects what an export or an import leaves out or alters; nothing is lost in silence."""

    def __init__(self) -> None:
        self.lost: Counter[str] = Counter()
        """What there is no place for, and how many of it: `notes`, `overlapping entities`."""
        self.remarks: Counter[str] = Counter()
        """What stands in another place than might be expected, and how many of it."""
        self.misaligned: list[str] = []
        """Each span off the token boundaries, with article and quote, and what became of it."""

    def lose(self, what: str, count: int = 1) -> None:
        """Count something that cannot be held."""
        if count:
            self.lost[what] += count

    def remark(self, what: str, count: int = 1) -> None:
        """Count something that is held, in a way that people should know."""
        if count:
            self.remarks[what] += count

    def misalign(self, article: str, quote: str, outcome: str) -> None:
        """Name a span that does not begin and end where tokens do."""
        short = quote if len(quote) <= _LONGEST_QUOTE else f"{quote[: _LONGEST_QUOTE - 1]}…"
        self.misaligned.append(f"{article}: “{short}” is off the token boundaries; {outcome}")

    @property
    def is_complete(self) -> bool:
        """Whether everything found its place, unaltered."""
        return not self.lost and not self.misaligned

    def lines(self, name: str) -> Iterator[str]:
        """Everything in words, a line each.

        Args:
            name: What the format is called.
        """
        yield from self.misaligned
        if self.lost:
            yield f"{name} has no place for: {_counted(self.lost)}"
        if self.remarks:
            yield f"to know: {_counted(self.remarks)}"


def _counted(counts: Counter[str]) -> str:
    return ", ".join(f"{what} ({count})" for what, count in sorted(counts.items()))
