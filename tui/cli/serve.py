"""`postil serve`: the reader in a browser, for somebody without a terminal."""

from __future__ import annotations

import asyncio
import errno
import os
import sys
from argparse import Namespace
from collections.abc import Iterator, Mapping
from pathlib import Path

from annotate.author import Author
from annotate.errors import UnreadableArticle
from annotate.loaders.source import is_address
from store.files.disk_errors import reason
from store.library.library import Library
from tui.cli import exit_codes
from tui.cli.messages import tell
from tui.cli.streams import write_lines
from tui.config.configuration import Configuration, ConfigurationError
from tui.config.loopback import is_loopback
from tui.config.origins import SERVED_VARIABLE
from tui.display.glyphs import visible


def run(arguments: Namespace, settings: Configuration, library: Library, author: Author) -> int:
    """Serve until a signal ends it; returns the exit code."""
    try:
        from tui.cli.serving.server import serve
    except ImportError as error:
        raise ConfigurationError(
            "postil serve needs postil[web-serve]: pip install 'postil[web-serve]'"
        ) from error
    _require_input(arguments.input)
    os.environ[SERVED_VARIABLE] = "1"
    names = dict.fromkeys(arguments.annotators or [author.name])
    commands = {name: list(_command(arguments, library, name)) for name in names}
    host: str = arguments.host
    try:
        asyncio.run(serve(commands, host=host, port=arguments.port, tell_addresses=_tell_addresses))
    except OSError as error:
        raise ConfigurationError(f"{host}:{arguments.port}: {reason(error)}") from error
    return exit_codes.OK


def _require_input(name: str | None) -> None:
    """Refuse a file that is not there, before anybody is given an address of it.

    Raises:
        UnreadableArticle: It is not there.
    """
    if name is not None and not is_address(name) and not Path(name).exists():
        raise UnreadableArticle(f"{name}: {os.strerror(errno.ENOENT)}")


def _command(arguments: Namespace, library: Library, name: str) -> Iterator[str]:
    """The reader as a program of its own; options of this one are handed on."""
    yield from (sys.executable, "-P", "-m", "postil", "read")
    yield from ("--library", str(library.root), "--annotator", name)
    for option in ("model", "labels", "width", "theme"):
        value = getattr(arguments, option)
        if value is not None:
            yield from (f"--{option}", str(value))
    if arguments.announce is not None:
        yield "--announce" if arguments.announce else "--no-announce"
    if arguments.no_suggestions:
        yield "--no-suggestions"
    if arguments.input is not None:
        yield from ("--", arguments.input)


def _tell_addresses(addresses: Mapping[str, str]) -> None:
    widest = max(map(len, addresses))
    write_lines(f"{visible(name):<{widest}}  {address}" for name, address in addresses.items())
    tell("whoever has an address reads and annotates as its annotator; ctrl+c ends all")
    host = next(iter(addresses.values())).split("//")[1].rpartition(":")[0].strip("[]")
    if not is_loopback(host):
        tell(f"{host} is open to others, and nothing is encrypted: use a network that you trust")
