"""The structure of a text, from a parse: its phrases, its clauses and its possible claims."""

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
"""Least chance, in per cent, of a proposal offered from anywhere inside it; chosen by hand."""

_HEADER = struct.Struct("<7I")
_NUMBER = "I" if array("I").itemsize == struct.calcsize("<I") else "L"


def _numbers(values: Iterable[int] = ()) -> array[int]:
    return array(_NUMBER, values)


@dataclass(frozen=True, slots=True)
class Proposal:
    """The claim that a cue would make, likely or not."""

    anchor: Span
    """The word that governs the cue, in code points."""
    claim: Claim
    """The claim as the parse has it; its content or its source may be missing."""
    chance: int
    """The chance that it is right, in per cent; 0 for a word that is no known cue."""
    speaker: Span | None = None
    """The name of the person who is its source, where the source names one."""

    @property
    def is_likely(self) -> bool:
        """True if it is offered from anywhere inside it."""
        return self.chance >= _LIKELY

    def covers(self, role: Role, span: Span) -> bool:
        """Return whether a fragment of a role shares a character with a span."""
        return any(piece.overlaps(span) for piece in self.claim.part(role))


@dataclass(frozen=True, slots=True)
class Structure:
    """The structure of a stretch of text, kept in a few arrays; positions are code points.

    A book has hundreds of thousands of phrases and cues, so that none of them is an object before
    it is asked for.
    """

    extent: tuple[int, int]
    """The stretch that was parsed, half-open."""
    _phrases: array[int] = field(default_factory=_numbers, repr=False)
    """Start and end of each noun phrase, outer ones before inner ones."""
    _clauses: array[int] = field(default_factory=_numbers, repr=False)
    """Start and end of each clause, outer ones before inner ones."""
    _anchors: array[int] = field(default_factory=_numbers, repr=False)
    """Start and end of each cue's governing word, in order."""
    _offsets: array[int] = field(default_factory=_numbers, repr=False)
    """For each of these cues the index of its first number among the packed proposals."""
    _packed_proposals: array[int] = field(default_factory=_numbers, repr=False)
    """For each proposal its chance, the counts of fragments of source, cue, content and speaker,
    and all of these spans."""

    def phrase_around(self, span: Span) -> Span | None:
        """The smallest noun phrase that holds a span and more."""
        return _smallest(self._phrases, span)

    def clause_around(self, span: Span) -> Span | None:
        """The smallest clause that holds a span and more."""
        return _smallest(self._clauses, span)

    def phrases_at(self, offset: int) -> list[Span]:
        """The noun phrases that begin at a character, the smallest first."""
        return _beginning_at(offset, self._phrases)

    def beginning_at(self, offset: int) -> list[Span]:
        """The noun phrases and clauses that begin at a character, the smallest first."""
        return _beginning_at(offset, self._phrases, self._clauses)

    def proposals_within(self, span: Span) -> Iterator[Proposal]:
        """The claims with a content that cues within a stretch are likely to make, in order."""
        for proposal in self._proposals_near(span):
            if proposal.is_likely and proposal.claim.content and span.covers(proposal.anchor):
                yield proposal

    def proposal_at(self, span: Span) -> Proposal | None:
        """The claim that a reader would expect to be proposed at a span.

        That of the cue at that place; else, inside of a source or content, that of the
        nearest cue which is likely to make a claim, or which at least could make one. A known cue
        governs its own place, even where the parse has no content for it.
        """
        nearby = list(self._proposals_near(span))
        at_cue = [proposal for proposal in nearby if proposal.covers(Role.CUE, span)]
        known = [proposal for proposal in at_cue if proposal.chance]
        in_parts = [proposal for proposal in nearby if proposal.covers(Role.SOURCE, span)]
        in_parts += [proposal for proposal in nearby if proposal.covers(Role.CONTENT, span)]
        for tier in (
            [proposal for proposal in known if proposal.claim.content],
            [proposal for proposal in known if proposal.anchor.overlaps(span)],
            [proposal for proposal in in_parts if proposal.is_likely],
            [proposal for proposal in at_cue if proposal.claim.content],
            [proposal for proposal in in_parts if proposal.chance and proposal.claim.content],
            at_cue,
        ):
            if tier:
                return min(tier, key=lambda proposal: _distance(proposal, span))
        return None

    def to_bytes(self) -> bytes:
        """Pack the structure."""
        columns = (
            self._phrases,
            self._clauses,
            self._anchors,
            self._offsets,
            self._packed_proposals,
        )
        header = _HEADER.pack(*self.extent, *map(len, columns))
        return header + zlib.compress(b"".join(map(_little_endian, columns)), 1)

    @staticmethod
    def from_bytes(data: bytes) -> Structure:
        """Unpack what `to_bytes` has packed.

        Raises:
            ValueError: The bytes are something else.
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

    def _proposals_near(self, span: Span) -> Iterator[Proposal]:
        """The proposals of the cues around a place."""
        starts = range(0, len(self._anchors), 2)
        first = bisect_left(starts, span.start - _REACH, key=self._anchors.__getitem__)
        for number in range(first, len(self._offsets)):
            start, end = self._anchors[2 * number : 2 * number + 2]
            if start > span.end + _REACH:
                return
            yield self._proposal(Span(start, end), self._offsets[number])

    def _proposal(self, anchor: Span, offset: int) -> Proposal:
        chance, *counts = self._packed_proposals[offset : offset + 5]
        offset += 5
        parts: list[Fragments] = []
        for count in counts:
            parts.append(tuple(_spans(self._packed_proposals[offset : offset + 2 * count])))
            offset += 2 * count
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
    anchors, offsets, packed_proposals = (_numbers() for _ in range(3))
    for proposal in sorted(proposals, key=lambda proposal: proposal.anchor):
        anchors.extend((proposal.anchor.start, proposal.anchor.end))
        offsets.append(len(packed_proposals))
        parts = [*map(proposal.claim.part, Role), (proposal.speaker,) if proposal.speaker else ()]
        packed_proposals.extend((proposal.chance, *map(len, parts)))
        packed_proposals.extend(
            edge for part in parts for span in part for edge in (span.start, span.end)
        )
    return Structure(extent, _packed(phrases), _packed(clauses), anchors, offsets, packed_proposals)


def joined(parts: Sequence[Structure]) -> Structure:
    """Join the structures of several stretches that follow each other."""
    phrases, clauses, anchors, offsets, packed_proposals = (_numbers() for _ in range(5))
    for part in parts:
        phrases.extend(part._phrases)
        clauses.extend(part._clauses)
        anchors.extend(part._anchors)
        offsets.extend(offset + len(packed_proposals) for offset in part._offsets)
        packed_proposals.extend(part._packed_proposals)
    extent = (parts[0].extent[0], parts[-1].extent[1]) if parts else (0, 0)
    return Structure(extent, phrases, clauses, anchors, offsets, packed_proposals)


def _distance(proposal: Proposal, span: Span) -> tuple[int, int, int]:
    """The distance of a cue from a span; of equal ones the likelier and the shorter comes first."""
    apart = min(max(0, p.start - span.end, span.start - p.end) for p in proposal.claim.cue)
    return apart, -proposal.chance, len(proposal.claim.extent)


def _packed(spans: Iterable[Span]) -> array[int]:
    """Spans in text order, outer ones before inner ones, each once."""
    ordered = sorted({(span.start, -span.end) for span in spans})
    return _numbers(edge for start, end in ordered for edge in (start, -end))


def _spans(edges: Sequence[int]) -> Iterator[Span]:
    return map(Span, edges[::2], edges[1::2])


def _beginning_at(offset: int, *columns: array[int]) -> list[Span]:
    """The packed spans of some columns that begin at a character, the smallest first."""
    spans = {
        Span(offset, edges[index + 1]) for edges in columns for index in _indices_at(edges, offset)
    }
    return sorted(spans, key=len)


def _indices_at(edges: array[int], offset: int) -> range:
    """The indices of the packed spans that begin at a character."""
    starts = range(0, len(edges), 2)
    first = bisect_left(starts, offset, key=edges.__getitem__)
    return starts[first : bisect_right(starts, offset, key=edges.__getitem__)]


def _smallest(edges: array[int], span: Span) -> Span | None:
    """The smallest of the packed spans that holds a span and more."""
    offsets = range(0, len(edges), 2)
    stop = bisect_right(offsets, span.start, key=edges.__getitem__)
    candidates = []
    for offset in reversed(offsets[:stop]):
        start, end = edges[offset], edges[offset + 1]
        if start < span.start - _REACH:
            break
        if end >= span.end and end - start > len(span):
            candidates.append((end - start, start))
    length, start = min(candidates, default=(0, 0))
    return Span(start, start + length) if length else None


def _little_endian(numbers: array[int]) -> bytes:
    if sys.byteorder == "big":
        numbers = numbers[:]
        numbers.byteswap()
    return numbers.tobytes()
