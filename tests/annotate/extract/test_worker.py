"""The helper process: a request on its standard input, lines of JSON on its standard output."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from annotate.extract.pipeline import choose
from annotate.extract.wire import decode, message, request
from annotate.learning.evidence import Evidence
from tests.annotate.extract.articles import article
from tests.patience import PATIENCE
from tests.tui.cli.forking import Run, shared_forks

_COMMAND = [sys.executable, "-P", "-m", "annotate.extract.worker"]
_PIPES = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}


class Worker:
    """A process that answers one request after the other."""

    def __init__(self, folder: Path) -> None:
        self._process = subprocess.Popen(_COMMAND, cwd=folder, stderr=subprocess.PIPE, **_PIPES)

    def ask(self, asked: bytes, *, look: int | None = None) -> list[dict[str, Any]]:
        """Return the answers to a request, line by line; after two of them, look at an offset."""
        self.send(asked)
        return self.read(look=look)

    def send(self, written: bytes) -> None:
        """Write to the process."""
        assert self._process.stdin is not None
        self._process.stdin.write(written)
        self._process.stdin.flush()

    def read(self, *, look: int | None = None) -> list[dict[str, Any]]:
        """Return the answers to the next of the requests that were sent."""
        assert self._process.stdout is not None
        answers: list[dict[str, Any]] = []
        while not answers or not ("error" in answers[-1] or answers[-1].get("state") == "done"):
            if look is not None and len(answers) == 2:
                self.send(message(look=look))
            answers.append(json.loads(self._process.stdout.readline()))
        return answers

    def end(self) -> None:
        """End the input; the process ends well and has printed nothing else."""
        assert self._process.communicate(timeout=PATIENCE) == (b"", b"")
        assert self._process.returncode == 0


@pytest.fixture(scope="module")
def worker(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Worker]:
    folder = tmp_path_factory.mktemp("worker")
    # A folder of the same name in the working directory is not run instead.
    (folder / "annotate").mkdir()
    worker = Worker(folder)
    yield worker
    worker.end()


def request_for(text: str, model: str | None = None, **wishes: object) -> bytes:
    return b"".join(request(text, article_id="an-id", model=model, **wishes))


def test_an_article_is_answered_in_batches(worker: Worker) -> None:
    text = article(12) + "\ud800"

    loading, *replies, done = worker.ask(request_for(text))

    title = choose().title
    assert (loading, done) == (
        {"state": "loading", "pipeline": title},
        {"state": "done", "pipeline": title},
    )
    batches = [decode(facts) for facts in replies]
    assert batches[-1].done == len(text)
    names = [
        text[span.start : span.end]
        for batch in batches
        for suggestion in batch.suggestions
        for span in suggestion.body.fragments
    ]
    assert {"Ann Lee", "“We know,”"} <= set(names)


def test_structures_come_without_suggestions_where_nobody_wants_these(worker: Worker) -> None:
    _, *replies, _ = worker.ask(request_for(article(12), structure=True, suggestions=False))

    batches = [decode(facts) for facts in replies]
    assert batches
    assert all(batch.structure is not None for batch in batches)
    assert not any(batch.suggestions for batch in batches)


def test_an_unknown_model_is_an_error_that_names_it(worker: Worker) -> None:
    [refusal] = worker.ask(request_for("Eve spoke.", model="none_such"))

    assert refusal["error"].startswith("no pipeline none_such: ")


def test_a_pipeline_that_cannot_be_loaded_is_an_error_in_one_line(
    worker: Worker, tmp_path: Path
) -> None:
    (tmp_path / "meta.json").write_text('{"lang": "en", "name": "mine", "version": "1"}')

    loading, refusal = worker.ask(request_for("Eve spoke.", model=str(tmp_path)))

    assert loading["state"] == "loading"
    assert refusal["error"].startswith("en_mine 1 cannot be loaded: ")
    assert "\n" not in refusal["error"]


def test_the_process_ends_with_its_input(tmp_path: Path) -> None:
    run = Run(_COMMAND, str(tmp_path), dict(os.environ))
    with Path(os.devnull).open("r+b") as nothing, (tmp_path / "answers").open("w+b") as answers:
        process = shared_forks().start(run, [nothing.fileno(), answers.fileno(), nothing.fileno()])
        assert shared_forks().wait(process) == 0

    assert (tmp_path / "answers").read_bytes() == b""


def test_the_process_ends_with_its_output(tmp_path: Path) -> None:
    (source, requests), (answers, target) = os.pipe(), os.pipe()
    run = Run(_COMMAND, str(tmp_path), dict(os.environ))
    with Path(os.devnull).open("wb") as nowhere:
        process = shared_forks().start(run, [source, target, nowhere.fileno()])
    os.close(source)
    os.close(target)
    with os.fdopen(requests, "wb") as requests_file:
        requests_file.write(request_for(article(40)))
    with os.fdopen(answers, "rb") as answers_file:
        assert b"loading" in answers_file.readline()

    assert shared_forks().wait(process) is not None


def test_the_chunks_on_screen_come_first_and_again_in_their_turn(worker: Worker) -> None:
    text = article(60)
    first = text.index("ferry number 45")

    _, *replies, _ = worker.ask(request_for(text, first=first, structure=True, evidence=True))

    batches = [decode(facts) for facts in replies]
    preview = [batch for batch in batches if batch.is_provisional]
    final = [batch for batch in batches if not batch.is_provisional]
    assert batches[: len(preview)] == preview
    assert preview[0].start <= first < preview[0].end
    assert preview[0].suggestions
    assert [batch.done for batch in preview] == [0] * len(preview)
    assert [batch.start for batch in final] == [0, *(batch.end for batch in final[:-1])]
    assert {batch.start for batch in preview} < {batch.start for batch in final}
    structures = [batch.structure for batch in batches if batch.structure is not None]
    assert sorted(each.extent for each in structures) == [(b.start, b.end) for b in final]
    assert batches[0].structure is not None
    evidence = [Evidence.from_bytes(batch.evidence or b"") for batch in final]
    assert [part.starts[0] for part in evidence] == [batch.start for batch in final]
    assert all(batch.evidence is None for batch in preview)


def test_chunks_that_come_on_screen_meanwhile_come_next(worker: Worker) -> None:
    text = article(300)
    place = len(text) - 1

    _, *replies, _ = worker.ask(request_for(text), look=place)

    batches = [decode(facts) for facts in replies]
    [preview] = [batch for batch in batches if batch.is_provisional]
    assert preview.start <= place < preview.end
    assert batches.index(preview) < len(batches) // 2


def test_from_the_top_nothing_is_analysed_twice(worker: Worker) -> None:
    _, *replies, _ = worker.ask(request_for(article(30), first=10))

    batches = [decode(facts) for facts in replies]
    assert batches
    assert not any(batch.is_provisional for batch in batches)
    assert all(batch.structure is batch.evidence is None for batch in batches)


def test_requests_that_wait_are_answered_one_after_the_other(worker: Worker) -> None:
    for asked in (
        request_for("Ann Lee spoke."),
        request_for("x", "none_such"),
        request_for("Bo."),
    ):
        worker.send(asked)

    replies = [worker.read() for _ in range(3)]

    assert ["error" in answers[-1] for answers in replies] == [False, True, False]
