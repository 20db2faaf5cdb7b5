"""Columns that are drawn row by row are read one after the other; tables stay in rows."""

from __future__ import annotations

import io
from collections.abc import Sequence

import pytest
from reportlab.pdfgen.canvas import Canvas

from annotate.loaders import pdf as pdf_loader
from tests.annotate.loaders.sources import source

HEADLINE = "A headline that goes over all of the columns of this page"
COLUMNS = (
    (
        "The harbour plan was opened",
        "on Monday by the mayor, who",
        "said that no other port had",
        "such a quay, and that the gov-",
        "ernment had paid for it all.",
    ),
    (
        "In the north no ferry sailed",
        "for three days on end, as the",
        "storm went on, the owner said.",
        "Its passengers slept in a hall",
        "and were given soup and tea.",
    ),
    (
        "The old bridge is closed from",
        "today on, the town hall said",
        "in a letter to all who live on",
        "the other bank, and who have",
        "to go by boat until the spring.",
    ),
)
TEXTS = (
    "The harbour plan was opened on Monday by the mayor, who said that no other port had such a "
    "quay, and that the government had paid for it all.",
    "In the north no ferry sailed for three days on end, as the storm went on, the owner said. Its "
    "passengers slept in a hall and were given soup and tea.",
    "The old bridge is closed from today on, the town hall said in a letter to all who live on the "
    "other bank, and who have to go by boat until the spring.",
)


def page(columns: Sequence[Sequence[str]], *, drop: float = 0, headline: str = HEADLINE) -> str:
    """The text of a page whose rows are drawn one by one, each column lower than the last."""
    file = io.BytesIO()
    canvas = Canvas(file)
    canvas.drawString(40, 780, headline)
    for row, cells in enumerate(zip(*columns, strict=True)):
        for column, cell in enumerate(cells):
            canvas.drawString(40 + 180 * column, 740 - 15 * row - drop * column, cell)
    canvas.showPage()
    canvas.save()
    return pdf_loader.load(source(file.getvalue(), "paper.pdf")).text


@pytest.mark.parametrize(("count", "drop"), [(2, 0), (2, 3), (2, 7), (3, 0), (3, 3)])
def test_columns_are_read_one_after_the_other(count: int, drop: float) -> None:
    text = page(COLUMNS[:count], drop=drop)

    assert text.split("\n\n") == [HEADLINE, *TEXTS[:count]]


def test_a_table_is_read_row_by_row() -> None:
    names = ("Ida Quill", "Tom Farrow", "Ada Lovell", "Cy Marsh")
    numbers = ("1 200 votes", "900 votes", "40 votes", "12 votes")

    text = page((names, numbers))

    for name, number in zip(names, numbers, strict=True):
        assert f"{name} {number}" in text


def test_one_column_stays_as_it_is() -> None:
    assert page(COLUMNS[:1]).split("\n\n") == [HEADLINE, TEXTS[0]]
