"""What was learned about claims elsewhere, for those of whom nothing was learned here yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotate.learning.learned_version import LearnedVersion
from store.library.library import Library
from store.library.model_files import write_version
from store.library.preferences import Preferences

if TYPE_CHECKING:
    from annotate.learning.learned_model import LearnedModel

_PREFERENCE = "claims"


class SharedClaims:
    """The model in `<library>/claims/`, which the library's preferences name by its digest."""

    def __init__(self, library: Library) -> None:
        self._folder = library.root / "claims"
        self._preferences = Preferences(library, None)

    def put(self, model: LearnedModel) -> None:
        """Let a model speak from now on.

        Raises:
            WriteFailed: The disk refused; what spoke before goes on.
        """
        write_version(self._folder, model)
        self._preferences.set(_PREFERENCE, model.digest)

    def version(self) -> LearnedVersion | None:
        """The model that speaks; None where there is none."""
        digest = self._preferences.get(_PREFERENCE)
        if digest is None or not (self._folder / digest).is_dir():
            return None
        return LearnedVersion(self._folder / digest, digest)
