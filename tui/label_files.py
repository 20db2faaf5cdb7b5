"""Where labels come from: the built-in ones, the library's, a configured or a named file."""

from __future__ import annotations

import errno
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from annotate.errors import SchemeUnusable
from annotate.scheme import ONTONOTES, LabelScheme
from annotate.scheme_file import parse_scheme, scheme_toml
from annotate.scheme_lines import has_comments, header
from store.durable import backup_of, write_durably
from store.errors import StoreChanged, WriteFailed
from store.library import Library
from tui.configuration import Configuration, configuration_path

_MOST_BYTES = 1_000_000


@dataclass(frozen=True, slots=True)
class SchemeChoice:
    """A scheme with the file that it was read from."""

    scheme: LabelScheme
    """The labels."""
    path: Path | None = None
    """The file; None for the built-in labels."""
    text: str = ""
    """What the file held when it was read."""

    @property
    def title(self) -> str:
        """What people call it."""
        return str(self.path) if self.path is not None else "built in"


BUILT_IN = SchemeChoice(ONTONOTES)


def named_files(configuration: Configuration, named: Path | None) -> tuple[Path, ...]:
    """The files that configuration and command line name; the last one wins."""
    files: list[Path] = []
    if configuration.labels:
        files.append(configuration_path().parent / Path(configuration.labels).expanduser())
    if named is not None:
        files.append(named)
    return tuple(files)


def labels_in_force(library: Library, named: Sequence[Path]) -> SchemeChoice:
    """The labels of the last file named, else the library's own, else the built-in ones.

    Raises:
        SchemeUnusable: The file cannot be read, or something in it is wrong.
    """
    if named:
        return load_labels(named[-1])
    return load_labels(library.labels_path) if library.labels_path.exists() else BUILT_IN


def label_sources(library: Library, named: Sequence[Path]) -> Iterator[Path | None]:
    """The files to choose from; None stands for the built-in labels."""
    yield None
    if library.labels_path.exists():
        yield library.labels_path
    yield from dict.fromkeys(path for path in named if path != library.labels_path)


def load_labels(path: Path | None) -> SchemeChoice:
    """Read a file of labels.

    Raises:
        SchemeUnusable: It cannot be read, or something in it is wrong.
    """
    if path is None:
        return BUILT_IN
    try:
        text = _read(path)
    except OSError as error:
        raise SchemeUnusable(str(path), ((0, error.strerror or str(error)),)) from error
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise SchemeUnusable(str(path), ((line, "this is not UTF-8"),)) from error
    return SchemeChoice(parse_scheme(text, title=str(path)), path, text)


def save_labels(
    choice: SchemeChoice, scheme: LabelScheme, library: Library
) -> tuple[SchemeChoice, bool]:
    """Write labels to the file they came from; changed built-in ones become the library's.

    Comments at the start of the file stay. Where there are others, the old file is kept as a
    backup beside it.

    Returns:
        What is in force from now on, and whether there is a backup to tell about.

    Raises:
        StoreChanged: The file is another one than what was read; nothing was written.
        WriteFailed: The disk refused; the file is as it was.
    """
    path = choice.path or library.labels_path
    text = scheme_toml(scheme, header=header(choice.text))
    try:
        _check_unchanged(choice, path)
        path.parent.mkdir(parents=True, exist_ok=True)
        keeps = has_comments(choice.text)
        write_durably(path, text.encode("utf-8"), backup=keeps)
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "not UTF-8"
        raise WriteFailed(f"{path}: {reason}; nothing was changed") from error
    return SchemeChoice(scheme, path, text), keeps


def backup_name(path: Path) -> str:
    """What the backup of a file of labels is called."""
    return backup_of(path).name


def _check_unchanged(choice: SchemeChoice, path: Path) -> None:
    if choice.path is None and path.exists():
        raise StoreChanged(f"{path} exists: choose it first, and then change it")
    if choice.path is not None and (not path.exists() or _read(path) != choice.text):
        raise StoreChanged(f"{path} was changed meanwhile: choose it again, and then change it")


def _read(path: Path) -> str:
    if path.exists() and not path.is_file():
        raise OSError(errno.EINVAL, "not a regular file")
    with path.open("rb") as file:
        data = file.read(_MOST_BYTES + 1)
    if len(data) > _MOST_BYTES:
        raise OSError(errno.EFBIG, "more than a megabyte: that is no file of labels")
    # Some editors put a mark at the start, which TOML does not know.
    return data.decode("utf-8-sig").replace("\r\n", "\n")
