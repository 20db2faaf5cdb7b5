"""What an import reads: files and folders in any format, and which format that is."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from annotate.errors import UnreadableArticle
from annotate.loaders.folder import is_folder
from annotate.loaders.source import portable
from store.annotated_article import AnnotatedArticle
from store.errors import ImportRefused
from store.formats.brat_types import VISUAL
from store.formats.detection import format_of_content
from store.formats.format import Format, ImportOptions, IncomingFile
from store.formats.registry import FORMATS, NATIVE, format_of_file
from store.formats.report import Report

_CHUNK = 1 << 20
_ANNOTATIONS, _TEXTS = "attributions", "text"
"""Folders of a corpus that keeps texts and annotations apart."""


def format_of(path: Path) -> Format:
    """The format of a file or folder, by its name and the beginning of its content.

    The native one where nothing tells: reading it says what is wrong.
    """
    if path.is_dir():
        names = {file.suffix.lower() for folder in _folders(path) for file in folder.iterdir()}
        fitting = (known for known in FORMATS if known.has_many_files and known.suffix in names)
        return next(fitting, NATIVE)
    named = format_of_file(path.name)
    if named is not None and named is not NATIVE:
        return named
    if not path.is_file():
        return NATIVE
    try:
        return format_of_content(next(iter(_pieces(path)), b"")) or NATIVE
    except OSError:
        return NATIVE


def read_source(
    path: Path,
    kind: Format,
    report: Report,
    *,
    texts: Path | None = None,
    options: ImportOptions,
) -> Iterator[AnnotatedArticle]:
    """The articles of a file or folder, in as many parts as they stand there.

    Args:
        path: The file; for a format with files for each article the folder, or one of its files.
        kind: Its format.
        report: Is told what cannot be taken in.
        texts: The folder with the texts, where those are elsewhere.
        options: How to read the format.

    Raises:
        UnreadableArticle: Something cannot be read; the message names it, and the line.
    """
    try:
        yield from kind.importer(_incoming(path, kind, texts), options, report)
    except ImportRefused as error:
        where = path / str(error) if error.name and path.is_dir() else f"{path}: {error}"
        raise UnreadableArticle(str(where)) from error
    except OSError as error:
        raise UnreadableArticle(f"{path}: {error.strerror or error}") from error


def _incoming(path: Path, kind: Format, texts: Path | None) -> Sequence[IncomingFile]:
    if not kind.has_many_files:
        # Opening a pipe or a device could wait for ever, and it could not be read twice.
        if path.exists() and not path.is_file() and not path.is_dir():
            raise UnreadableArticle(f"{path} is not a regular file")
        return _Files([(path.parent, [path.name])])
    if texts is not None and not is_folder(texts):
        raise UnreadableArticle(f"{texts} is no folder with texts")
    if is_folder(path):
        folders = [*_folders(path), *([texts] if texts else [])]
        found = _Files([(folder, _names_in(folder)) for folder in folders])
    else:
        with path.open("rb"):
            pass
        folder = texts or path.parent
        beside = [path.name, *([VISUAL] if path.with_name(VISUAL).is_file() else [])]
        found = _Files([(path.parent, beside), (folder, _names_in(folder, ".txt"))])
    if not found.has(kind.suffix):
        raise UnreadableArticle(f"{path} holds no {kind.suffix} files, so it is no {kind.title}")
    return found


class _Files(Sequence[IncomingFile]):
    """Files of folders; there may be very many, so that no more than their names is held."""

    def __init__(self, folders: Iterable[tuple[Path, list[str]]]) -> None:
        self._folders = [(folder, folder.resolve(), names) for folder, names in folders]

    def __len__(self) -> int:
        return sum(len(names) for _, _, names in self._folders)

    def __getitem__(self, index: Any) -> Any:
        """The file with a number; slices are of no use here."""
        for folder, resolved, names in self._folders:
            if index < len(names):
                name = names[index]
                pieces = partial(_pieces, folder / name)
                return IncomingFile(portable(name), pieces, portable(resolved / name))
            index -= len(names)
        raise IndexError(index)

    def has(self, suffix: str) -> bool:
        """Whether there is a file with such a name."""
        return any(name.endswith(suffix) for _, _, names in self._folders for name in names)


def _names_in(folder: Path, suffix: str = "") -> list[str]:
    """The names of the files in a folder, in order."""
    with os.scandir(folder) as entries:
        return sorted(one.name for one in entries if one.is_file() and one.name.endswith(suffix))


def _folders(path: Path) -> list[Path]:
    """The folder; or the two in it that keep texts and annotations apart."""
    apart = [path / _TEXTS, path / _ANNOTATIONS]
    return apart if all(folder.is_dir() for folder in apart) else [path]


def _pieces(path: Path) -> Iterable[bytes]:
    with path.open("rb") as file:
        while piece := file.read(_CHUNK):
            yield piece
