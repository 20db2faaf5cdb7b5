"""The attribute setter: says of an annotation or the article what the key of an attribute asks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial

from annotate.annotation import Annotation, Item, Status, status_of
from annotate.attributes import Attributes, with_values
from annotate.claim_draft import ClaimDraft
from annotate.commands import SetArticleAttribute, SetAttribute, describe_item
from annotate.labels.attribute import KEYS, Attribute, AttributeKind
from tui.reader.claim_builder import ClaimBuilder
from tui.reader.editor import Editor
from tui.reader.page import Page
from tui.reader.state import ReadingState

_PLURALS = {
    AttributeKind.SPAN: "spans",
    AttributeKind.CLAIM: "claims",
    AttributeKind.ARTICLE: "articles",
}


@dataclass(frozen=True, slots=True)
class _Subject:
    """What an attribute is said of."""

    words: str
    """Its name, for a person."""
    attributes: Attributes
    """What was chosen for it."""
    put: Callable[[tuple[str, ...]], object]
    """Gives it values of the attribute."""


class AttributeSetter:
    """Asks for a value of an attribute, of what the screen names, and sets it."""

    def __init__(
        self, state: ReadingState, page: Page, editor: Editor, claims: ClaimBuilder
    ) -> None:
        self._state = state
        self._page = page
        self._editor = editor
        self._claims = claims

    def ask(self, number: str) -> None:
        """Ask for a value of the attribute on the key with a number, counted from 1."""
        key = KEYS[int(number) - 1]
        attributes = self._page.workspace.scheme.attributes
        attribute = next((each for each in attributes if each.key == key), None)
        if attribute is None:
            pressed = self._page.key(f"attribute('{number}')")
            words = f"no attribute on {pressed}: an [[attribute]] in labels.toml can have the key"
            self._page.say(words)
            return
        subject = self._subject(attribute)
        if subject is not None:
            self._choose(attribute, subject)

    def _choose(self, attribute: Attribute, subject: _Subject) -> None:
        from tui.dialogs.attribute_values import AttributeScreen

        def take(value: str | None) -> None:
            if value is not None:
                subject.put(attribute.toggled(subject.attributes, value))

        chosen = dict(subject.attributes).get(attribute.name, ())
        screen = AttributeScreen(attribute, subject.words, chosen)
        self._page.screen.app.push_screen(screen, take)

    def _subject(self, attribute: Attribute) -> _Subject | None:
        """The open claim, else what is in focus or at the cursor, else the article.

        None where it is for none of them, which a message says.
        """
        state, item = self._state, self._state.target
        if state.draft is not None and attribute.fits(
            AttributeKind.CLAIM, self._label(state.draft)
        ):
            draft = state.draft
            return _Subject(
                "the open claim", draft.attributes, partial(self._set_in_draft, draft, attribute)
            )
        is_open = state.draft is not None
        if not is_open and item and attribute.fits(item.body.kind, item.body.label):
            return self._of_item(attribute, item)
        if attribute.fits(AttributeKind.ARTICLE) and state.annotations is not None:
            record = state.annotations.article
            put = partial(self._set_of_article, attribute)
            return _Subject("the article", record.attributes if record else (), put)
        kinds = " and ".join(_PLURALS[kind] for kind in attribute.kinds)
        labels = f" labelled {' or '.join(attribute.labels)}" if attribute.labels else ""
        self._page.say(f"{attribute.name} is for {kinds}{labels}: go to one first")
        return None

    def _of_item(self, attribute: Attribute, item: Item) -> _Subject | None:
        annotations = self._state.annotations
        if annotations is None:
            return None
        self._page.focus_on(item)
        words = describe_item(annotations, item)
        if status_of(item) is Status.REJECTED:
            self._page.say(f"{words} is rejected: it has no {attribute.name}")
            return None
        attributes = item.attributes if isinstance(item, Annotation) else ()
        return _Subject(words, attributes, partial(self._set_of_item, attribute, item))

    def _set_of_item(self, attribute: Attribute, item: Item, values: tuple[str, ...]) -> None:
        stay = partial(self._state.set_focus_id, item.id)
        self._editor.perform(SetAttribute(item.id, attribute.name, values), then=stay)

    def _set_of_article(self, attribute: Attribute, values: tuple[str, ...]) -> None:
        self._editor.perform(SetArticleAttribute(attribute.name, values))

    def _set_in_draft(
        self, draft: ClaimDraft, attribute: Attribute, values: tuple[str, ...]
    ) -> None:
        attributes = with_values(draft.attributes, attribute.name, values)
        words = f"{attribute.name}: {' + '.join(values) or 'none'}"
        self._claims.show(replace(draft, attributes=attributes), words)

    def _label(self, draft: ClaimDraft) -> str:
        return self._page.workspace.scheme.claim_name(draft.label)
