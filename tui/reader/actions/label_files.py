"""The action that puts other labels in force, or opens their file in an editor."""

from __future__ import annotations

import asyncio
import os
import shlex
import subprocess
from pathlib import Path

from textual.app import SuspendNotSupported

from annotate.errors import PostilError
from tui.config.label_files import begin_file, keep_labels, label_sources, load_labels
from tui.reader.actions.base import ReaderActions

_EDIT = "edit "
"""The beginning of the choice that edits a file."""
_BUILT_IN = "built in"
"""The choice of the labels that come with the program."""
_BUILT_IN_WORDS = "the labels that are built in"


class LabelFileActions(ReaderActions):
    """Choosing and editing the labels."""

    async def action_label_scheme(self) -> None:
        """List the files of labels, and offer to edit one."""
        from tui.dialogs.choose import ChooseScreen

        workspace = self.workspace
        sources = await asyncio.to_thread(
            lambda: list(label_sources(workspace.library, workspace.label_files))
        )
        names = [str(path) if path is not None else _BUILT_IN for path in sources]
        present = workspace.labels.path or workspace.library.labels_path
        choices = [
            (name, f"use {name if name != _BUILT_IN else _BUILT_IN_WORDS}") for name in names
        ]
        choices.append((f"{_EDIT}{present}", f"edit {present} in an editor"))
        screen = ChooseScreen("Labels", choices, chosen=workspace.labels.title)
        # The list has to be gone first: it would be switched in place of the reader.
        self.app.push_screen(screen, self._take_later)

    def _take_later(self, name: str | None) -> None:
        self.app.call_later(self._take_choice, name)

    async def _take_choice(self, name: str | None) -> None:
        if name is None or not await self.can_leave():
            return
        if name.startswith(_EDIT):
            path = Path(name.removeprefix(_EDIT))
            self.page.screen.run_worker(self._edit(path), group="labels", exclusive=True)
        else:
            await self._use(None if name == _BUILT_IN else Path(name))

    async def _edit(self, path: Path) -> None:
        """Open the file in the person's editor, and use it when it is sound."""
        try:
            await asyncio.to_thread(begin_file, path, self.workspace.scheme)
            with self.app.suspend():
                trouble = _run_editor(path)
        except (PostilError, SuspendNotSupported) as error:
            trouble = str(error)
        if trouble:
            self.say(f"{trouble}: change {path} by hand, then choose it here", warning=True)
        else:
            await self._use(path)

    async def _use(self, path: Path | None) -> None:
        """Put labels in force, unless something is wrong in their file."""
        try:
            labels = await asyncio.to_thread(load_labels, path)
        except PostilError as error:
            words = str(error).replace(str(path), path.name if path is not None else "")
            self.say(f"{words}; the labels are as before", warning=True)
            return
        if self.workspace.keeps_labels:
            labels = await asyncio.to_thread(keep_labels, self.workspace.library, labels)
        self.host.use_labels(labels)


def _run_editor(path: Path) -> str:
    """Let a person edit a file; returns what went wrong, empty when nothing did."""
    editor = os.environ.get("VISUAL") or os.environ.get("EDITOR") or "vi"
    # An exception on its way through would leave the terminal to the editor.
    try:
        subprocess.run([*shlex.split(editor), str(path)], check=False)  # noqa: S603
    except (OSError, ValueError) as error:
        return f"{editor} does not run here ({error})"
    return ""
