"""The labels in force: built-in ones, the library's, or those of a configured or named file."""

from __future__ import annotations

import contextlib
import errno
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from annotate.errors import SchemeUnusable
from store.files.disk_errors import reason
from store.files.json_files import write_with_folder
from store.library.library import Library
from store.library.preferences import Preferences
from tui.config.configuration import Configuration, configuration_path

if TYPE_CHECKING:
    from annotate.labels.scheme import LabelScheme

_MOST_BYTES = 1_000_000
"""Largest label file that is read, in bytes; chosen by hand."""
_LAST_LABELS = "labels"
"""The preference of a library that names the file of labels that it was used with."""
_HEADER = """\
# The labels of Postil, one [[label]] each.
#   name       how it is stored and exported
#   key        the digit that sets it, or a letter, to be pressed after ;
#   short      up to three letters for the margin
#   colour     {colours};
#              the theme says which shade that is, so that it can be read on its background
#   from       labels of the pipeline that it stands for, beside its own name: from = ["MONEY"];
#              what stands for no label here is not suggested
#   kind       "span", or "claim" for who says what
#   roles      of a claim: which of "source", "cue" and "content" it can have
#   required   of a claim: which of them it must have before it is accepted
#   meaning    a few words, shown in lists and in help
#   guideline  when to set it and when not; shown while you label
# What else can be said of spans, claims or articles, such as a stance, is an [[attribute]] with a
# name, a key (one of I Q Z "), values, and perhaps for, labels, many, default and guideline.
"""


class SchemeChoice(NamedTuple):
    """A scheme with the file that it was read from."""

    from_file: LabelScheme | None = None
    """The labels of a file; None for the built-in ones."""
    path: Path | None = None
    """The file; None for the built-in ones."""
    text: str = ""
    """The content of the file when it was read."""
    remark: str = ""
    """What a person should know of how they were chosen; mostly empty."""

    @property
    def scheme(self) -> LabelScheme:
        """The labels."""
        if self.from_file is not None:
            return self.from_file
        from annotate.labels.scheme import ONTONOTES  # not needed for the first page

        return ONTONOTES

    @property
    def file_text(self) -> str | None:
        """The content of the file, as processes of ours get it; None for the built-in ones."""
        return self.text if self.from_file is not None else None

    @property
    def title(self) -> str:
        """A name for people."""
        return str(self.path) if self.path is not None else "built in"


BUILT_IN = SchemeChoice()


def named_files(configuration: Configuration, named: Path | None) -> tuple[Path, ...]:
    """The files that configuration and command line name; the last one is used."""
    files: list[Path] = []
    if configuration.labels:
        files.append(configuration_path().parent / Path(configuration.labels).expanduser())
    if named is not None:
        files.append(named)
    return tuple(files)


def labels_in_force(library: Library, named: Sequence[Path]) -> SchemeChoice:
    """The labels of the last file named, else those of the library, else the built-in ones.

    Those of the library are its own, or those of the file that it was used with last.

    Raises:
        SchemeUnusable: The file cannot be read, or something in it is wrong.
    """
    if named:
        return load_labels(named[-1])
    if library.labels_path.exists():
        return load_labels(library.labels_path)
    path = last_labels(library)
    if path is None:
        return BUILT_IN
    if not path.exists():
        return SchemeChoice(remark=f"{path} is gone: these are the built-in labels")
    return load_labels(path)._replace(remark=f"the labels of {path.name}, as last time")


def last_labels(library: Library) -> Path | None:
    """The file of labels that a library was used with last, if it has none of its own."""
    path = Preferences(library, None).get(_LAST_LABELS)
    return Path(path) if path is not None and not library.labels_path.exists() else None


def keep_labels(library: Library, choice: SchemeChoice) -> SchemeChoice:
    """Keep chosen labels for the next time, unless the library has its own; writes a file.

    Returns:
        The choice, with a remark where other labels were used before.
    """
    path = choice.path.resolve() if choice.path is not None else None
    if library.labels_path.exists() or path == last_labels(library):
        return choice
    preferences, title = Preferences(library, None), "the built-in labels"
    if path is None:
        preferences.forget(_LAST_LABELS)
    elif preferences.set(_LAST_LABELS, str(path)):
        title = f"the labels of {path.name}"
    else:
        return choice
    return choice._replace(remark=f"{title}, also the next time in this library")


def under_own_labels(library: Library, configuration: Configuration) -> Library:
    """A library whose suggestions are counted under the labels in force.

    Where something is wrong in their file, they are counted under the labels of the pipeline.
    """
    with contextlib.suppress(SchemeUnusable):
        scheme = labels_in_force(library, named_files(configuration, None)).from_file
        return library.under(scheme) if scheme is not None else library
    return library


def label_sources(library: Library, named: Sequence[Path]) -> Iterator[Path | None]:
    """The files to choose from; None stands for the built-in labels."""
    yield None
    if library.labels_path.exists():
        yield library.labels_path
    last = last_labels(library)
    files = (*named, *((last,) if last is not None else ()))
    yield from dict.fromkeys(path for path in files if path != library.labels_path)


def load_labels(path: Path | None) -> SchemeChoice:
    """Read a file of labels.

    Raises:
        SchemeUnusable: It cannot be read, or something in it is wrong.
    """
    if path is None:
        return BUILT_IN
    from annotate.labels.file import parse_scheme  # most people have no such file

    try:
        text = _read(path)
    except OSError as error:
        raise SchemeUnusable(str(path), ((0, reason(error)),)) from error
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise SchemeUnusable(str(path), ((line, "this is not UTF-8"),)) from error
    return SchemeChoice(parse_scheme(text, title=str(path)), path, text)


def labels_text(choice: SchemeChoice) -> str:
    """The labels as the text of a file, with comments."""
    return choice.text or _with_comments(choice.scheme)


def begin_file(path: Path, scheme: LabelScheme) -> None:
    """Write labels into a file that is to be edited, unless it exists.

    Raises:
        WriteFailed: The disk refused.
    """
    if path.exists():
        return
    write_with_folder(path, _with_comments(scheme).encode("utf-8"))


def _with_comments(scheme: LabelScheme) -> str:
    from annotate.labels.file import scheme_toml
    from annotate.labels.scheme import COLOURS

    return scheme_toml(scheme, header=_HEADER.format(colours=", ".join(COLOURS)))


def _read(path: Path) -> str:
    if path.exists() and not path.is_file():
        raise OSError(errno.EINVAL, "not a regular file")
    with path.open("rb") as file:
        data = file.read(_MOST_BYTES + 1)
    if len(data) > _MOST_BYTES:
        raise OSError(errno.EFBIG, "larger than a megabyte: this is not a label file")
    # Some editors put a byte order mark at the start, which TOML does not allow.
    return data.decode("utf-8-sig").replace("\r\n", "\n")
