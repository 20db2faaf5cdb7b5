"""All pages: what they link to is there, and the commands that they show can be given."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest

from tui.cli.arguments import COMMANDS, parse

_ROOT = Path(__file__).parents[2]
_PAGES = [*sorted(_ROOT.glob("*.md")), *sorted((_ROOT / "docs").rglob("*.md"))]
_NAMES = [str(page.relative_to(_ROOT)) for page in _PAGES]
_LINK = re.compile(r"\]\(([^)\s]+)\)")
_FENCED = re.compile(r"^```\w*\n(.*?)^```$", re.DOTALL | re.MULTILINE)
_INDENTED = re.compile(r"^    \S.*$", re.MULTILINE)
_SPAN = re.compile(r"(?<!`)`([^`]+)`(?!`)")
_MAKEFILE = (_ROOT / "Makefile").read_text("utf-8")


@pytest.mark.parametrize("name", _NAMES)
def test_every_link_leads_to_a_file_and_a_heading(name: str) -> None:
    broken = [link for link in _links(name) if not _leads_somewhere(name, link)]

    assert broken == []


@pytest.mark.parametrize("name", _NAMES)
def test_every_make_target_is_in_the_makefile(name: str) -> None:
    targets = {words[1] for words in _commands(name, "make") if len(words) > 1}
    targets -= {target for target in targets if "=" in target}

    assert [target for target in sorted(targets) if not _is_target(target)] == []


@pytest.mark.parametrize("name", _NAMES)
def test_every_command_line_in_a_block_can_be_parsed(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    for words in _blocks(name, "postil"):
        try:
            parse(words[1:])
        except SystemExit:
            pytest.fail(f"{shlex.join(words)}: {capsys.readouterr().err}")


@pytest.mark.parametrize("name", _NAMES)
def test_every_option_of_a_command_in_the_prose_exists(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    for words in _spans(name, "postil"):
        options = [word.partition("=")[0] for word in words if word.startswith("--")]
        command = [word for word in words[1:] if word in COMMANDS][:1]
        with pytest.raises(SystemExit):
            parse([*command, "--help"])
        offered = capsys.readouterr().out
        assert [option for option in options if option not in offered] == [], shlex.join(words)


def test_the_pages_hold_links_and_commands() -> None:
    assert sum(len(_links(name)) for name in _NAMES) > 50
    assert sum(len(list(_blocks(name, "postil"))) for name in _NAMES) > 20
    assert sum(len(list(_commands(name, "make"))) for name in _NAMES) > 10


def _text(name: str) -> str:
    return (_ROOT / name).read_text("utf-8")


def _links(name: str) -> list[str]:
    links = _LINK.findall(_FENCED.sub("", _text(name)))
    return [link for link in links if not link.startswith(("http:", "https:", "mailto:"))]


def _leads_somewhere(name: str, link: str) -> bool:
    path, _, anchor = link.partition("#")
    target = (_ROOT / name).parent / path if path else _ROOT / name
    if not target.exists():
        return False
    return not anchor or anchor in map(
        _anchor, re.findall(r"^#+ (.+)$", target.read_text("utf-8"), re.M)
    )


def _anchor(heading: str) -> str:
    """How a heading is named in links."""
    return re.sub(r"[^\w\- ]", "", heading.strip().lower()).replace(" ", "-")


def _is_target(target: str) -> bool:
    patterns = ("consumers-", "lock-")
    return f"\n{target}:" in _MAKEFILE or target.startswith(patterns)


def _commands(name: str, program: str) -> Iterator[list[str]]:
    yield from _blocks(name, program)
    yield from _spans(name, program)


def _blocks(name: str, program: str) -> Iterator[list[str]]:
    """The command lines of a program in blocks, without comments, pipes and placeholders."""
    text = _text(name)
    lines = [line for block in _FENCED.findall(text) for line in block.splitlines()]
    lines += _INDENTED.findall(_FENCED.sub("", text))
    for line in lines:
        command = line.split("|")[-1] if f"| {program} " in line else line
        words = shlex.split(command.partition(" >")[0], comments=True) if program in command else []
        if words[:1] == [program]:
            yield words


def _spans(name: str, program: str) -> Iterator[list[str]]:
    """The command lines of a program in the running text."""
    for span in _SPAN.findall(_FENCED.sub("", _text(name))):
        if span.startswith(f"{program} "):
            yield span.replace("'", "").split()
