"""The lines of `postil editions`: what changed, what went and what came, and all as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence

from annotate.people.tones import tone_of
from annotate.span import Fragments, Span
from annotate.statements.editions import (
    Attribution,
    AttributionPair,
    Change,
    ChangeKind,
    Edition,
    EditionComparison,
)
from annotate.text.one_line import one_line
from store.formats.paragraphs import Paragraphs
from tui.cli.marked_lines import Look, marked, wrapped
from tui.display.glyphs import visible
from tui.display.plural import counted
from tui.display.statement_words import tone_words

_GONE, _COME = "−", "+"
"""Signs of the earlier and the later edition."""


def summary(comparison: EditionComparison) -> str:
    """What was compared, and what changed: “12 attributions in both, 3 changed; 1 gone, 2 new”."""
    changed = len(comparison.changed)
    gone, new = len(comparison.gone), len(comparison.new)
    unsure = f"; {comparison.unsure} not compared" if comparison.unsure else ""
    attributions = counted(len(comparison.pairs), "attribution")
    return f"{attributions} in both, {changed} changed; {gone} gone, {new} new{unsure}"


def lines(
    comparison: EditionComparison, earlier: Edition, later: Edition, look: Look
) -> Iterator[str]:
    """Yield what was compared, each attribution that changed, then those that went and came."""
    yield from wrapped(summary(comparison), look)
    old, new = _Side(earlier, _GONE, look), _Side(later, _COME, look)
    for pair in comparison.changed:
        yield ""
        for change in pair.changes:
            yield from wrapped(visible(f"≠ {_change_words(change, earlier, later)}"), look)
        yield from old.lines(pair.before, [change.before for change in pair.changes])
        yield from new.lines(pair.after, [change.after for change in pair.changes])
    for heading, side, numbers in (("gone", old, comparison.gone), ("new", new, comparison.new)):
        if numbers:
            yield ""
            yield heading
            for number in numbers:
                yield from side.lines(number, ())


def json_lines(comparison: EditionComparison, earlier: Edition, later: Edition) -> Iterator[str]:
    """Yield an object for each change, then for what went and came."""
    for pair in comparison.changed:
        for change in pair.changes:
            yield json.dumps(_change_values(pair, change, earlier, later))
    for kind, edition, numbers in (
        ("gone", earlier, comparison.gone),
        ("new", later, comparison.new),
    ):
        side = "before" if kind == "gone" else "after"
        for number in numbers:
            yield json.dumps({"change": kind, side: _attribution_values(edition, number)})


class _Side:
    """Writes the attributions of one edition."""

    def __init__(self, edition: Edition, sign: str, look: Look) -> None:
        self._edition = edition
        self._sign = sign
        self._look = look
        self._paragraphs = Paragraphs(edition.text)

    def lines(self, number: int, changed: Sequence[Span]) -> Iterator[str]:
        """Yield an attribution, with what changed in it marked."""
        attribution = self._edition.attributions[number]
        parts = filter(
            None, (self._part(p, changed) for p in (attribution.source, attribution.cue))
        )
        content = self._part(attribution.content, changed)
        tone = tone_words(self._edition.words(attribution.cue))
        sentence = ": ".join(filter(None, (" ".join(filter(None, (*parts, tone))), content)))
        place = self._paragraphs.number(attribution.content[0].start)
        yield from wrapped(f"  {self._sign} {sentence}  (¶ {place})", self._look)

    def _part(self, pieces: Fragments, changed: Sequence[Span]) -> str:
        return " … ".join("".join(self._cut(piece, changed)) for piece in pieces)

    def _cut(self, piece: Span, changed: Iterable[Span]) -> Iterator[str]:
        text, done = self._edition.text, piece.start
        for span in sorted(changed):
            first, last = max(span.start, done), min(span.end, piece.end)
            if first < last:
                yield visible(one_line(text[done:first]))
                yield marked(one_line(text[first:last]))
                done = last
        yield visible(one_line(text[done : piece.end]))


def _change_words(change: Change, earlier: Edition, later: Edition) -> str:
    before, after = earlier.words((change.before,)), later.words((change.after,))
    if change.kind is ChangeKind.CUE:
        before, after = (
            " ".join(filter(None, (words, tone_words(words)))) for words in (before, after)
        )
    detail = f" ({change.source_change})" if change.source_change is not None else ""
    return f"{change.kind}: {one_line(before)} | {one_line(after)}{detail}"


def _change_values(
    pair: AttributionPair, change: Change, earlier: Edition, later: Edition
) -> dict[str, object]:
    return {
        "change": change.kind.value,
        **({"source": change.source_change.value} if change.source_change is not None else {}),
        "before": _attribution_values(earlier, pair.before, change.before),
        "after": _attribution_values(later, pair.after, change.after),
    }


def _attribution_values(
    edition: Edition, number: int, changed: Span | None = None
) -> dict[str, object]:
    attribution: Attribution = edition.attributions[number]
    cue = edition.words(attribution.cue)
    words = {"text": edition.words((changed,))} if changed is not None else {}
    place = {"start": changed.start, "end": changed.end} if changed is not None else {}
    return {
        **place,
        **words,
        "speaker": attribution.speaker,
        "source": edition.words(attribution.source),
        "cue": cue,
        "tone": tone_of(cue),
        "content": edition.words(attribution.content),
    }
