"""How an annotation looks in the article and its margin."""

from __future__ import annotations

import pytest

from annotate.annotation import Annotation, Origin, Status
from annotate.labels.scheme import Label, LabelScheme
from tests.builders import entity
from tui.display.item_marks import item_look

_TIME = "2026-11-23T16:00:00Z"


@pytest.mark.parametrize("short", ["shp", "SHP", "Shp"])
@pytest.mark.parametrize(
    ("status", "text"), [(Status.SUGGESTED, "shp"), (Status.ACCEPTED, "SHP"), (Status.REJECTED, "")]
)
def test_small_letters_in_the_margin_mean_pending_however_the_label_is_written(
    short: str, status: Status, text: str
) -> None:
    scheme = LabelScheme((Label("SHIP", short, 1, "1", "ships"),))
    ship = Annotation(
        "1", entity("Mr Lavrov", "SHIP"), status, Origin.USER, None, "ann", _TIME, _TIME
    )
    note = item_look(ship, scheme, focused=False).note
    assert (note.text if note is not None else "") == text
