"""What parts have come to: a small file for each, and one list of the articles that failed."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from store.errors import StoreDamaged
from store.exporter.parts.digested_file import DigestedFile, digest_of
from store.exporter.parts.plan import Plan
from store.files.json_files import read_json, to_json, write_beside

FAILED = "failed.jsonl"
"""The name of the list of articles without a line; there is none where all have one."""


@dataclass(frozen=True, slots=True)
class Failure:
    """An article without a line."""

    name: str
    """Where it is from: a file, a line of a file, its title."""
    reason: str
    """Why there is no line of it."""
    id: str | None = None
    """Its id; None where it could not be read so far."""


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

    def write(self, plan: Plan) -> None:
        """Write it durably.

        Raises:
            WriteFailed: The disk refused.
        """
        write_beside(plan.result_path(self.number), to_json({"plan": plan.digest, **asdict(self)}))


def read_result(plan: Plan, number: int) -> PartResult | None:
    """The result of a part that is there and whole; None where it must be made."""
    try:
        fields = read_json(plan.result_path(number))
        is_of_plan = fields.pop("plan") == plan.digest
        result = _result(fields)
    except (StoreDamaged, LookupError, TypeError):
        return None
    is_whole = is_of_plan and digest_of(plan.output_path(number)) == result.digest
    return result if is_whole else None


def write_failures(path: Path, failures: Iterable[Failure]) -> int:
    """Write the articles that failed, one a line; returns how many, and leaves no empty file.

    Raises:
        WriteFailed: The disk refused.
    """
    count = 0
    with DigestedFile(path) as file:
        for failure in failures:
            file.write(to_json(asdict(failure)) + b"\n")
            count += 1
    if not count:
        path.unlink()
    return count


def read_failures(path: Path) -> Iterable[Failure]:
    """The failures of a file; none where it is not there."""
    if path.exists():
        with path.open("rb") as file:
            yield from (Failure(**json.loads(line)) for line in file)


def _result(fields: dict[str, Any]) -> PartResult:
    failures = tuple(Failure(**failure) for failure in fields.pop("failures"))
    return PartResult(**fields | {"failures": failures, "notices": tuple(fields["notices"])})
