"""The first page as the characters that draw it on a terminal."""

from __future__ import annotations

from tui.cli.first_page.settings import PageSettings
from tui.display.column_widths import measure
from tui.display.first_rows import first_rows
from tui.display.frame import look_of, rows_above, rows_below


def drawing(text: str, cursor: int, top: int, settings: PageSettings, size: tuple[int, int]) -> str:
    """Every cell of a window.

    Args:
        text: The article.
        cursor: Offset of the token under the cursor.
        top: Offset of the first character that was on screen.
        settings: Widths and looks.
        size: Cells and rows of the window.
    """
    width, height = size
    widths, above = measure(width, settings.widest), rows_above(height)
    page = height - above - rows_below(height, width)
    rows = first_rows(text, widths.text, cursor=cursor, top=top, page=page)
    indent = " " * (widths.left + widths.gutter)
    lines = [indent + row.drawing + " " * (width - len(indent) - row.width) for row in rows] + [
        " " * width
    ] * (page - len(rows))
    drawn_lines: list[str] = []
    for y in range(height):
        look = look_of(y, height, width)
        line = lines[y - above] if look == "text" else ("─" if look == "rule" else " ") * width
        code = settings.looks["text" if look == "blank" else look]
        drawn_lines.append(f"\x1b[{y + 1};1H\x1b[{code}m{line}\x1b[0m")
    return "".join(drawn_lines)
