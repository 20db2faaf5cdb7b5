"""`postil extract --parts`: an extraction that is cut, and made by many processes or machines."""

from __future__ import annotations

import time
from argparse import Namespace
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from datetime import timedelta
from itertools import chain

from annotate.author import utc_now
from store.errors import PlanUnusable
from store.exporter.parts.addresses import place_at, place_of_plan
from store.exporter.parts.cutting import cut
from store.exporter.parts.engines import Engine, run_here, run_on_dask
from store.exporter.parts.file_names import FAILED, PLAN
from store.exporter.parts.folder import begin_folder
from store.exporter.parts.frozen_settings import freeze
from store.exporter.parts.making import make_part
from store.exporter.parts.places import Place
from store.exporter.parts.plan import Plan, read_plan
from store.exporter.parts.results import (
    Failure,
    PartResult,
    read_failures,
    write_failures,
)
from store.exporter.suggestion_lines import LineSettings
from store.files.disk_errors import disk_errors
from store.library.library import Library
from tui.cli import exit_codes
from tui.cli.inputs import NOTHING_TO_READ, inputs, total_size
from tui.cli.messages import tell
from tui.cli.progress import described_progress, progress
from tui.cli.text_reader import TextReader, tell_left_out
from tui.display.plural import counted

_SKIPPED = f"input/{FAILED}"
"""The list of inputs that could not be cut, in the folder of an extraction."""


def run(arguments: Namespace, library: Library, line_settings: Callable[[], LineSettings]) -> int:
    """Cut the texts, make the parts, or make one of them; returns the exit code."""
    if fault := _fault(arguments):
        tell(f"{fault}; see postil extract --help")
        return exit_codes.USAGE
    if arguments.part is not None:
        return _make_one(arguments.input[0], arguments.part)
    folder = place_at(arguments.output)
    plan = _plan(arguments, folder, library, line_settings)
    if arguments.plan_only and plan.parts:
        path, last = folder.shown(PLAN), len(plan.parts) - 1
        tell(f"{path} has parts 0 to {last}; postil extract --part N {path} makes one of them")
        return exit_codes.OK
    return _make_all(plan, _engine(arguments), folder)


def _fault(arguments: Namespace) -> str:
    """What is wrong with the options together; empty where nothing is."""
    if arguments.suggester:
        return "--suggester cannot be combined with --parts"
    if arguments.part is not None:
        is_one_plan = len(arguments.input) == 1 and arguments.parts is None
        return (
            ""
            if is_one_plan
            else "--part is for one plan, as in postil extract OUT/plan.json --part 17"
        )
    if arguments.output is None:
        return "--parts writes a folder, which -o OUT names"
    if not arguments.input and not arguments.resume:
        return NOTHING_TO_READ
    if arguments.scheduler is not None and arguments.engine != "dask":
        return "--scheduler is for --engine dask"
    return ""


def _make_one(name: str, number: int) -> int:
    plan = read_plan(place_of_plan(name))
    if number >= len(plan.parts):
        tell(f"{name} has parts 0 to {len(plan.parts) - 1}, and no part {number}")
        return exit_codes.USAGE
    result = make_part(plan.folder, plan.digest, number)
    tell_left_out(Counter(result.foreign_labels))
    for words in (*result.notices, *(f"{f.name}: {f.reason}; left out" for f in result.failures)):
        tell(words)
    return exit_codes.SKIPPED if result.failures else exit_codes.OK


def _plan(
    arguments: Namespace,
    folder: Place,
    library: Library,
    line_settings: Callable[[], LineSettings],
) -> Plan:
    """The plan that is there, or one that is made now.

    Raises:
        PlanUnusable: Nothing is named to be cut, and there is no plan.
    """
    if arguments.resume or arguments.force:
        folder.remove_leftovers()
    with disk_errors(str(folder)):
        has_plan = arguments.resume and folder.has(PLAN)
    if has_plan:
        plan = read_plan(folder)
        tell(
            f"going on with {folder.shown(PLAN)}, with the texts and settings of {plan.export_time}"
        )
        return plan
    if not arguments.input:
        raise PlanUnusable(f"{folder.shown(PLAN)} is not there; what is to be cut has to be named")
    begin_folder(folder, library=library.root, replace=arguments.force or arguments.resume)
    return _cut(arguments, folder, line_settings())


