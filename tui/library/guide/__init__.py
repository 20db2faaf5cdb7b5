"""The guided article: a text that teaches the keys by doing, with suggestions of its own."""

from __future__ import annotations

import contextlib
from importlib.resources import files

from annotate.claim import Claim
from annotate.document import Document
from annotate.entity import Entity
from annotate.span import Span
from annotate.suggestion import Body, Suggestion, suggestion_id
from store.errors import StoreError
from store.library.analysis_cache import GIVEN
from store.library.article_facts import GUIDE_URI
from store.library.preferences import Preferences
from tui.config.workspace import Workspace
from tui.keys.keymap import Keymap

_PIPELINE = "the guide"


def guide_document(keymap: Keymap) -> Document:
    """The article, with the keys that the commands have for this user."""
    text = files("tui.library.guide").joinpath("article.txt").read_text("utf-8")
    commands = [command for group in keymap.groups.values() for command in group]
    keys = {
        command.id.replace(".", "_"): keymap.shown_key(command.action, command.mode)
        for command in commands
    }
    return Document(text.format_map(keys), "Two minutes with Postil", GUIDE_URI)


def put_guide(workspace: Workspace) -> Document:
    """Put the guided article into the library, unless it is there; returns its text.

    Raises:
        WriteFailed: The disk refused.
    """
    document = guide_document(workspace.keymap)
    stored = workspace.library.article_for(document)
    if not stored.exists():
        workspace.library.add(stored, document)
        bodies = _bodies(document.text)
        suggestions = [
            Suggestion(suggestion_id(stored.id, body), body, None, _PIPELINE) for body in bodies
        ]
        stored.save_suggestions(GIVEN, document.digest, suggestions)
    return document


def offer_guide(workspace: Workspace) -> None:
    """Put the guided article into a library, the first time; do nothing where that fails."""
    preferences = Preferences(workspace.library, workspace.author.name)
    if preferences.get("guide") is None:
        with contextlib.suppress(StoreError):
            put_guide(workspace)
            preferences.set("guide", "offered")


def _bodies(text: str) -> list[Body]:
    """The suggestions, three of them wrong on purpose."""

    def find(quote: str) -> Span:
        start = text.index(quote)
        return Span(start, start + len(quote))

    reporting, name = find("said Tom Farrow"), find("Tom Farrow")
    return [
        Entity(find("Ida Quill"), "PERSON"),
        Entity(find("Port Ansel"), "PERSON"),
        Entity(find("Nobody"), "PERSON"),
        Claim(
            source=(Span(name.start, name.start + len("Tom")),),
            cue=(Span(reporting.start, reporting.start + len("said")),),
            content=(find("“The boat is late again,”"),),
        ),
        Entity(name, "PERSON"),
    ]
