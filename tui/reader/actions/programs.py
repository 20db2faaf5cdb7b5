"""Actions that hand words to programs of the user's: a dictionary, a voice."""

from __future__ import annotations

from annotate.span import join_fragments
from tui.config.configuration import configuration_path
from tui.dialogs.programs.call import call
from tui.reader.actions.base import ReaderActions

_LOOKUP_SECONDS = 30.0
"""Seconds that looking words up may take, also by way of a network; chosen by hand."""
_SPEAK_SECONDS = 900.0
"""Seconds that reading aloud may take, enough for two thousand words; chosen by hand."""


class ProgramActions(ReaderActions):
    """What is in focus, selected or under the cursor, given to a program that the user named."""

    def action_lookup(self) -> None:
        """Look words up and show what the program says."""
        if not self.workspace.lookup:
            self._say_unnamed("lookup", "look words up")
            return
        self._ask(self.workspace.lookup, _LOOKUP_SECONDS, "nothing on {}")

    def action_speak(self) -> None:
        """Read words aloud."""
        if self.workspace.is_served:
            self.say("nothing is read aloud in a browser")
            return
        if not self.workspace.speak:
            self._say_unnamed("speak", "read aloud")
            return
        self._ask(self.workspace.speak, _SPEAK_SECONDS, "read {} aloud")

    def _say_unnamed(self, setting: str, purpose: str) -> None:
        self.say(f"no program to {purpose}: {setting} in {configuration_path()} names one")

    def _ask(self, command: tuple[str, ...], seconds: float, silent: str) -> None:
        words = join_fragments(self.document.text, self.state.chosen_fragments)
        errand = call(command, words)
        if errand is None:
            self.say("there are no words here")
            return
        from tui.dialogs.programs.screen import Errand, OutputScreen

        screen = OutputScreen(
            Errand(errand, words, seconds, silent),
            self.workspace.keymap,
            self._report,
            is_quiet=self.host.key_gate.is_quiet,
        )
        self.app.push_screen(screen)

    def _report(self, words: str, is_warning: bool) -> None:
        self.say(words, warning=is_warning)
