"""The guided article: a text that teaches the keys by doing, with suggestions made for it."""

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
from store.library.overview import GUIDE_URI
from store.library.preferences import Preferences
from tui.app.workspace import Workspace
from tui.keys.keymap import Keymap

_PIPELINE = "the guide"


def guide_document(keymap: Keymap) -> Document:
    """The text, with the keys that the commands have for this user."""
    text = files("tui.library.guide").joinpath("article.txt").read_text("utf-8")
    commands = [command for group in keymap.groups.values() for command in group]
    keys = {
        command.id.replace(".", "_"): keymap.shown(command.action, command.mode)
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
        given = [Suggestion(suggestion_id(stored.id, b), b, None, _PIPELINE) for b in bodies]
        stored.save_suggestions(GIVEN, document.digest, given)
    return document


def offer_guide(workspace: Workspace) -> None:
    """Put the guided article into a library, unless that was done before or cannot be done."""
    preferences = Preferences(workspace.library, workspace.author.name)
    if preferences.get("guide") is None:
        with contextlib.suppress(StoreError):
            put_guide(workspace)
            preferences.set("guide", "offered")


def _bodies(text: str) -> list[Body]:
    """What is suggested, two of them wrong on purpose."""

    def place(quote: str) -> Span:
        start = text.index(quote)
        return Span(start, start + len(quote))

    said = place("said Tom Farrow")
    return [
        Entity(place("Ida Quill"), "PERSON"),
        Entity(place("Port Ansel"), "PERSON"),
        Entity(place("Nobody"), "PERSON"),
        Claim(
            source=(place("Tom Farrow"),),
            cue=(Span(said.start, said.start + len("said")),),
            content=(place("“The boat is late again,”"),),
        ),
        Entity(place("Tom Farrow"), "PERSON"),
    ]
