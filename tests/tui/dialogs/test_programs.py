"""Programs of the user's: what they are given, what of theirs is shown, and how they end."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from pathlib import Path

import pytest
from hypothesis import given

from tests.tui.hostile_texts import hostile_texts
from tests.tui.reader_harness import ReaderUser, open_reader, until
from tui.dialogs.programs.call import Call, call
from tui.dialogs.programs.running import MOST_CHARACTERS, run
from tui.dialogs.programs.screen import OutputRows, OutputScreen

_SLEEP = ("sh", "-c", "echo $$; exec sleep 60")

pytestmark = pytest.mark.usefixtures("started_helpers")


def python(program: str, *arguments: str) -> tuple[str, ...]:
    return (sys.executable, "-c", program, *arguments)


@given(hostile_texts())
def test_no_text_becomes_an_option_or_an_argument_of_its_own(words: str) -> None:
    asked = call(("dict", "-d", "wn", "{}", "lang:{}"), words)

    if asked is not None:
        program, option, value, bare, prefixed = asked.arguments
        assert (program, option, value, asked.read) == ("dict", "-d", "wn", b"")
        assert bare
        assert not bare.startswith("-")
        assert prefixed == f"lang:{bare}"
        assert bare.isprintable() or not any(ord(char) < 32 or char == "\x7f" for char in bare)
        bare.encode()


@pytest.mark.parametrize(
    ("words", "argument"),
    [("--config=/etc/x", "config=/etc/x"), ("a\n  b\x00c", "a b c"), ("$(id) `id`; id", None)],
)
def test_an_argument_is_one_line_that_no_shell_reads(words: str, argument: str | None) -> None:
    assert call(("dict", "{}"), words) == Call(("dict", argument or words), b"")


def test_without_a_place_for_them_the_words_are_read_from_standard_input() -> None:
    assert call(("say", "--stdin"), "--a\nb") == Call(("say", "--stdin"), b"--a\nb\n")
    assert call(("say",), " \n") is call(("dict", "{}"), "--- \x07") is None


@pytest.fixture
def pieces() -> list[str]:
    return []


async def test_all_that_a_program_says_and_how_it_ends_is_handed_on(pieces: list[str]) -> None:
    complain = "import sys; print('é€'); print('no', file=sys.stderr); sys.exit(20)"

    assert await run(Call(python(complain), b""), pieces.append, seconds=30) == "ended with code 20"

    assert "".join(pieces) == "é€\nno\n"


async def test_a_program_that_reads_nothing_is_given_more_than_a_pipe_holds() -> None:
    assert await run(Call(("true",), b"x" * 1_000_000), lambda _: None, seconds=30) == ""


async def test_a_babbling_program_is_stopped(pieces: list[str]) -> None:
    ending = await run(Call(("yes", "so it is"), b""), pieces.append, seconds=30)

    assert ending == f"stopped after {MOST_CHARACTERS:,} characters"
    assert len("".join(pieces)) == MOST_CHARACTERS


async def test_a_program_and_what_it_started_end_with_their_time_or_when_cancelled(
    pieces: list[str],
) -> None:
    """The one that is started ends last, and only it holds the pipe."""
    sleeper = Call(("sh", "-c", "sleep 60 & echo $!"), b"")
    assert await run(sleeper, pieces.append, seconds=0.3) == "stopped after 0 seconds"

    running = asyncio.create_task(run(sleeper, pieces.append, seconds=60))
    while len("".join(pieces).split()) < 2:
        await asyncio.sleep(0.01)
    running.cancel()
    await asyncio.wait([running])

    for process in map(int, "".join(pieces).split()):
        await _end_of(process)


async def test_a_pipe_that_is_held_by_what_was_left_behind_is_let_go(pieces: list[str]) -> None:
    files = len([*Path("/proc/self/fd").iterdir()])
    daemon = "setsid sleep 60 & echo $!"

    ending = await run(Call(("sh", "-c", daemon), b"words"), pieces.append, seconds=0.3)

    assert ending == "stopped after 0 seconds"
    assert len([*Path("/proc/self/fd").iterdir()]) == files
    os.kill(int("".join(pieces)), signal.SIGKILL)


async def _end_of(process: int) -> None:
    """Wait until a process is gone, or is a body that nobody has buried."""
    status = Path(f"/proc/{process}/stat")
    while status.exists() and status.read_text().rpartition(")")[2].split()[0] != "Z":
        await asyncio.sleep(0.01)


def output(user: ReaderUser) -> str:
    screen = user.pilot.app.screen
    return screen.query_one(OutputRows).text if isinstance(screen, OutputScreen) else ""


def head(user: ReaderUser) -> str:
    return user.pilot.app.screen.query_one("#output-head").text


async def test_words_at_hand_are_looked_up_and_read_aloud(tmp_path: Path) -> None:
    async with open_reader(tmp_path, lookup=("echo", "[{}]"), speak=("cat",)) as user:
        for keys, said in (
            (("grave_accent",), "[Harbour]\n"),
            (("v", "w", "ctrl+k"), "[Harbour plan]\n"),
            (("escape", "tab", "grave_accent"), "[Low Garrick]\n"),
            (("ctrl+o",), "Low Garrick\n"),
        ):
            await user.press(*keys)
            await until(user.pilot, lambda said=said: output(user) == said)
            await until(user.pilot, lambda: "running" not in head(user))
            await user.press("escape")
        assert user.message == user.details


async def test_what_a_program_says_is_drawn_and_never_obeyed(tmp_path: Path) -> None:
    program = python("print('\\x1b]0;x\\x07\\x1b[31mred [/] \\u202e' + 'so ' * 60 + '\\nlast')")
    async with open_reader(tmp_path, lookup=program) as user:
        await user.press("grave_accent")
        await until(user.pilot, lambda: "last" in output(user))
        rows = user.pilot.app.screen.query_one(OutputRows)
        await until(user.pilot, lambda: rows.virtual_size.height > 3)
        drawn = "\n".join(strip.text.rstrip() for strip in rows.render_lines(rows.size.region))
        assert drawn.startswith("␛]0;x␇␛[31mred [/] ")
        assert drawn.rstrip().endswith("last")
        assert not {"\x1b", "\x07", "\u202e"} & set(drawn)


async def test_escape_ends_a_program_that_still_runs(tmp_path: Path) -> None:
    async with open_reader(tmp_path, speak=_SLEEP) as user:
        await user.press("ctrl+o")
        await until(user.pilot, lambda: output(user).endswith("\n"))
        assert "running" in head(user)
        process = int(output(user))
        await user.press("escape")
        assert user.message == "ended sh"
        await _end_of(process)


async def test_a_program_that_is_not_named_not_there_or_silent_is_spoken_of(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    async with open_reader(tmp_path, lookup=("no-such-program", "{}"), speak=("true",)) as user:
        await user.press("grave_accent")
        await until(user.pilot, lambda: user.message.startswith("no-such"))
        assert user.message == "no-such-program cannot be started: No such file or directory"
        await user.press("ctrl+o")
        await until(user.pilot, lambda: user.message == "true: read “Harbour” aloud")
    async with open_reader(tmp_path, speak=("false",)) as user:
        await user.press("grave_accent")
        path = tmp_path / "postil" / "config.toml"
        assert user.message == f"no program to look words up: lookup in {path} names one"
        await user.press("ctrl+o")
        await until(user.pilot, lambda: user.message == "false said nothing and ended with code 1")
