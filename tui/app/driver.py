"""The terminal's driver, which goes on rightly after a stop from outside."""

from __future__ import annotations

from textual.drivers.linux_driver import LinuxDriver

_POP_KEYBOARD_MODE = "\x1b[<u"
"""Undoes what Textual does to the keyboard at a start, so that it is not done twice."""


class ResumableDriver(LinuxDriver):
    """Textual's driver, but for SIGCONT after a SIGSTOP from outside.

    Textual then sets up the terminal once more while its threads still run: two threads read the
    keys, which so change their order, and the modes to restore at the end are lost.
    """

    def _sigcont_application(self, *_: object) -> None:
        if self._must_signal_resume or not self._auto_restart:
            super()._sigcont_application()
        else:
            # Not in the midst of whatever was interrupted: that may hold the lock of the writer.
            self._loop.call_soon_threadsafe(self._start_anew)

    def _start_anew(self) -> None:
        """Set up the terminal again, with one thread that reads and one that writes."""
        if self._key_thread is None:
            return
        modes = self.attrs_before
        self.write(_POP_KEYBOARD_MODE)
        self.exit_event.set()
        self._key_thread.join()
        self.exit_event.clear()
        self.close()
        self.resume_application_mode()
        self.attrs_before = modes
