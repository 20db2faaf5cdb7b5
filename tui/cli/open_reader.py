"""Running the reader as command line and configuration ask for, and reporting its end."""

from __future__ import annotations

import os
import signal
import sys
from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from annotate.author import Author
from annotate.document import Document
from annotate.errors import ReadingEnded
from annotate.loaders.bounded import while_waiting
from annotate.text.nearest_word import did_you_mean
from store.errors import StoreError
from store.library.library import Library
from tui.cli import exit_codes
from tui.cli.first_page.terminal import hand_over_terminal, shown_place
from tui.cli.messages import tell
from tui.cli.streams import is_terminal, write_output
from tui.config.configuration import Configuration, KeySettings, configuration_path
from tui.config.label_files import keep_labels, labels_in_force, named_files
from tui.config.last_theme import last_theme
from tui.config.origins import SERVED_VARIABLE
from tui.config.paths import theme_path
from tui.config.workspace import Workspace
from tui.display.column_widths import WIDEST
from tui.display.glyphs import visible

if TYPE_CHECKING:
    from store.library.adjudication import Adjudication
    from tui.keys.keymap import Keymap
    from tui.library.article_queue import ArticleQueue

_SIGNALS = {
    signal.SIGTERM: exit_codes.TERMINATED,
    signal.SIGHUP: exit_codes.HANGUP,
    signal.SIGINT: exit_codes.INTERRUPTED,
}
_WITHOUT_TERMINAL = "postil extract and postil export work without one"


def open_reader(
    arguments: Namespace,
    settings: Configuration,
    library: Library,
    author: Author,
    *,
    queue: ArticleQueue | None,
    document: Document | None,
    adjudication: Adjudication | None = None,
) -> int:
    """Open the reader on a document, else on a queue, else on the library.

    Args:
        arguments: The command line, with labels, pipeline and looks.
        settings: The configuration.
        library: The library that holds the annotations.
        author: The annotator, whose layer is written.
        queue: The articles that one can go to; None for those of the library.
        document: The article to open first; None for the list of articles.
        adjudication: Two annotators' differences, where these are adjudicated.

    Returns:
        The exit code.
    """
    is_served = SERVED_VARIABLE in os.environ
    if not is_served and not (is_terminal(sys.stdin) and is_terminal(sys.stderr)):
        is_piped = is_terminal(sys.stderr) and document is None and queue is None
        hint = "postil - reads an article from standard input" if is_piped else _WITHOUT_TERMINAL
        tell(f"the reader needs a terminal; {hint}")
        return exit_codes.USAGE
    workspace = _workspace(arguments, settings, library, author, adjudication)
    return _run_app(workspace, queue, document, debug=arguments.debug)


def _workspace(
    arguments: Namespace,
    settings: Configuration,
    library: Library,
    author: Author,
    adjudication: Adjudication | None,
) -> Workspace:
    label_files = named_files(settings, arguments.labels)
    labels = labels_in_force(library, label_files)
    if arguments.labels is not None and settings.labels is None:
        labels = keep_labels(library, labels)
    path = theme_path() if settings.theme is None else None
    return Workspace(
        library,
        author,
        adjudication=adjudication,
        labels=labels,
        label_files=label_files,
        keeps_labels=settings.labels is None,
        model=arguments.model,
        usual_model=settings.usual_model,
        width=arguments.width or settings.width or WIDEST,
        theme=_theme(arguments, settings, path),
        theme_path=path,
        has_suggestions=not getattr(arguments, "no_suggestions", False),
        own_keymap=_own_keymap(settings),
        suggesters=settings.suggesters,
        is_served=SERVED_VARIABLE in os.environ,
        announces=arguments.announce if arguments.announce is not None else settings.announce,
        lookup=settings.lookup,
        speak=settings.speak,
    )


def _theme(arguments: Namespace, settings: Configuration, path: Path | None) -> str:
    """The theme of the option, the environment or the configuration, else the one chosen last.

    Args:
        arguments: The options.
        settings: The configuration.
        path: The file with the theme that was chosen last; None where the configuration decides.
    """
    # Textual is most of the start-up time.
    from tui.display.themes.builtin import DARK, default_theme, known_themes

    return (
        arguments.theme
        or default_theme(os.environ)
        or settings.theme
        or (last_theme(path, known_themes()) if path is not None else None)
        or DARK.name
    )


def _own_keymap(settings: Configuration) -> Keymap | None:
    if settings.keys == KeySettings():
        return None
    from tui.config.key_settings import resolve  # most people have no keys of their own

    return resolve(settings.keys, where=str(configuration_path()))


def _run_app(
    workspace: Workspace, queue: ArticleQueue | None, document: Document | None, *, debug: bool
) -> int:
    from textual.app import InvalidThemeError
    from textual.theme import BUILTIN_THEMES

    from tui.app.app import PostilApp
    from tui.display.themes.builtin import THEMES

    try:
        app = PostilApp(
            workspace,
            queue,
            document,
            place=shown_place(),
            signals=_SIGNALS,
            take_terminal=hand_over_terminal,
        )
    except InvalidThemeError:
        own = [theme.name for theme in THEMES]
        hint = did_you_mean(workspace.theme, [*own, *BUILTIN_THEMES])
        tell(f"there is no theme called {workspace.theme}{hint}; Postil's are {', '.join(own)}")
        return exit_codes.USAGE

    def end_reading(_: float) -> None:
        if app.is_leaving:
            raise ReadingEnded(app.title)

    with while_waiting(end_reading):
        app.run()
    navigator = app.navigator
    navigator.close()
    if app.crash is not None:
        if debug:
            raise app.crash.error
        tell(app.crash.words)
    summary, trouble = navigator.summary.text(str(workspace.library.root)), navigator.trouble
    if summary and not (app.crash or trouble or app.return_code or workspace.is_served):
        write_output(f"{visible(summary)}\n".encode())
    if trouble is not None:
        tell(str(trouble))
        if isinstance(trouble, StoreError):
            return exit_codes.exit_code(trouble)
    return app.return_code or exit_codes.OK
