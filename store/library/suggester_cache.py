"""The cache of what suggesters proposed for an article: a file for each, beside the pipeline's."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from annotate.suggesters.calibration import Calibration
from annotate.suggestion import Suggestion
from store.errors import RecordError
from store.files.disk_errors import disk_errors
from store.files.json_files import read_optional, to_json, write_with_folder
from store.files.safe_names import file_name
from store.library.stored_article import StoredArticle
from store.records.annotations import suggestion_from_record, suggestion_to_record


class SuggesterCache:
    """What one suggester proposed for one article.

    Args:
        stored: The article.
        name: Names the suggester.
    """

    def __init__(self, stored: StoredArticle, name: str) -> None:
        self.path: Path = stored.folder / "suggesters" / f"{file_name(name)}.json"
        """The file, which need not exist."""

    def read(self, digest: str, settings: str | None = None) -> tuple[Suggestion, ...] | None:
        """The suggestions for a text; None where there are none.

        Args:
            digest: Tells the text from others.
            settings: Digest of the settings that they have to be made with; None for any.
        """
        return _suggestions(read_optional(self.path), digest, settings)

    def read_calibrated(
        self, digest: str, settings: str | None = None
    ) -> tuple[Suggestion, ...] | None:
        """The suggestions as `read` gives them, with chances in the place of their scores."""
        cached = read_optional(self.path)
        suggestions = _suggestions(cached, digest, settings)
        coefficients = cached.get("calibration")
        if suggestions is None or not isinstance(coefficients, dict):
            return suggestions
        try:
            return tuple(map(Calibration(coefficients).applied, suggestions))
        except (TypeError, OverflowError):
            # A damaged calibration is none.
            return suggestions

    def save(
        self,
        digest: str,
        settings: str,
        suggestions: Iterable[Suggestion],
        calibration: Calibration = Calibration(),  # noqa: B008 - a frozen value
    ) -> None:
        """Remember the suggestions for a text of this digest, with their own scores.

        Raises:
            WriteFailed: The disk refused.
        """
        content = {
            "digest": digest,
            "settings": settings,
            "calibration": dict(calibration.coefficients),
            "suggestions": list(map(suggestion_to_record, suggestions)),
        }
        write_with_folder(self.path, to_json(content))

    def forget(self) -> None:
        """Drop what was proposed, so that the suggester is asked again.

        Raises:
            WriteFailed: The disk refused.
        """
        with disk_errors(self.path):
            self.path.unlink(missing_ok=True)


def _suggestions(
    cached: Mapping[str, Any], digest: str, settings: str | None
) -> tuple[Suggestion, ...] | None:
    try:
        if cached["digest"] != digest or settings not in (None, cached["settings"]):
            return None
        return tuple(map(suggestion_from_record, cached["suggestions"]))
    except (RecordError, KeyError, TypeError, AttributeError):
        # Like any cache, it can be made again.
        return None
