"""What parts have come to: a small file for each, and one list of the articles that failed."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from typing import Any

from store.errors import StoreDamaged
from store.exporter.parts.file_names import output_name, result_name
from store.exporter.parts.places import Place
from store.exporter.parts.plan import Plan
from store.files.disk_errors import disk_errors
from store.files.json_files import parse_json, to_json


@dataclass(frozen=True, slots=True)
class Failure:
    """An article without a line."""

    name: str
    """Its origin: a file, a line of a file, or its title."""
    reason: str
    """Why there is no line of it."""
    id: str | None = None
    """Its id; None where reading did not get that far."""


@dataclass(frozen=True, slots=True)
class PartResult:
    """What a part has come to."""

    number: int
    """Its number."""
    size: int
    """The size of its lines in bytes."""
    digest: str
    """SHA-256 of its lines as 64 hex digits."""
    failures: tuple[Failure, ...] = ()
    """Its articles without a line."""
    notices: tuple[str, ...] = ()
    """The limits of the pipeline, each in a few words for people."""
    foreign_labels: Mapping[str, int] = field(default_factory=dict)
    """The number of suggestions that were left out, by their labels."""
    was_there: bool = field(default=False, compare=False)
    """Whether it was there and whole, and is not made now; this is not written."""

    def write(self, plan: Plan) -> None:
        """Write it durably.

        Raises:
            WriteFailed: The disk refused.
        """
        fields = asdict(self)
        del fields["was_there"]
        data = to_json({"plan": plan.digest, **fields})
        plan.folder.write(result_name(self.number), data)


def read_result(plan: Plan, number: int) -> PartResult | None:
    """The result of a part that is there and whole; None where it must be made."""
    name, folder = result_name(number), plan.folder
    try:
        fields = parse_json(folder.read(name), folder.shown(name))
        is_of_plan = fields.pop("plan") == plan.digest
        result = _result(fields)
        is_whole = is_of_plan and folder.is_whole(output_name(number), result.size, result.digest)
    except (OSError, StoreDamaged, LookupError, TypeError):
        return None
    return result if is_whole else None


def write_failures(folder: Place, name: str, failures: Iterable[Failure]) -> int:
    """Write the articles that failed, one a line; returns how many, and leaves no empty file.

    Raises:
        WriteFailed: The disk refused.
    """
    count = 0
    with folder.create(name) as file:
        for failure in failures:
            file.write(to_json(asdict(failure)) + b"\n")
            count += 1
    if not count:
        with disk_errors(folder.shown(name)):
            folder.remove([name])
    return count


def read_failures(folder: Place, name: str) -> Iterable[Failure]:
    """The failures of a file; none where it is not there."""
    with suppress(FileNotFoundError), folder.open(name) as file:
        yield from (Failure(**json.loads(line)) for line in file)


def _result(fields: dict[str, Any]) -> PartResult:
    failures = tuple(Failure(**failure) for failure in fields.pop("failures"))
    notices = tuple(fields["notices"])
    return PartResult(**fields | {"failures": failures, "notices": notices, "was_there": True})
