"""Where labels come from: the built-in ones, the library's, a configured or a named file."""

from __future__ import annotations

import errno
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from annotate.errors import SchemeUnusable
from store.errors import WriteFailed
from store.library.library import Library
from tui.config.configuration import Configuration, configuration_path

if TYPE_CHECKING:
    from annotate.labels.scheme import LabelScheme

_MOST_BYTES = 1_000_000
_HEADER = """\
# The labels of Postil, one [[label]] each.
#   name       how it is stored and exported
#   key        the digit that sets it, or a letter, to be pressed after ;
#   short      up to three letters for the margin
#   colour     {colours};
#              the theme says which shade that is, so that it can be read on its background
#   kind       "span", or "claim" for who says what
#   roles      of a claim: which of "source", "cue" and "content" it can have
#   required   of a claim: which of them it must have before it is accepted
#   meaning    a few words, shown in lists and in help
#   guideline  when to set it and when not; shown while you label
"""


@dataclass(frozen=True, slots=True)
class SchemeChoice:
    """A scheme with the file that it was read from."""

    own: LabelScheme | None = None
    """The labels of somebody's own; None for the built-in ones."""
    path: Path | None = None
    """The file; None for the built-in labels."""
    text: str = ""
    """What the file held when it was read."""

    @property
    def scheme(self) -> LabelScheme:
        """The labels."""
        if self.own is not None:
            return self.own
        from annotate.labels.scheme import ONTONOTES  # not needed for the first page

        return ONTONOTES

    @property
    def title(self) -> str:
        """What people call it."""
        return str(self.path) if self.path is not None else "built in"


BUILT_IN = SchemeChoice()


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
    from annotate.labels.file import parse_scheme  # most people have no such file

    try:
        text = _read(path)
    except OSError as error:
        raise SchemeUnusable(str(path), ((0, error.strerror or str(error)),)) from error
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise SchemeUnusable(str(path), ((line, "this is not UTF-8"),)) from error
    return SchemeChoice(parse_scheme(text, title=str(path)), path, text)


def labels_text(choice: SchemeChoice) -> str:
    """The labels as the text of a file that explains itself."""
    return choice.text or _explained(choice.scheme)


def begin_file(path: Path, scheme: LabelScheme) -> None:
    """Write labels into a file where there is none yet, to be edited.

    Raises:
        WriteFailed: The disk refused.
    """
    if path.exists():
        return
    from store.files.durable import make_folder, write_durably

    try:
        make_folder(path.parent)
        write_durably(path, _explained(scheme).encode("utf-8"))
    except OSError as error:
        raise WriteFailed(f"{path}: {error.strerror or error}") from error


def _explained(scheme: LabelScheme) -> str:
    from annotate.labels.file import scheme_toml
    from annotate.labels.scheme import COLOURS

    return scheme_toml(scheme, header=_HEADER.format(colours=", ".join(COLOURS)))


def _read(path: Path) -> str:
    if path.exists() and not path.is_file():
        raise OSError(errno.EINVAL, "not a regular file")
    with path.open("rb") as file:
        data = file.read(_MOST_BYTES + 1)
    if len(data) > _MOST_BYTES:
        raise OSError(errno.EFBIG, "more than a megabyte: that is no file of labels")
    # Some editors put a mark at the start, which TOML does not know.
    return data.decode("utf-8-sig").replace("\r\n", "\n")
