"""`postil read`: the reader, on a file, a folder, standard input or the library."""

from __future__ import annotations

import os
import signal
import sys
from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from annotate.author import Author
from annotate.document import Document
from annotate.loaders.folder import article_paths, is_folder
from annotate.loaders.jsonl import is_lines
from annotate.loaders.registry import load
from store.errors import StoreError
from store.library import Library
from tui.cli import exit_codes
from tui.cli.streams import is_stream_or_address, is_terminal, named_source, write_output
from tui.cli.words import tell
from tui.configuration import Configuration, configuration_path
from tui.glyphs import visible
from tui.label_files import labels_in_force, named_files
from tui.measure import WIDEST
from tui.workspace import Workspace

if TYPE_CHECKING:
    from tui.shelf import Shelf

_SIGNALS = {
    signal.SIGTERM: exit_codes.TERMINATED,
    signal.SIGHUP: exit_codes.HANGUP,
    signal.SIGINT: exit_codes.INTERRUPTED,
}


def run(arguments: Namespace, settings: Configuration, library: Library, author: Author) -> int:
    """Open the reader; returns the exit code."""
    shelf, document = _open(arguments, library, author)
    if document is not None and not document.text.strip():
        tell(f"{document.title}: nothing to read")
        return exit_codes.OK
    if not is_terminal(sys.stdin) or not is_terminal(sys.stderr):
        tell("the reader needs a terminal; postil extract and postil export work without one")
        return exit_codes.USAGE
    return _run_app(
        _workspace(arguments, settings, library, author), shelf, document, debug=arguments.debug
    )


def _workspace(
    arguments: Namespace, settings: Configuration, library: Library, author: Author
) -> Workspace:
    from tui.key_settings import resolve  # Textual is most of the start-up time
    from tui.themes import DARK, default_theme

    named = named_files(settings, arguments.labels)
    return Workspace(
        library,
        author,
        labels=labels_in_force(library, named),
        label_files=named,
        model=arguments.model,
        usual_model=settings.model,
        width=arguments.width or settings.width or WIDEST,
        theme=arguments.theme or default_theme(os.environ) or settings.theme or DARK.name,
        keymap=resolve(settings.keys, where=str(configuration_path())),
    )


def _run_app(
    workspace: Workspace, shelf: Shelf | None, document: Document | None, *, debug: bool
) -> int:
    from textual.app import InvalidThemeError

    from tui.app import PostilApp
    from tui.themes import THEMES

    try:
        app = PostilApp(workspace, shelf, document, signals=_SIGNALS)
    except InvalidThemeError:
        ours = ", ".join(theme.name for theme in THEMES)
        tell(f"there is no theme called {workspace.theme}; ours are {ours}")
        return exit_codes.USAGE
    app.run()
    app.close()
    if app.crash is not None:
        if debug:
            raise app.crash.error
        tell(app.crash.words)
    summary = app.tally.summary(str(workspace.library.root))
    if summary and not (app.crash or app.trouble or app.return_code):
        write_output(f"{visible(summary)}\n".encode())
    if app.trouble is not None:
        tell(str(app.trouble))
        if isinstance(app.trouble, StoreError):
            return exit_codes.exit_code(app.trouble)
    return app.return_code or exit_codes.OK


def _open(
    arguments: Namespace, library: Library, author: Author
) -> tuple[Shelf | None, Document | None]:
    """What to show: a shelf, a document, or neither for the library."""
    name, encoding = arguments.input, arguments.encoding
    if name is None:
        return None, None
    if not is_stream_or_address(name) and is_folder(Path(name)):
        from tui.stocking import folder_shelf

        paths = article_paths(Path(name))
        return folder_shelf(Path(name), paths, library, author, encoding=encoding), None
    source = named_source(name, encoding)
    if name == "-":
        _take_keys_from_terminal()
    if not is_lines(source):
        return None, load(source)
    from tui.shelf import Shelf
    from tui.stocking import line_slots

    slots = list(line_slots(source, library, author))
    return (Shelf(slots), None) if len(slots) > 1 else (None, slots[0].load())


def _take_keys_from_terminal() -> None:
    """Let keys come from the terminal, now that standard input was read."""
    try:
        terminal = os.open("/dev/tty", os.O_RDWR)
    except OSError:
        return
    os.dup2(terminal, 0)
    os.close(terminal)
    sys.stdin = os.fdopen(0, closefd=False)
