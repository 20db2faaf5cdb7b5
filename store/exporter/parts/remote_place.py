"""The folder of an extraction at an address: an object store, or a file system of a cluster."""

from __future__ import annotations

import os
import secrets
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from typing import BinaryIO, cast

from store.exporter.parts.digested_file import DigestedFile
from store.exporter.parts.places import Place
from store.files.disk_errors import disk_errors
from store.files.durable import TEMPORARY_SUFFIX
from store.files.remote_files import OBJECT_STORES, file_system, remote_errors, scheme_of


@dataclass(frozen=True, slots=True)
class RemotePlace(Place):
    """A folder at an address."""

    address: str
    """The address, without a slash at its end."""

    def __str__(self) -> str:
        return self.address

    def shown(self, name: str) -> str:
        """The address of a file."""
        return f"{self.address}/{name}"

    def has(self, name: str) -> bool:
        """Tell whether a file is there."""
        system, path = file_system(self.shown(name))
        with remote_errors(self.shown(name)):
            return bool(system.exists(path))

    def names(self) -> list[str]:
        """The files below the address."""
        system, folder = file_system(self.address)
        with remote_errors(self.address):
            paths = system.find(folder) if system.exists(folder) else []
            # Some stores name a folder that is empty as if it were a file in itself.
            names = (str(PurePosixPath(path).relative_to(folder)) for path in paths)
            return [name for name in names if name != "."]

    def open(self, name: str) -> BinaryIO:
        """Open a copy of a file, so that nothing can fail while it is read."""
        system, path = file_system(self.shown(name))
        with remote_errors(self.shown(name)), system.open(path, "rb") as source:
            copy = tempfile.TemporaryFile()  # noqa: SIM115 - whoever asked for it closes it
            shutil.copyfileobj(source, copy)
        copy.seek(0)
        return cast(BinaryIO, copy)

    def create(self, name: str) -> DigestedFile:
        """Begin a file on the disk of this machine, from where it is uploaded when it is whole."""
        with disk_errors(self.shown(name)):
            descriptor, path = tempfile.mkstemp(prefix="postil-", suffix=TEMPORARY_SUFFIX)
            file = os.fdopen(descriptor, "wb")
        temporary = Path(path)
        upload = partial(self._upload, temporary, name)
        return DigestedFile(self.shown(name), file, temporary, upload)

    def remove(self, names: Iterable[str]) -> None:
        """Remove files that are there."""
        system, folder = file_system(self.address)
        with remote_errors(self.address):
            if paths := [f"{folder}/{name}" for name in names]:
                system.rm(paths)

    def is_whole(self, name: str, size: int, digest: str) -> bool:
        """Compare the size of a file: to read all again would cost as much as to write it."""
        system, path = file_system(self.shown(name))
        with remote_errors(self.shown(name)):
            return bool(system.exists(path)) and system.size(path) == size

    @contextmanager
    def local_copy(self, folder: str) -> Iterator[Path]:
        """A copy of the folder."""
        with TemporaryDirectory(prefix="postil-") as copy:
            for name in self.names():
                if name.startswith(f"{folder}/"):
                    path = Path(copy, name)
                    path.parent.mkdir(parents=True, exist_ok=True)
                    with self.open(name) as source, path.open("wb") as target:
                        shutil.copyfileobj(source, target)
            yield Path(copy, folder)

    def _upload(self, temporary: Path, name: str) -> None:
        system, path = file_system(self.shown(name))
        with remote_errors(self.shown(name)):
            if scheme_of(self.address) in OBJECT_STORES:
                system.put_file(str(temporary), path)
                return
            # Elsewhere a file grows where everybody can see it.
            parent = str(PurePosixPath(path).parent)
            system.makedirs(parent, exist_ok=True)
            token = secrets.token_hex(8)
            unfinished = f"{parent}/.{PurePosixPath(path).name}.{token}{TEMPORARY_SUFFIX}"
            system.put_file(str(temporary), unfinished)
            system.mv(unfinished, path)
