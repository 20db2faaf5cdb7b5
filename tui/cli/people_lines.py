"""The lines of `postil people`: a table of who speaks, claims by date, and rules."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from annotate.people.rules import Rule
from annotate.people.tones import tone_of
from annotate.text.one_line import abbreviate, before_colon
from store.index.counting import VoiceCounts
from store.index.speaking import Spoken, Voice
from tui.cli.claim_line import claim_line
from tui.display.glyphs import visible
from tui.display.people_words import MANNERS, NO_SOURCE, described, rule_words
from tui.display.plural import counted

_HEAD = ("name", "title", "claims", "direct", "mixed", "indirect", "articles", "first", "last")
_NUMBERS = range(2, 7)
"""The columns of numbers, which are flush right."""
_WIDEST = 40
"""Characters of a name or a title in the table; chosen by hand."""


def voice_lines(voices: Sequence[VoiceCounts]) -> Iterator[str]:
    """Yield a row for each, under the names of the columns; nothing where there is nobody."""
    if not voices:
        return
    rows = [_HEAD, *map(_cells, voices)]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = [
            cell.rjust(width) if number in _NUMBERS else cell.ljust(width)
            for number, (cell, width) in enumerate(zip(row, widths, strict=True))
        ]
        yield "  ".join(cells).rstrip()


def claim_lines(voice: Voice) -> Iterator[str]:
    """Yield who speaks, and a line for each claim: status, date, cue with its tone, what, where."""
    manners = ", ".join(
        f"{count} {manner.value}" for manner in MANNERS if (count := voice.count(manner))
    )
    first, last = voice.dates
    dates = first if first == last else f"{first} to {last}"
    about = ", ".join(filter(None, (_name(voice), described(voice))))
    counts = f"{counted(len(voice.spoken), 'claim')} in {counted(voice.articles, 'article')}"
    yield visible("  ".join(filter(None, (about, counts, manners, dates))))
    yield from map(_claim_line, voice.spoken)


def voice_json(voice: VoiceCounts) -> str:
    """Somebody who speaks as an object, without the claims."""
    first, last = voice.dates
    return json.dumps(
        {
            **_who(voice),
            "title": voice.title,
            "organisation": voice.organisation,
            "among": voice.speaker.among,
            "claims": voice.claims,
            **{manner.value: voice.manners[manner] for manner in MANNERS},
            "articles": voice.articles,
            "first": first,
            "last": last,
        }
    )


def claim_json(voice: Voice) -> Iterator[str]:
    """Yield the claims of somebody as objects, by date."""
    for item in voice.spoken:
        claim = item.claim
        yield json.dumps(
            {
                **_who(voice),
                "date": item.speech.names.date,
                "title": item.speech.title,
                "paragraph": claim.paragraph,
                "source": claim.source.words,
                "cue": claim.cue,
                "tone": tone_of(claim.cue),
                "content": claim.content,
                "quotation": claim.manner.value if claim.manner is not None else None,
                "status": claim.status.value,
                "article": item.speech.article,
                "annotator": claim.layer,
                "id": claim.id,
                "start": claim.start,
                "end": claim.end,
            }
        )


def rule_lines(rules: Sequence[Rule]) -> Iterator[str]:
    """Yield a line for each rule, with the number by which it is revoked."""
    for number, rule in enumerate(rules, 1):
        yield visible(f"{number}  {rule_words(rule)}  ({rule.by}, {rule.at[:10]})")


def _cells(voice: VoiceCounts) -> tuple[str, ...]:
    counts = [voice.claims, *(voice.manners[manner] for manner in MANNERS), voice.articles]
    texts = map(_short, (_name(voice), described(voice)))
    return (*texts, *map(str, counts), *voice.dates)


def _claim_line(item: Spoken) -> str:
    claim, speech = item.claim, item.speech
    tone = tone_of(claim.cue)
    cue = " ".join(filter(None, (before_colon(claim.cue), f"[{tone}]" if tone else "")))
    words = ": ".join(filter(None, (cue, " ".join(claim.content.split()))))
    title, paragraph = speech.title, claim.paragraph
    return claim_line(claim.status, speech.names.date, words, title=title, paragraph=paragraph)


def _who(voice: Voice | VoiceCounts) -> dict[str, str]:
    return {"name": voice.speaker.name, "kind": voice.speaker.kind.value}


def _name(voice: Voice | VoiceCounts) -> str:
    return voice.speaker.name or NO_SOURCE


def _short(text: str) -> str:
    return abbreviate(visible(" ".join(text.split())), _WIDEST)
