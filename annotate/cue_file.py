"""Files of own cues: TOML with a `[[cue]]` for each."""

from __future__ import annotations

import json
import math
import tomllib
from collections.abc import Mapping
from typing import Any

from annotate.errors import CuesUnusable
from annotate.own_cues import LONGEST, Counts, CuePart, OwnCue, OwnCues, ordered

_TABLE = "cue"
_FIELDS = frozenset({"lemma", "part", "phrase", "use", "by_hand", "marked", "left"})

_LARGEST = 1_000_000
"""Most characters of a file that is read; a cue takes about a hundred. Chosen by hand."""

_HEADER = """\
# Cues that this library has and Postil’s own list has not. After each round of learning the counts
# are made anew: how often each annotator marked a cue in finished articles, and how often the word
# was left unmarked there. The rest is yours and stays: change a phrase, set use = false to have
# no suggestions from a cue, or add a [[cue]] with lemma and part (verb, noun, adjective, phrase).
"""


def parse_cues(text: str, *, title: str) -> OwnCues:
    """Read cues.

    Args:
        text: The content of the file.
        title: The name of the file in messages.

    Raises:
        CuesUnusable: The text has a fault; the error names the first.
    """
    if len(text) > _LARGEST:
        raise CuesUnusable(f"{title} is too long for a list of cues: {len(text):,} characters")
    try:
        table = tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        raise CuesUnusable(f"{title}: not TOML: {error}") from error
    others = sorted(table.keys() - {_TABLE})
    rows = table.get(_TABLE, [])
    if others or not isinstance(rows, list):
        raise CuesUnusable(f"{title}: cues go under [[{_TABLE}]], not {others or [_TABLE]}")
    try:
        return ordered([_cue(row) for row in rows])
    except (TypeError, ValueError, AttributeError) as error:
        raise CuesUnusable(f"{title}: {error}") from error


def cues_toml(cues: OwnCues) -> str:
    """Cues as the text of a file, which `parse_cues` reads."""
    return "\n".join([_HEADER, *map(_block, cues)])


def _cue(row: Mapping[str, Any]) -> OwnCue:
    """The cue of a table; its faults are ValueErrors that name it."""
    unknown = sorted(row.keys() - _FIELDS)
    lemma = _words(row.get("lemma", ""), "lemma", least=1)
    if unknown:
        raise ValueError(f"cue “{lemma}”: “{unknown[0]}” means nothing here")
    part = row.get("part", CuePart.VERB.value)
    if part not in list(CuePart):
        raise ValueError(f"cue “{lemma}”: part is {' or '.join(CuePart)}, not {part!r:.40}")
    marked, left = (_counts(row.get(name, {}), lemma, name) for name in ("marked", "left"))
    use, by_hand = row.get("use", True), row.get("by_hand", not marked and not left)
    if not isinstance(use, bool) or not isinstance(by_hand, bool):
        raise TypeError(f"cue “{lemma}”: use and by_hand are true or false")
    phrase = _words(row.get("phrase", ""), f"cue “{lemma}”: phrase")
    return OwnCue(lemma, CuePart(part), phrase, use, by_hand, marked, left)


def _words(value: object, name: str, *, least: int = 0) -> str:
    is_sound = isinstance(value, str) and least <= len(value) <= LONGEST and value.isprintable()
    if not is_sound or not isinstance(value, str):
        raise ValueError(f"{name} is {value!r:.40}, not some words")
    return value


def _counts(value: Mapping[str, object], lemma: str, name: str) -> Counts:
    return {annotator: _number(count, lemma, name) for annotator, count in value.items()}


def _number(value: object, lemma: str, name: str) -> float:
    # By way of its digits: a whole number may be too large for a float.
    number = float(str(value)) if isinstance(value, int | float) else math.nan
    if isinstance(value, bool) or not 0 <= number < math.inf:
        raise ValueError(f"cue “{lemma}”: {name} holds {value!r:.40}, not a count")
    return number


def _block(cue: OwnCue) -> str:
    fields = {"lemma": json.dumps(cue.lemma, ensure_ascii=False), "part": f'"{cue.part}"'}
    fields["phrase"] = json.dumps(cue.phrase, ensure_ascii=False)
    fields["use"] = json.dumps(cue.use)
    if cue.by_hand:
        fields["by_hand"] = "true"
    for name, counts in (("marked", cue.marked), ("left", cue.left)):
        if counts:
            fields[name] = f"{{{', '.join(map(_count, counts.items()))}}}"
    return f"[[{_TABLE}]]\n" + "".join(f"{name} = {value}\n" for name, value in fields.items())


def _count(item: tuple[str, float]) -> str:
    annotator, weight = item
    name = "".join(char if char.isprintable() else "?" for char in annotator)
    return f"{json.dumps(name, ensure_ascii=False)} = {weight:g}"
