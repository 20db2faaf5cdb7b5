"""The pipeline in force: named for this run, picked, the library's, configured, or the best."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

from annotate.errors import PipelineUnavailable

if TYPE_CHECKING:
    from annotate.extract.pipeline import PipelineChoice
    from store.library.library import Library

PIPELINE = "pipeline"
"""The name of the preference."""


def pipeline_in_force(
    library: Library, annotator: str | None, *, named: str | None = None, usual: str | None = None
) -> PipelineChoice:
    """Choose a pipeline: a named one, else the annotator's in the library, else the library's.

    Args:
        library: The library.
        annotator: Who may have picked one for the library; None for nobody.
        named: A package or folder that was named for this run.
        usual: That of the configuration; without one, it is the best that is installed.

    Raises:
        PipelineUnavailable: There is none.
    """
    from annotate.extract.pipeline import choose  # not needed for the first page
    from store.library.preferences import Preferences

    if named is None:
        whose = [None] if annotator is None else [annotator, None]
        for name in whose:
            preferred = Preferences(library, name).get(PIPELINE)
            if preferred is not None:
                # One that is gone is no reason to have no suggestions.
                with contextlib.suppress(PipelineUnavailable):
                    return choose(preferred)
    return choose(named or usual)
