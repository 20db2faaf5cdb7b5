"""The files of a learned model, in a folder that has the model's digest for a name."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from store.files.disk_errors import disk_errors
from store.files.durable import make_folder, write_durably

if TYPE_CHECKING:
    from annotate.learning.learned_model import LearnedModel


def write_version(folder: Path, model: LearnedModel) -> Mapping[str, bytes]:
    """Write a model into a folder of its own within a folder; nothing names it yet.

    Returns:
        The content of each file, by its name.

    Raises:
        WriteFailed: The disk refused.
    """
    files, version = model.to_files(), folder / model.digest
    with disk_errors(version):
        make_folder(version)
        for name, data in files.items():
            write_durably(version / name, data)
    return files
