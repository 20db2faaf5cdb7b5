"""Structure: what a parse knows of a text beyond suggestions: phrases, clauses, possible claims."""

from __future__ import annotations

import struct
import sys
import zlib
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, pairwise

from annotate.claim import Claim, Role
from annotate.span import Fragments, Span

_REACH = 4_000
"""Characters to either side in which phrases, clauses and cues around a place are looked for."""

_LIKELY = 15
_HEADER = struct.Struct("<7I")
_NUMBER = "I" if array("I").itemsize == struct.calcsize("<I") else "L"


def _numbers(values: Iterable[int] = ()) -> array[int]:
    return array(_NUMBER, values)


@dataclass(frozen=True, slots=True)
class Proposal:
    """The claim that a cue would make, whether or not anybody believes in it."""

    anchor: Span
    """The word that governs the cue, in code points."""
    claim: Claim
    """The claim as the parse has it; its content or its source may be missing."""
    chance: int
    """How likely it is to be right, in per cent; 0 for a word that is no known cue."""
    speaker: Span | None = None
    """The name of the person who is its source, where the source names one."""

    @property
    def is_likely(self) -> bool:
        """Whether it would be thought of from anywhere inside it."""
        return self.chance >= _LIKELY

    def covers(self, role: Role, span: Span) -> bool:
        """Whether a fragment of a role shares a character with a span."""
        return any(piece.overlaps(span) for piece in self.claim.part(role))


@dataclass(frozen=True, slots=True)
class Structure:
    """The structure of a stretch of text, kept in a few arrays; positions are code points.

    A book has hundreds of thousands of phrases and cues, so that none of them is an object before
    somebody asks for it.
    """

    extent: tuple[int, int]
    """The stretch that was parsed, half-open."""
    _phrases: array[int] = field(default_factory=_numbers, repr=False)
    """Start and end of each noun phrase, outer ones before inner ones."""
    _clauses: array[int] = field(default_factory=_numbers, repr=False)
    """Start and end of each clause, outer ones before inner ones."""
    _anchors: array[int] = field(default_factory=_numbers, repr=False)
    """Start and end of each cue's governing word, in order."""
    _places: array[int] = field(default_factory=_numbers, repr=False)
    """Where the frame of each of these cues begins among the frames."""
    _frames: array[int] = field(default_factory=_numbers, repr=False)
    """For each frame its chance, how many fragments source, cue and content have and whether there
    is a speaker, and all of these spans."""

    def phrase_around(self, span: Span) -> Span | None:
        """The smallest noun phrase that holds a span and more."""
        return _smallest(self._phrases, span)

    def clause_around(self, span: Span) -> Span | None:
        """The smallest clause that holds a span and more."""
        return _smallest(self._clauses, span)

    def frame_at(self, span: Span) -> Proposal | None:
        """The claim that one would expect to be proposed at a span.

        That of the cue which stands there; else, inside of a source or content, that of the
        nearest cue which is likely to make a claim, or which at least could make one.
        """
        near = list(self._near(span))
        here = [one for one in near if one.covers(Role.CUE, span)]
        inside = [one for one in near if one.covers(Role.SOURCE, span)]
        inside += [one for one in near if one.covers(Role.CONTENT, span)]
        for tier in (
            [one for one in here if one.chance and one.claim.content],
            [one for one in inside if one.is_likely],
            [one for one in here if one.claim.content],
            [one for one in inside if one.chance and one.claim.content],
            here,
        ):
            if tier:
                return min(tier, key=lambda one: _distance(one, span))
        return None

    def to_bytes(self) -> bytes:
        """Everything, packed."""
        columns = (self._phrases, self._clauses, self._anchors, self._places, self._frames)
        header = _HEADER.pack(*self.extent, *map(len, columns))
        return header + zlib.compress(b"".join(map(_little_endian, columns)), 1)

    @staticmethod
    def from_bytes(data: bytes) -> Structure:
        """What `to_bytes` packed.

        Raises:
            ValueError: It is something else.
        """
        try:
            start, end, *lengths = _HEADER.unpack_from(data)
            numbers = _numbers()
            numbers.frombytes(zlib.decompress(data[_HEADER.size :]))
        except (struct.error, zlib.error) as error:
            raise ValueError(f"not a structure: {error}") from error
        if sys.byteorder == "big":
            numbers.byteswap()
        if sum(lengths) != len(numbers):
            raise ValueError("not a structure: its columns are not whole")
        edges = [0, *accumulate(lengths)]
        return Structure((start, end), *(numbers[low:high] for low, high in pairwise(edges)))

    def _near(self, span: Span) -> Iterator[Proposal]:
        """The proposals of the cues around a place."""
        starts = range(0, len(self._anchors), 2)
        first = bisect_left(starts, span.start - _REACH, key=self._anchors.__getitem__)
        for number in range(first, len(self._places)):
            start, end = self._anchors[2 * number : 2 * number + 2]
            if start > span.end + _REACH:
                return
            yield self._proposal(Span(start, end), self._places[number])

    def _proposal(self, anchor: Span, place: int) -> Proposal:
        chance, *counts = self._frames[place : place + 5]
        place += 5
        parts: list[Fragments] = []
        for count in counts:
            parts.append(tuple(_spans(self._frames[place : place + 2 * count])))
            place += 2 * count
        source, cue, content, speaker = parts
        claim = Claim(source, cue, content)
        return Proposal(anchor, claim, chance, speaker[0] if speaker else None)


