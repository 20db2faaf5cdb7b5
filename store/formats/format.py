"""A format as the rest of the program sees it: a name, an exporter, perhaps an importer."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from types import ModuleType
from typing import TYPE_CHECKING, Literal, NamedTuple

from annotate.annotation import Status
from store.annotated_article import AnnotatedArticle
from store.errors import ImportRefused
from store.formats.report import Report

if TYPE_CHECKING:
    from annotate.labels.scheme import LabelScheme
    from store.formats.checked_lines import CheckedLines

Align = Literal["contract", "expand", "strict"]
"""The fate of a span off the token boundaries: tokens inside it, all that it touches, nothing."""

ACCEPTED = frozenset({Status.ACCEPTED})
"""The statuses of an export that asks for nothing else."""


class ExportOptions(NamedTuple):
    """Options for the exporter of any format; each format uses those that concern it."""

    stem: str = "annotations"
    """The file name in front of the format's suffix."""
    export_time: str = ""
    """The time of the export: UTC, ISO 8601, ending in `Z`."""
    statuses: frozenset[Status] = ACCEPTED
    """The statuses that were asked for; the articles hold items with no others."""
    labels: tuple[str, ...] = ()
    """The entity labels of the whole export, for formats with a list of them."""
    has_claims: bool = False
    """The whole export holds a claim, which alters every line of some formats."""
    align: Align = "contract"
    """The fate of spans off the token boundaries, in formats made of tokens."""
    tokens: bool = False
    """Write tokens too, in formats that need none."""
    name_pattern: str | None = None
    """A pattern for the names of annotation files, in formats that have one (brat); then the text
    of an article is written once for all of its annotators."""
    unfinished_as_outside: bool = False
    """In unfinished articles too, what nobody has decided counts as no annotation."""
    label_scheme: LabelScheme | None = None
    """The labels in force, for formats that show their hues; None for the built-in ones."""

    @property
    def scheme(self) -> LabelScheme:
        """The labels in force."""
        from annotate.labels.scheme import ONTONOTES  # most formats need none

        return self.label_scheme or ONTONOTES


class ImportOptions(NamedTuple):
    """Options for the importer of any format; each format uses those that concern it."""

    name_pattern: str | None = None
    """A pattern that finds text and annotator in the names of annotation files (brat)."""
    checked: CheckedLines | None = None
    """The lines that an earlier reading has checked (native JSONL)."""


class IncomingFile(NamedTuple):
    """A file to import, opened anew at each reading."""

    name: str
    """Its name without folders, for messages, titles and the pairing of files."""
    read_pieces: Callable[[], Iterable[bytes]]
    """Opens it and yields its content, in pieces of any length."""
    uri: str = ""
    """Its absolute path."""

    def read_text(self) -> str:
        """Read the whole content, with line ends and byte order mark as they are.

        Raises:
            ImportRefused: It is not UTF-8.
        """
        data = b"".join(self.read_pieces())
        try:
            return data.decode("utf-8")
        except UnicodeDecodeError as error:
            line = data.count(b"\n", 0, error.start) + 1
            byte = data[error.start]
            reason = f"byte {error.start} is 0x{byte:02x}, which is not UTF-8"
            raise ImportRefused(line, reason, self.name) from None


FilePieces = Iterator[tuple[str, bytes]]
"""Pairs of a file name, relative to the export, and a piece of that file's content.

The main file comes first; the pieces of one file follow each other."""

Exporter = Callable[[Iterable[AnnotatedArticle], ExportOptions, Report], FilePieces]
"""Writes articles as they come; the report counts what the format cannot hold."""

Importer = Callable[[Sequence[IncomingFile], ImportOptions, Report], Iterator[AnnotatedArticle]]
"""Reads the files of one source; raises `ImportRefused` for content that is not in the format."""


class Format(NamedTuple):
    """An interchange format; its module is loaded at the first use."""

    name: str
    """Its name on the command line."""
    title: str
    """Its name in text, for people."""
    suffix: str
    """The ending of its main file's name; of several files, that of the annotations."""
    module: str
    """The module in `store.formats` that has `export_articles` and, perhaps, `import_articles`."""
    can_import: bool = True
    """There is an importer too."""
    is_for_people: bool = False
    """It shows whole articles to people, not examples to a training; it is never imported."""
    has_many_files: bool = False
    """Each article has files of its own, so that an export needs a folder."""
    has_name_pattern: bool = False
    """The names of its annotation files can follow a pattern."""
    is_binary: bool = False
    """Its main file is not text."""
    has_answers: bool = False
    """It has a place for articles that were set aside; other formats leave those out."""
    has_annotators: bool = True
    """It names the annotator of each layer, where an article has several."""
    has_rejected: bool = True
    """It has a place for rejected annotations; an export of nothing else needs one."""
    has_unknown: bool = True
    """It never says that a place holds no annotation where nobody has decided that; other formats
    leave unfinished articles out."""
    usual_statuses: frozenset[Status] = ACCEPTED
    """The statuses that go out where none is asked for."""
    attributes: frozenset[str] = frozenset()
    """What it holds attributes of: `span`, `claim`, `article`; an export counts all others."""
    needs_survey: bool = False
    """Its exporter must know the labels and claims of the whole export beforehand."""
    other_suffixes: tuple[str, ...] = ()
    """Further endings of file names that identify this format on import."""

    @property
    def exporter(self) -> Exporter:
        """The function that writes it."""
        exporter: Exporter = self._load_module().export_articles
        return exporter

    @property
    def importer(self) -> Importer:
        """The function that reads it; only where `can_import` is true."""
        importer: Importer = self._load_module().import_articles
        return importer

    def _load_module(self) -> ModuleType:
        return importlib.import_module(f"store.formats.{self.module}")
