"""Bad input: one clear line, the documented exit code, and nothing written."""

from __future__ import annotations

import gzip
import os
import pty
from pathlib import Path

import pytest

from tests.tui.cli.program import Program

COMMANDS = ("read", "extract", "import")
UTF16 = "\ufeffHarbour".encode("utf-16-le")

UNREADABLE = {
    "missing.txt": (None, "missing.txt: No such file or directory"),
    "latin.txt": (b"caf\xe9", "latin.txt is not utf-8 text: byte 0xe9 at offset 3; --encoding"),
    "marked.txt": (b"\xef\xbb\xbfab\xff", "byte 0xff at offset 5"),
    "utf16.txt": (UTF16, "byte 0xff at offset 0; it looks like UTF-16; try --encoding utf-16"),
    "a.gz": (gzip.compress(b"news"), "byte 0x8b at offset 1; it is compressed with gzip"),
    "binary": (bytes(range(256)), "byte 0x80 at offset 128"),
}


@pytest.mark.parametrize("command", ["read", "extract"])
@pytest.mark.parametrize("name", UNREADABLE)
def test_a_file_that_is_no_text_is_refused_with_the_reason(
    postil: Program, command: str, name: str
) -> None:
    content, reason = UNREADABLE[name]
    if content is not None:
        postil.write(name, content)
    before = postil.files

    outcome = postil.run(command, name)

    assert outcome.code == 3
    assert reason in outcome.refusal
    assert postil.files == before


@pytest.mark.parametrize("name", UNREADABLE)
def test_a_file_that_is_no_jsonl_is_not_imported(postil: Program, name: str) -> None:
    content, _ = UNREADABLE[name]
    if content is not None:
        postil.write(name, content)
    before = postil.files

    outcome = postil.run("import", name)

    assert outcome.code == 3
    assert outcome.refusal.startswith(f"{name}: ")
    assert postil.files == before


@pytest.mark.parametrize("command", ["read", "extract"])
@pytest.mark.parametrize("content", ["", "\ufeff", " \n\t\r\n"])
def test_an_article_without_a_word_is_no_error(postil: Program, command: str, content: str) -> None:
    postil.write("empty.txt", content)
    before = postil.files

    outcome = postil.run(command, "empty.txt")

    assert (outcome.code, outcome.refusal) == (0, "empty.txt: nothing to read")
    assert postil.files == before


@pytest.mark.parametrize("name", ["a.md", "a.html", "a.pdf", "a.epub"])
def test_an_empty_file_of_any_format_is_no_error(postil: Program, name: str) -> None:
    postil.write(name, " \n")

    outcome = postil.run("read", name)

    assert (outcome.code, outcome.refusal) == (0, f"{name}: nothing to read")


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read_is_named(postil: Program, command: str) -> None:
    postil.write("secret.txt", "Eve spoke.").chmod(0)

    outcome = postil.run(command, "secret.txt")

    assert (outcome.code, outcome.refusal) == (3, "secret.txt: Permission denied")


@pytest.mark.parametrize("command", COMMANDS)
def test_a_pipe_or_a_device_is_not_waited_for(postil: Program, command: str) -> None:
    os.mkfifo(postil.folder / "pipe")

    for name in ("pipe", "/dev/null", "/dev/zero"):
        outcome = postil.run(command, name)
        assert (outcome.code, outcome.refusal) == (3, f"{name} is not a regular file")


@pytest.mark.parametrize("command", COMMANDS)
def test_a_folder_without_articles_is_refused(postil: Program, command: str) -> None:
    (postil.folder / "notes" / ".git").mkdir(parents=True)
    postil.write("notes/picture.png", b"\x89PNG")
    postil.write("notes/.git/hidden.txt", "hidden")

    outcome = postil.run(command, "notes")

    assert outcome.code == 3
    assert outcome.refusal.startswith("notes")


@pytest.mark.parametrize("command", ["read", "extract"])
def test_a_file_that_is_too_large_is_refused_by_its_size(postil: Program, command: str) -> None:
    with (postil.folder / "huge.txt").open("wb") as file:
        file.truncate(60_000_000)

    outcome = postil.run(command, "huge.txt")

    assert outcome.code == 3
    assert "huge.txt has 60,000,000 bytes" in outcome.refusal


def test_endless_standard_input_is_refused(postil: Program) -> None:
    with Path("/dev/zero").open("rb") as endless:
        outcome = postil.run("extract", "-", stdin=endless)

    assert outcome.code == 3
    assert "standard input has more than" in outcome.refusal


@pytest.mark.parametrize("command", ["read", "extract"])
def test_a_terminal_is_no_article(postil: Program, command: str) -> None:
    terminal, program_side = pty.openpty()
    try:
        outcome = postil.run(command, "-", stdin=program_side)
    finally:
        os.close(terminal)
        os.close(program_side)

    assert outcome.code == 3
    assert outcome.refusal.startswith("standard input is a terminal")


