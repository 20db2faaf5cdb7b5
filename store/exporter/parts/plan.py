"""The plan of an extraction in parts: which parts there are, and what all of them are made with."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any

from store.errors import PlanUnusable, StoreDamaged
from store.exporter.parts.file_names import PLAN
from store.exporter.parts.places import Place
from store.files.disk_errors import reason
from store.files.json_files import parse_json, to_json

SCHEMA = "postil-plan/1"
"""Names the format; a later one counts it up."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the texts; its number is its place among the others, from 0."""

    articles: int
    """The number of its texts."""
    words: int
    """The number of their words, as white space parts them."""
    size: int
    """The size of its input in bytes."""
    digest: str
    """SHA-256 of its input as 64 hex digits."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What is made from what: all that a part needs is in the folder of the plan."""

    folder: Place
    """The folder of the extraction."""
    export_time: str
    """The time that all lines name as that of their export: UTC, ISO 8601, ending in `Z`."""
    settings: Mapping[str, str]
    """Digests of the files with the settings, by their names below `settings/`."""
    parts: tuple[Part, ...]
    """The parts, in the order of the texts."""

    @property
    def digest(self) -> str:
        """Tells the plan from every other: SHA-256 as 64 hex digits."""
        return hashlib.sha256(to_json(self._fields())).hexdigest()

    @property
    def articles(self) -> int:
        """The number of texts in all parts."""
        return sum(part.articles for part in self.parts)

    def write(self) -> None:
        """Write the plan durably.

        Raises:
            WriteFailed: The disk refused.
        """
        self.folder.write(PLAN, to_json(self._fields()))

    def _fields(self) -> dict[str, Any]:
        return {
            "schema": SCHEMA,
            "exported": self.export_time,
            "settings": dict(self.settings),
            "parts": [
                {field.name: getattr(part, field.name) for field in fields(part)}
                for part in self.parts
            ],
        }


def read_plan(folder: Place) -> Plan:
    """Read the plan in a folder.

    Raises:
        PlanUnusable: There is none, it is damaged, or a later version wrote it.
    """
    file = folder.shown(PLAN)
    try:
        plan_fields = parse_json(folder.read(PLAN), file)
        schema = plan_fields["schema"]
        if schema != SCHEMA:
            raise PlanUnusable(f"{file} says {schema!r}, this version reads {SCHEMA!r}")
        return Plan(
            folder.absolute(),
            str(plan_fields["exported"]),
            {str(name): str(digest) for name, digest in plan_fields["settings"].items()},
            tuple(Part(**part) for part in plan_fields["parts"]),
        )
    except OSError as error:
        raise PlanUnusable(f"{file} cannot be read: {reason(error)}") from error
    except StoreDamaged as error:
        raise PlanUnusable(str(error)) from error
    except (LookupError, TypeError, AttributeError) as error:
        raise PlanUnusable(f"{file} is no plan of an extraction: {error!r}") from error
