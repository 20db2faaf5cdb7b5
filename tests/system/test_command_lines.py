"""Command lines of what is run at length by hand: help, and words that mean nothing."""

from __future__ import annotations

import sys

import pytest

from benchmarks import scale
from tests.system.faults.__main__ import names_of


@pytest.mark.parametrize(
    ("words", "lines", "phases"),
    [
        ([], 20_000, []),
        (["100"], 100, []),
        (["100", "dask", "kills"], 100, ["dask", "kills"]),
        (["kills"], 20_000, ["kills"]),
    ],
)
def test_a_number_and_phases_are_read(
    words: list[str], lines: int, phases: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "argv", ["scale", *words])

    assert scale._arguments() == (lines, phases)


@pytest.mark.parametrize(
    ("word", "code", "answer"),
    [("--help", 0, "dask-kills"), ("nothing", 2, "no such phase: nothing")],
)
def test_help_and_unknown_phases_are_answered(
    word: str,
    code: int,
    answer: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(sys, "argv", ["scale", word])

    with pytest.raises(SystemExit) as end:
        scale._arguments()

    assert end.value.code == code
    assert answer in "".join(capsys.readouterr())


def test_faults_are_chosen_by_name(capsys: pytest.CaptureFixture[str]) -> None:
    assert names_of(["import", "cues"]) == ["import", "cues"]
    assert {"import", "cues", "power"} <= set(names_of([]))
    with pytest.raises(SystemExit):
        names_of(["nothing"])
    assert "no such fault: nothing" in capsys.readouterr().err
