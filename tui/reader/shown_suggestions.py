"""What is suggested in the open article, by the pipeline and by suggesters, merged and drawn."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from annotate.annotation_set import AnnotationSet
from annotate.reasons import is_of_suggester
from annotate.suggesters.merging import MergedSuggestions
from annotate.suggestion import Suggestion
from tui.reader.page import Page
from tui.reader.state import ReadingState

WAITING = "no suggestions yet: they are being looked for"
"""What a key says that has nothing to go to yet; it goes when there is something."""


class ShownSuggestions:
    """Replaces suggestions by others; what a person looks at or works on stays as it is."""

    def __init__(self, state: ReadingState, page: Page) -> None:
        self._state = state
        self._page = page
        self.merged = MergedSuggestions()
        """What suggesters propose beside the pipeline."""

    @property
    def ids_in_use(self) -> frozenset[str]:
        """Ids of what a person looks at or works on right now."""
        state, screen = self._state, self._page.screen
        ids = {state.focus_id}
        if state.draft is not None:
            ids |= {state.draft.editing, state.draft.speaker}
        if screen.app.screen is not screen and state.target is not None:
            ids.add(state.target.id)
        return frozenset(item_id for item_id in ids if item_id is not None)

    def replace(
        self,
        annotations: AnnotationSet,
        outdated: Collection[str],
        suggestions: Sequence[Suggestion],
    ) -> None:
        """Replace earlier suggestions of the pipeline by its current ones.

        Args:
            annotations: Where they are shown.
            outdated: Ids of the earlier ones; what a suggester proposes as well stays its own.
            suggestions: The current ones.
        """
        current = list(map(self.merged.merged, suggestions))
        ids = {item.id for item in current}
        withdrawn = (annotations.get(each) for each in set(outdated) - ids)
        others = (self.merged.without_pipeline(item.body) for item in withdrawn if item is not None)
        current += [item for item in others if item is not None]
        same = (_of_suggesters(annotations, item) for item in current)
        annotations.replace_suggestions(set(outdated).union(*same), current, keep=self.ids_in_use)

    def show_merged(self, suggestions: Sequence[Suggestion]) -> None:
        """Show the bodies of some suggestions as suggesters propose them by now, or no longer."""
        annotations = self._state.annotations
        if annotations is not None:
            bodies = [suggestion.body for suggestion in suggestions]
            self.merged.show(annotations, bodies, keep=self.ids_in_use)
            self.draw(annotations)
            self._page.update_lines()

    def draw(self, annotations: AnnotationSet) -> None:
        """Draw what was shown or hidden since the last time."""
        page = self._page
        changed = annotations.take_changed_spans()
        if changed:
            if page.message is not None and page.message.text == WAITING:
                page.say("")
            page.redraw(changed)
            page.panel.show_soon()


def _of_suggesters(annotations: AnnotationSet, suggestion: Suggestion) -> set[str]:
    """Ids of suggesters' own suggestions for which one of the pipeline stands from now on."""
    if not suggestion.agreeing:
        return set()
    like = annotations.suggestions_like(suggestion.body)
    return {each.id for each in like if is_of_suggester(each.reason)}
