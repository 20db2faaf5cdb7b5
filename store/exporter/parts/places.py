"""The folder of an extraction: on a disk, or at an address such as `s3://bucket/out`."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import BinaryIO, Self

from store.exporter.parts.digested_file import DigestedFile


class Place(ABC):
    """A folder with files in it, and below; their names have `/` between folders.

    A file is there whole or not at all, and when a write returns, it is there to stay. Whatever
    fails raises an `OSError`, but for writing, which raises `WriteFailed`.
    """

    @abstractmethod
    def __str__(self) -> str:
        """Its path or address."""

    @abstractmethod
    def shown(self, name: str) -> str:
        """The name of a file in messages."""

    @abstractmethod
    def has(self, name: str) -> bool:
        """Tell whether a file is there."""

    @abstractmethod
    def names(self) -> Iterable[str]:
        """The names of all files."""

    @abstractmethod
    def open(self, name: str) -> BinaryIO:
        """Open a file for reading."""

    @abstractmethod
    def create(self, name: str) -> DigestedFile:
        """Begin a file, which is there when its block ends."""

    @abstractmethod
    def remove(self, names: Iterable[str]) -> None:
        """Remove files that are there."""

    @abstractmethod
    def is_whole(self, name: str, size: int, digest: str) -> bool:
        """Tell whether a file is there as it was written."""

    @abstractmethod
    def local_copy(self, folder: str) -> AbstractContextManager[Path]:
        """A folder in it as one on a disk, perhaps a copy that goes with the block."""

    def absolute(self) -> Self:
        """The same, wherever a process works that uses it."""
        return self

    def remove_leftovers(self) -> None:  # noqa: B027 - where nothing is left, nothing is to do
        """Remove what killed writers have left; what living ones write is left alone."""

    def read(self, name: str) -> bytes:
        """The content of a file."""
        with self.open(name) as file:
            return file.read()

    def write(self, name: str, data: bytes) -> None:
        """Write a file at once."""
        with self.create(name) as file:
            file.write(data)
