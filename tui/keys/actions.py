"""Actions of keys in groups, made those of the node whose keys they are."""

from __future__ import annotations

from collections.abc import Iterable

from textual.dom import DOMNode


def give_actions(node: DOMNode, groups: Iterable[object]) -> None:
    """Make the actions of these groups those of a screen.

    Textual looks an action up by its name on the node whose key was pressed.
    """
    for group in groups:
        for name in dir(group):
            if name.startswith("action_"):
                setattr(node, name, getattr(group, name))
