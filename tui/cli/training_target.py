"""The two folders that a training leaves behind: the pipeline, and what it was trained with."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from store.errors import ExportRefused
from store.exporter.output_files import check_folder
from store.files.disk_errors import disk_errors

_BESIDE = "-training"
"""The ending of the folder with configuration and docs."""


@dataclass(frozen=True, slots=True)
class TrainingTarget:
    """The place where a trained pipeline goes."""

    pipeline: Path
    """The folder of the pipeline, which can be given away."""

    @property
    def training(self) -> Path:
        """The folder with the configuration and the docs, which hold the articles' texts."""
        return self.pipeline.with_name(f"{self.pipeline.name}{_BESIDE}")

    def check(self, library: Path, *, force: bool) -> None:
        """Refuse, before the work, folders that cannot be written.

        Raises:
            ExportRefused: One exists, is in the library, or its parent is missing.
        """
        for path in (self.pipeline, self.training):
            check_folder(path, library=library)
            if path.exists() and not force:
                raise ExportRefused(f"{path} exists and was left alone; --force replaces it")

    @contextmanager
    def scratch(self) -> Iterator[Path]:
        """Make a folder beside the target that is deleted when the block ends."""
        parent = self.pipeline.absolute().parent
        with disk_errors(parent), TemporaryDirectory(prefix=".postil-", dir=parent) as name:
            yield Path(name)

    def take(self, pipeline: Path, training: Path) -> None:
        """Move finished folders to their places.

        Raises:
            WriteFailed: The disk refused.
        """
        for source, target in ((training, self.training), (pipeline, self.pipeline)):
            with disk_errors(target):
                old = source.with_name(f"{source.name}-old")
                if target.exists():
                    target.replace(old)
                source.replace(target)
                shutil.rmtree(old, ignore_errors=True)
