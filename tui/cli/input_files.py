"""The files that inputs of `postil extract` lead to, on a disk or at an address."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path, PurePosixPath
from typing import BinaryIO, cast

from annotate.errors import UnreadableArticle
from annotate.loaders.folder import EXTRACTABLE, extractable_paths, is_folder, natural_order
from annotate.loaders.source import (
    LARGEST,
    Source,
    file_source,
    open_file,
    portable,
    short_title,
)
from store.files.disk_errors import disk_errors
from store.files.remote_files import file_system, is_remote, remote_errors


@dataclass(frozen=True, slots=True)
class InputFile:
    """A file that can be read."""

    name: str
    """Its path or address, as in messages."""
    uri: str
    """Its origin: an absolute path, or an address."""
    open: Callable[[], BinaryIO]
    """Opens it, to be read bit by bit; raises `UnreadableArticle`."""
    source: Callable[[], Source]
    """Reads it at once; raises `UnreadableArticle`."""

    @property
    def suffix(self) -> str:
        """The ending of its name, in lower case."""
        return PurePosixPath(self.name).suffix.lower()


@dataclass(frozen=True, slots=True)
class InputFiles:
    """The files of an input."""

    files: list[InputFile]
    """The files, in natural order."""
    is_folder: bool
    """Whether the input is a folder; else it is the one file."""


def input_files(name: str, encoding: str | None) -> InputFiles:
    """The files that a path or an address leads to, except those of the web.

    Raises:
        UnreadableArticle: There are none.
    """
    if is_remote(name):
        return _remote_files(name.rstrip("/"), encoding)
    path = Path(name)
    is_one = not is_folder(path)
    paths = [path] if is_one else extractable_paths(path)
    return InputFiles([_local_file(path, encoding) for path in paths], is_folder=not is_one)


def _local_file(path: Path, encoding: str | None) -> InputFile:
    return InputFile(
        str(path),
        portable(path.resolve()),
        partial(open_file, path),
        partial(file_source, path, encoding=encoding),
    )


def _remote_files(address: str, encoding: str | None) -> InputFiles:
    with _read_errors(address):
        system, root = file_system(address)
        paths = system.find(root)
        if not paths and not system.exists(root):
            raise FileNotFoundError
    if paths == [root]:
        return InputFiles([_remote_file(address, encoding)], is_folder=False)
    names = [str(PurePosixPath(path).relative_to(root)) for path in paths]
    names = sorted(filter(_is_extractable, names), key=natural_order)
    if not names:
        endings = ", ".join(sorted(EXTRACTABLE))
        raise UnreadableArticle(f"{address} has no articles; looked for files ending in {endings}")
    files = [_remote_file(f"{address}/{name}", encoding) for name in names]
    return InputFiles(files, is_folder=True)


def _is_extractable(name: str) -> bool:
    path = PurePosixPath(name)
    return path.suffix.lower() in EXTRACTABLE and not any(p.startswith(".") for p in path.parts)


def _remote_file(address: str, encoding: str | None) -> InputFile:
    return InputFile(
        address, address, partial(_open, address), partial(_remote_source, address, encoding)
    )


def _open(address: str) -> BinaryIO:
    with _read_errors(address):
        system, path = file_system(address)
        return cast(BinaryIO, system.open(path, "rb"))


def _remote_source(address: str, encoding: str | None) -> Source:
    with _read_errors(address), _open(address) as file:
        data = file.read(LARGEST + 1)
    if len(data) > LARGEST:
        raise UnreadableArticle(
            f"{address} has more than {LARGEST:,} bytes, the most that can be opened"
        )
    title = short_title(PurePosixPath(address).name)
    return Source(data, name=address, uri=address, title=title, encoding=encoding)


@contextmanager
def _read_errors(address: str) -> Iterator[None]:
    with disk_errors(address, raised=UnreadableArticle), remote_errors(address):
        yield
