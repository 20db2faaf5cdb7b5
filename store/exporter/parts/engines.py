"""Engines: what hands the parts of a plan to processes here, or to the workers of a cluster."""

from __future__ import annotations

import logging
import multiprocessing
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from contextlib import ExitStack, suppress
from typing import TYPE_CHECKING

from store.errors import EngineFailed, EngineUnavailable
from store.exporter.parts.making import make_part
from store.exporter.parts.plan import Plan
from store.exporter.parts.results import PartResult
from store.exporter.worker_process import obey_parent

if TYPE_CHECKING:
    from distributed import Client

Engine = Callable[[Plan], Iterator[PartResult]]
"""Yields the result of each part of a plan as it comes, in any order."""

_MOST_ATTEMPTS = 3
"""How often a part is begun whose process was killed, before the run ends; chosen by hand."""

_PATIENCE = 10.0
"""Seconds until a scheduler must answer, where Dask's own setting is untouched; chosen by hand."""
_DASKS_OWN_PATIENCE = 30.0
"""Seconds that Dask waits where nobody has set anything: the default of Dask 2025."""

_QUIET = {
    "distributed.worker.profile.enabled": False,
    "distributed.admin.tick.interval": "1s",
    "distributed.admin.system-monitor.interval": "10s",
    # Dask's own has memory given back all the time, which makes every part slower.
    "distributed.nanny.pre-spawn-environ": {"OMP_NUM_THREADS": 1, "OPENBLAS_NUM_THREADS": 1},
}
"""Settings for a cluster on this machine: what Dask would measure there takes time from parts."""


def run_here(plan: Plan, processes: int) -> Iterator[PartResult]:
    """Make the parts on this machine.

    Args:
        plan: The plan.
        processes: The number of processes; with one, everything happens in this one.

    Raises:
        EngineFailed: A process was killed time and again.
        PostilError: A part cannot be made; those that are made stay.
    """
    digest = plan.digest
    numbers: Sequence[int] = range(len(plan.parts))
    if processes == 1:
        yield from (make_part(plan.folder, digest, number) for number in numbers)
        return
    made_numbers: set[int] = set()
    for _ in range(_MOST_ATTEMPTS):
        # One process was killed, and the pool ends the others; what is whole stays.
        with suppress(BrokenProcessPool):
            remaining = [number for number in numbers if number not in made_numbers]
            for result in _run_in_pool(plan, digest, remaining, processes):
                made_numbers.add(result.number)
                yield result
            return
    raise EngineFailed(
        f"a process was killed {_MOST_ATTEMPTS} times, perhaps for want of memory; "
        f"{plan.folder} has what is done, and --resume goes on with it"
    )


def _run_in_pool(
    plan: Plan, digest: str, numbers: Sequence[int], processes: int
) -> Iterator[PartResult]:
    # A forked process would have the threads of this one without what they do.
    pool = ProcessPoolExecutor(
        processes, mp_context=multiprocessing.get_context("spawn"), initializer=obey_parent
    )
    try:
        futures = [pool.submit(make_part, plan.folder, digest, number) for number in numbers]
        for future in as_completed(futures):
            yield future.result()
    finally:
        pool.shutdown(cancel_futures=True)


def run_on_dask(plan: Plan, scheduler: str | None, processes: int) -> Iterator[PartResult]:
    """Make the parts on a cluster that Dask runs; every worker must reach the plan's folder.

    Args:
        plan: The plan.
        scheduler: The address of the cluster's scheduler; None for a cluster on this machine.
        processes: The number of workers of a cluster on this machine.

    Raises:
        EngineUnavailable: Dask is not installed, or the scheduler does not answer.
        EngineFailed: The cluster lost its workers.
        PostilError: A part cannot be made; those that are made stay.
    """
    try:
        import distributed
    except ImportError as error:
        raise EngineUnavailable(
            "the engine dask needs postil[dask]: pip install postil[dask]"
        ) from error
    try:
        with ExitStack() as stack:
            yield from _run_on_client(
                stack.enter_context(_client(stack, scheduler, processes)), plan
            )
    except (OSError, distributed.KilledWorker) as error:
        raise EngineFailed(
            f"the cluster failed: {error}; {plan.folder} has what is done, and --resume goes on"
        ) from error


def _client(stack: ExitStack, scheduler: str | None, processes: int) -> Client:
    """Connect to a cluster; one on this machine ends with the stack, and watches itself little."""
    import dask
    import distributed

    if scheduler is not None:
        return _client_of(scheduler)
    stack.enter_context(dask.config.set(_QUIET))
    cluster = distributed.LocalCluster(
        n_workers=processes,
        threads_per_worker=1,
        memory_limit=0,
        dashboard_address="127.0.0.1:0",
        silence_logs=logging.CRITICAL,
    )
    return distributed.Client(stack.enter_context(cluster))


def _client_of(scheduler: str) -> Client:
    import dask
    import distributed
    from dask.utils import parse_timedelta

    patience = parse_timedelta(dask.config.get("distributed.comm.timeouts.connect"))
    seconds = _PATIENCE if patience == _DASKS_OWN_PATIENCE else patience
    try:
        return distributed.Client(scheduler, timeout=seconds)
    except (OSError, ValueError) as error:
        raise EngineUnavailable(
            f"the Dask scheduler {scheduler} does not answer: {error}; see that it runs and can be "
            "reached from here, and go on with --resume"
        ) from error


def _run_on_client(client: Client, plan: Plan) -> Iterator[PartResult]:
    import distributed

    digest = plan.digest
    futures = [
        client.submit(make_part, plan.folder, digest, number, pure=False)
        for number in range(len(plan.parts))
    ]
    for future in distributed.as_completed(futures):
        yield future.result()
