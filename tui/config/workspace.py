"""The workspace: library, annotator and settings of a run, put together in one place."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from annotate.author import Author
from annotate.errors import PipelineUnavailable
from store.library.library import Library
from tui.config.label_files import BUILT_IN, SchemeChoice
from tui.config.pipeline_in_force import PIPELINE, pipeline_in_force
from tui.display.column_widths import WIDEST

if TYPE_CHECKING:
    from annotate.extract.pipeline import PipelineChoice
    from annotate.labels.scheme import LabelScheme
    from store.library.adjudication import Adjudication
    from store.library.learning import Course
    from store.library.overview import Overview
    from store.library.overview_cache import OverviewCache
    from store.library.preferences import Preferences
    from store.library.stored_article import StoredArticle
    from tui.config.suggesters import Suggester
    from tui.keys.keymap import Keymap


@dataclass(frozen=True, slots=True)
class Workspace:
    """Library, annotator, labels, pipeline, keys and looks."""

    library: Library
    """The library that holds the annotations."""
    author: Author
    """The annotator, whose layer is written."""
    labels: SchemeChoice = BUILT_IN
    """The labels in force, and their source."""
    label_files: tuple[Path, ...] = ()
    """Label files that were named for this run."""
    keeps_labels: bool = False
    """True if labels that are chosen are kept for the library; False where the configuration names
    them."""
    model: str | None = None
    """The pipeline that was named for this run: a package name or a path."""
    usual_model: str | None = None
    """The pipeline of the configuration, used where none was picked in the library."""
    width: int = WIDEST
    """Cells of text at most."""
    theme: str = "postil-dark"
    """Name of the theme."""
    theme_path: Path | None = None
    """The file that keeps a theme that is chosen; None where something else names the theme."""
    has_suggestions: bool = True
    """False to read and mark by hand: nothing is suggested unless a key asks for it."""
    own_keymap: Keymap | None = None
    """The user's own keys; None for the default ones."""
    suggesters: tuple[Suggester, ...] = ()
    """Programs that are asked for suggestions beside the pipeline."""
    is_served: bool = False
    """True in a browser, from where nothing is to happen outside the library."""
    announces: bool = False
    """True to say changes in plain words, and show the terminal's cursor, for screen readers."""
    lookup: tuple[str, ...] = ()
    """The program that words are looked up with, and its arguments; empty for none."""
    speak: tuple[str, ...] = ()
    """The program that reads words aloud, and its arguments; empty for none."""
    adjudication: Adjudication | None = None
    """Two annotators' differences, where these are adjudicated."""

    def __post_init__(self) -> None:
        if self.labels.from_file is not None:
            object.__setattr__(self, "library", self.library.under(self.labels.from_file))

    @property
    def keymap(self) -> Keymap:
        """The keymap in force."""
        if self.own_keymap is not None:
            return self.own_keymap
        from tui.keys.keymap import DEFAULT  # not needed for the first page

        return DEFAULT

    @property
    def scheme(self) -> LabelScheme:
        """The labels in force."""
        return self.labels.scheme

    def pipeline(self) -> PipelineChoice | PipelineUnavailable:
        """The pipeline to use, or why there is none."""
        try:
            return self._choice().with_patterns(self.library.patterns_path)
        except PipelineUnavailable as error:
            return error

    @property
    def preferred_model(self) -> str | None:
        """The pipeline that was named for the run, the library or everything, if any was."""
        library_model = self._of_library.get(PIPELINE)
        return self.model or library_model or self.usual_model

    @property
    def suggesters_in_force(self) -> tuple[Suggester, ...]:
        """The suggesters that are asked by themselves; none where nothing is to be suggested."""
        is_wanted = self.has_suggestions and self.adjudication is None
        return self.suggesters if is_wanted else ()

    def adjudicating(self, adjudication: Adjudication) -> Workspace:
        """The same workspace, with the layer that annotators' differences are settled in."""
        return replace(self, author=Author(adjudication.layer), adjudication=adjudication)

    def catalogue(self) -> OverviewCache | Adjudication:
        """The overviews of the articles, of the library or of an adjudication."""
        from store.library.overview_cache import OverviewCache

        return self.adjudication or OverviewCache(self.library, self.author.name)

    def overview(self, article: StoredArticle) -> Overview:
        """The overview of an article."""
        if self.adjudication is not None:
            return self.adjudication.overview(article)
        return self.library.overview(article, self.author.name)

    def course(self, pipeline: PipelineChoice) -> Course:
        """What the annotator is learned from."""
        from store.library.learning import Course

        return Course(self.library, self.author.name, self.scheme, pipeline)

    def pick(self, pipeline: PipelineChoice) -> None:
        """Use a pipeline in this library from now on; writes a file."""
        self._preferences.set(PIPELINE, pipeline.location)

    def _choice(self) -> PipelineChoice:
        return pipeline_in_force(
            self.library, self.author.name, named=self.model, usual=self.usual_model
        )

    @property
    def _of_library(self) -> Preferences:
        from store.library.preferences import Preferences

        return Preferences(self.library, None)

    @property
    def _preferences(self) -> Preferences:
        from store.library.preferences import Preferences

        return Preferences(self.library, self.author.name)
