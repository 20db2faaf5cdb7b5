"""Remarks on labels: what is no fault in a file, but hard to tell apart on the screen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import get_close_matches

from annotate.labels.checks import Fault
from annotate.labels.scheme import COLOURS, HUES, ONTONOTES, Label, LabelKind, LabelScheme

_FOREIGN_HUE = HUES
"""The number of the hue in which labels that a scheme does not have are drawn."""

_CLOSE = 0.8
"""How similar a word is that may be a slip, from 0 to 1; chosen by hand."""


def remarks(scheme: LabelScheme) -> Iterator[tuple[int, Fault]]:
    """Remarks on labels, each with the index of the label: shorts, colours, and slips in `from`."""
    for kind in LabelKind:
        labels = [(index, label) for index, label in enumerate(scheme) if label.kind is kind]
        yield from _shared_shorts(labels)
        yield from _shared_colours(labels)
    foreign = [label for label in ONTONOTES if label.name not in scheme.span_map.targets]
    has_free_colours = bool(_free_colours(scheme.of_kind(LabelKind.SPAN)))
    for index, label in enumerate(scheme):
        if label.kind is LabelKind.SPAN:
            likenesses = _likenesses(label, foreign, has_free_colours=has_free_colours)
            yield from ((index, fault) for fault in likenesses)
        yield from ((index, fault) for fault in _slips(label))


def unmapped_names(scheme: LabelScheme) -> tuple[str, ...]:
    """The labels of English pipelines that stand for none of the scheme."""
    labels = ONTONOTES.of_kind(LabelKind.SPAN)
    return tuple(label.name for label in labels if label.name not in scheme.span_map.targets)


def _shared_shorts(labels: list[tuple[int, Label]]) -> Iterator[tuple[int, Fault]]:
    owners: dict[str, str] = {}
    for index, label in labels:
        # Pending annotations have small letters.
        owner = owners.setdefault(label.short.casefold(), label.name)
        if owner != label.name:
            words = f"short “{label.short}” is also that of “{owner}”"
            yield index, Fault("short", f"{words}: the margin would not tell them apart")


def _shared_colours(labels: list[tuple[int, Label]]) -> Iterator[tuple[int, Fault]]:
    free = _free_colours([label for _, label in labels])
    owners: dict[int, str] = {}
    for index, label in labels if free else ():
        owner = owners.setdefault(label.hue, label.name)
        if owner != label.name:
            words = f"colour “{label.colour}” is also that of “{owner}”; free: {', '.join(free)}"
            yield index, Fault("colour", words)


def _free_colours(labels: Sequence[Label]) -> list[str]:
    used = {label.hue for label in labels}
    return [name for hue, name in enumerate(COLOURS, start=1) if hue not in used]


def _likenesses(
    label: Label, foreign: Sequence[Label], *, has_free_colours: bool
) -> Iterator[Fault]:
    """Likenesses to labels of the pipeline that are none of the scheme's but can be shown."""
    for other in foreign:
        if other.short.casefold() == label.short.casefold():
            words = f"short “{label.short}” is also that of the pipeline’s {other.name}"
            yield Fault("short", words)
    if label.hue == _FOREIGN_HUE and has_free_colours:
        words = f"colour “{label.colour}” is that of all labels that are not yours"
        yield Fault("colour", words)


def _slips(label: Label) -> Iterator[Fault]:
    """Names in `from` that only resemble a label of English pipelines."""
    for source in label.sources:
        close = get_close_matches(source.upper(), ONTONOTES.names, n=1, cutoff=_CLOSE)
        if close and source not in ONTONOTES.names:
            yield Fault("from", f"from: the pipelines know no “{source}”, but {close[0]}")
