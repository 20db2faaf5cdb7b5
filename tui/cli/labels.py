"""`postil labels`: the labels in force as TOML, or the mistakes in a label file."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from annotate.author import Author
from annotate.errors import SchemeUnusable
from annotate.labels.file import remark_lines
from annotate.labels.remarks import unmapped_names
from store.library.library import Library
from tui.cli import exit_codes
from tui.cli.messages import tell
from tui.cli.streams import write_output
from tui.config.configuration import Configuration
from tui.config.label_files import labels_in_force, labels_text, load_labels, named_files
from tui.display.plural import counted


def run(arguments: Namespace, settings: Configuration, library: Library, author: Author) -> int:
    """Print the labels in force, or check a file; returns the exit code."""
    if arguments.check is not None:
        return _check(arguments.check)
    choice = labels_in_force(library, named_files(settings, arguments.labels))
    write_output(labels_text(choice).encode("utf-8"))
    if choice.path is None:
        tell(f"these are built in; {library.labels_path} would take their place")
    return exit_codes.OK


def _check(path: Path) -> int:
    try:
        choice = load_labels(path)
    except SchemeUnusable as error:
        for line in error.lines:
            tell(line)
        return exit_codes.USAGE
    scheme = choice.scheme
    for line in (lines := remark_lines(choice.text, scheme, title=str(path))):
        tell(line)
    remark_count = f", {counted(len(lines), 'remark')}" if lines else ""
    counts = [counted(len(scheme.labels), "label")]
    counts += [counted(len(scheme.attributes), "attribute")] if scheme.attributes else []
    tell(f"{path}: {', '.join(counts)}, no mistakes{remark_count}")
    if names := unmapped_names(scheme):
        tell(f"not suggested, as no label stands for them: {', '.join(names)}")
    return exit_codes.OK
