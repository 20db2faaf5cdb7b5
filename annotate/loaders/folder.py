"""Folders of articles: the files in and below them."""

from __future__ import annotations

import re
from pathlib import Path

from annotate.errors import UnreadableArticle
from annotate.loaders.lines import SUFFIXES
from annotate.loaders.registry import ENDINGS, ROW_ENDINGS

_EXPORT = re.compile(rb'\s*\{\s*"schema"\s*:\s*"postil/')
_BEGINNING = 200
"""Bytes from the start of a file in which the schema of an export stands."""

EXTRACTABLE = ENDINGS | SUFFIXES | ROW_ENDINGS
"""Endings of files that folders are searched for by an extraction."""

_DIGITS = re.compile(r"(\d+)")


def is_folder(path: Path) -> bool:
    """Return whether a path leads to a folder.

    Raises:
        UnreadableArticle: The folder above it may not be read.
    """
    try:
        return path.is_dir()
    except OSError as error:
        raise UnreadableArticle(f"{path}: {error.strerror or error}") from error


def article_paths(folder: Path) -> list[Path]:
    """The articles in a folder and below it, in natural order.

    Hidden files are left out, and Postil's own exports, which hold articles that are there already.

    Raises:
        UnreadableArticle: There are none, or the folder cannot be read.
    """
    return _paths(folder, ENDINGS | SUFFIXES)


def extractable_paths(folder: Path) -> list[Path]:
    """The same, with files of kinds that are for extraction alone, too large for the reader.

    Raises:
        UnreadableArticle: There are none, or the folder cannot be read.
    """
    return _paths(folder, EXTRACTABLE)


def _paths(folder: Path, endings: frozenset[str]) -> list[Path]:
    try:
        # A search skips what it may not enter, which would look like an empty folder.
        next(folder.iterdir(), None)
        paths = [path for path in folder.rglob("*") if _is_article(path, folder, endings)]
    except OSError as error:
        raise UnreadableArticle(f"{folder}: {error.strerror or error}") from error
    if not paths:
        names = ", ".join(sorted(endings))
        raise UnreadableArticle(f"{folder} has no articles; looked for files ending in {names}")
    return sorted(paths, key=lambda path: natural_order(str(path)))


def _is_article(path: Path, folder: Path, endings: frozenset[str]) -> bool:
    is_hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
    ending = path.suffix.lower()
    if is_hidden or ending not in endings or not path.is_file():
        return False
    return ending not in SUFFIXES or not _is_export(path)


def _is_export(path: Path) -> bool:
    with path.open("rb") as file:
        return _EXPORT.match(file.read(_BEGINNING)) is not None


def natural_order(name: str) -> list[tuple[bool, int, str]]:
    """A sort key in which numbers in names count as numbers: 2 comes before 10."""
    parts = _DIGITS.split(name.casefold())
    return [(not part.isdecimal(), int(part) if part.isdecimal() else 0, part) for part in parts]
