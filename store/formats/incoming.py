"""Records, metadata and files from elsewhere, for the importers of all formats."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence

from annotate.annotation import Annotation, Decided, Origin, Status
from annotate.attributes import Attributes
from annotate.document import FACTS, Document, article_id, known_facts
from annotate.suggestion import Body, suggestion_id
from store.files.disk_dict import DiskDict
from store.formats.format import IncomingFile

_TEXT_ENDING = ".txt"


def imported_record(
    article_id: str,
    body: Body,
    status: Status = Status.ACCEPTED,
    note: str = "",
    attributes: Attributes = (),
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
        attributes=attributes,
    )


def described(metadata: Mapping[str, object]) -> dict[str, object]:
    """Return metadata with the facts of a document as text; a number would be none."""
    return {
        key: json.dumps(value) if key in FACTS and _is_number(value) else value
        for key, value in metadata.items()
    }


def _is_number(value: object) -> bool:
    return isinstance(value, int | float)


def without_facts(metadata: Mapping[str, object]) -> dict[str, object]:
    """Return the metadata of an article without the facts that a document holds."""
    facts = known_facts(metadata)
    return {key: value for key, value in metadata.items() if key not in facts}


def person_name(value: object) -> str:
    """Return the name of a person, whom programs give as a name, a number or an object.

    Of an object, the address or name counts before the number; empty where there is none.
    """
    if isinstance(value, dict):
        full_name = [value.get("first_name"), value.get("last_name")]
        joined = " ".join(name for name in full_name if isinstance(name, str) and name)
        names = [value.get(key) for key in ("email", "username", "nickname", "name")]
        return next(filter(None, map(person_name, [*names, joined, value.get("id")])), "")
    if isinstance(value, str):
        return value.strip()
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else ""


class IncomingIds:
    """Ids of the articles of an import: the one that a file gives, if it is that of one text.

    An id that several texts share names something else, such as the document that they are from.
    """

    def __init__(self) -> None:
        self._digests = DiskDict()

    def id_for(self, incoming_id: object, document: Document) -> str:
        """Return the id of an article: the incoming one for the first text, else the text's own.

        Args:
            incoming_id: The id in the file; anything but a string is none.
            document: The article's text.
        """
        if not isinstance(incoming_id, str) or not incoming_id:
            return article_id(document.digest)
        first_digest = self._digests.get((incoming_id,))
        if first_digest is None:
            self._digests.put((incoming_id,), document.digest)
        elif first_digest != document.digest:
            return article_id(document.digest)
        return incoming_id


class TextFiles(Mapping[str, IncomingFile]):
    """The `.txt` files of an import by their names without the ending; only indexes are held."""

    def __init__(self, files: Sequence[IncomingFile]) -> None:
        self._files = files
        self._indexes = {
            file.name.removesuffix(_TEXT_ENDING): index
            for index, file in enumerate(files)
            if file.name.endswith(_TEXT_ENDING)
        }

    def __getitem__(self, stem: str) -> IncomingFile:
        return self._files[self._indexes[stem]]

    def __iter__(self) -> Iterator[str]:
        return iter(self._indexes)

    def __len__(self) -> int:
        return len(self._indexes)
