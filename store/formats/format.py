"""What a format is to the rest of the program: a name, an exporter, perhaps an importer."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from types import ModuleType
from typing import TYPE_CHECKING, Literal

from annotate.annotation import Status
from store.annotated_article import AnnotatedArticle
from store.errors import ImportRefused
from store.formats.report import Report

if TYPE_CHECKING:
    from store.formats.brat_names import NamePattern

Align = Literal["contract", "expand", "strict"]
"""What becomes of a span off the token boundaries: the tokens inside, all it touches, nothing."""

ACCEPTED = frozenset({Status.ACCEPTED})


@dataclass(frozen=True, slots=True)
class ExportOptions:
    """How to write a format."""

    stem: str = "annotations"
    """The file name in front of the format's suffix."""
    exported: str = ""
    """The time of the export: UTC, ISO 8601, ending in `Z`."""
    statuses: frozenset[Status] = ACCEPTED
    """Which items were asked for; the articles hold no others."""
    labels: tuple[str, ...] = ()
    """The entity labels of the whole export, for formats with a list of them."""
    has_claims: bool = False
    """Whether a claim is in the export, for formats that are written in another way then."""
    align: Align = "contract"
    """What becomes of a span off the token boundaries, in formats made of tokens."""
    tokens: bool = False
    """Write tokens too, in formats that need none."""
    names: NamePattern | None = None
    """How the annotation files of brat are called; then an article's text is written once."""


@dataclass(frozen=True, slots=True)
class ImportOptions:
    """How to read a format."""

    names: NamePattern | None = None
    """How the names of the annotation files of brat tell text and annotator."""


@dataclass(frozen=True, slots=True)
class IncomingFile:
    """A file to be imported."""

    name: str
    """Its name without folders, for messages, titles and the pairing of files."""
    pieces: Callable[[], Iterable[bytes]]
    """Opens it anew and gives its content, in pieces of any length."""
    uri: str = ""
    """Where it lies: an absolute path."""

    def data(self) -> bytes:
        """The whole content."""
        return b"".join(self.pieces())

    def text(self) -> str:
        """The whole content, with line ends and byte order mark as they stand.

        Raises:
            ImportRefused: It is not UTF-8.
        """
        data = self.data()
        try:
            return data.decode("utf-8")
        except UnicodeDecodeError as error:
            line = data.count(b"\n", 0, error.start) + 1
            value = data[error.start]
            reason = f"byte {error.start} is 0x{value:02x}, which is not UTF-8"
            raise ImportRefused(line, reason, self.name) from None


FilePieces = Iterator[tuple[str, bytes]]
"""File names, relative to the export, the main one first, each with a piece of its content.

The pieces of one file follow each other."""

Exporter = Callable[[Iterable[AnnotatedArticle], ExportOptions, Report], FilePieces]
"""Writes articles as they come; what the format cannot hold is told to the report."""

Importer = Callable[[Sequence[IncomingFile], ImportOptions, Report], Iterator[AnnotatedArticle]]
"""Reads the files of one source; raises `ImportRefused` for what is not what it should be."""


@dataclass(frozen=True, slots=True)
class Format:
    """An interchange format; its module is loaded when it is used."""

    name: str
    """How it is called on the command line."""
    title: str
    """How it is called in text, for people."""
    suffix: str
    """How the name of its main file ends; of several files, that of the annotations."""
    module: str
    """The module in `store.formats` that has `export_articles` and, perhaps, `import_articles`."""
    can_import: bool = True
    """Whether it can be imported."""
    has_many_files: bool = False
    """Whether each article has files of its own, so that an export needs a folder."""
    is_binary: bool = False
    """Whether its main file is no text."""
    has_answers: bool = False
    """Whether it tells articles that were set aside; the others leave those out."""
    has_annotators: bool = True
    """Whether it tells whose annotations these are, where an article has several layers."""
    has_rejected: bool = True
    """Whether it tells rejected annotations; of the others, an export of nothing else is none."""
    needs_survey: bool = False
    """Whether its exporter must know the labels and claims of the whole export beforehand."""
    other_suffixes: tuple[str, ...] = ()
    """Further endings of file names that tell this format on import."""

    @property
    def exporter(self) -> Exporter:
        """The function that writes it."""
        exporter: Exporter = self._load().export_articles
        return exporter

    @property
    def importer(self) -> Importer:
        """The function that reads it; only for a format that `reads`."""
        importer: Importer = self._load().import_articles
        return importer

    def _load(self) -> ModuleType:
        return importlib.import_module(f"store.formats.{self.module}")
