"""Choosing the entity that the source of a claim names."""

from __future__ import annotations

from rich.cells import cell_len
from textual.content import Content

from annotate.annotation_set import AnnotationSet
from annotate.claim import Claim
from annotate.commands.describing import in_marks, shortened
from annotate.entity import PEOPLE
from annotate.speakers import nearest_speakers
from tui.dialogs.choose import ChooseScreen
from tui.display.glyphs import visible

_LONGEST_NAME = 40
"""Cells of a name behind which labels stay in one column; chosen by hand."""
_PERSONAL_PRONOUNS = frozenset(("he", "she", "him", "her"))
"""Sources that are a person, never an organisation."""
NOBODY = ""
"""The value of the choice that the source names no entity of the article."""


def speaker_screen(
    annotations: AnnotationSet, claim: Claim, labels: frozenset[str]
) -> ChooseScreen:
    """A list of those in the article who can speak, the nearest ones before the claim first.

    Where the source is “he” or “she”, persons come before all others.

    Args:
        annotations: Those of the article.
        claim: The claim whose source is looked for.
        labels: The labels of persons and organisations.
    """
    speakers = [
        (item.id, " ".join(annotations.quote(item.body.extent).split()), item.body.label)
        for item in nearest_speakers(annotations, claim, labels)
    ]
    source = " ".join(annotations.quote(span) for span in claim.source)
    if source.casefold() in _PERSONAL_PRONOUNS:
        speakers.sort(key=lambda speaker: speaker[2] not in PEOPLE)
    choices = [(value, f"{name}  {label}") for value, name, label in speakers]
    width = min(_LONGEST_NAME, max((cell_len(visible(name)) for _, name, _ in speakers), default=0))
    none_of_them = (NOBODY, "not named in this article")
    chosen = annotations.get(claim.speaker) if claim.speaker is not None else None
    name = " ".join(annotations.quote(chosen.body.extent).split()) if chosen is not None else ""
    ids = [value for value, text in choices if name and text.startswith(f"{name}  ")]
    title = f"Who is {in_marks(shortened(source))}?" if source else "Who speaks?"
    first = [value for value, _ in choices[:1]]
    screen = ChooseScreen(title, [*choices, none_of_them], chosen=(ids or first or [NOBODY])[0])
    screen.drawings = {value: _row(name, label, width) for value, name, label in speakers}
    return screen


def _row(name: str, label: str, width: int) -> Content:
    """Draw a speaker with the label, in a column of its own behind `width` cells."""
    name = visible(name)
    gap = " " * (2 + max(0, width - cell_len(name)))
    return Content.assemble(name, gap, (visible(label), "$quiet"))
