"""Learned versions: where what was learned is kept, and under which name."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from annotate.errors import LearnedModelUnusable

if TYPE_CHECKING:
    from annotate.learning.learned_model import LearnedModel


@dataclass(frozen=True, slots=True)
class LearnedVersion:
    """A folder with the files of a model; they never change."""

    folder: Path
    """The folder."""
    digest: str
    """The digest of the model."""

    def load(self) -> LearnedModel:
        """Read the model.

        Raises:
            LearnedModelUnusable: It is not the one that was written, or gone.
        """
        # What computes is loaded only where there is something to compute with.
        from annotate.learning.learned_model import LearnedModel

        try:
            files = {path.name: path.read_bytes() for path in self.folder.iterdir()}
        except OSError as error:
            raise LearnedModelUnusable(f"what was learned cannot be read: {error}") from error
        model = LearnedModel.from_files(files)
        if model.digest != self.digest:
            raise LearnedModelUnusable("what was learned is damaged: it is another model")
        return model
