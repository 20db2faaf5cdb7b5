"""Options for the places and names of an article's files."""

from __future__ import annotations

from argparse import Namespace

from store.formats.format import Format


def misplaced_layout(arguments: Namespace, file_format: Format) -> str | None:
    """The reason why a format cannot have the options that were given; None where it can."""
    if arguments.name_pattern is not None and not file_format.has_name_pattern:
        return f"--name-pattern is for brat, not for {file_format.name}"
    if arguments.text_dir is not None and not file_format.has_many_files:
        return f"--text-dir is for formats with files for each article, not for {file_format.name}"
    return None
