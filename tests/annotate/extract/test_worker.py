"""The helper process: a request on its standard input, lines of JSON on its standard output."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from annotate.extract.pipeline import choose
from annotate.extract.wire import decode
from annotate.learning.evidence import Evidence
from tests.annotate.extract.articles import article

_COMMAND = [sys.executable, "-P", "-m", "annotate.extract.worker"]


def answers(request: bytes, *, cwd: Path | None = None) -> list[dict[str, Any]]:
    """Return the answers of the process, line by line; it ends well and prints nothing else."""
    finished = subprocess.run(
        _COMMAND, input=request, capture_output=True, timeout=120, check=True, cwd=cwd
    )
    assert finished.stderr == b""
    return [json.loads(line) for line in finished.stdout.splitlines()]


def request_for(text: str, model: str | None = None, **wishes: object) -> bytes:
    facts = {"text": text, "article_id": "an-id", "model": model, **wishes}
    return json.dumps(facts).encode("ascii")


def test_an_article_is_answered_in_batches(tmp_path: Path) -> None:
    text = article(12) + "\ud800"
    # A folder of the same name in the working directory is not run instead.
    (tmp_path / "annotate").mkdir()

    loading, *found, done = answers(request_for(text), cwd=tmp_path)

    title = choose().title
    assert (loading, done) == (
        {"state": "loading", "pipeline": title},
        {"state": "done", "pipeline": title},
    )
    batches = [decode(facts) for facts in found]
    assert batches[-1].done == len(text)
    names = [
        text[span.start : span.end]
        for batch in batches
        for suggestion in batch.suggestions
        for span in suggestion.body.fragments
    ]
    assert {"Ann Lee", "“We know,”"} <= set(names)


def test_an_unknown_model_is_an_error_that_names_it() -> None:
    [refusal] = answers(request_for("Eve spoke.", model="none_such"))

    assert refusal["error"].startswith("no pipeline none_such: ")


def test_a_pipeline_that_cannot_be_loaded_is_an_error_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "meta.json").write_text('{"lang": "en", "name": "mine", "version": "1"}')

    loading, refusal = answers(request_for("Eve spoke.", model=str(tmp_path)))

    assert loading["state"] == "loading"
    assert refusal["error"].startswith("en_mine 1 cannot be loaded: ")
    assert "\n" not in refusal["error"]


def test_the_process_ends_with_its_input() -> None:
    process = subprocess.Popen(
        _COMMAND, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )

    output, _ = process.communicate(b"", timeout=60)

    assert b"state" not in output


def test_the_process_ends_with_its_output() -> None:
    process = subprocess.Popen(
        _COMMAND, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    )
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write(request_for(article(40)))
    process.stdin.close()
    assert b"loading" in process.stdout.readline()
    process.stdout.close()

    assert process.wait(timeout=60) is not None


def test_the_chunks_on_screen_come_first_and_again_in_their_turn() -> None:
    text = article(60)
    first = text.index("ferry number 45")

    _, *found, _ = answers(request_for(text, first=first, structure=True, evidence=True))

    batches = [decode(facts) for facts in found]
    preview = [batch for batch in batches if batch.is_provisional]
    final = [batch for batch in batches if not batch.is_provisional]
    assert batches[: len(preview)] == preview
    assert preview[0].start <= first < preview[0].end
    assert preview[0].suggestions
    assert [batch.done for batch in preview] == [0] * len(preview)
    assert [batch.start for batch in final] == [0, *(batch.end for batch in final[:-1])]
    assert {batch.start for batch in preview} < {batch.start for batch in final}
    structures = [batch.structure for batch in batches if batch.structure is not None]
    assert sorted(one.extent for one in structures) == [(b.start, b.end) for b in final]
    assert batches[0].structure is not None
    evidence = [Evidence.from_bytes(batch.evidence or b"") for batch in final]
    assert [part.starts[0] for part in evidence] == [batch.start for batch in final]
    assert all(batch.evidence is None for batch in preview)


def test_chunks_that_come_on_screen_meanwhile_come_next() -> None:
    text = article(400)
    process = subprocess.Popen(_COMMAND, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write(request_for(text) + b"\n")
    process.stdin.flush()
    assert b"loading" in process.stdout.readline()
    process.stdout.readline()
    place = len(text) - 1
    process.stdin.write(json.dumps({"look": place}).encode("ascii") + b"\n")
    output, _ = process.communicate(timeout=120)

    batches = [decode(facts) for facts in map(json.loads, output.splitlines()) if "rows" in facts]
    [preview] = [batch for batch in batches if batch.is_provisional]
    assert preview.start <= place < preview.end
    assert batches.index(preview) < len(batches) // 2


def test_from_the_top_nothing_is_analysed_twice() -> None:
    _, *found, _ = answers(request_for(article(30), first=10))

    batches = [decode(facts) for facts in found]
    assert not any(batch.is_provisional for batch in batches)
    assert all(batch.structure is batch.evidence is None for batch in batches)


def test_several_requests_are_answered_one_after_the_other_and_load_once() -> None:
    requests = [request_for("Ann Lee spoke."), request_for("x", "none_such"), request_for("Bo.")]

    replies = answers(b"\n".join(requests))

    ends = [facts for facts in replies if facts.get("state") == "done" or "error" in facts]
    assert ["error" in facts for facts in ends] == [False, True, False]
