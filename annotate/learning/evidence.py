"""Evidence: what a pipeline read in a text that learners need, kept without spaCy."""

from __future__ import annotations

import json
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

from annotate.claim import Claim, Role
from annotate.entity import Entity
from annotate.learning.claim_reading import ClaimReading
from annotate.span import Span

_COLUMNS = ("starts", "ends", "tags", "parts", "relations", "heads", "firsts")


@dataclass(frozen=True, slots=True)
class Evidence:
    """The tokens of a text as a pipeline sees them, column by column, its entities and claims.

    Tokens are those that a person selects (`annotate.text.tokenizer`); offsets are code points.
    """

    starts: tuple[int, ...] = ()
    """Offset of each token's first character."""
    ends: tuple[int, ...] = ()
    """Offset one past each token's last character."""
    tags: tuple[str, ...] = ()
    """The fine-grained part of speech of each."""
    parts: tuple[str, ...] = ()
    """The part of speech of each."""
    relations: tuple[str, ...] = ()
    """The relation of each to its head."""
    heads: tuple[int, ...] = ()
    """Index of the head of each; a root is its own."""
    firsts: tuple[int, ...] = ()
    """Index of the first token of each sentence."""
    lemmas: tuple[str, ...] = ()
    """The lemma of each, empty where it is the word in lower case; may be missing altogether."""
    entities: tuple[Entity, ...] = ()
    """The entities that the pipeline and the rules found, under the pipeline's own labels."""
    readings: tuple[ClaimReading, ...] = ()
    """The claims that the pipeline found, those among them that it would not suggest."""

    def __len__(self) -> int:
        return len(self.starts)

    def to_bytes(self) -> bytes:
        """Pack the evidence."""
        fields: dict[str, object] = {name: getattr(self, name) for name in (*_COLUMNS, "lemmas")}
        fields["entities"] = [[e.span.start, e.span.end, e.label] for e in self.entities]
        names = sorted({name for reading in self.readings for name in reading.features})
        fields["names"] = names
        number_of = {name: number for number, name in enumerate(names)}
        fields["readings"] = [_reading_row(reading, number_of) for reading in self.readings]
        return zlib.compress(json.dumps(fields, separators=(",", ":")).encode("ascii"), 1)

    @staticmethod
    def from_bytes(data: bytes) -> Evidence:
        """Unpack what `to_bytes` has packed.

        Raises:
            ValueError: The bytes are something else.
        """
        try:
            fields = json.loads(zlib.decompress(data))
            columns = {name: tuple(fields[name]) for name in _COLUMNS}
            lemmas = tuple(fields.get("lemmas", ()))
            entities = tuple(Entity(Span(*place), name) for *place, name in fields["entities"])
            names = fields["names"]
            readings = tuple(_reading(row, names) for row in fields["readings"])
        except (zlib.error, LookupError, TypeError) as error:
            raise ValueError(f"not the evidence of a text: {error}") from error
        if len({len(columns[name]) for name in _COLUMNS if name != "firsts"}) > 1:
            raise ValueError("not the evidence of a text: its columns are not equally long")
        if lemmas and len(lemmas) != len(columns["starts"]):
            raise ValueError("not the evidence of a text: its lemmas are not those of its tokens")
        return Evidence(**columns, lemmas=lemmas, entities=entities, readings=readings)


def joined(parts: Sequence[Evidence]) -> Evidence:
    """Join the evidence of several stretches that follow each other."""
    counts = [0]
    for part in parts:
        counts.append(counts[-1] + len(part))

    def column(name: str) -> tuple[str, ...]:
        return tuple(chain.from_iterable(getattr(part, name) for part in parts))

    def moved(name: str) -> tuple[int, ...]:
        pairs = zip(parts, counts, strict=False)
        return tuple(index + count for part, count in pairs for index in getattr(part, name))

    return Evidence(
        starts=tuple(chain.from_iterable(part.starts for part in parts)),
        ends=tuple(chain.from_iterable(part.ends for part in parts)),
        tags=column("tags"),
        parts=column("parts"),
        relations=column("relations"),
        heads=moved("heads"),
        firsts=moved("firsts"),
        lemmas=column("lemmas") if all(len(part.lemmas) == len(part) for part in parts) else (),
        entities=tuple(chain.from_iterable(part.entities for part in parts)),
        readings=tuple(chain.from_iterable(part.readings for part in parts)),
    )


def _reading_row(reading: ClaimReading, number_of: Mapping[str, int]) -> list[object]:
    parts = [[[s.start, s.end] for s in reading.claim.part(role)] for role in Role]
    speaker = reading.speaker and [reading.speaker.start, reading.speaker.end]
    return [reading.chance, parts, speaker, [number_of[name] for name in reading.features]]


def _reading(row: list[Any], names: Sequence[str]) -> ClaimReading:
    chance, parts, speaker, numbers = row
    source, cue, content = (tuple(Span(*edges) for edges in part) for part in parts)
    return ClaimReading(
        Claim(source, cue, content),
        chance,
        tuple(names[number] for number in numbers),
        Span(*speaker) if speaker is not None else None,
    )
