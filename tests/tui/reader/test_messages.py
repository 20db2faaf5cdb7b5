"""Messages name the keys that the user has, whatever they are."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import count
from pathlib import Path
from types import MappingProxyType

import tui
from annotate.claim import Role
from tests.tui.library_harness import open_library
from tests.tui.reader_harness import ReaderUser, open_reader
from tui.keys.command import show_key
from tui.keys.commands import COMMANDS, GROUPS
from tui.keys.keymap import Keymap
from tui.library.guide import guide_document
from tui.widgets.lines import Line

_SOURCES = sorted(Path(tui.__file__).parent.rglob("*.py"))
_CHARACTERS = "".join(sorted({key for c in COMMANDS for key in c.keys if len(key) == 1}))
_KEY_IN_WORDS = re.compile(
    rf"(?:^|\s)[{re.escape(_CHARACTERS)}](?= (?:[a-z]+s|move)\b(?!\.))"
    r"|\b(?:Tab|Esc|Space|Ctrl-\w)\b"
)
_FIXED_KEYS = {"Esc", "Ctrl-C"}
"""What leaves prompts and ends commands, which nobody can change."""
_FIXED = (
    "| keys | command |",
    "| key | the annotation is",
    "changed by another program: ",
    "postil - reads ",
)
"""Headings, the answers to a question, and a command: words that nobody can change."""


def _others() -> Keymap:
    """A letter of another script for every command."""
    letters = map(chr, count(ord("\u1200")))
    return Keymap(
        MappingProxyType(
            {
                name: tuple(replace(command, keys=(next(letters),)) for command in commands)
                for name, commands in GROUPS.items()
            }
        )
    )


OTHERS = _others()

MESSAGES = [
    # What to do, and the commands whose keys the message then names.
    ("accept", ["pending_next"]),
    ("reject", ["pending_next"]),
    ("note", ["note"]),
    ("relabel", ["relabel"]),
    ("reject_label", ["reject_label"]),
    ("reopen", ["reopen"]),
    ("edit_or_word_end", ["edit_or_word_end", "item_next"]),
    ("claim_panel", ["claim_panel"]),
    ("speaker", ["claim", "speaker"]),
    ("edge_left_in", ["edge_left_in", "edge_left_out", "edge_right_in", "edge_right_out"]),
    ("hit_next", ["search"]),
    ("hit_previous", ["search"]),
    ("toggle_highlights", ["toggle_highlights"]),
    ("toggle_steps", ["toggle_steps"]),
    ("same_text", ["more_labels"]),
    ("interrupt", ["quit", "interrupt"]),
    ("label('2') claim", ["source", "content", "accept", "cancel"]),
    ("source", ["claim", "accept", "cancel"]),
    ("source accept", ["claim", "content"]),
    ("pending_next delete", ["undo"]),
    ("pending_next pending_next edge_left_in", ["next_part"]),
    ("pending_next page_or_skip same_text", ["same_text"]),
    ("accept_all", ["undo"]),
    ("pending_next reject_label", ["undo"]),
    ("pending_next accept same_text", []),
    ("bottom pending_previous page_or_skip", ["pending_next"]),
]


async def test_messages_name_the_keys_of_the_user(tmp_path: Path) -> None:
    async with open_reader(tmp_path, keymap=OTHERS, size=(200, 24)) as user:
        for actions, named in MESSAGES:
            await _start_over(user)
            await user.press(*(OTHERS.keys(action)[0] for action in actions.split()))
            for action in named:
                key = re.escape(OTHERS.shown_key(action))
                words = f"{user.details}   {user.message}"
                assert re.search(rf"(?<!\w){key}(?!\w)", words), (actions, words)


async def test_a_warning_that_is_longer_than_its_line_is_wrapped_above_it(tmp_path: Path) -> None:
    words = (
        "1 annotation cannot be used (span end is 9, expected 12); postil doctor shows what to do"
    )
    async with open_reader(tmp_path, size=(80, 24)) as user:
        await user.press("tab")
        details = user.details
        user.reader.say(words, warning=True)
        await user.pilot.pause()
        above = user.reader.query_one("#long-message")
        assert user.long_message == words
        assert above.region.bottom == user.reader.view.region.bottom
        assert above.size.height == 2
        assert user.reader.query_one("#focus", Line).text.startswith(details)
        await user.press("w")
        assert not user.long_message
        user.reader.say(words[:78], warning=True)
        assert not user.long_message


async def test_a_question_is_answered_by_the_key_that_asked(tmp_path: Path) -> None:
    async with open_reader(tmp_path, keymap=OTHERS, text="Ann saw Ann and Ann.", bodies=()) as user:
        asking, label = OTHERS.keys("same_text")[0], OTHERS.keys("label('1')")[0]
        await user.press(asking, label)
        assert f"{asking} yes" in user.message or f"{asking} or Enter: yes" in user.message
        await user.press(asking)
        assert len(user.items("accepted")) == 3


async def test_the_parts_of_a_claim_are_changed_with_the_keys_of_the_user(tmp_path: Path) -> None:
    async with open_reader(tmp_path, keymap=OTHERS) as user:
        claim, panel, delete, accept = (
            OTHERS.keys(action)[0] for action in ("pending_next", "claim_panel", "delete", "accept")
        )
        await user.press(claim, claim, panel)
        keys = user.pilot.app.screen.query_one("#claim-keys", Line)
        assert f"{delete} clear" in keys.text
        await user.press(delete, accept)
        (accepted,) = user.items("accepted")
        assert accepted.part(Role.SOURCE) == ()


async def test_the_library_names_the_keys_of_the_user(tmp_path: Path) -> None:
    async with open_library(tmp_path, keymap=OTHERS) as user:
        key = {c.action: c.keys[0] for c in OTHERS.commands("library")}
        await user.press(key["delete"], "y", "enter")
        await user.see("deleted from")
        assert f"{key['bring_back']} restores it" in user.line("message")


def test_the_guide_names_the_keys_of_the_user() -> None:
    text = guide_document(OTHERS).text
    assert f"Press {OTHERS.shown_key('pending_next')}. The first suggestion" in text
    assert not re.search(r"[Pp]ress [!-~](?!\w)", text)


def test_no_message_has_a_key_of_its_own() -> None:
    assert len(_SOURCES) > 50
    words = {(path.name, words) for path in _SOURCES for words in _words(path)}
    with_keys = {one for one in words if set(_KEY_IN_WORDS.findall(one[1])) - _FIXED_KEYS}
    assert {one for one in with_keys if not one[1].startswith(_FIXED)} == set()


def test_a_key_in_a_message_would_be_found() -> None:
    for words in ("go back: u undoes", "\0 is for claims: c opens one", "Tab goes on"):
        assert _KEY_IN_WORDS.search(words)
    for key in _CHARACTERS:
        assert _KEY_IN_WORDS.search(f"nothing here: {key} searches")
    assert not _KEY_IN_WORDS.search("a claim needs a cue or a content")
    assert show_key("escape") in _FIXED_KEYS


def _words(path: Path) -> Iterator[str]:
    """The strings of a module but docstrings, with `\\0` for what is filled in."""
    tree = ast.parse(path.read_text("utf-8"))
    silent = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            parts = (part.value if isinstance(part, ast.Constant) else "\0" for part in node.values)
            silent.update(map(id, node.values))
            yield "".join(map(str, parts))
        elif isinstance(node, ast.Constant) and id(node) not in silent:
            yield str(node.value)


async def _start_over(user: ReaderUser) -> None:
    """Everything undone, nothing selected, in focus or open."""
    keys = [OTHERS.keys(action)[0] for action in ("cancel", "undo", "top")]
    await user.press("escape", keys[0], keys[0], keys[0])
    if user.reader.state.highlights_hidden:
        await user.press(OTHERS.keys("toggle_highlights")[0])
    while user.items("accepted") or user.items("rejected"):
        await user.press(keys[1])
    await user.press(keys[0], keys[2])
