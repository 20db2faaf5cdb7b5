"""Annotated articles to compare: files of native JSONL, or folders of brat standoff."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from annotate.document import Document
from annotate.errors import UnreadableArticle
from annotate.loaders.folder import is_folder
from annotate.loaders.source import portable, read_file
from store.annotated_article import AnnotatedArticle
from store.errors import ImportRefused
from store.files.disk_errors import reason
from store.formats.brat_import import read_brat_for_comparison
from store.formats.brat_types import VISUAL, read_labels
from store.formats.format import IncomingFile
from store.formats.jsonl_import import import_lines
from store.formats.report import Report


def read_annotated(path: Path, report: Report) -> Iterator[AnnotatedArticle]:
    """Read the articles of a native JSONL file or of a brat folder.

    A brat folder holds `NAME.ann` beside `NAME.txt`; or, like PolNeAR, the texts in a folder
    `text` and the annotations in a folder `attributions`, where an annotator may follow the name
    (`NAME_anna.ann`; of several annotators, the first in alphabetical order counts).

    Args:
        path: The file or folder.
        report: Counts what a brat folder has that has no part in a comparison.

    Raises:
        UnreadableArticle: A file cannot be read; the message names it, and the line if it has one.
    """
    return _brat_articles(path, report) if is_folder(path) else _native_articles(path)


def _native_articles(path: Path) -> Iterator[AnnotatedArticle]:
    try:
        # Opening a pipe or a device could block for ever.
        if path.exists() and not path.is_file():
            raise UnreadableArticle(f"{path} is neither a regular file nor a folder")
        with path.open("rb") as file:
            yield from import_lines(file)
    except ImportRefused as error:
        raise UnreadableArticle(f"{path}: line {error.line}: {error.reason}") from error
    except OSError as error:
        raise UnreadableArticle(f"{path}: {reason(error)}") from error


def _brat_articles(folder: Path, report: Report) -> Iterator[AnnotatedArticle]:
    pairs = _brat_pairs(folder)
    if not pairs:
        raise UnreadableArticle(f"{folder} holds no .ann files, so it is no brat folder")
    visual = folder / VISUAL
    labels_file = IncomingFile(VISUAL, lambda: [_read_text(visual).encode("utf-8")])
    labels = read_labels([labels_file] if visual.is_file() else [])
    for text_path, standoff_path in pairs.items():
        document = Document(
            _read_text(text_path), title=portable(text_path.name), uri=portable(text_path.resolve())
        )
        try:
            yield read_brat_for_comparison(
                document,
                _read_text(standoff_path),
                article_id=portable(text_path.stem),
                report=report,
                labels=labels,
            )
        except ImportRefused as error:
            where = f"{standoff_path}: line {error.line}"
            raise UnreadableArticle(f"{where}: {error.reason}") from error


def _brat_pairs(folder: Path) -> dict[Path, Path]:
    """Return the annotations of each text, in alphabetical order."""
    texts, standoffs = folder / "text", folder / "attributions"
    if not (texts.is_dir() and standoffs.is_dir()):
        texts = standoffs = folder
    pairs: dict[Path, Path] = {}
    for standoff in sorted(standoffs.glob("*.ann")):
        text = texts / f"{standoff.stem}.txt"
        if texts != standoffs and not text.exists():
            text = texts / f"{standoff.stem.rpartition('_')[0]}.txt"
        pairs.setdefault(text, standoff)
    return pairs


def _read_text(path: Path) -> str:
    """Read a file exactly as it is, since offsets count its line ends unaltered."""
    try:
        return read_file(path).decode("utf-8")
    except UnicodeDecodeError as error:
        byte = error.object[error.start]
        raise UnreadableArticle(
            f"{path} is not utf-8 text: byte 0x{byte:02x} at offset {error.start}"
        ) from error
