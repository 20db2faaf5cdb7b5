"""Encodings: bytes are decoded strictly, or the first bad byte is named."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator

from annotate.errors import UnreadableArticle

UTF_8 = "utf-8"

_DECLARATIONS = (
    re.compile(rb"\A[^<]*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w.:-]+)"),
    re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE),
)
"""The places where a page names its encoding, the one that counts first."""

_SIGNATURES = (
    (b"\x1f\x8b", "it is compressed with gzip; unpack it first"),
    (b"PK\x03\x04", "it is a zip archive or an office document; save it as plain text first"),
    (b"\xff\xfe", "it looks like UTF-16; try --encoding utf-16"),
    (b"\xfe\xff", "it looks like UTF-16; try --encoding utf-16"),
)
"""First bytes of files that are often mistaken for plain text, each with advice."""


def web_encoding(label: str) -> str:
    """The codec that browsers use for the label of an encoding: `iso-8859-1` is windows-1252.

    A label that browsers do not know is returned as it is.
    """
    from webencodings import lookup

    encoding = lookup(label)
    return encoding.codec_info.name if encoding is not None else label


def declared_encodings(beginning: bytes) -> Iterator[str]:
    """Yield the encodings that a page of HTML or XHTML declares, the one that counts first.

    Args:
        beginning: The page, or as much of it as is to be searched.
    """
    for declaration in _DECLARATIONS:
        if declared := declaration.search(beginning):
            yield web_encoding(declared[1].decode("ascii", "replace"))


def decode(data: bytes, *, encoding: str | None, name: str) -> str:
    """Decode bytes strictly; a byte-order mark is left out.

    Args:
        data: The bytes.
        encoding: Their encoding; None for UTF-8.
        name: Their name in messages.

    Raises:
        UnreadableArticle: They are not in this encoding; the message has the first bad byte.
    """
    encoding = encoding or UTF_8
    try:
        codec = codecs.lookup(encoding).name
        return data.decode("utf-8-sig" if codec == UTF_8 else codec)
    except LookupError as error:
        raise UnreadableArticle(f"there is no text encoding called {encoding}") from error
    except UnicodeDecodeError as error:
        # utf-8-sig counts from behind the mark.
        skipped = len(data) - len(error.object)
        raise UnreadableArticle(
            f"{name} is not {encoding} text: byte 0x{error.object[error.start]:02x} at offset "
            f"{error.start + skipped}; {_advice(data)}"
        ) from error
    except ValueError as error:
        raise UnreadableArticle(f"{name} is not {encoding} text: {error}") from error


def _advice(data: bytes) -> str:
    matching = (advice for signature, advice in _SIGNATURES if data.startswith(signature))
    return next(matching, "--encoding NAME reads other encodings")
