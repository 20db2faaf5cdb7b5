"""The analysis cache of an article: suggestions of pipelines for its text, and its structure."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from annotate.document import text_digest
from annotate.structure import Structure
from annotate.suggestion import Suggestion
from store.errors import RecordError
from store.files.disk_errors import disk_errors
from store.files.json_files import read_optional, to_json, write_beside
from store.files.safe_names import file_name, named_by
from store.records.annotations import suggestion_from_record, suggestion_to_record

GIVEN = "given"
"""Names suggestions that came with an article; no pipeline analyses it then."""

_PERSONAL = " + names of "
"""Stands in the name of a cache between the pipeline and the annotator whose names took part."""


class AnalysisCache:
    """Files in an article's folder; all of them can be made again."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def suggestions(
        self, pipeline: str, digest: str, *, annotator: str | None = None
    ) -> tuple[Suggestion, ...] | None:
        """The suggestions of a pipeline for a text; None where it has not analysed it yet.

        Args:
            pipeline: Names pipeline and rules.
            digest: Tells the text from others.
            annotator: Whose personal names took part; None for suggestions without any.
        """
        try:
            cached = read_optional(self._suggestions_path(_cache_name(pipeline, annotator)))
            if cached["digest"] != digest:
                return None
            return tuple(map(suggestion_from_record, cached["suggestions"]))
        except (RecordError, KeyError, TypeError, AttributeError):
            # A cache that cannot be read is one that has to be made again.
            return None

    def save_suggestions(
        self,
        pipeline: str,
        digest: str,
        suggestions: Iterable[Suggestion],
        *,
        annotator: str | None = None,
    ) -> None:
        """Remember the suggestions of a pipeline for a text of this digest.

        Args:
            pipeline: Names pipeline and rules.
            digest: Tells the text from others.
            suggestions: The suggestions.
            annotator: Whose personal names took part, if any did.

        Raises:
            WriteFailed: The disk refused.
        """
        path = self._suggestions_path(_cache_name(pipeline, annotator))
        records = [suggestion_to_record(suggestion) for suggestion in suggestions]
        write_beside(path, to_json({"digest": digest, "suggestions": records}))

    def has_suggestions(self, pipeline: str, annotator: str) -> bool:
        """Tell whether there is a file of suggestions for this annotator; it is not read."""
        names = (GIVEN, _cache_name(pipeline, annotator), _cache_name(pipeline, None))
        return any(self._suggestions_path(name).exists() for name in names)

    def forget_suggestions(self, pipeline: str, *, annotator: str) -> None:
        """Drop the suggestions of a pipeline to an annotator, so that it analyses the text again.

        Raises:
            WriteFailed: The disk refused.
        """
        for name in (_cache_name(pipeline, None), _cache_name(pipeline, annotator)):
            path = self._suggestions_path(name)
            with disk_errors(path):
                path.unlink(missing_ok=True)

    def structure(self, pipeline: str, digest: str) -> Structure | None:
        """The structure of a text as a pipeline sees it; None where it is not known."""
        try:
            data = self._structure_path(pipeline).read_bytes()
            analysed_digest, _, packed = data.partition(b"\n")
            is_same = analysed_digest.decode("ascii") == digest
            return Structure.from_bytes(packed) if is_same else None
        except (OSError, ValueError):
            # Like suggestions, it can be made again.
            return None

    def save_structure(self, pipeline: str, digest: str, structure: Structure) -> None:
        """Remember the structure of a text of this digest.

        Raises:
            WriteFailed: The disk refused.
        """
        path = self._structure_path(pipeline)
        write_beside(path, b"%s\n%s" % (digest.encode("ascii"), structure.to_bytes()))

    def latest_suggestions(
        self, annotator: str, digest: str
    ) -> tuple[str, tuple[Suggestion, ...]] | None:
        """The last suggestions to an annotator for a text, and the name of their pipeline."""
        paths = (self.folder / "suggestions").glob("*.json")
        latest_first = sorted(paths, key=lambda path: -path.stat().st_mtime_ns)
        for name in (named_by(path.stem) for path in latest_first):
            pipeline, personal, _ = name.partition(_PERSONAL)
            if not personal or name == _cache_name(pipeline, annotator):
                owner = annotator if personal else None
                return pipeline, self.suggestions(pipeline, digest, annotator=owner) or ()
        return None

    def _suggestions_path(self, pipeline: str) -> Path:
        return self.folder / "suggestions" / f"{file_name(pipeline)}.json"

    def _structure_path(self, pipeline: str) -> Path:
        return self.folder / "structures" / f"{file_name(pipeline)}.bin"


def _cache_name(pipeline: str, annotator: str | None) -> str:
    """The name of a file of suggestions; those with one person's names are that person's own."""
    return pipeline if annotator is None else f"{pipeline}{_PERSONAL}{text_digest(annotator)[:12]}"
