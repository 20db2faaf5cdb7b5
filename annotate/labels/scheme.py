"""Label schemes: the labels in force, with their keys, short forms and colours."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from annotate.claim import Claim, Role
from annotate.entity import Entity
from annotate.labels.attribute import Attribute
from annotate.labels.mapping import LabelMap, label_map
from annotate.labels.short_form import short_form
from annotate.suggestion import Body, Suggestion

COLOURS = ("blue", "orange", "green", "teal", "violet", "yellow", "rose", "grey")
"""Names of the hues; the theme has the shade of each."""

HUES = len(COLOURS)
"""Number of hues of a theme."""

CLAIM_NAME = "CLAIM"
"""The label of a claim that has no more precise one."""


class LabelKind(StrEnum):
    """The kinds of annotation that a label can be set on."""

    SPAN = "span"
    CLAIM = "claim"


@dataclass(frozen=True, slots=True)
class Label:
    """A label of a scheme."""

    name: str
    """Its name in storage and exports, for example `PERSON`."""
    short: str
    """Three letters for the margin, so that colours need not be remembered."""
    hue: int
    """The number of its hue in the theme, from 1 to `HUES`."""
    key: str
    """The digit that sets it, or the letter after `;`; empty for none."""
    meaning: str
    """Its meaning in a few words."""
    guideline: str = ""
    """Instructions on setting it, at any length, perhaps of several lines."""
    kind: LabelKind = LabelKind.SPAN
    """The kind of annotation that it is set on."""
    roles: tuple[Role, ...] = tuple(Role)
    """The parts that a claim with this label can have."""
    required: tuple[Role, ...] = ()
    """The parts that a claim with this label must have before it is accepted."""
    sources: tuple[str, ...] = ()
    """The labels of pipelines that it stands for, beside its own name: `from` in a file."""

    @property
    def colour(self) -> str:
        """The name of its hue."""
        return COLOURS[self.hue - 1]

    @property
    def shown_key(self) -> str:
        """The keys to press: `1`, or `;w`; empty for none."""
        return self.key if self.key.isdigit() or not self.key else f";{self.key}"

    def missing_parts(self, claim: Claim) -> tuple[Role, ...]:
        """The required parts that a claim does not have."""
        return tuple(role for role in self.required if not claim.part(role))


class LabelScheme:
    """Labels in order; a label that is not part of it still has a hue and a short form.

    Args:
        labels: The labels.
        is_open: Whether suggestions may have any other label too, as with the built-in scheme.
        attributes: What else can be said of annotations and articles.
    """

    def __init__(
        self,
        labels: tuple[Label, ...],
        *,
        is_open: bool = False,
        attributes: tuple[Attribute, ...] = (),
    ) -> None:
        self.labels = labels
        self.attributes = attributes
        """The attributes, in order."""
        self.is_open = is_open
        self._by_name = {label.name: label for label in labels}
        self._by_key = {label.key: label for label in labels if label.key}
        self._own_names = {
            kind: frozenset(label.name for label in self.of_kind(kind)) for kind in LabelKind
        }
        self.span_map = self._map(LabelKind.SPAN)
        """The labels for spans by those of pipelines."""
        self.claim_map = self._map(LabelKind.CLAIM)
        """The labels for claims by those of pipelines, which mostly give all claims the same."""

    def __iter__(self) -> Iterator[Label]:
        return iter(self.labels)

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the labels, in order."""
        return tuple(self._by_name)

    def of_kind(self, kind: LabelKind) -> tuple[Label, ...]:
        """The labels for spans, or those for claims; a scheme without any of these has `CLAIM`."""
        labels = tuple(label for label in self.labels if label.kind is kind)
        return labels or ((CLAIM,) if kind is LabelKind.CLAIM else ())

    @property
    def claim_label(self) -> Label:
        """The label that a new claim gets: the first one for claims."""
        return self.of_kind(LabelKind.CLAIM)[0]

    def label(self, name: str) -> Label:
        """The label with a name; one made up from the name where the scheme has none."""
        label = self._by_name.get(name)
        if label is not None:
            return label
        if name == CLAIM_NAME and self.claim_label is CLAIM:
            return CLAIM
        return other_label(name) if self.is_open else replace(other_label(name), hue=HUES)

    def is_foreign(self, body: Body) -> bool:
        """Return whether the scheme has no such label for this kind of annotation."""
        return not self.is_open and body.label not in self._own_names[_kind_of(body)]

    def objection(self, body: Body) -> str:
        """The reason why a body may not be accepted under its label; empty when it may."""
        if self.is_foreign(body):
            return f"{body.label} is not one of your labels"
        if not isinstance(body, Claim):
            return ""
        label = self.label(body.label)
        if missing := label.missing_parts(body):
            return f"{label.name} needs a {' and a '.join(missing)}"
        return ""

    def claim_name(self, name: str = CLAIM_NAME) -> str:
        """The name of a claim's label: the scheme's first one in place of the general one."""
        return self.claim_label.name if name == CLAIM_NAME and name not in self._by_name else name

    def fitted(self, suggestion: Suggestion) -> Suggestion:
        """A suggestion under the label of the scheme that its own one stands for.

        Its id stays, and so does the label of one that stands for none: that is foreign here.
        """
        body = suggestion.body
        if isinstance(body, Claim):
            name = self.claim_map.target(body.label) or body.label
            return replace(suggestion, body=self.trimmed(replace(body, label=name)))
        target = self.span_map.target(body.label) or body.label
        return suggestion if target == body.label else _relabelled(suggestion, target)

    def trimmed(self, claim: Claim) -> Claim:
        """A claim under a label of the scheme, without the parts that the label does not use."""
        label = self.label(self.claim_name(claim.label))
        trimmed_claim = replace(claim, label=label.name)
        if Role.SOURCE not in label.roles:
            trimmed_claim = replace(trimmed_claim, source=(), speaker=None)
        if Role.CUE not in label.roles and trimmed_claim.content:
            trimmed_claim = replace(trimmed_claim, cue=())
        if Role.CONTENT not in label.roles and trimmed_claim.cue:
            trimmed_claim = replace(trimmed_claim, content=())
        return trimmed_claim

    def attribute(self, name: str) -> Attribute | None:
        """The attribute with a name; None where the scheme has none."""
        return next((each for each in self.attributes if each.name == name), None)

    def for_key(self, key: str) -> Label | None:
        """The label that a digit, or a letter after `;`, sets."""
        return self._by_key.get(key)

    def _map(self, kind: LabelKind) -> LabelMap:
        rows = [(label.name, label.sources) for label in self.of_kind(kind)]
        is_general_free = all(CLAIM_NAME not in (name, *sources) for name, sources in rows)
        if kind is LabelKind.CLAIM and is_general_free:
            rows.append((self.claim_label.name, (CLAIM_NAME,)))
        return label_map(rows, is_open=self.is_open)