def _cut(arguments: Namespace, folder: Place, line_settings: LineSettings) -> Plan:
    """Cut the texts; the plan is written last, so that there is none of half of them.

    Without any text there is none either, so that nothing is in the way of another attempt.
    """
    skipped: list[Failure] = []
    with progress("cutting", total_size(arguments)) as advance:
        reader = TextReader(advance, lambda name, why: skipped.append(_failure(name, why)))
        parts = tuple(cut(reader.readable_texts(inputs(arguments)), folder, arguments.parts))
    write_failures(folder, _SKIPPED, skipped)
    plan = Plan(folder.absolute(), utc_now(), freeze(line_settings, folder), parts)
    if parts:
        plan.write()
    return plan


def _failure(name: str, reason: str) -> Failure:
    """The failure of an input, whose name stands ahead of the reason in most messages."""
    return Failure(name, reason.removeprefix(f"{name}: "))


def _engine(arguments: Namespace) -> Engine:
    if arguments.engine == "dask":
        if arguments.scheduler is not None:
            tell(f"waiting for the Dask scheduler at {arguments.scheduler}")
        return lambda plan: run_on_dask(plan, arguments.scheduler, arguments.processes)
    return lambda plan: run_here(plan, arguments.processes)


def _make_all(plan: Plan, engine: Engine, folder: Place) -> int:
    """Make all parts of a plan in a folder; returns the exit code."""
    failures_by_part: dict[int, tuple[Failure, ...]] = {}
    foreign_labels: Counter[str] = Counter()
    notices: dict[str, None] = {}
    for result in _with_progress(engine(plan), plan):
        failures_by_part[result.number] = result.failures
        foreign_labels.update(result.foreign_labels)
        notices.update(dict.fromkeys(result.notices))
    failures = chain.from_iterable(failures_by_part[number] for number in sorted(failures_by_part))
    skipped = read_failures(folder, _SKIPPED)
    failed_count = write_failures(folder, FAILED, chain(skipped, failures))
    tell_left_out(foreign_labels)
    for notice in notices:
        tell(notice)
    if failed_count:
        tell(f"{counted(failed_count, 'article')} left out; {folder.shown(FAILED)} names them")
    made_count = plan.articles - sum(map(len, failures_by_part.values()))
    if not made_count and failed_count:
        return exit_codes.UNREADABLE
    return exit_codes.SKIPPED if failed_count else exit_codes.OK


def _with_progress(results: Iterable[PartResult], plan: Plan) -> Iterator[PartResult]:
    """Yield the results, with a bar that shows articles, words a second and the time left."""
    articles = words = words_made = 0
    start, total = time.monotonic(), sum(part.words for part in plan.parts)
    with described_progress("extracting", total) as report:
        report(0, f"{counted(plan.articles, 'article')} in {counted(len(plan.parts), 'part')}")
        for result in results:
            yield result
            part = plan.parts[result.number]
            articles, words = articles + part.articles, words + part.words
            words_made += 0 if result.was_there else part.words
            speed = words_made / max(time.monotonic() - start, 1e-9)
            report(part.words, _state(articles, speed, total - words))


def _state(articles: int, speed: float, words_left: int) -> str:
    """What is done, how many words are done in a second, and how long the others take."""
    if not speed:
        return counted(articles, "article")
    left = timedelta(seconds=round(words_left / speed))
    return f"{counted(articles, 'article')}, {speed:,.0f} words/s, {left} left"
