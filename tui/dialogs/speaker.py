"""Choosing the entity that the source of a claim names."""

from __future__ import annotations

from annotate.annotation_set import AnnotationSet
from annotate.claim import Claim
from annotate.speakers import nearest_speakers
from tui.dialogs.choose import ChooseScreen

NOBODY = ""
"""What is returned for a source that names no entity of the article."""


def speaker_screen(annotations: AnnotationSet, claim: Claim) -> ChooseScreen:
    """The names of the article, those that stand nearest ahead of a claim first."""
    choices = [
        (item.id, f"{annotations.quote(item.body.extent)}  {item.body.label}")
        for item in nearest_speakers(annotations, claim.extent)
    ]
    nobody = (NOBODY, "nobody who is named here")
    title = "Who is the source?"
    return ChooseScreen(title, [*choices, nobody], chosen=claim.speaker or "")
