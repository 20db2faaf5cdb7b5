"""Tables of results in Markdown, each line with its bound and whether it is met."""

from __future__ import annotations

from dataclasses import dataclass, field

_WITHOUT_DECIMALS, _WITH_ONE_DECIMAL = 100, 10
"""Least values of numbers with no decimals, and with one."""


@dataclass
class Table:
    """A heading, columns and rows."""

    title: str
    columns: tuple[str, ...]
    rows: list[tuple[str, ...]] = field(default_factory=list)

    def add(self, *cells: str) -> None:
        """Add a row; cells that are missing stay empty."""
        missing = len(self.columns) - len(cells)
        self.rows.append((*cells, *[""] * missing))

    @property
    def missed(self) -> int:
        """Number of rows outside of their bound."""
        met = self.columns.index("met")
        return sum(row[met] == "no" for row in self.rows)

    def __str__(self) -> str:
        rows = [self.columns, *self.rows]
        widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
        lines = [_line(row, widths) for row in rows]
        rule = "| " + " | ".join("-" * width for width in widths) + " |"
        return "\n".join([f"### {self.title}", "", lines[0], rule, *lines[1:], ""])


def number(value: float) -> str:
    """A number with as many digits as it is worth."""
    if value >= _WITHOUT_DECIMALS:
        return f"{value:.0f}"
    return f"{value:.1f}" if value >= _WITH_ONE_DECIMAL else f"{value:.2f}"


def verdict(value: float, bound: float | None) -> tuple[str, str]:
    """The bound, and whether a value is within it."""
    if bound is None:
        return "", ""
    return f"≤ {number(bound)}", "yes" if value <= bound else "no"


def _line(cells: tuple[str, ...], widths: list[int]) -> str:
    padded = (cell.ljust(width) for cell, width in zip(cells, widths, strict=True))
    return "| " + " | ".join(padded) + " |"
