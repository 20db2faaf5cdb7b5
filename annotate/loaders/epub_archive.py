"""The files inside an EPUB: found by the names that books give them, unpacked within limits."""

from __future__ import annotations

import io
import posixpath
import unicodedata
import zipfile
import zlib
from typing import TYPE_CHECKING
from urllib.parse import unquote

from annotate.errors import UnreadableArticle
from annotate.loaders.source import LARGEST, Source

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element


class EpubArchive:
    """The zip archive of a book.

    Raises:
        UnreadableArticle: It is no zip archive.
    """

    def __init__(self, source: Source) -> None:
        self._name = source.name
        self._bytes_left = LARGEST
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(source.data))
        except (zipfile.BadZipFile, ValueError, OSError) as error:
            raise self.fault(f"cannot be read as an EPUB: {error}") from error
        self._paths = {_folded(path): path for path in reversed(self._archive.namelist())}
        """The paths by the same without case, escapes and differences of normal form."""

    def find(self, path: str) -> str | None:
        """The archive's own spelling of a path that a file in it names; None if it is missing."""
        if path in self._archive.NameToInfo:
            return path
        return self._paths.get(_folded(path))

    def read(self, path: str) -> bytes:
        """The content of a file.

        Raises:
            UnreadableArticle: It is missing or damaged, or the book unpacks to too much.
        """
        try:
            entry = self._archive.getinfo(self.find(path) or path)
            self._bytes_left -= entry.file_size
            if self._bytes_left < 0:
                raise self.fault(
                    f"unpacks to more than {LARGEST:,} bytes, the most that can be opened"
                )
            return self._archive.read(entry)
        except KeyError as error:
            raise self.fault(f"cannot be read as an EPUB: it has no {path}") from error
        except (zipfile.BadZipFile, zlib.error, RuntimeError, EOFError) as error:
            raise self.fault(f"cannot be read as an EPUB: {path}: {error}") from error

    def xml(self, path: str) -> Element:
        """The root of an XML file.

        Raises:
            UnreadableArticle: It is missing, damaged, or no safe XML.
        """
        from defusedxml.common import DefusedXmlException
        from defusedxml.ElementTree import ParseError, fromstring

        try:
            root: Element = fromstring(self.read(path))
        except DefusedXmlException as error:
            reason = "it defines entities, which could fill the memory"
            raise self.fault(f"cannot be read as an EPUB: {path}: {reason}") from error
        except (ParseError, ValueError) as error:
            raise self.fault(f"cannot be read as an EPUB: {path}: {error}") from error
        return root

    def fault(self, reason: str) -> UnreadableArticle:
        """The error that refuses the book for a reason."""
        return UnreadableArticle(f"{self._name} {reason}")


def resolve(folder: str, target: str) -> str:
    """A path inside the archive, from a target as it is written in a file in `folder`.

    A slash at the start means the root of the archive; a part of a file follows a `#`.
    """
    path, sign, anchor = target.strip().partition("#")
    written_path = unquote(path).replace("\\", "/")
    absolute_path = posixpath.normpath(posixpath.join("/", folder, written_path)).lstrip("/")
    return absolute_path + sign + unquote(anchor)


def element_name(element: Element) -> str:
    """The name of an element without its namespace."""
    return str(element.tag).rpartition("}")[2]


def _folded(path: str) -> str:
    return unicodedata.normalize("NFC", unquote(path).replace("\\", "/").lstrip("/")).casefold()
