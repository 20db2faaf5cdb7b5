"""Files of brat: which text belongs to which annotations, and what both are to be called."""

from __future__ import annotations

from collections.abc import Mapping

from store.annotated_article import AnnotatedArticle
from store.errors import ExportRefused, ImportRefused
from store.files.disk_dict import DiskDict
from store.formats.brat_names import NamePattern, NameReading, default_readings
from store.formats.file_names import article_stem, safe_name
from store.formats.format import IncomingFile
from store.formats.report import Report


def match_name(
    file: IncomingFile, texts: Mapping[str, IncomingFile], names: NamePattern | None
) -> NameReading:
    """Whose annotations of which text a file holds.

    Args:
        file: A file of annotations.
        texts: The texts by the names of their files, without the ending.
        names: How the file's name tells; None for the usual way.

    Raises:
        ImportRefused: The name does not fit the pattern, or there is no such text.
    """
    readings = list(names.readings(file.name) if names else default_readings(file.name))
    if not readings:
        raise ImportRefused(1, f"the name of the file does not fit {names}", file.name)
    for reading in readings:
        if reading.text in texts:
            return reading
    raise ImportRefused(1, f"there is no text {readings[0].text}.txt for it", file.name)


class OutputNames:
    """What the files of an export are called, article by article."""

    def __init__(self, pattern: NamePattern | None, report: Report) -> None:
        """Begin.

        Args:
            pattern: That of the annotation files, where all layers of an article share its text;
                without one, each has a text of its own beside it.
            report: Is told of layers that have no place.
        """
        self._pattern = pattern
        self._report = report
        self._texts = DiskDict()
        self._taken = DiskDict()

    def of(self, article: AnnotatedArticle) -> tuple[str, str | None] | None:
        """The names for annotations and text; None for a text that is written, or for all of it.

        Raises:
            ExportRefused: The pattern calls the files of two layers the same.
        """
        if self._pattern is None:
            stem = article_stem(article)
            return f"{stem}.ann", f"{stem}.txt"
        name, text = (article.article_id,), f"{safe_name(article.article_id)}.txt"
        known = self._texts.get(name)
        if known not in {None, article.document.digest}:
            self._report.lose("layers on another text of their article")
            return None
        self._texts.put(name, article.document.digest)
        file = self._pattern.name(article.article_id, article.annotator)
        if self._taken.get((file,)) is not None:
            raise ExportRefused(
                f"{file} would hold annotations of {self._taken.get((file,))} and of "
                f"{article.annotator}, as {self._pattern} has no place for names; "
                "--annotator NAME exports those of one"
            )
        self._taken.put((file,), article.annotator)
        return file, text if known is None else None
