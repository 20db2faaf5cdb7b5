"""The bodies of Web Annotations: tags, notes, statuses and speakers; all others are counted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from annotate.annotation import Status
from store.formats.fields import Fields
from store.formats.report import Report
from store.formats.webannotation_places import as_list

_NOTE_PURPOSES = frozenset({"commenting", "describing"})


@dataclass(slots=True)
class Bodies:
    """What the bodies of one annotation say."""

    tags: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    statuses: list[Status] = field(default_factory=list)
    speakers: list[str] = field(default_factory=list)
    """The ids of the annotations that name the speaker."""
    other_count: int = 0
    """Bodies of other kinds."""

    @property
    def label(self) -> str:
        """The first tag; empty where there is none."""
        return self.tags[0] if self.tags else ""

    @property
    def status(self) -> Status:
        """The first status; accepted where there is none."""
        return self.statuses[0] if self.statuses else Status.ACCEPTED

    @property
    def note(self) -> str:
        """All notes, one a line."""
        return "\n".join(self.notes)

    def report_others(self, report: Report) -> None:
        """Count what an annotation of Postil's has no place for."""
        report.lose("bodies of other kinds", self.other_count)
        report.lose("further tags on one annotation", max(0, len(self.tags) - 1))
        report.lose("further statuses of one annotation", max(0, len(self.statuses) - 1))


def motivations(item: Fields) -> set[str]:
    """Return the motivations of an annotation, without the prefix of their vocabulary."""
    return _names(item.raw("motivation"))


def read_bodies(item: Fields) -> Bodies:
    """Read all bodies of an annotation."""
    bodies = Bodies()
    for purposes, body in _bodies(item):
        value = body.get("value")
        if "tagging" in purposes and isinstance(value, str) and value:
            bodies.tags.append(value)
        elif purposes & _NOTE_PURPOSES and isinstance(value, str):
            bodies.notes.append(value)
        elif "assessing" in purposes and value in set(Status):
            bodies.statuses.append(Status(value))
        elif "identifying" in purposes and isinstance(body.get("source"), str):
            bodies.speakers.append(body["source"])
        else:
            bodies.other_count += 1
    return bodies


def _bodies(item: Fields) -> Iterator[tuple[set[str], dict[str, Any]]]:
    """Yield the bodies with their purposes; one without any has the annotation's motivation."""
    values = as_list(item.raw("body"))
    if "bodyValue" in item:
        values = [*values, {"value": item.raw("bodyValue")}]
    for body in values:
        if isinstance(body, dict):
            yield _names(body.get("purpose")) or motivations(item), body
        else:
            yield set(), {}


def _names(value: object) -> set[str]:
    names = [name for name in as_list(value) if isinstance(name, str)]
    return {name.rpartition("#")[2].rpartition("/")[2].rpartition(":")[2] for name in names}
