"""brat's pairs of files: the text of an annotation file on import, names for both on export."""

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
    file: IncomingFile, texts: Mapping[str, IncomingFile], pattern: NamePattern | None
) -> NameReading:
    """Find the text and the annotator that the name of an annotation file stands for.

    Args:
        file: A file of annotations.
        texts: The texts by the names of their files, without the ending.
        pattern: The pattern of the names; None for Postil's own and PolNeAR's.

    Raises:
        ImportRefused: The name does not fit the pattern, or there is no such text.
    """
    readings = list(pattern.readings(file.name) if pattern else default_readings(file.name))
    if not readings:
        raise ImportRefused(1, f"the name of the file does not fit {pattern}", file.name)
    for reading in readings:
        if reading.text in texts:
            return reading
    raise ImportRefused(1, f"there is no text {readings[0].text}.txt for it", file.name)


class OutputNames:
    """The names of the files of an export, article by article."""

    def __init__(self, pattern: NamePattern | None, report: Report) -> None:
        """Begin.

        Args:
            pattern: The pattern of the annotation files, with which all layers of an article
                share its text; without one, each has a text of its own beside it.
            report: Counts the layers that have no place.
        """
        self._pattern = pattern
        self._report = report
        self._text_digests = DiskDict()
        self._annotators_by_name = DiskDict()

    def names_for(self, article: AnnotatedArticle) -> tuple[str, str | None] | None:
        """Return the names of the files for annotations and text.

        The text has none where an earlier layer wrote it; a layer on another text has no place
        at all, and None is returned.

        Raises:
            ExportRefused: The pattern gives the files of two layers the same name.
        """
        if self._pattern is None:
            stem = article_stem(article)
            return f"{stem}.ann", f"{stem}.txt"
        key = (article.article_id,)
        digest = self._text_digests.get(key)
        if digest not in {None, article.document.digest}:
            self._report.lose("layers on another text of their article")
            return None
        self._text_digests.put(key, article.document.digest)
        name = self._pattern.file_name(article.article_id, article.annotator)
        if (other_annotator := self._annotators_by_name.get((name,))) is not None:
            raise ExportRefused(
                f"{name} would hold annotations of {other_annotator} and of "
                f"{article.annotator}, as {self._pattern} has no place for names; "
                "--annotator NAME exports those of one"
            )
        self._annotators_by_name.put((name,), article.annotator)
        text_name = f"{safe_name(article.article_id)}.txt" if digest is None else None
        return name, text_name