def structure(
    extent: tuple[int, int],
    phrases: Iterable[Span] = (),
    clauses: Iterable[Span] = (),
    proposals: Iterable[Proposal] = (),
) -> Structure:
    """Pack phrases, clauses and proposals, in any order."""
    anchors, places, frames = (_numbers() for _ in range(3))
    for one in sorted(proposals, key=lambda one: one.anchor):
        anchors.extend((one.anchor.start, one.anchor.end))
        places.append(len(frames))
        parts = [*map(one.claim.part, Role), (one.speaker,) if one.speaker else ()]
        frames.extend((one.chance, *map(len, parts)))
        frames.extend(edge for part in parts for span in part for edge in (span.start, span.end))
    return Structure(extent, _packed(phrases), _packed(clauses), anchors, places, frames)


def joined(parts: Sequence[Structure]) -> Structure:
    """One structure of several stretches that follow each other."""
    phrases, clauses, anchors, places, frames = (_numbers() for _ in range(5))
    for part in parts:
        phrases.extend(part._phrases)
        clauses.extend(part._clauses)
        anchors.extend(part._anchors)
        places.extend(place + len(frames) for place in part._places)
        frames.extend(part._frames)
    extent = (parts[0].extent[0], parts[-1].extent[1]) if parts else (0, 0)
    return Structure(extent, phrases, clauses, anchors, places, frames)


def _distance(one: Proposal, span: Span) -> tuple[int, int, int]:
    """How far a cue is from a span; of equal ones the likelier and the shorter comes first."""
    apart = min(max(0, p.start - span.end, span.start - p.end) for p in one.claim.cue)
    return apart, -one.chance, len(one.claim.extent)


def _packed(spans: Iterable[Span]) -> array[int]:
    """Spans in text order, outer ones before inner ones, each once."""
    ordered = sorted({(span.start, -span.end) for span in spans})
    return _numbers(edge for start, end in ordered for edge in (start, -end))


def _spans(edges: Sequence[int]) -> Iterator[Span]:
    return map(Span, edges[::2], edges[1::2])


def _smallest(edges: array[int], span: Span) -> Span | None:
    """The smallest of the packed spans that holds a span and more."""
    places = range(0, len(edges), 2)
    stop = bisect_right(places, span.start, key=edges.__getitem__)
    found = []
    for place in reversed(places[:stop]):
        start, end = edges[place], edges[place + 1]
        if start < span.start - _REACH:
            break
        if end >= span.end and end - start > len(span):
            found.append((end - start, start))
    length, start = min(found, default=(0, 0))
    return Span(start, start + length) if length else None


def _little_endian(numbers: array[int]) -> bytes:
    if sys.byteorder == "big":
        numbers = numbers[:]
        numbers.byteswap()
    return numbers.tobytes()
