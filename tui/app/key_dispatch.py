"""The dispatch of a key that no widget wants to the action that it is bound to."""

from __future__ import annotations

from textual import events
from textual.app import App

from tui.textual_internals import bindings_of_key


async def carry_out(app: App[None], event: events.Key) -> None:
    """Carry out the command of a key: urgent ones from the outside in, others from the inside out.

    Textual's own way copies all bindings, twice for each key.
    """
    nodes = (app.screen.focused or app.screen).ancestors_with_self
    bindings_by_node = [(node, bindings_of_key(node, event.key)) for node in nodes]
    urgent = [
        (node, binding)
        for node, bindings in reversed(bindings_by_node)
        for binding in bindings
        if binding.priority
    ]
    usual = [
        (node, binding)
        for node, bindings in bindings_by_node
        for binding in bindings
        if not binding.priority
    ]
    for node, binding in (*urgent, *usual):
        if await app.run_action(binding.action, node):
            return
