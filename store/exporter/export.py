"""Exports: articles to a format, as the pieces of the files that hold them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import chain
from typing import NamedTuple

from annotate.author import utc_now
from store.annotated_article import AnnotatedArticle
from store.errors import ExportRefused, StoreError
from store.exporter.plan import ExportPlan
from store.exporter.selection import apply_selection
from store.exporter.splits import assign_set
from store.exporter.survey import Survey, survey
from store.formats.attributes import KINDS, lose_attributes
from store.formats.format import ExportOptions, FilePieces
from store.formats.jsonl_export import Withheld
from store.formats.report import Report
from store.formats.units import split_into_units


class Exportable(NamedTuple):
    """An article with one annotator's layer, which is read when its turn comes."""

    article_id: str
    """The id of the article."""
    read: Callable[[], AnnotatedArticle]
    """Reads the article with the layer."""
    last_change: Callable[[], int] = lambda: 0
    """Returns the time of its last change, in seconds since 1970."""


class ExportJob:
    """An export in progress: it holds one article at a time and counts what is left out.

    Only a DocBin is built in memory.
    """

    def __init__(
        self,
        articles: Iterable[Exportable],
        plan: ExportPlan,
        *,
        stem: str = "annotations",
    ) -> None:
        """Begin; nothing is read yet.

        Args:
            articles: The articles, one for each annotator; iterated several times.
            plan: The plan of the export.
            stem: The file name in front of the format's suffix; unused for a split.
        """
        self.withheld = Withheld()
        """Counts of what was there and not asked for."""
        self.report = Report()
        """The losses of the format."""
        self.article_counts = dict.fromkeys(plan.shares or [""], 0)
        """The number of layers in each set; that of an export without sets is under ""."""
        self.missing_labels = set(plan.selection.labels)
        """Labels that were asked for and that no item has."""
        self.foreign_labels: Counter[str] = Counter()
        """The number of exported items by their labels, for those that the scheme does not have."""
        self.passes = 2 if plan.anonymous or plan.format.needs_survey else 1
        """The number of times that each article is read."""
        self.advance: Callable[[float], None] = lambda _: None
        """Called with 1 for each article that was read."""
        self.is_stopped = False
        """True after an article could not be read or exported."""
        self._articles = articles
        self.plan = plan
        """The plan of the export."""
        self._stem = stem
        self._selection = plan.selection._replace(
            statuses=plan.statuses,
            set_aside=plan.format.has_answers,
            unfinished=plan.takes_unfinished,
        )

    def pieces(self) -> FilePieces:
        """Yield the files, piece by piece; to be called once.

        Raises:
            ExportRefused: An article could not be read back from what would be written.
            StoreError: An article or layer could not be read.
        """
        try:
            yield from self._pieces()
        except (ExportRefused, StoreError):
            self.is_stopped = True
            raise

    def _pieces(self) -> FilePieces:
        plan, statuses = self.plan, self.plan.statuses
        surveyed = survey(self._select(self._articles), statuses) if self.passes > 1 else Survey()
        options = ExportOptions(
            export_time=utc_now(),
            statuses=statuses,
            labels=surveyed.labels,
            has_claims=surveyed.has_claims,
            align=plan.align,
            tokens=plan.tokens,
            name_pattern=plan.name_pattern,
            unfinished_as_outside=plan.unfinished_as_outside,
            label_scheme=plan.scheme,
        )
        # Only the last pass counts, because its articles go out.
        self.withheld = Withheld()
        for set_name in self.article_counts:
            units = self._units(set_name, surveyed.numbers)
            folder = f"{set_name}/" if set_name and plan.format.has_many_files else ""
            set_options = options._replace(stem=set_name or self._stem)
            for file, piece in plan.format.exporter(units, set_options, self.report):
                yield f"{folder}{file}", piece

    def _units(self, set_name: str, numbers: Mapping[str, str]) -> Iterator[AnnotatedArticle]:
        """Yield the examples of a set."""
        plan = self.plan
        previous_id = reported_id = ""
        for article in self._select(self._articles_of(set_name)):
            self.article_counts[set_name] += 1
            self.foreign_labels.update(self._foreign_labels(article))
            is_next_layer = article.article_id == previous_id != reported_id
            if is_next_layer and not plan.format.has_annotators:
                reported_id = previous_id
                self.report.remark(
                    "articles that are exported once for each annotator, unless one is named"
                )
            previous_id = article.article_id
            outgoing = _anonymous(article, numbers) if plan.anonymous else article
            for unit in split_into_units(outgoing, plan.unit, self.report):
                lose_attributes(unit, self.report, *(set(KINDS) - plan.format.attributes))
                yield unit

    def _foreign_labels(self, article: AnnotatedArticle) -> Iterator[str]:
        """Yield the label of each exported item whose label the scheme does not have."""
        scheme = self.plan.scheme
        if scheme is not None:
            bodies = chain(
                (record.body for record in article.annotations),
                (suggestion.body for suggestion in article.suggestions),
            )
            yield from (body.label for body in bodies if scheme.is_foreign(body))

    def _articles_of(self, set_name: str) -> Iterable[Exportable]:
        if not set_name:
            return self._articles
        shares, seed = self.plan.shares, self.plan.seed
        return (
            exportable
            for exportable in self._articles
            if assign_set(exportable.article_id, shares, seed) == set_name
        )

    def _select(self, exportables: Iterable[Exportable]) -> Iterator[AnnotatedArticle]:
        """Read articles and yield those that are selected, with the selected items alone."""
        for exportable in exportables:
            article = self._timed(exportable.read())
            if self.missing_labels:
                self.missing_labels -= {item.body.label for item in article.annotations}
                self.missing_labels -= {item.body.label for item in article.suggestions}
            selected, withheld = apply_selection(article, self._selection, exportable.last_change)
            self.advance(1)
            self.withheld = self.withheld.plus(withheld)
            if selected is not None:
                yield selected

    def _timed(self, article: AnnotatedArticle) -> AnnotatedArticle:
        """The article with the times of its decisions, where these were asked for."""
        longest = self.plan.longest_decision
        if longest is None:
            return article
        from annotate.decision_times import decision_seconds  # few exports tell them

        seconds = decision_seconds(article.annotations, article.annotator, longest=longest)
        return replace(article, decision_seconds=seconds)


def _anonymous(article: AnnotatedArticle, numbers: Mapping[str, str]) -> AnnotatedArticle:
    from store.exporter.anonymize import anonymize  # most exports say who did what

    return anonymize(article, numbers)
