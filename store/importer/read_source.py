"""Reading the source of an import: a file or folder in any format, which can be detected."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from annotate.errors import UnreadableArticle
from annotate.loaders.folder import is_folder
from annotate.loaders.registry import ENDINGS
from annotate.loaders.source import portable
from store.annotated_article import AnnotatedArticle
from store.errors import ImportRefused
from store.files.disk_errors import reason
from store.formats.brat_types import VISUAL
from store.formats.detection import format_of_content
from store.formats.format import Format, ImportOptions, IncomingFile
from store.formats.registry import FORMATS, NATIVE, format_of_file
from store.formats.report import Report

_CHUNK = 1 << 20
"""Bytes that are read from a file at a time; chosen by hand."""
_ANNOTATIONS, _TEXTS = "attributions", "text"
"""Folders of a corpus that keeps annotations and texts apart, as PolNeAR does."""


def format_of(path: Path) -> Format:
    """Detect the format of a file or folder, by its name and the beginning of its content.

    The native one where there is no sign of any: reading it reports the problem.
    """
    if path.is_dir():
        return _format_of_folder(path)
    by_name = format_of_file(path.name)
    if by_name is not None and by_name is not NATIVE:
        return by_name
    if not path.is_file():
        return NATIVE
    try:
        return format_of_content(next(iter(_read_pieces(path)), b"")) or NATIVE
    except OSError:
        return NATIVE


def _format_of_folder(path: Path) -> Format:
    suffixes = {file.suffix.lower() for folder in _folders(path) for file in folder.iterdir()}
    for file_format in FORMATS:
        if file_format.has_many_files and file_format.suffix in suffixes:
            return file_format
    return NATIVE


def read_source(
    path: Path,
    file_format: Format,
    report: Report,
    *,
    texts: Path | None = None,
    options: ImportOptions,
) -> Iterator[AnnotatedArticle]:
    """Read the articles of a file or folder, in the parts in which they are there.

    Args:
        path: The file; for a format with files for each article the folder, or one of its files.
        file_format: Its format.
        report: Counts what cannot be imported.
        texts: The folder with the texts, where those are elsewhere.
        options: The options of the importer.

    Raises:
        UnreadableArticle: A file cannot be read; the message names it, and the line.
    """
    if not file_format.can_import:
        raise UnreadableArticle(_only_exported(path, file_format))
    try:
        yield from file_format.importer(_incoming_files(path, file_format, texts), options, report)
    except ImportRefused as error:
        where = path / str(error) if error.name and path.is_dir() else f"{path}: {error}"
        raise UnreadableArticle(str(where)) from error
    except OSError as error:
        raise UnreadableArticle(f"{path}: {reason(error)}") from error


def _only_exported(path: Path, file_format: Format) -> str:
    """Say that a format is not imported; an article in it is something else."""
    hint = f"; postil {path} reads it as an article" if path.suffix.lower() in ENDINGS else ""
    return f"{path}: {file_format.name} is only exported, never imported{hint}"


def _incoming_files(path: Path, file_format: Format, texts: Path | None) -> Sequence[IncomingFile]:
    if not file_format.has_many_files:
        # Opening a pipe or a device could block for ever, and it could not be read twice.
        if path.exists() and not path.is_file() and not path.is_dir():
            raise UnreadableArticle(f"{path} is not a regular file")
        return _Files([(path.parent, [path.name])])
    if texts is not None and not is_folder(texts):
        raise UnreadableArticle(f"{texts} is not a folder with texts")
    if is_folder(path):
        folders = [*_folders(path), *([texts] if texts else [])]
        files = _Files([(folder, _names_in(folder)) for folder in folders])
    else:
        with path.open("rb"):
            pass
        folder = texts or path.parent
        names = [path.name, *([VISUAL] if path.with_name(VISUAL).is_file() else [])]
        files = _Files([(path.parent, names), (folder, _names_in(folder, ".txt"))])
    if not files.has_suffix(file_format.suffix):
        raise UnreadableArticle(
            f"{path} holds no {file_format.suffix} files, so it is no {file_format.title}"
        )
    return files


class _Files(Sequence[IncomingFile]):
    """The files of folders; as there may be very many, only their names are held."""

    def __init__(self, folders: Iterable[tuple[Path, list[str]]]) -> None:
        self._folders = [(folder, folder.resolve(), names) for folder, names in folders]

    def __len__(self) -> int:
        return sum(len(names) for _, _, names in self._folders)

    def __getitem__(self, index: Any) -> Any:
        """Return the file with an index; slices are not supported."""
        for folder, resolved, names in self._folders:
            if index < len(names):
                name = names[index]
                read_pieces = partial(_read_pieces, folder / name)
                return IncomingFile(portable(name), read_pieces, portable(resolved / name))
            index -= len(names)
        raise IndexError(index)

    def has_suffix(self, suffix: str) -> bool:
        """Tell whether a file's name has this ending."""
        return any(name.endswith(suffix) for _, _, names in self._folders for name in names)


def _names_in(folder: Path, suffix: str = "") -> list[str]:
    """Return the sorted names of the files in a folder."""
    with os.scandir(folder) as entries:
        files = (entry for entry in entries if entry.is_file())
        return sorted(file.name for file in files if file.name.endswith(suffix))


def _folders(path: Path) -> list[Path]:
    """Return the folder; or the two in it that keep texts and annotations apart."""
    subfolders = [path / _TEXTS, path / _ANNOTATIONS]
    return subfolders if all(folder.is_dir() for folder in subfolders) else [path]


def _read_pieces(path: Path) -> Iterable[bytes]:
    with path.open("rb") as file:
        while piece := file.read(_CHUNK):
            yield piece
