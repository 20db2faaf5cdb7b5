"""Records, metadata and files from elsewhere, for the importers of all formats."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from annotate.annotation import Annotation, Decided, Origin, Status
from annotate.document import FACTS
from annotate.suggestion import Body, suggestion_id
from store.formats.format import IncomingFile


def imported_record(
    article_id: str, body: Body, status: Status = Status.ACCEPTED, note: str = ""
) -> Annotation:
    """Make a record from another program's annotation: no annotator, no times until it is stored.

    Its id follows from article, kind, label and fragments.
    """
    return Annotation(
        id=suggestion_id(article_id, body),
        body=body,
        status=status,
        origin=Origin.IMPORT,
        decided=None if status is Status.SUGGESTED else Decided.BULK,
        annotator="",
        created="",
        updated="",
        note=note,
    )


def without_facts(metadata: Mapping[str, object]) -> dict[str, object]:
    """Return the metadata of an article without the facts that a document has fields for."""
    return {key: value for key, value in metadata.items() if key not in FACTS}


class FilesByStem(Mapping[str, IncomingFile]):
    """Files by their names without an ending; only their indexes are held."""

    def __init__(self, files: Sequence[IncomingFile], ending: str) -> None:
        self._files = files
        self._indexes = {
            file.name.removesuffix(ending): index
            for index, file in enumerate(files)
            if file.name.endswith(ending)
        }

    def __getitem__(self, stem: str) -> IncomingFile:
        return self._files[self._indexes[stem]]

    def __iter__(self) -> Iterator[str]:
        return iter(self._indexes)

    def __len__(self) -> int:
        return len(self._indexes)
