"""The driver of a reader in a browser, which ends with the server however that ends."""

from __future__ import annotations

from textual import messages
from textual.drivers.web_driver import WebDriver


class ServedDriver(WebDriver):
    """Textual's, which would go on unseen, and keep the article, where its server was killed."""

    def run_input_thread(self) -> None:
        """Read until the server lets go of the program."""
        super().run_input_thread()
        if not self.exit_event.is_set():
            self.send_message(messages.ExitApp())
