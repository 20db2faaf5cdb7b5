"""The facts of an article, `article.json`: its names, and the texts that it has and had."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

from annotate.document import FACTS, NO_FACTS, Document, known_facts
from store.errors import StoreDamaged, StoreTooNew
from store.files.json_files import read_json

SCHEMA = 1
"""Version of the stored form of an article."""
GUIDE_URI = "postil:guide"
"""Source of the guided article, which is nobody's data."""

_KNOWN_KEYS = frozenset({"schema", "id", "title", "uri", "digest", "earlier", *FACTS})


class ArticleFacts(NamedTuple):
    """Everything that the library says of an article besides its texts."""

    id: str
    """Names the article for good; its folder's name is made from it."""
    title: str
    """A name for people."""
    uri: str
    """The source of the text: a path, an address, or `-`."""
    digest: str
    """Digest of the present text."""
    earlier_digests: tuple[str, ...] = ()
    """Digests of the texts before the present one, oldest first."""
    document_facts: Mapping[str, str] = NO_FACTS
    """`Document.facts` of the present text."""
    extra: Mapping[str, Any] = MappingProxyType({})
    """Keys that this version does not know; they are written again as they are."""

    def with_document(self, document: Document) -> ArticleFacts:
        """The facts after a document has become the present one."""
        is_same_text = document.digest == self.digest
        return self._replace(
            title=document.title,
            uri=document.uri,
            digest=document.digest,
            earlier_digests=self.earlier_digests + (() if is_same_text else (self.digest,)),
            document_facts=document.facts,
        )


def facts_of(document: Document, article_id: str) -> ArticleFacts:
    """The facts of an article that is new in the library."""
    return ArticleFacts(
        article_id, document.title, document.uri, document.digest, document_facts=document.facts
    )


def facts_to_json(facts: ArticleFacts) -> dict[str, Any]:
    """The facts as they are stored."""
    return {
        **facts.extra,
        **({"earlier": list(facts.earlier_digests)} if facts.earlier_digests else {}),
        "schema": SCHEMA,
        "id": facts.id,
        "title": facts.title,
        "uri": facts.uri,
        "digest": facts.digest,
        **facts.document_facts,
    }


def read_facts(path: Path, article_id: str) -> ArticleFacts:
    """The facts in a file.

    Args:
        path: The file.
        article_id: The id of the article where the file does not say.

    Raises:
        StoreDamaged: They are not what was written.
        StoreTooNew: A later version wrote them.
    """
    stored = read_json(path)
    if not all(isinstance(stored.get(name), str) for name in ("title", "uri", "digest")):
        raise StoreDamaged(f"{path} is damaged: title, uri or digest is missing")
    schema = stored.get("schema", SCHEMA)
    if isinstance(schema, int) and schema > SCHEMA:
        raise StoreTooNew(
            f"{path} needs a later version of Postil (it is of schema {schema}, this one "
            f"knows {SCHEMA}); the file was left as it is"
        )
    earlier = stored.get("earlier")
    return ArticleFacts(
        id=str(stored.get("id", article_id)),
        title=stored["title"],
        uri=stored["uri"],
        digest=stored["digest"],
        earlier_digests=tuple(map(str, earlier)) if isinstance(earlier, list) else (),
        document_facts=known_facts(stored),
        extra={name: value for name, value in stored.items() if name not in _KNOWN_KEYS},
    )