def other_label(name: str) -> Label:
    """A label for a name that a scheme does not have, as the built-in one has it if it can."""
    built_in = {label.name: label for label in ONTONOTES}.get(name)
    hue = zlib.crc32(name.encode("utf-8", "surrogatepass")) % HUES + 1
    short = built_in.short if built_in is not None else short_form(name)
    return Label(name, short, hue, "", "not in the label scheme")


def _kind_of(body: Body) -> LabelKind:
    return LabelKind.CLAIM if isinstance(body, Claim) else LabelKind.SPAN


def _relabelled(suggestion: Suggestion, name: str) -> Suggestion:
    return replace(suggestion, body=Entity(suggestion.body.extent, name))


CLAIM = Label(
    CLAIM_NAME,
    "CLM",
    2,
    "c",
    "who says, thinks or wants what",
    "Mark who (source), by which words (cue), and what (content).\n"
    "A source may be missing; a content may be broken by other words.",
    LabelKind.CLAIM,
)
"""The label of claims where a scheme has none for them."""

ONTONOTES = LabelScheme(
    (
        Label(
            "PERSON",
            "PER",
            1,
            "1",
            "people, also fictional ones",
            "A name, without the title or the role in front of it.\n"
            "A family as a whole is one too; the peoples of countries are NORP.",
        ),
        Label(
            "ORG",
            "ORG",
            2,
            "2",
            "companies, agencies, institutions",
            "Whatever can decide or act as a body: firms, ministries, clubs, newspapers.\n"
            "A building that is named after its owner is FAC where only the place is meant.",
        ),
        Label(
            "GPE",
            "GPE",
            3,
            "3",
            "countries, cities, states",
            "A place with a government, also where its government is meant.\n"
            "Places without one are LOC.",
        ),
        Label("LOC", "LOC", 4, "4", "mountains, waters, regions"),
        Label(
            "NORP",
            "NRP",
            5,
            "5",
            "nationalities, religions, parties",
            "Also adjectives: “French”, “Buddhist”, “Liberal”.",
        ),
        Label("FAC", "FAC", 6, "6", "buildings, airports, bridges"),
        Label("EVENT", "EVT", 7, "7", "wars, games, storms"),
        Label("DATE", "DAT", 8, "8", "dates and periods", "A day or longer; shorter is TIME."),
        Label("MONEY", "MON", 8, "9", "sums with their unit"),
        Label("PRODUCT", "PRD", 7, "0", "things, vehicles, foods"),
        Label("TIME", "TIM", 8, "t", "times shorter than a day"),
        Label("PERCENT", "PCT", 8, "p", "percentages"),
        Label("QUANTITY", "QTY", 8, "q", "weights, distances"),
        Label("CARDINAL", "NUM", 8, "n", "other numbers"),
        Label("ORDINAL", "ORD", 8, "o", "first, second"),
        Label("WORK_OF_ART", "ART", 7, "w", "books, songs, films"),
        Label("LAW", "LAW", 7, "l", "named laws and treaties"),
        Label("LANGUAGE", "LNG", 5, "g", "named languages"),
        CLAIM,
    ),
    is_open=True,
)
"""The labels of spaCy's English pipelines, and one for claims."""