@pytest.mark.parametrize("command", ["read", "extract"])
def test_empty_standard_input_is_nothing_to_read(postil: Program, command: str) -> None:
    outcome = postil.run(command, "-")

    assert (outcome.code, outcome.refusal) == (0, "standard input: nothing to read")


@pytest.mark.parametrize("arguments", [[], ["read"], ["read", "a.txt"], ["a.txt"]])
def test_the_reader_says_that_it_needs_a_terminal(postil: Program, arguments: list[str]) -> None:
    postil.write("a.txt", "Eve spoke.")
    before = postil.files

    outcome = postil.run(*arguments)

    assert outcome.code == 2
    assert outcome.refusal.startswith("the reader needs a terminal")
    assert postil.files == before


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("gone.txt", "gone.txt: No such file or directory; nothing was opened"),
        ("-", "- is read alone: name nothing beside it"),
        ("https://example.org/", "https://example.org/ is read alone: name nothing beside it"),
        ("empty", "empty has no articles"),
    ],
)
def test_of_several_inputs_one_that_cannot_be_listed_is_named(
    postil: Program, name: str, reason: str
) -> None:
    postil.write("a.txt", "Eve spoke.")
    (postil.folder / "empty").mkdir()

    outcome = postil.run("a.txt", name)

    assert outcome.code == 3
    assert outcome.refusal.startswith(reason)


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (["--no-such-option"], "unrecognized arguments: --no-such-option"),
        (["-x"], "unrecognized arguments: -x"),
        (["exprot"], "exprot is neither a file nor a command"),
        (["contrast", "a.jsonl", "b.jsonl"], "contrast is neither a file nor a command"),
        (["read", "--width", "7", "a.txt"], "--width: must be between 20 and 200, not 7"),
        (["read", "--width", "wide", "a.txt"], "--width: must be between 20 and 200, not wide"),
        (["extract"], "extract needs something to read"),
        (["extract", "a.txt", "--format", "pdf"], "argument --format: invalid choice: 'pdf'"),
        (["extract", "--mod", "x", "a.txt"], "unrecognized arguments: --mod"),
        (["export", "--status", "perhaps"], "argument --status: invalid choice: 'perhaps'"),
        (["export", "--format", "xml"], "argument --format: invalid choice: 'xml'"),
        (["export", "-o"], "argument -o/--output: expected one argument"),
        (["import"], "arguments are required: FILE"),
        (["import", "--merge", "--skip", "a.jsonl"], "not allowed with argument --merge"),
        (["list", "everything"], "unrecognized arguments: everything"),
        (["list", "\x1b[2J\nx"], "unrecognized arguments: ␛[2J x"),
    ],
)
def test_a_slip_on_the_command_line_is_explained_in_one_line(
    postil: Program, arguments: list[str], reason: str
) -> None:
    outcome = postil.run(*arguments)

    assert outcome.code == 2
    assert reason in outcome.refusal
    assert "; see postil" in outcome.refusal
    assert outcome.refusal.endswith("--help")
    assert postil.files == {}


@pytest.mark.parametrize("command", ["read", "extract"])
@pytest.mark.parametrize("encoding", ["no-such", "base64", "\x1b[2J"])
def test_an_unknown_encoding_is_named(postil: Program, command: str, encoding: str) -> None:
    postil.write("a.txt", "Eve spoke.")

    outcome = postil.run(command, "a.txt", "--encoding", encoding)

    assert outcome.code == 3
    assert outcome.refusal.startswith("there is no text encoding called ")


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize(
    ("name", "visible_name"),
    [
        (b"a\x1b]52;c;aGk=\x07.txt", "a␛]52;c;aGk=␇.txt"),
        (b"a\nb.txt", "a b.txt"),
        (b"a\xff\xfe.txt", "a\ufffd\ufffd.txt"),
        ("a\u202etxt.exe".encode(), "a⇄txt.exe"),
        (b"[/].txt", "[/].txt"),
    ],
)
def test_a_hostile_name_stays_on_its_line_and_is_only_drawn(
    postil: Program, command: str, name: bytes, visible_name: str
) -> None:
    outcome = postil.run(command, name)

    assert outcome.code == 3
    assert outcome.refusal == f"{visible_name}: No such file or directory"


def test_a_name_outside_of_ascii_survives_a_plain_locale(postil: Program) -> None:
    plain = {"LANG": "C", "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    postil.write("été 💩.txt", "Eve spoke.")
    usual, ascii_only = (
        postil.run("extract", "été 💩.txt"),
        postil.run("extract", "été 💩.txt".encode(), **plain),
    )

    assert usual.lines[0]["meta"]["title"] == "été 💩.txt"
    assert usual.lines[0]["meta"]["uri"] == ascii_only.lines[0]["meta"]["uri"]
    assert usual.lines[0]["meta"]["title"] == ascii_only.lines[0]["meta"]["title"]
