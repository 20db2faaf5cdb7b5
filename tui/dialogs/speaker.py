"""Choosing the entity that the source of a claim names."""

from __future__ import annotations

from annotate.annotation_set import AnnotationSet
from annotate.claim import Claim
from annotate.speakers import nearest_speakers
from tui.dialogs.choose import ChooseScreen

NOBODY = ""
"""The value of the choice that the source names no entity of the article."""


def speaker_screen(annotations: AnnotationSet, claim: Claim) -> ChooseScreen:
    """A list of the names in the article, those nearest before the claim first."""
    choices = [
        (item.id, f"{annotations.quote(item.body.extent)}  {item.body.label}")
        for item in nearest_speakers(annotations, claim.extent)
    ]
    none_of_them = (NOBODY, "not named in this article")
    title = "Who is the source?"
    return ChooseScreen(title, [*choices, none_of_them], chosen=claim.speaker or "")
