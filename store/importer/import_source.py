"""Sources of an import, read twice: the first reading checks, the second yields the articles."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from annotate.author import Author
from annotate.document import article_id
from annotate.errors import UnreadableArticle
from store.annotated_article import AnnotatedArticle
from store.errors import ImportConflict
from store.files.disk_dict import DiskDict
from store.formats.article_parts import ArticleParts, join_parts, part_key
from store.formats.checked_lines import CheckedLines
from store.formats.format import Format, ImportOptions
from store.formats.registry import NATIVE
from store.formats.report import Report
from store.importer.article_ids import ArticleIds
from store.importer.import_article import OnExisting, check_import
from store.importer.read_source import read_source
from store.library.library import Library


class ImportSource:
    """A file or folder that is read twice; an article is held until its last part has come."""

    def __init__(
        self,
        path: Path,
        file_format: Format,
        *,
        library: Library,
        author: Author,
        texts: Path | None = None,
        options: ImportOptions,
    ) -> None:
        """Begin; nothing is read yet.

        Args:
            path: The file; for a format with files for each article the folder, or one of them.
            file_format: Its format.
            library: The library that the articles go to.
            author: The annotator of articles that name none.
            texts: The folder with the texts, where those are elsewhere.
            options: The options of the importer.
        """
        self.path = path
        self.file_format = file_format
        self.report = Report()
        """The losses and alterations of the import; complete after the second reading."""
        self._library = library
        self._author = author
        self._texts = texts
        # What the first reading finds right need not be checked again in the second.
        self._options = options._replace(checked=CheckedLines())
        self._article_parts = ArticleParts()
        self._article_ids = ArticleIds(library)
        self._library_ids = DiskDict()

    def check(self, on_existing: OnExisting, layer_paths: DiskDict) -> Iterator[str]:
        """Read for the first time; nothing is written.

        Args:
            on_existing: The treatment of articles that are annotated already.
            layer_paths: The source of each article and annotator; those of this one are added.

        Yields:
            A remark for each part of an article, mostly empty.

        Raises:
            UnreadableArticle: The source is faulty, or a layer is there twice.
            ImportConflict: The import needs a decision first.
        """
        for part in self._read(self.report):
            is_new = self._is_whole or self._article_parts.note(part)
            library_id = self._library_id(part)
            article = self._for_library(part, library_id)
            layer = (article.article_id, article.annotator)
            first_path = layer_paths.put_new(layer, str(self.path))
            if is_new and first_path is not None:
                raise UnreadableArticle(
                    f"{self.path}: article {article.article_id} by {article.annotator} stands in "
                    f"{first_path} already; nothing was imported"
                )
            try:
                yield check_import(self._library, article, on_existing, self._author)
            except ImportConflict:
                # The message must describe the article with all of its parts.
                complete = self._for_library(self._read_complete(part), library_id)
                check_import(self._library, complete, on_existing, self._author)
                raise

    def articles(self) -> Iterator[AnnotatedArticle]:
        """Read for the second time; yields the articles, complete, under their library ids."""
        parts = self._read(Report())
        whole = parts if self._is_whole else self._article_parts.join(parts, self.report)
        for article in whole:
            library_id = self._library_ids.get(part_key(article))
            yield self._for_library(article, library_id or article.article_id)

    @property
    def _is_whole(self) -> bool:
        """Tell whether an article is never in parts: two native lines of one layer are a fault."""
        return self.file_format is NATIVE

    def _read(self, report: Report) -> Iterator[AnnotatedArticle]:
        return read_source(
            self.path, self.file_format, report, texts=self._texts, options=self._options
        )

    def _library_id(self, part: AnnotatedArticle) -> str:
        has_own_id = part.article_id != article_id(part.document.digest)
        if self.file_format is NATIVE and has_own_id:
            return part.article_id
        library_id = self._article_ids.id_for(part)
        if library_id != part.article_id:
            self._library_ids.put(part_key(part), library_id)
        return library_id

    def _for_library(self, article: AnnotatedArticle, library_id: str) -> AnnotatedArticle:
        """Return the article under its library id, with the author where it has no annotator."""
        annotator = article.annotator or self._author.name
        if (article.article_id, article.annotator) == (library_id, annotator):
            return article
        return replace(article, article_id=library_id, annotator=annotator)

    def _read_complete(self, part: AnnotatedArticle) -> AnnotatedArticle:
        """Read the source once more for all parts of one article."""
        if self._is_whole:
            return part
        key = part_key(part)
        parts = (other for other in self._read(Report()) if part_key(other) == key)
        return join_parts(parts, Report())
