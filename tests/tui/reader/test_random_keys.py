"""Random keys, restarts, other suggestions: undo and redo lead back, file and picture agree."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from annotate.annotation import Annotation
from annotate.change import Edit
from annotate.document import Document
from store.library.library import Library
from tests.tui.reader_harness import BODIES, TEXT, ReaderUser, check_picture, open_reader, remember

CHANGES = ("a", "x", "A", "X", "P", "1", "2", "3", "d", "u", "U", ".", ",", "<", ">", "*", "S")
CLAIMS = ("c", "s", "t", "T", "=", "a")
MOVES = ("tab", "tab", "shift+tab", "]", "[", "w", "b", "l", ")", "}", "v", "+", "-", "escape", "g")
RUNS, KEYS_A_RUN = 2, 20


class Memory:
    """What the annotations were after each edit of the history."""

    def __init__(self) -> None:
        self._edits: tuple[Edit, ...] = ()
        self._versions: list[frozenset[Annotation]] = [frozenset()]

    def check(self, user: ReaderUser) -> None:
        """Compare with what was there at this place of the history before, and with the file."""
        assert user.reader.article is not None
        annotations = user.reader.article.session.annotations
        edits, position = annotations.history.edits, annotations.history.position
        records = frozenset(annotations.records)
        same = 0
        while same < min(len(edits), len(self._edits)) and edits[same] == self._edits[same]:
            same += 1
        del self._versions[same + 1 :]
        if len(edits) > same:
            assert len(edits) == position == same + 1
            self._versions.append(records)
        self._edits = edits
        assert self._versions[position] == records
        assert user.reader.article.flush() is None
        stored = user.reader.article.stored.layer("ann").load()
        assert frozenset(stored.records) == records
        assert (stored.history.edits, stored.history.position) == (edits, position)


@pytest.mark.parametrize("seed", range(2))
async def test_random_keys_are_undone_and_redone_across_restarts(tmp_path: Path, seed: int) -> None:
    rng = random.Random(seed)
    memory = Memory()
    document = Document(TEXT, title="harbour.txt", uri="/articles/harbour.txt")
    for _ in range(RUNS):
        remember(Library(tmp_path), document, rng.sample(BODIES, rng.randint(0, len(BODIES))))
        async with open_reader(tmp_path, bodies=None) as user:
            memory.check(user)
            for _ in range(KEYS_A_RUN):
                await user.press(rng.choice(rng.choice((CHANGES, CHANGES, CLAIMS, MOVES, MOVES))))
                if user.pilot.app.screen is not user.reader or not user.reader.view.has_focus:
                    await user.press("escape")
                memory.check(user)
                check_picture(user)
    async with open_reader(tmp_path, bodies=None) as user:
        assert user.reader.session is not None
        history = user.reader.session.annotations.history
        assert len(history)
        for key, end in (("u", 0), ("U", len(history))):
            while history.position != end:
                await user.press("escape", key)
                memory.check(user)
