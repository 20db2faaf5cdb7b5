"""`postil labels`, and the choice of the label file in force."""

from __future__ import annotations

import tomllib

import pytest

from tests.tui.cli.program import Program
from tests.tui.cli.small_libraries import fill_library

_SHIPS = '[[label]]\nname = "SHIP"\n'
_CREWS = '# ours\n[[label]]\nname = "CREW"\n'


def names(toml: bytes) -> list[str]:
    return [label["name"] for label in tomllib.loads(toml.decode("utf-8"))["label"]]


def test_the_built_in_labels_are_printed_as_a_file_to_start_from(postil: Program) -> None:
    printed = postil.run("labels")
    assert names(printed.output)[:2] == ["PERSON", "ORG"]
    assert printed.output.startswith(b"# The labels of Postil")
    assert "these are built in" in printed.remark

    path = postil.write("mine.toml", printed.output)
    assert "no mistakes" in postil.run("labels", "--check", path).remark
    assert postil.run("labels", "--labels", path).output == printed.output


def test_library_configuration_and_command_line_win_in_this_order(postil: Program) -> None:
    postil.library.mkdir()
    postil.write("library/labels.toml", '[[label]]\nname = "BOAT"\n')
    assert names(postil.run("labels").output) == ["BOAT"]

    settings = postil.folder / "config" / "postil"
    settings.mkdir(parents=True)
    (settings / "config.toml").write_text('labels = "ships.toml"', "utf-8")
    (settings / "ships.toml").write_text(_SHIPS, "utf-8")
    assert names(postil.run("labels").output) == ["SHIP"]

    postil.write("crews.toml", _CREWS)
    assert postil.run("labels", "--labels", "crews.toml").output == _CREWS.encode()


def test_check_names_every_problem_with_its_line(postil: Program) -> None:
    postil.write("labels.toml", f'{_SHIPS}key = "1"\ncolr = "blue"\n{_CREWS}key = "12"\n')
    outcome = postil.run("labels", "--check", "labels.toml")
    assert outcome.code == 2
    assert [words.partition(": ")[2] for words in outcome.words] == [
        "labels.toml, line 4: label “SHIP”: unknown field “colr”; did you mean “colour”?",
        "labels.toml, line 8: label “CREW”: key “12” is neither a digit nor a letter, "
        "which comes after ;",
    ]


def test_check_remarks_on_what_is_hard_to_tell_apart(postil: Program) -> None:
    toml = '[[label]]\nname = "COMPANY"\n[[label]]\nname = "COMPETITOR"\nshort = "com"\n'
    toml += 'colour = "blue"\nfrom = ["MONY", "ORG"]\n[[label]]\nname = "PRO"\ncolour = "grey"\n'
    postil.write("labels.toml", toml)
    outcome = postil.run("labels", "--check", "labels.toml")
    assert outcome.code == 0
    remarks = [words.removeprefix("postil: labels.toml, ") for words in outcome.words]
    assert remarks[:4] == [
        "line 5: label “COMPETITOR”: short “com” is also that of “COMPANY”: "
        "the margin would not tell them apart",
        "line 6: label “COMPETITOR”: colour “blue” is also that of “COMPANY”; "
        "free: orange, green, teal, violet, yellow, rose",
        "line 7: label “COMPETITOR”: from: the pipelines know no “MONY”, but MONEY",
        "line 10: label “PRO”: colour “grey” is that of all labels that are not yours",
    ]
    assert remarks[4].endswith("3 labels, no mistakes, 4 remarks")
    assert "no label stands for them: PERSON, GPE, LOC, " in remarks[5]


def test_exports_and_lists_count_under_ones_own_labels(postil: Program) -> None:
    fill_library(postil.library)
    postil.write("own.toml", '[[label]]\nname = "SITE"\nfrom = ["FAC", "GPE"]\n')
    accepted = postil.run("export", "--labels", "own.toml")
    assert accepted.words[-1] == (
        "postil: with labels that are not yours: 2 PERSON, 1 GPE; "
        "postil labels prints yours, from = [...] in one maps others to it"
    )
    pending = postil.run("export", "--labels", "own.toml", "--status", "suggested").lines[0]
    assert [span["label"] for span in pending["spans"]] == ["SITE"]

    postil.write("library/labels.toml", '[[label]]\nname = "BOAT"\n')
    assert postil.run("list").output.splitlines()[1].split(b"\t")[2] == b"1"
    postil.write("library/labels.toml", "[[label]]")
    outcome = postil.run("export")
    assert (outcome.code, "labels are not checked" in outcome.words[0]) == (0, True)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"\xff\xfe", "line 1: this is not UTF-8"),
        (b"[[label]]\nname =", "line 2: not TOML: invalid value"),
        (b"", "line 1: there is no [[label]] in it"),
        (b'[[label]]\nname = "\x1b"', "line 2: not TOML: "),
    ],
)
def test_a_broken_file_ends_the_program_before_anything_is_touched(
    postil: Program, content: bytes, reason: str
) -> None:
    fill_library(postil.library)
    postil.write("harbour.txt", "Ida Quill waits.")
    postil.write("library/labels.toml", content)
    before = postil.files
    for command in ("labels", "extract"):
        outcome = postil.run(command, *(["harbour.txt"] if command == "extract" else []))
        assert (outcome.code, reason in outcome.refusal) == (2, True)
    assert postil.files == before
    assert postil.run("list").code == 0


@pytest.mark.parametrize("name", ["missing.toml", "."])
def test_a_file_that_cannot_be_read_is_named(postil: Program, name: str) -> None:
    outcome = postil.run("labels", "--labels", name)
    assert outcome.code == 2
    assert outcome.refusal.startswith(f"{name}: ")


def test_extract_tells_the_labels_in_force(postil: Program) -> None:
    postil.write("ships.toml", _SHIPS)
    outcome = postil.run("extract", "--labels", "ships.toml", "-", stdin_data=b"Nothing here.")
    assert outcome.lines[0]["meta"]["scheme"] == ["SHIP"]


def test_extract_maps_labels_and_counts_what_stands_for_none(postil: Program) -> None:
    postil.write("own.toml", '[[label]]\nname = "BOSS"\nfrom = ["PERSON"]\n')
    text = b"Angela Merkel met Barack Obama in Berlin on Friday, she said."
    outcome = postil.run("extract", "--labels", "own.toml", "-", stdin_data=text)
    assert {span["label"] for span in outcome.lines[0]["spans"]} == {"BOSS"}
    assert "left out, as no label stands for them: 1 GPE, 1 DATE; " in outcome.words[-1]
