"""Exports: articles in a format, as the pieces of the files that hold them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from annotate.annotation import Status
from annotate.author import utc_now
from store.annotated_article import AnnotatedArticle
from store.exporter.anonymize import anonymize
from store.exporter.selection import Selection, apply_selection
from store.exporter.splits import assign_set
from store.exporter.survey import Survey, survey
from store.formats.brat_names import NamePattern
from store.formats.format import Align, ExportOptions, FilePieces, Format
from store.formats.jsonl_export import Withheld, export_line
from store.formats.registry import NATIVE
from store.formats.report import Report
from store.formats.units import Unit, split_into_units


@dataclass(frozen=True, slots=True)
class ExportPlan:
    """What to export, and how."""

    format: Format = NATIVE
    """The format."""
    selection: Selection = field(default_factory=Selection)
    """Which articles, and what of them."""
    unit: Unit = "article"
    """What an example is."""
    align: Align = "contract"
    """What becomes of spans off the token boundaries."""
    tokens: bool = False
    """Write tokens where the format needs none."""
    anonymous: bool = False
    """Leave out the names of annotators, and paths."""
    shares: Mapping[str, float] = field(default_factory=dict)
    """The sets to split into, each with its share; empty for one export."""
    seed: int = 0
    """Tells one split from another."""
    names: NamePattern | None = None
    """How the annotation files of brat are called; then an article's text is written once."""


@dataclass(frozen=True, slots=True)
class Exportable:
    """An article with one annotator's work, which is read when it is its turn."""

    article_id: str
    """The article."""
    read: Callable[[], AnnotatedArticle]
    """Reads it."""
    changed: Callable[[], int] = lambda: 0
    """When anything of it was stored last; seconds since 1970."""


class ExportJob:
    """An export on its way: it holds one article at a time, and tells at its end what was left out.

    A DocBin alone is put together in memory.
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
            articles: The articles, one for each annotator; gone through several times.
            plan: What to do with them.
            stem: How the file is called, in front of the format's suffix; unused for a split.
        """
        self.withheld = Withheld()
        """What was there and not asked for."""
        self.report = Report()
        """What the format cannot hold."""
        self.articles = dict.fromkeys(plan.shares or [""], 0)
        """How many articles and layers went into each set; the one without a name is the whole."""
        self.missing = set(plan.selection.labels)
        """Labels that were asked for and that nothing has."""
        self.passes = 2 if plan.anonymous or plan.format.needs_survey else 1
        """How often each article is read."""
        self.advance: Callable[[float], None] = lambda _: None
        """Is told of each article that was read."""
        self._all = articles
        self._plan = plan
        self._stem = stem
        self._selection = replace(plan.selection, set_aside=plan.format.has_answers)

    def pieces(self) -> FilePieces:
        """The files, piece by piece; to be called once.

        Raises:
            ExportRefused: An article could not be read back from what would be written.
        """
        plan, statuses = self._plan, self._selection.statuses
        whole = survey(self._kept(self._all), statuses) if self.passes > 1 else Survey()
        options = ExportOptions(
            exported=utc_now(),
            statuses=statuses,
            labels=whole.labels,
            has_claims=whole.has_claims,
            align=plan.align,
            tokens=plan.tokens,
            names=plan.names,
        )
        # Only what the second look finds is counted: it is what goes out.
        self.withheld = Withheld()
        for name in self.articles:
            units = self._units(name, whole.numbers)
            folder = f"{name}/" if name and plan.format.has_many_files else ""
            named = replace(options, stem=name or self._stem)
            for file, piece in plan.format.exporter(units, named, self.report):
                yield f"{folder}{file}", piece

    def _units(self, name: str, numbers: Mapping[str, str]) -> Iterator[AnnotatedArticle]:
        """The examples of a set."""
        plan = self._plan
        members = self._all
        if name:
            shares, seed = plan.shares, plan.seed
            members = (one for one in members if assign_set(one.article_id, shares, seed) == name)
        before = told = ""
        for article in self._kept(members):
            self.articles[name] += 1
            is_next_layer = article.article_id == before != told
            if is_next_layer and not plan.format.has_annotators:
                told = before
                self.report.remark(
                    "articles that go out once for each annotator, unless one is named"
                )
            before = article.article_id
            given = anonymize(article, numbers) if plan.anonymous else article
            yield from split_into_units(given, plan.unit, self.report)

    def _kept(self, members: Iterable[Exportable]) -> Iterator[AnnotatedArticle]:
        for member in members:
            article = member.read()
            if self.missing:
                self.missing -= {item.body.label for item in article.annotations}
                self.missing -= {item.body.label for item in article.suggestions}
            smaller, left_out = apply_selection(article, self._selection, member.changed)
            self.advance(1)
            self.withheld += left_out
            if smaller is not None:
                yield smaller


@dataclass(frozen=True, slots=True)
class Export:
    """A small export, in memory."""

    files: Mapping[str, bytes]
    """Contents by file name, the main file first."""
    withheld: Withheld
    """What was there and not asked for."""
    report: Report
    """What the format cannot hold."""


def export(
    articles: Iterable[AnnotatedArticle], plan: ExportPlan, *, stem: str = "annotations"
) -> Export:
    """Articles in a format, in memory; nothing is written to the disk.

    Raises:
        ExportRefused: An article could not be read back from what would be written.
    """
    members = [Exportable(one.article_id, partial(_same, one)) for one in articles]
    exporting = ExportJob(members, plan, stem=stem)
    files: dict[str, list[bytes]] = {}
    for name, piece in exporting.pieces():
        files.setdefault(name, []).append(piece)
    joined = {name: b"".join(pieces) for name, pieces in files.items()}
    return Export(joined, exporting.withheld, exporting.report)


def _same(article: AnnotatedArticle) -> AnnotatedArticle:
    return article


def export_lines(
    articles: Iterable[AnnotatedArticle], *, statuses: Collection[Status], tokens: bool = False
) -> tuple[bytes, Withheld]:
    """Articles as native JSONL, in UTF-8, and what was left out.

    Raises:
        ExportRefused: An article could not be read back from what would be written.
    """
    exported = utc_now()
    lines: list[str] = []
    withheld = Withheld()
    for article in articles:
        line, left_out = export_line(article, statuses=statuses, tokens=tokens, exported=exported)
        lines.append(line)
        withheld += left_out
    return "".join(lines).encode("utf-8"), withheld


def stem_of(path: Path, kind: Format) -> str:
    """How a file is called in front of the format's suffix, or of any other ending."""
    return path.name.removesuffix(kind.suffix) if path.name.endswith(kind.suffix) else path.stem


def output_paths(path: Path, exported: Export) -> dict[Path, bytes]:
    """The main file of an export under this name, and those that belong beside it."""
    main = next(iter(exported.files), "")
    return {
        path if name == main else path.with_name(name): data
        for name, data in exported.files.items()
    }


def describe_withheld(withheld: Withheld) -> str:
    """What an export left out, in words; empty when nothing was."""
    counts = {
        "pending": withheld.suggested,
        "accepted": withheld.accepted,
        "rejected": withheld.rejected,
        "with other labels": withheld.labels,
    }
    words = [f"{count} {name}" for name, count in counts.items() if count]
    if withheld.speakers:
        words.append(f"{withheld.speakers} links to a speaker")
    if withheld.articles:
        noun = "article" if withheld.articles == 1 else "articles"
        words.append(f"{withheld.articles} whole {noun}")
    return f"left out: {', '.join(words)}" if words else ""
