"""`postil extract --parts`: the bytes of one process, by whatever engine, order and kills."""

from __future__ import annotations

import json
import re
import signal
import subprocess
import time
from pathlib import Path

import pyarrow
import pytest
from pyarrow import parquet

from tests.patience import PATIENCE
from tests.tui.cli.program import POSTIL, Program

TEXTS = [f"Mayor Ida Quill said on Monday that pier {number} was closed." for number in range(12)]
LINES = "".join(json.dumps({"id": f"t{n}", "text": text}) + "\n" for n, text in enumerate(TEXTS))
BAD = "{bad\n"


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The lines of all texts by one process, without the time of the export and their origin."""
    program = Program(tmp_path_factory.mktemp("whole"))
    program.write("texts.jsonl", LINES)
    return timeless(program.run("extract", "texts.jsonl").output)


@pytest.fixture
def program(postil: Program) -> Program:
    postil.write("texts.jsonl", LINES)
    return postil


def timeless(lines: bytes) -> bytes:
    return re.sub(rb'"(exported|uri)": "[^"]*"', b"", lines)


def joined(folder: Path) -> bytes:
    return timeless(b"".join(path.read_bytes() for path in sorted(folder.glob("part-*.jsonl"))))


def test_parts_joined_are_what_one_process_writes(program: Program, whole: bytes) -> None:
    outcome = program.run("extract", "texts.jsonl", "-o", "out", "--parts", "400")

    folder = program.folder / "out"
    assert (outcome.code, outcome.output, outcome.error) == (0, b"", b"")
    assert joined(folder) == whole
    assert len(list(folder.glob("part-*.jsonl"))) > 2
    assert not (folder / "failed.jsonl").exists()


def test_the_folder_of_parts_is_imported_as_a_whole_or_not_at_all(program: Program) -> None:
    program.run("extract", "texts.jsonl", "-o", "out", "--parts", "400")
    part = program.folder / "out" / "part-00001.jsonl"
    lines = part.read_bytes()
    part.unlink()

    outcome = program.run("import", "out")

    assert outcome.code == 3
    assert re.match(r"out: 1 of \d+ parts are not made yet, part-00001", outcome.refusal)
    part.write_bytes(lines)
    assert program.run("import", "out").refusal == "imported 12 articles"


def test_a_folder_of_parquet_is_cut_into_the_same_parts(program: Program, whole: bytes) -> None:
    (program.folder / "tables").mkdir()
    ids = [f"t{n}" for n in range(len(TEXTS))]
    for number, rows in enumerate([slice(0, 5), slice(5, None)]):
        table = pyarrow.table({"id": ids[rows], "text": TEXTS[rows]})
        parquet.write_table(table, program.folder / f"tables/{number}.parquet", row_group_size=3)
    program.write("tables/broken.parquet", b"PAR1")

    outcome = program.start("extract", "tables", "-o", "out", "--parts", "400")

    folder = program.folder / "out"
    assert (outcome.code, joined(folder)) == (7, whole)
    assert len(list(folder.glob("part-*.jsonl"))) > 2
    assert "tables/broken.parquet" in json.loads((folder / "failed.jsonl").read_bytes())["name"]


def test_addresses_are_read_and_written_like_paths(program: Program, whole: bytes) -> None:
    lines = LINES.splitlines(keepends=True)
    (program.folder / "texts").mkdir()
    program.write("texts/2.jsonl", "".join(lines[:5]))
    program.write("texts/10.ndjson", "".join(lines[5:]))
    address = f"file://{program.folder}"

    outcome = program.run(
        *("extract", f"{address}/texts", f"{address}/none.jsonl"),
        *("-o", f"{address}/out", "--parts", "400", "--processes", "2"),
    )
    one = program.run("extract", f"{address}/out/plan.json", "--part", "1")
    again = program.run("extract", "-o", f"{address}/out", "--parts", "--resume")

    assert (outcome.code, joined(program.folder / "out")) == (7, whole)
    assert f"{address}/none.jsonl: No such file or directory" in outcome.words[0]
    assert (one.code, again.code) == (0, 7)
    names = [path.name for path in (program.folder / "out").rglob("*") if path.is_file()]
    assert not [name for name in names if name.startswith(".")]


def test_parts_can_be_made_one_by_one_in_any_order(program: Program, whole: bytes) -> None:
    planned = program.run("extract", "texts.jsonl", "-o", "out", "--parts", "900", "--plan-only")
    plan = json.loads((program.folder / "out/plan.json").read_bytes())
    numbers = range(len(plan["parts"]))
    assert (planned.code, f"parts 0 to {numbers[-1]}" in planned.remark) == (0, True)

    codes = [
        program.run("extract", "out/plan.json", "--part", str(number)).code
        for number in reversed(numbers)
    ]
    refused = program.run("extract", "out/plan.json", "--part", str(len(numbers)))

    assert (set(codes), joined(program.folder / "out")) == ({0}, whole)
    assert (refused.code, f"no part {len(numbers)}" in refused.refusal) == (2, True)


@pytest.mark.parametrize("engine", ["processes", "dask"])
def test_an_engine_makes_the_same_and_names_what_is_left_out(
    engine: str, program: Program, whole: bytes
) -> None:
    program.write("texts.jsonl", BAD + LINES)

    outcome = program.start(
        *("extract", "texts.jsonl", "-o", "out", "--parts", "900"),
        *("--engine", engine, "--processes", "2"),
    )

    assert outcome.code == 7
    assert outcome.words[-1] == "postil: 1 article left out; out/failed.jsonl names them"
    assert len(outcome.words) == 2
    assert joined(program.folder / "out") == whole
    failed = json.loads((program.folder / "out/failed.jsonl").read_bytes())
    assert (failed["name"], failed["id"]) == ("texts.jsonl: line 1", None)
    assert failed["reason"].startswith("column 2: not JSON")


def test_a_killed_run_goes_on_with_the_parts_that_are_missing(
    program: Program, whole: bytes
) -> None:
    process = subprocess.Popen(
        [POSTIL, "extract", "texts.jsonl", "-o", "out", "--parts", "200"],
        cwd=program.folder,
        env=program.environment,
    )
    folder = program.folder / "out"
    deadline = time.monotonic() + PATIENCE
    while not (folder / "results/part-00000.json").exists() and time.monotonic() < deadline:
        time.sleep(0.01)
    process.send_signal(signal.SIGKILL)
    process.wait(PATIENCE)
    first = (folder / "part-00000.jsonl").stat().st_mtime_ns

    refused = program.run("extract", "texts.jsonl", "-o", "out", "--parts", "200")
    resumed = program.run("extract", "-o", "out", "--parts", "--resume")

    assert (refused.code, "--resume goes on with a plan" in refused.refusal) == (6, True)
    assert (resumed.code, "going on with out/plan.json" in resumed.remark) == (0, True)
    assert (folder / "part-00000.jsonl").stat().st_mtime_ns == first
    assert joined(folder) == whole


def test_parts_of_an_earlier_run_go_where_force_begins_anew(program: Program) -> None:
    program.run("extract", "texts.jsonl", "-o", "out", "--parts", "200")
    program.write("texts.jsonl", LINES.splitlines(keepends=True)[0])

    outcome = program.run("extract", "texts.jsonl", "-o", "out", "--parts", "--force")

    folder = program.folder / "out"
    assert (outcome.code, outcome.error) == (0, b"")
    assert [path.name for path in folder.glob("part-*.jsonl")] == ["part-00000.jsonl"]


def test_where_nothing_could_be_cut_another_attempt_needs_no_force(program: Program) -> None:
    mistyped = program.run("extract", "text.jsonl", "-o", "out", "--parts", "--plan-only")
    assert mistyped.code == 3
    assert "out/failed.jsonl names them" in mistyped.error.decode()

    outcome = program.run("extract", "texts.jsonl", "-o", "out", "--parts", "--plan-only")

    assert outcome.code == 0
    assert b"has parts 0 to" in outcome.error
    assert not (program.folder / "out" / "failed.jsonl").exists()


@pytest.mark.parametrize("option", ["--force", "--resume"])
def test_files_of_others_in_the_folder_stay(program: Program, option: str) -> None:
    own = [program.folder / name for name in ("input/a.txt", "settings/a.toml", "results/a.json")]
    for path in own:
        path.parent.mkdir()
        path.write_text("Words.")

    program.run("extract", "texts.jsonl", "-o", ".", "--parts", "--plan-only", option)

    assert [path.read_text() for path in own] == ["Words."] * 3


def test_a_scheduler_that_does_not_answer_is_named_with_what_to_do(program: Program) -> None:
    options = ("-o", "out", "--parts", "--engine", "dask", "--scheduler", "tcp://127.0.0.1:9")

    outcome = program.run(
        *("extract", "texts.jsonl", *options), DASK_DISTRIBUTED__COMM__TIMEOUTS__CONNECT="200ms"
    )

    assert outcome.code == 2
    assert outcome.words[-2] == "postil: waiting for the Dask scheduler at tcp://127.0.0.1:9"
    assert re.fullmatch(
        "postil: the Dask scheduler tcp://127.0.0.1:9 does not answer: .*; see that it runs .*"
        " go on with --resume",
        outcome.words[-1],
    )


@pytest.mark.parametrize(
    ("options", "code", "words"),
    [
        (["texts.jsonl", "--parts"], 2, "--parts writes a folder, which -o OUT names"),
        (["-o", "out", "--parts"], 2, "needs something to read"),
        (["-o", "out", "--parts", "--resume"], 3, "out/plan.json is not there"),
        (["texts.jsonl", "-o", "texts.jsonl", "--parts"], 6, "texts.jsonl is not a folder"),
        (["texts.jsonl", "-o", "out", "--parts", "x"], 2, "a size such as 64MB"),
        (["texts.jsonl", "--part", "0", "--parts"], 2, "--part is for one plan"),
        (["texts.jsonl", "--part", "0"], 3, "cannot be read"),
        (["texts.jsonl", "--engine", "dask"], 2, "--engine is for --parts"),
        (["texts.jsonl", "-o", "out", "--parts", "--scheduler", "x"], 2, "for --engine dask"),
        (["texts.jsonl", "-o", "library/x", "--parts"], 6, "is in the library"),
        (["texts.jsonl", "-o", "file://HERE/library/x", "--parts"], 6, "is in the library"),
        (["texts.jsonl", "-o", "s3://b/x"], 2, "s3://b/x is an address, which only"),
        (
            ["texts.jsonl", "-o", "ftp://b/x", "--parts"],
            2,
            "an address begins with one of abfs, abfss",
        ),
        (["file:///none/plan.json", "--part", "0"], 3, "file:///none/plan.json cannot be read"),
        ([], 2, "needs something to read"),
    ],
)
def test_what_makes_no_sense_is_refused_in_one_line(
    options: list[str], code: int, words: str, program: Program
) -> None:
    program.library.mkdir(exist_ok=True)

    outcome = program.run("extract", *(o.replace("HERE", str(program.folder)) for o in options))

    assert (outcome.code, outcome.output) == (code, b"")
    assert words in outcome.error.decode()
    assert not (program.folder / "out").exists()
