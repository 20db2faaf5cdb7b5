"""The words that a shell is offered for the tab key, and the scripts that ask for them."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

import pytest

from annotate.document import Document
from store.library.library import Library
from tests.tui.cli.program import POSTIL, Program


def completed(program: Program, line: str) -> set[str]:
    """Return the words that bash is offered at the end of a line."""
    reading, writing = os.pipe()
    subprocess.run(
        ["bash", "-c", f'exec "$0" 8>&{writing} 9>/dev/null', POSTIL],
        cwd=program.folder,
        env={
            **program.environment,
            "_ARGCOMPLETE": "1",
            "_ARGCOMPLETE_IFS": "\n",
            "_ARGCOMPLETE_SHELL": "bash",
            "COMP_LINE": line,
            "COMP_POINT": str(len(line)),
        },
        pass_fds=[writing],
        check=True,
    )
    os.close(writing)
    with os.fdopen(reading) as words:
        return {word.rstrip() for word in words.read().splitlines()}


@pytest.fixture
def talks(filled: Program) -> Program:
    """A library with two more articles."""
    library = Library(filled.library)
    for title in ("Climate talks begin", "Climate: the end"):
        document = Document(f"Text of {title}.", title, f"/articles/{title}.txt")
        library.add(library.article_for(document), document)
    return filled


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("postil ex", {"export", "extract"}),
        ("postil --library none exp", {"export"}),
        ("postil export --unfin", {"--unfinished-as-outside"}),
        ("postil a.txt --theme postil-d", {"postil-dark"}),
        ("postil export --status acc", {"accepted"}),
        ("postil export clim", {"Climate\\ talks\\ begin", "Climate:\\ the\\ end"}),
        ('postil restore "Climate t', {"Climate talks begin"}),
        ("postil stats /articles/h", {"/articles/harbour.txt"}),
        ("postil export --annotator ", {"anna"}),
        ("postil completion f", {"fish"}),
    ],
)
def test_what_fits_is_offered(talks: Program, line: str, words: set[str]) -> None:
    assert completed(talks, line) == words


def test_files_are_offered_where_they_can_be_read(talks: Program) -> None:
    talks.write("harbour.jsonl", "")

    assert completed(talks, "postil import har") == {"harbour.jsonl"}
    assert completed(talks, "postil compare a") == {"anna"}


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_a_script_for_each_shell_is_printed(postil: Program, shell: str) -> None:
    outcome = postil.run("completion", shell)

    assert outcome.code == 0
    assert b"postil" in outcome.output
    interpreter = shutil.which(shell)
    if interpreter is not None:
        subprocess.run([interpreter, "-n"], input=outcome.output, check=True)


def test_an_unknown_shell_is_refused(postil: Program) -> None:
    outcome = postil.run("completion", "zssh")

    assert outcome.code == 2
    assert "did you mean “zsh”?" in outcome.refusal


def test_completing_loads_neither_textual_nor_spacy() -> None:
    code = "import sys, tui.cli.completion as c; c.every_parser(); print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True).stdout

    assert not {b"textual", b"spacy", b"tinydb", b"jsonschema"} & {*loaded.split()}


def test_a_usual_start_does_not_load_argcomplete() -> None:
    code = (
        "import sys, tui.cli.command_line, tui.cli.arguments as a; a.parse(['x.txt']);"
        "print(*sys.modules)"
    )
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True).stdout

    assert b"argcomplete" not in loaded.split()
