"""`postil extract` on many texts: several processes, a bad text, and resuming after a stop."""

from __future__ import annotations

import json
import signal
import subprocess
from pathlib import Path

import pytest
import spacy
from spacy.language import Language

from tests.patience import PATIENCE
from tests.tui.cli.program import POSTIL, Program, without

TEXTS = [f"Mayor Ida Quill said on Monday that pier {number} was closed." for number in range(6)]
LINES = "".join(json.dumps({"id": f"t{n}", "text": text}) + "\n" for n, text in enumerate(TEXTS))


@pytest.fixture(scope="module")
def uninterrupted(tmp_path_factory: pytest.TempPathFactory) -> list[bytes]:
    """The lines of all texts, extracted without an interruption."""
    program = Program(tmp_path_factory.mktemp("whole"))
    program.write("texts.jsonl", LINES)
    outcome = program.run("extract", "texts.jsonl")
    assert (outcome.code, len(outcome.lines)) == (0, len(TEXTS))
    return outcome.output.splitlines(keepends=True)


def lines_in(path: Path) -> list[object]:
    return list(without(path.read_bytes(), "exported", "uri"))


def test_two_processes_write_the_same_in_the_same_order(
    postil: Program, uninterrupted: list[bytes]
) -> None:
    postil.write("texts.jsonl", LINES)

    outcome = postil.run("extract", "texts.jsonl", "--processes", "2", "-o", "out.jsonl")

    assert (outcome.code, outcome.error) == (0, b"")
    assert lines_in(postil.folder / "out.jsonl") == without(
        b"".join(uninterrupted), "exported", "uri"
    )
    assert not (postil.folder / "out.jsonl.part").exists()


def test_an_unusable_pipeline_is_reported_once_for_all_processes(postil: Program) -> None:
    postil.write("texts.jsonl", LINES)
    (postil.folder / "mine").mkdir()
    postil.write("mine/meta.json", '{"lang": "en", "name": "mine", "version": "1"}')

    outcome = postil.run("extract", "texts.jsonl", "--model", "mine", "--processes", "2")

    assert outcome.code == 2
    assert "en_mine 1 cannot be loaded" in outcome.refusal


def test_an_interrupted_run_is_resumed_after_its_last_whole_line(
    postil: Program, uninterrupted: list[bytes]
) -> None:
    postil.write("texts.jsonl", LINES)
    part = postil.write("out.jsonl.part", b"".join(uninterrupted[:3]) + uninterrupted[3][:40])

    refused = postil.run("extract", "texts.jsonl", "-o", "out.jsonl")
    assert refused.code == 6
    assert "out.jsonl.part has the lines of an interrupted run; --resume" in refused.refusal
    assert part.read_bytes() == b"".join(uninterrupted[:3]) + uninterrupted[3][:40]

    outcome = postil.run("extract", "texts.jsonl", "-o", "out.jsonl", "--resume")
    assert (outcome.code, outcome.error) == (0, b"")
    output = (postil.folder / "out.jsonl").read_bytes()
    assert output.startswith(b"".join(uninterrupted[:3]))
    assert without(output, "exported", "uri") == without(b"".join(uninterrupted), "exported", "uri")
    assert not part.exists()


def test_only_lines_of_the_same_pipeline_can_be_resumed(
    postil: Program, uninterrupted: list[bytes]
) -> None:
    postil.write("texts.jsonl", LINES)
    other = uninterrupted[0].replace(b'"pipeline": "en_', b'"pipeline": "xx_')
    part = postil.write("out.jsonl.part", other)

    outcome = postil.run("extract", "texts.jsonl", "-o", "out.jsonl", "--resume")

    assert outcome.code == 6
    assert "was made by xx_" in outcome.refusal
    assert part.read_bytes() == other


def test_a_stop_by_hand_keeps_what_is_done_and_says_so(
    postil: Program, uninterrupted: list[bytes]
) -> None:
    part = postil.write("out.jsonl.part", uninterrupted[0])
    process = subprocess.Popen(
        [POSTIL, "extract", "-", "--format", "jsonl", "-o", "out.jsonl", "--resume"],
        cwd=postil.folder,
        env=postil.environment,
        stdin=subprocess.PIPE,
        stderr=subprocess.PIPE,
        # A test that runs in the background would hand on that the signal is ignored.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509
    )
    assert process.stdin is not None
    # More than a pipe holds: once it is written, the program is reading.
    process.stdin.write(b"\n" * 100_000)
    process.stdin.flush()
    process.send_signal(signal.SIGINT)
    _, error = process.communicate(timeout=PATIENCE)

    assert process.returncode == 130
    assert b"out.jsonl.part has what is done, and --resume goes on with it" in error
    assert part.read_bytes() == uninterrupted[0]
    assert not (postil.folder / "out.jsonl").exists()


def test_a_text_on_which_the_pipeline_fails_is_named_and_left_out(postil: Program) -> None:
    _install_stumbling_component(postil.folder / "site")
    model = postil.folder / "model"
    Language.component("stumble", func=lambda doc: doc)
    nlp = spacy.blank("en", meta={"name": "mine"})
    nlp.add_pipe("stumble")
    nlp.to_disk(model)
    postil.write("texts.jsonl", LINES)

    outcome = postil.run(
        *("extract", "texts.jsonl", "--model", model), PYTHONPATH=str(postil.folder / "site")
    )

    assert outcome.code == 7
    assert [line["id"] for line in outcome.lines] == ["t0", "t1", "t2", "t4", "t5"]
    assert "postil: texts.jsonl: line 4: RuntimeError: no pier 3; left out" in outcome.words


def _install_stumbling_component(site: Path) -> None:
    facts = site / "stumble-1.dist-info"
    facts.mkdir(parents=True)
    (facts / "METADATA").write_text("Metadata-Version: 2.1\nName: stumble\nVersion: 1\n")
    (facts / "entry_points.txt").write_text("[spacy_factories]\nstumble = stumble:stumble\n")
    (site / "stumble.py").write_text(
        "from spacy.language import Language\n"
        "@Language.component('stumble')\n"
        "def stumble(doc):\n"
        "    if 'pier 3' in doc.text:\n"
        "        raise RuntimeError('no pier 3')\n"
        "    return doc\n"
    )
