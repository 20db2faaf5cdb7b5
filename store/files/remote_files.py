"""Files at addresses such as `s3://bucket/texts`, by fsspec, which is imported for these alone."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from annotate.loaders.source import is_address
from store.files.disk_errors import reason

if TYPE_CHECKING:
    from fsspec import AbstractFileSystem

OBJECT_STORES = frozenset({"s3", "s3a", "gs", "gcs", "az", "abfs", "abfss", "memory"})
"""Schemes of stores in which a file appears when it is whole."""

SCHEMES = OBJECT_STORES | {"hdfs", "webhdfs", "sftp", "smb", "file"}
"""Schemes of files and folders, as fsspec has them; those of pages are not among them."""

_S3 = frozenset({"s3", "s3a"})
"""Schemes whose package an extra of ours brings."""


def scheme_of(name: str) -> str:
    """The scheme of an address in lower case; empty for a path."""
    return name.partition("://")[0].lower() if is_address(name) else ""


def is_remote(name: str) -> bool:
    """Tell whether a name is the address of a file or folder, and neither a path nor a page."""
    return scheme_of(name) in SCHEMES


def file_system(address: str) -> tuple[AbstractFileSystem, str]:
    """What reads and writes an address, and the path of it there.

    Address and credentials of a store are settings of its own package, such as `AWS_PROFILE`.

    Raises:
        OSError: fsspec or the package of the store is not installed, or the scheme not known.
    """
    with remote_errors(address):
        try:
            from fsspec.core import url_to_fs
        except ImportError as error:
            raise OSError(
                f"pip install 'postil[remote]' adds addresses such as {address}"
            ) from error
        try:
            system, path = url_to_fs(address)
        except ImportError as error:
            if scheme_of(address) not in _S3:
                raise
            raise OSError(f"pip install 'postil[s3]' adds addresses such as {address}") from error
        # Others write too, so that no list of files stays right.
        system.invalidate_cache()
        return system, path.rstrip("/")


@contextmanager
def remote_errors(address: str) -> Iterator[None]:
    """Turn every error inside the block into an `OSError` that names the address.

    Raises:
        OSError: Something failed.
    """
    try:
        yield
    except FileNotFoundError as error:
        raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), address) from error
    except OSError as error:
        raise OSError(error.errno or errno.EIO, reason(error), address) from error
    except Exception as error:
        # Each store has errors of its own: no key, no such host, not installed.
        raise OSError(errno.EIO, " ".join(str(error).split()), address) from error
