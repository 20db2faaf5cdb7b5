"""Crashes: the log file of an unexpected exception, and a line to print."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple


class Crash(NamedTuple):
    """An exception that ended the interface."""

    error: BaseException
    log: Path | None
    """The file with the traceback; None when no folder could be written."""

    @property
    def words(self) -> str:
        """A line for people."""
        where = f"the details are in {self.log}" if self.log else "the details could not be written"
        return f"internal error, {type(self.error).__name__}: {self.error}; {where}"


def record_crash(error: BaseException) -> Crash:
    """Write the traceback of an exception into the log folder, else into the temporary one.

    Only code is written down, no variables: they may hold the article.
    """
    import platform
    import tempfile
    import traceback
    from importlib.metadata import version

    from platformdirs import user_log_path

    lines = [
        f"postil {version('postil')}, Python {platform.python_version()}, {platform.platform()}\n",
        *traceback.format_exception(error),
    ]
    now = datetime.now(UTC)
    for folder in (user_log_path("postil"), Path(tempfile.gettempdir())):
        log = folder / f"postil-{now:%Y%m%dT%H%M%S%f}.log"
        try:
            folder.mkdir(parents=True, exist_ok=True)
            log.write_text("".join(lines), "utf-8", "backslashreplace")
        except OSError:
            continue
        return Crash(error, log)
    return Crash(error, None)
