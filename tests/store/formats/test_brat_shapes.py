"""Files in the shapes of brat's own examples: each line comes in, or is counted under its name."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.store.formats.training import imported

TEXT = "Ida Holm met Per Lind in Rye after the Guild sold its mill to Oda and left.\n"
PLACES = [match.span() for match in re.finditer(r"\w+", TEXT)]
"""Start and end of each word."""


@dataclass
class Standoff:
    """Lines of brat as they are written, with what has to become of them."""

    lines: list[str] = field(default_factory=list)
    spans: set[tuple[int, int, str]] = field(default_factory=set)
    """Start, end and label of each plain span that has to come in."""
    lost: Counter[str] = field(default_factory=Counter)
    """What has to be counted, by its name."""
    notes: Counter[str] = field(default_factory=Counter)
    attributes: set[str] = field(default_factory=set)
    """Each attribute with what it is of, which has to come in or to be counted."""

    def attribute(self, line: str) -> None:
        self.lines.append(line)
        self.attributes.add(line.partition("\t")[2])

    def span(self, name: str, kind: str, *words: int) -> None:
        """Mark words, with a gap where they do not follow each other."""
        pieces: list[list[int]] = []
        for word in words:
            start, end = PLACES[word]
            if pieces and pieces[-1][1] + 1 == start:
                pieces[-1][1] = end
            else:
                pieces.append([start, end])
        places = ";".join(f"{start} {end}" for start, end in pieces)
        quote = " ".join(TEXT[start:end] for start, end in pieces)
        self.lines.append(f"{name}\t{kind} {places}\t{quote}")
        self.spans.add((pieces[0][0], pieces[-1][1], kind))
        self.lost["gaps in broken entities"] += len(pieces) > 1

    def event(self, name: str, trigger: str, arguments: str) -> None:
        """Bind a trigger, as `Meet:T3`, to its arguments."""
        self.lines.append(f"{name}\t{trigger} {arguments}".rstrip())
        self.lost["arguments that are events"] += arguments.count(":E")

    def other(self, line: str, what: str) -> None:
        """Add a line for which there is no place."""
        self.lines.append(line)
        self.lost[what] += 1

    def note(self, number: int, name: str, words: str, *, has_place: bool) -> None:
        self.lines.append(f"#{number}\tAnnotatorNotes {name}\t{words}")
        if has_place:
            self.notes[words] += 1
        else:
            self.lost["notes on relations and on parts of events"] += 1


def news() -> Standoff:
    """People and organisations with relations, events, attributes, references and notes."""
    standoff = Standoff()
    standoff.span("T1", "Person", 0, 1)
    standoff.span("T2", "Person", 3, 4)
    standoff.span("T3", "Meet", 2)
    standoff.span("T4", "GPE", 6)
    standoff.span("T5", "Org", 9)
    standoff.span("T6", "Transfer-ownership", 10)
    standoff.event("E1", "Meet:T3", "Person:T1 Person2:T2 Place:T4")
    standoff.event("E2", "Transfer-ownership:T6", "Seller:T5")
    standoff.other("R1\tFamily Arg1:T1 Arg2:T2\t", "relations of other kinds")
    standoff.other("*\tAlias T1 T2 T5", "relations of other kinds")
    standoff.attribute("A1\tNegation E1")
    standoff.attribute("A2\tConfidence E2 L1")
    standoff.other("N1\tReference T4 Wikipedia:77 Rye, East Sussex", "links to other resources")
    standoff.note(1, "T1", "is she the mayor?", has_place=True)
    standoff.note(2, "E1", "a dinner", has_place=True)
    standoff.note(3, "R1", "by marriage", has_place=False)
    return standoff


def biology() -> Standoff:
    """Events that are arguments of events, two with one trigger, old modifiers, broken spans."""
    standoff = Standoff()
    standoff.span("T1", "Protein", 0)
    standoff.span("T2", "Protein", 3)
    standoff.span("T3", "Positive_regulation", 2)
    standoff.span("T4", "Gene_expression", 10)
    standoff.span("T5", "Complex", 4, 6)
    standoff.event("E1", "Gene_expression:T4", "Theme:T1")
    standoff.event("E2", "Gene_expression:T4", "Theme:T2")
    standoff.event("E3", "Positive_regulation:T3", "Theme:E1 Cause:E2")
    standoff.event("E4", "Positive_regulation:T3", "")
    standoff.attribute("M1\tSpeculation E3")
    standoff.other("*\tEquiv T1 T2", "relations of other kinds")
    return standoff


def check(standoff: Standoff) -> None:
    content = "".join(f"{line}\n" for line in standoff.lines).encode()

    [article], report = imported("brat", {"a.txt": TEXT.encode(), "a.ann": content})

    places = {(item.body.extent, item.body.label) for item in article.annotations}
    assert {(span.start, span.end, label) for span, label in places} == standoff.spans
    assert len({item.id for item in article.annotations}) == len(article.annotations)
    lost_attributes = report.lost.pop("attributes of relations and of parts of events", 0)
    attributes = sum(len(item.attributes) for item in article.annotations)
    assert attributes + lost_attributes == len(standoff.attributes)
    assert report.lost == +standoff.lost
    notes = Counter(line for item in article.annotations for line in item.note.split("\n") if line)
    assert notes == standoff.notes


@pytest.mark.parametrize("shape", [news, biology])
def test_an_example_is_accounted_for(shape: Callable[[], Standoff]) -> None:
    check(shape())


OTHERS = {
    "R{n}\tFamily Arg1:{first} Arg2:{second}": "relations of other kinds",
    "R{n}\tbio:Located-in Arg1:{first} Arg2:{second}\t": "relations of other kinds",
    "*\tEquiv {first} {second}": "relations of other kinds",
    "A{n}\tNegation {first}": "",
    "A{n}\tConfidence {first} L1": "",
    "M{n}\tTime.Tense {first}": "",
    "N{n}\tReference {first} GO:{n}\t{second}": "links to other resources",
    "#{n}\tNormalization {first}\t{n}": "comments of other kinds",
}
"""Lines about spans for which there is no place, with their names; attributes have a place."""
WORDS = st.sets(st.sampled_from(range(len(PLACES))), min_size=1, max_size=4).map(sorted)


@st.composite
def standoffs(draw: st.DrawFn) -> Standoff:
    """Draw spans, whole and broken, events of them, and lines of all other kinds."""
    standoff = Standoff()
    spans = [f"T{number}" for number in range(1, draw(st.integers(2, 6)))]
    for name in spans:
        standoff.span(name, f"bio.Kind-{name}", *draw(WORDS))
    names = list(spans)
    for number in range(1, draw(st.integers(1, 4))):
        trigger = draw(st.sampled_from(spans))
        arguments = draw(st.lists(st.sampled_from(names), max_size=3))
        words = " ".join(f"Theme{index}:{name}" for index, name in enumerate(arguments))
        standoff.event(f"E{number}", f"bio.Kind-{trigger}:{trigger}", words)
        names.append(f"E{number}")
    for number, line in enumerate(draw(st.lists(st.sampled_from(sorted(OTHERS)), max_size=6))):
        first, second = draw(st.sampled_from(spans)), draw(st.sampled_from(spans))
        words = line.format(n=number, first=first, second=second)
        if OTHERS[line]:
            standoff.other(words, OTHERS[line])
        else:
            standoff.attribute(words)
    return standoff


@given(standoffs())
@settings(max_examples=60)
def test_any_mixture_of_lines_is_accounted_for(standoff: Standoff) -> None:
    check(standoff)
