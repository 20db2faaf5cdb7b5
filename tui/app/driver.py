"""The terminal's driver, which goes on rightly after a stop from outside."""

from __future__ import annotations

from threading import Thread

from textual.drivers.linux_driver import LinuxDriver

_POP_KEYBOARD_MODE = "\x1b[<u"
"""Undoes what Textual does to the keyboard at a start, so that it is not done twice."""


class ResumableDriver(LinuxDriver):
    """Textual's driver, but for SIGCONT after a SIGSTOP from outside.

    Textual then sets up the terminal once more while its threads still run: two threads read the
    keys, which so change their order, and the modes to restore at the end are lost.
    """

    _is_resuming = False

    def _sigcont_application(self, *_: object) -> None:
        """Set up the terminal again, with one thread that reads and one that writes."""
        if self._must_signal_resume or not self._auto_restart:
            super()._sigcont_application()
        elif self._key_thread is not None and not self._is_resuming:
            # Another signal may come while this one waits for the threads.
            self._is_resuming = True
            try:
                self._start_anew(self._key_thread)
            finally:
                self._is_resuming = False

    def _start_anew(self, key_thread: Thread) -> None:
        modes = self.attrs_before
        self.write(_POP_KEYBOARD_MODE)
        self.exit_event.set()
        key_thread.join()
        self.exit_event.clear()
        self.close()
        self.resume_application_mode()
        self.attrs_before = modes
