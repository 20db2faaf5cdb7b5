"""A library's list of own cues, `cues.toml`: read as it is, counted anew by whoever learns."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from annotate.cue_file import cues_toml, parse_cues
from annotate.errors import CuesUnusable
from annotate.own_cues import CueCount, CueKey, OwnCues, ordered
from store.files.disk_errors import disk_errors, reason
from store.files.durable import move_durably
from store.files.json_files import write_with_folder
from store.files.kept_copies import path_aside
from store.library.library import Library

_MOST_BYTES = 4_000_000
"""Largest file that is read; a cue takes about a hundred bytes. Chosen by hand."""


def read_cues(library: Library) -> tuple[OwnCues, str]:
    """The cues of a library; the file stays as it is.

    Returns:
        The cues, none where the file cannot be used; and a remark for people, else empty.
    """
    try:
        return _read(library.cues_path), ""
    except CuesUnusable as error:
        return OwnCues(), f"{error}; suggestions go on without it"


def count_cues_anew(
    library: Library, annotator: str, counts: Mapping[CueKey, CueCount]
) -> tuple[OwnCues, str]:
    """Replace the counts of an annotator in the list; a file that cannot be used is set aside.

    Nothing is written where nothing changes.

    Returns:
        The cues, and a remark for people, which is empty but for a file that was set aside.

    Raises:
        WriteFailed: The disk refused; the list is as it was.
    """
    path, remark = library.cues_path, ""
    try:
        before = _read(path)
    except CuesUnusable as error:
        before, copy = OwnCues(), path_aside(path)
        with disk_errors(path):
            move_durably(path, copy)
        remark = f"{error}; set aside as {copy.name}"
    after = before.counted(annotator, counts)
    if after != before:
        write_with_folder(path, cues_toml(after).encode())
    return after, remark


def add_cues(library: Library, cues: OwnCues) -> None:
    """Put cues from elsewhere on the list, as if a person had added them; those there stay.

    Raises:
        CuesUnusable: The list cannot be used as it is.
        WriteFailed: The disk refused; the list is as it was.
    """
    before = _read(library.cues_path)
    added = (replace(cue, by_hand=True) for cue in cues)
    after = ordered([*before, *added])
    if after != before:
        write_with_folder(library.cues_path, cues_toml(after).encode())


def _read(path: Path) -> OwnCues:
    """The cues of a file, none where there is none.

    Raises:
        CuesUnusable: They cannot be read.
    """
    try:
        if not path.exists():
            return OwnCues()
        if not path.is_file() or path.stat().st_size > _MOST_BYTES:
            raise CuesUnusable(f"{path} is not a list of cues: it is too large, or not a file")
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise CuesUnusable(f"{path} cannot be read: {reason(error)}") from error
    except UnicodeDecodeError as error:
        raise CuesUnusable(f"{path} is not UTF-8: {error.reason}") from error
    return parse_cues(text, title=str(path))
