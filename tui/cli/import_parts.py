"""`postil import OUT`, where OUT is the folder of `postil extract --parts`: its parts, in order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from annotate.errors import UnreadableArticle
from store.exporter.parts.file_names import PLAN, output_name


def with_parts(paths: Iterable[Path]) -> Iterator[Path]:
    """Yield the paths of an import, and in the place of an extraction in parts those of its parts.

    Raises:
        UnreadableArticle: A part is not there.
        PlanUnusable: The plan of the parts cannot be read.
    """
    for path in paths:
        if (path / PLAN).is_file():
            yield from _parts(path)
        else:
            yield path


def _parts(folder: Path) -> list[Path]:
    from store.exporter.parts.addresses import place_of_plan
    from store.exporter.parts.plan import read_plan

    count = len(read_plan(place_of_plan(str(folder))).parts)
    parts = [folder / output_name(number) for number in range(count)]
    if missing := [part.name for part in parts if not part.is_file()]:
        raise UnreadableArticle(
            f"{folder}: {len(missing)} of {count} parts are not made yet, {missing[0]} first; "
            f"postil extract -o {folder} --parts --resume makes them"
        )
    return parts
