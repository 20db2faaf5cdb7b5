"""A suggester that is a program: what it writes is read within limits of time and memory."""

from __future__ import annotations

import tracemalloc
from pathlib import Path

import pytest

from annotate.suggesters.collecting import SuggesterFailed
from annotate.suggesters.request import Request
from tests.tui.suggester_programs import program
from tui.extraction.suggesters.program import Program


def asking(text: str) -> Request:
    return Request("1", text, ())


def test_requests_and_answers_of_any_length_pass_each_other(tmp_path: Path) -> None:
    echo = Program(program("print(text); print(len(text)); sys.stdout.flush()"), str(tmp_path))

    for length in (5, 900_000):
        lines: list[bytes] = []
        for some in echo.answers(asking("x" * length), seconds=60):
            lines += some
            if len(lines) == 2:
                break
        assert lines == [b"x" * length, str(length).encode()]
    echo.kill()


@pytest.mark.parametrize("body", ["while True: print('x' * 9000)", "print('x' * 3_000_000)"])
def test_a_babbling_program_takes_no_memory(body: str, tmp_path: Path) -> None:
    babbling = Program(program(body), str(tmp_path))

    tracemalloc.start()
    with pytest.raises(SuggesterFailed, match=r"wrote (a line of )?more than .* bytes"):
        for _ in babbling.answers(asking("x"), seconds=60):
            pass
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    babbling.kill()

    assert peak < 8_000_000


def test_a_program_that_never_reads_is_given_up_in_time(tmp_path: Path) -> None:
    deaf = Program(("sleep", "600"), str(tmp_path))

    with pytest.raises(SuggesterFailed, match=r"took longer than 0\.3 s"):
        for _ in deaf.answers(asking("x" * 9_000_000), seconds=0.3):
            pass
    deaf.kill()


def test_no_shell_reads_the_command(tmp_path: Path) -> None:
    with pytest.raises(SuggesterFailed, match="No such file"):
        list(Program(("touch here; true",), str(tmp_path)).answers(asking("x"), seconds=5))
    assert not list(tmp_path.iterdir())
