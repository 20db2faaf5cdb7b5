"""The analysis cache of an article: suggestions for its text, its structure and its evidence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from annotate.document import text_digest
from annotate.suggestion import Suggestion
from store.errors import RecordError
from store.files.disk_errors import disk_errors
from store.files.json_files import read_optional, to_json, write_with_folder
from store.files.safe_names import file_name, named_by
from store.records.annotations import suggestion_from_record, suggestion_to_record

if TYPE_CHECKING:
    from annotate.learning.evidence import Evidence
    from annotate.structure import Structure

GIVEN = "given"
"""Names suggestions that came with an article; no pipeline analyses it then."""

_PERSONAL = " + names of "
"""Stands in the name of a cache between the pipeline and the annotator whose names took part."""

_LENGTH_BYTES = 4
"""Bytes of the number, the largest first, that says how long the evidence of a chunk is."""


class AnalysisCache:
    """Files in an article's folder; all of them can be made again."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def suggestions(
        self, pipeline: str, digest: str, *, annotator: str | None = None, learned: str = ""
    ) -> tuple[Suggestion, ...] | None:
        """The suggestions of a pipeline for a text; None where it has not analysed it yet.

        Args:
            pipeline: Names pipeline and rules.
            digest: Tells the text from others.
            annotator: Whose personal names took part; None for suggestions without any.
            learned: Digest of what was learned from this annotator; empty for nothing.
        """
        try:
            cached = read_optional(self._suggestions_path(_cache_name(pipeline, annotator)))
            if cached["digest"] != digest or cached.get("learned", "") != learned:
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
        learned: str = "",
    ) -> None:
        """Remember the suggestions of a pipeline for a text of this digest.

        Args:
            pipeline: Names pipeline and rules.
            digest: Tells the text from others.
            suggestions: The suggestions.
            annotator: Whose personal names took part, if any did.
            learned: Digest of what was learned from this annotator and took part; empty for none.

        Raises:
            WriteFailed: The disk refused.
        """
        path = self._suggestions_path(_cache_name(pipeline, annotator))
        records = [suggestion_to_record(suggestion) for suggestion in suggestions]
        identity = {"digest": digest, **({"learned": learned} if learned else {})}
        write_with_folder(path, to_json({**identity, "suggestions": records}))

    def has_suggestions(self, pipeline: str, annotator: str, *, learned: str = "") -> bool:
        """Tell whether there are suggestions for this annotator, be it for an earlier text.

        Args:
            pipeline: Names pipeline and rules.
            annotator: Whom they are for.
            learned: Digest of what was learned and speaks now; those without it do not count.
        """
        names = (GIVEN,) if learned else (GIVEN, _cache_name(pipeline, None))
        if any(self._suggestions_path(name).exists() for name in names):
            return True
        cached = read_optional(self._suggestions_path(_cache_name(pipeline, annotator)))
        return "digest" in cached and cached.get("learned", "") == learned

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
            if not is_same:
                return None
            from annotate.structure import Structure  # the reader alone needs one

            return Structure.from_bytes(packed)
        except (OSError, ValueError):
            # Like suggestions, it can be made again.
            return None

    def save_structure(self, pipeline: str, digest: str, structure: Structure) -> None:
        """Remember the structure of a text of this digest.

        Raises:
            WriteFailed: The disk refused.
        """
        path = self._structure_path(pipeline)
        write_with_folder(path, b"%s\n%s" % (digest.encode("ascii"), structure.to_bytes()))

    def evidence(self, pipeline: str, digest: str) -> Evidence | None:
        """What a pipeline read in a text, for learners; None where it is not known."""
        from annotate.learning.evidence import Evidence, joined  # the reader only stores it

        try:
            data = self._evidence_path(pipeline).read_bytes()
            analysed_digest, _, packed = data.partition(b"\n")
            if analysed_digest.decode("ascii") != digest:
                return None
            return joined([Evidence.from_bytes(part) for part in _parts(packed)])
        except (OSError, ValueError):
            # Like suggestions, it can be made again.
            return None

    def save_evidence(self, pipeline: str, digest: str, chunks: Iterable[bytes]) -> None:
        """Remember what a pipeline read in a text of this digest, packed chunk by chunk.

        Raises:
            WriteFailed: The disk refused.
        """
        lengths_and_parts = [
            piece for part in chunks for piece in (len(part).to_bytes(_LENGTH_BYTES, "big"), part)
        ]
        data = b"".join([digest.encode("ascii"), b"\n", *lengths_and_parts])
        write_with_folder(self._evidence_path(pipeline), data)

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
                return pipeline, self._latest(pipeline, digest, owner)
        return None

    def _latest(self, pipeline: str, digest: str, owner: str | None) -> tuple[Suggestion, ...]:
        """The suggestions in a file for a text, whatever was learned before."""
        cached = read_optional(self._suggestions_path(_cache_name(pipeline, owner)))
        learned = str(cached.get("learned", ""))
        return self.suggestions(pipeline, digest, annotator=owner, learned=learned) or ()

    def _suggestions_path(self, pipeline: str) -> Path:
        return self.folder / "suggestions" / f"{file_name(pipeline)}.json"

    def _structure_path(self, pipeline: str) -> Path:
        return self.folder / "structures" / f"{file_name(pipeline)}.bin"

    def _evidence_path(self, pipeline: str) -> Path:
        return self.folder / "evidence" / f"{file_name(pipeline)}.bin"


def _parts(packed: bytes) -> Iterator[bytes]:
    """The chunks in a file of evidence.

    Raises:
        ValueError: The file is cut off.
    """
    start = 0
    while start < len(packed):
        begin = start + _LENGTH_BYTES
        start = begin + int.from_bytes(packed[start:begin], "big")
        if start > len(packed):
            raise ValueError("the file is cut off")
        yield packed[begin:start]


def _cache_name(pipeline: str, annotator: str | None) -> str:
    """The name of a file of suggestions; those with one person's names are that person's own."""
    return pipeline if annotator is None else f"{pipeline}{_PERSONAL}{text_digest(annotator)[:12]}"
