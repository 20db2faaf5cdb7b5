"""Making the lines of a part: the same code wherever it runs, and the same bytes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from pathlib import PurePosixPath

from annotate.loaders.jsonl import TextRecord, load_line
from store.errors import PlanUnusable
from store.exporter.parts.digested_file import digest_from_here
from store.exporter.parts.file_names import input_name, output_name
from store.exporter.parts.frozen_settings import SETTINGS, thaw
from store.exporter.parts.places import Place
from store.exporter.parts.plan import Plan, read_plan
from store.exporter.parts.results import Failure, PartResult, read_result
from store.exporter.suggestion_lines import LineMaker, batches_of
from store.files.disk_errors import disk_errors


def make_part(folder: Place, digest: str, number: int) -> PartResult:
    """Make the lines of a part, unless they are there and whole.

    Args:
        folder: The folder of the plan.
        digest: The digest of the plan, which the one in the folder must have.
        number: The number of the part, from 0.

    Raises:
        PlanUnusable: The plan, the settings or the texts are not those that were written.
        PipelineUnavailable: spaCy cannot load the pipeline.
        WriteFailed: The disk refused.
    """
    plan = _plan(folder, digest)
    result = read_result(plan, number)
    if result is not None:
        return result
    maker = _maker(folder, digest)
    failures: list[Failure] = []
    foreign_labels: Counter[str] = Counter()
    notices: tuple[str, ...] = ()
    with plan.folder.create(output_name(number)) as file:
        for batch in batches_of(_texts(plan, number)):
            lines = maker.make_lines(batch)
            foreign_labels.update(lines.foreign_labels)
            notices = lines.notices
            for text, line in zip(batch, lines.lines, strict=True):
                if isinstance(line, bytes):
                    file.write(line)
                else:
                    failures.append(Failure(text.document.title, line, text.id))
    result = PartResult(
        number, file.size, file.digest, tuple(failures), notices, dict(foreign_labels)
    )
    result.write(plan)
    return result


@lru_cache(maxsize=1)
def _plan(folder: Place, digest: str) -> Plan:
    plan = read_plan(folder)
    if plan.digest != digest:
        raise PlanUnusable(f"{folder} holds another plan than the one that is being carried out")
    return plan


@lru_cache(maxsize=1)
def _maker(folder: Place, digest: str) -> LineMaker:
    """The loaded pipeline of a plan; a process loads it once."""
    plan = _plan(folder, digest)
    source = disk_errors(folder.shown(SETTINGS), raised=PlanUnusable)
    with source, folder.local_copy(SETTINGS) as settings:
        return LineMaker(thaw(settings, plan.settings, plan.export_time))


def _texts(plan: Plan, number: int) -> Iterator[TextRecord]:
    """The texts of a part.

    Raises:
        PlanUnusable: They are not those that were cut.
    """
    name = input_name(number)
    shown, title = plan.folder.shown(name), PurePosixPath(name).name
    with disk_errors(shown, raised=PlanUnusable), plan.folder.open(name) as file:
        if digest_from_here(file) != plan.parts[number].digest:
            raise PlanUnusable(f"{shown} is not what was cut: it was changed")
        file.seek(0)
        for line in file:
            yield load_line(line, name=title, uri=shown)
