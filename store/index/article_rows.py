"""Rows of an article: its text and everything that anybody annotated in it, read from its files."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from annotate.annotation import Annotation, Item, Status, status_of
from annotate.article_record import ArticleRecord
from annotate.attributes import Attributes
from annotate.claim import Claim
from annotate.span import Fragments, Span, join_fragments
from store.errors import StoreError
from store.index.article_files import ArticleFiles
from store.library.library import Library
from store.library.stored_article import StoredArticle

ARTICLE = "article"
"""The kind of the row of what somebody said of an article as a whole."""
NOBODY = ""
"""The layer of suggestions as they are for somebody who has decided nothing in the article."""


@dataclass(frozen=True, slots=True)
class AnnotationRow:
    """An annotation, or a pending suggestion, as the index has it."""

    layer: str
    """The annotator whose layer it is in; `NOBODY` for a suggestion as such."""
    id: str
    """Its id in the article."""
    kind: str
    """`span`, `claim` or `ARTICLE`."""
    label: str
    """Its label; of a suggestion, that which the scheme makes of it."""
    status: Status
    """The decision."""
    start: int
    """First character, in code points of the text."""
    end: int
    """One past the last."""
    quote: str
    """The words of a span; the content of a claim, or its cue where it has none."""
    source: str = ""
    """The words of a claim's source."""
    cue: str = ""
    """The words of its cue."""
    speaker: str = ""
    """The name that the source resolves to; empty where that is not known."""
    note: str = ""
    """The note on it."""
    moved: bool = False
    """True if its place was found again and is not confirmed yet."""
    marked: tuple[Span, ...] = ()
    """Where `quote` is in the text, in order."""
    attributes: Attributes = ()
    """What was chosen for its attributes."""

    @property
    def who(self) -> str:
        """The name of the speaker, else the words of the source; empty for a span."""
        return self.speaker or self.source

    @property
    def words(self) -> str:
        """Everything in it that has words, a line each."""
        return "\n".join(filter(None, (self.quote, self.source, self.cue, self.speaker, self.note)))


@dataclass(frozen=True, slots=True)
class ArticleRows:
    """An article as the index has it."""

    folder: str
    """Name of its folder in the library."""
    id: str
    """Names it for good."""
    title: str
    """A name for people."""
    uri: str
    """Its source: a path, an address, or `-`."""
    date: str
    """When it was published, ISO 8601; empty where that is not known."""
    digest: str
    """That of its present text."""
    text: str
    """Its present text."""
    annotations: tuple[AnnotationRow, ...] = ()
    """What is annotated in this text, layer by layer, each in no order."""
    layers: frozenset[str] = frozenset()
    """The annotators who have a layer."""
    outdated: int = 0
    """Number of layers on an earlier text: opening the article brings them to the present one."""
    trouble: str = ""
    """Reason why a layer cannot be read; empty where all can."""


def read_rows(library: Library, files: ArticleFiles) -> ArticleRows:
    """An article of a library as it is on disk now.

    Raises:
        StoreDamaged: The article or its text is not what was written; a layer that is not is
            reported in `trouble`.
        StoreTooNew: A later version wrote it.
    """
    stored = StoredArticle(library.articles_folder / files.folder, files.folder)
    facts = stored.facts()
    stored = StoredArticle(stored.folder, facts.id)
    text = stored.text(facts.digest)
    rows: list[AnnotationRow] = []
    outdated, trouble = 0, ""
    for layer in (*files.layers, *([NOBODY] if files.has_suggestions else [])):
        try:
            items, record = _items(library, stored, layer, facts.digest, files)
        except StoreError as error:
            trouble = trouble or str(error)
            continue
        outdated += items is None
        rows += annotation_rows(text, items or (), layer)
        rows += _article_rows(text, record, layer)
    return ArticleRows(
        files.folder,
        facts.id,
        facts.title,
        facts.uri,
        facts.document_facts.get("date", ""),
        facts.digest,
        text,
        tuple(rows),
        frozenset(files.layers),
        outdated,
        trouble,
    )


def annotation_rows(text: str, items: Sequence[Item], layer: str) -> Iterator[AnnotationRow]:
    """The rows of one layer of an article; speakers are looked up among its items.

    What reaches beyond the end of the text is left out.
    """
    by_id = {item.id: item for item in items if item.body.extent.end <= len(text)}
    for item in by_id.values():
        yield _row(text, item, layer, by_id)


def _items(
    library: Library, stored: StoredArticle, layer: str, digest: str, files: ArticleFiles
) -> tuple[Sequence[Item] | None, ArticleRecord | None]:
    """The annotations of a layer, and what is pending there; None where it is on another text.

    What was said of the article as a whole comes second, whatever its text.

    Raises:
        StoreError: The layer cannot be read.
    """
    if files.has_suggestions:
        annotated = library.annotated(stored, layer)
        is_present = annotated.document.digest == digest
        items: tuple[Item, ...] = (*annotated.annotations, *annotated.suggestions)
        return items if is_present else None, annotated.article
    content = stored.layer(layer).load_records()
    is_present = content.facts.get("digest", digest) == digest
    return content.records if is_present else None, content.article


def _article_rows(text: str, record: ArticleRecord | None, layer: str) -> Iterator[AnnotationRow]:
    """The row of what was said of an article; its first line stands for it."""
    start = len(text) - len(text.lstrip())
    end = start + len(text[start:].partition("\n")[0])
    if record is not None and start < end:
        yield AnnotationRow(
            layer,
            ARTICLE,
            ARTICLE,
            "",
            record.status,
            start,
            end,
            text[start:end],
            note=record.note,
            marked=(Span(start, end),),
            attributes=record.attributes,
        )


def _row(text: str, item: Item, layer: str, by_id: Mapping[str, Item]) -> AnnotationRow:
    body, extent = item.body, item.body.extent
    source, cue, speaker = "", "", ""
    marked: Fragments = (extent,)
    if isinstance(body, Claim):
        source, cue = join_fragments(text, body.source), join_fragments(text, body.cue)
        marked = body.content or body.cue
        named = by_id.get(body.speaker) if body.speaker is not None else None
        speaker = join_fragments(text, (named.body.extent,)) if named is not None else ""
    return AnnotationRow(
        layer,
        item.id,
        body.kind,
        body.label,
        status_of(item),
        extent.start,
        extent.end,
        join_fragments(text, marked),
        source,
        cue,
        speaker,
        note=item.note if isinstance(item, Annotation) else "",
        moved=isinstance(item, Annotation) and item.moved,
        marked=marked,
        attributes=item.attributes if isinstance(item, Annotation) else (),
    )
