"""bioc reads brat: fragments, events and notes."""

from __future__ import annotations

from bioc import brat

from tests.system.consumers.checking import Checks, run


def check(checks: Checks) -> None:
    documents = {}
    for article in checks.expected:
        path = checks.folder / "brat" / f"{article}@anna"
        with (
            path.with_suffix(".txt").open(encoding="utf-8", newline="") as text,
            path.with_suffix(".ann").open(encoding="utf-8", newline="\n") as standoff,
        ):
            documents[article] = brat.load(text, standoff)
    for article, document in documents.items():
        text = checks.text(article)
        checks.require_same(f"bioc: text of {article}", [document.text], [text])
        argument_spans = {name for event in document.events for name in event.arguments.values()}
        triggers = {event.trigger_id for event in document.events}
        pieces = {
            entity.id: [
                (entity.type, text[location.begin : location.end])
                for location in sorted(entity.locations)
            ]
            for entity in document.entities
        }
        entities = [pieces[name][0] for name in pieces if name not in argument_spans | triggers]
        parts = [
            (role.upper(), words)
            for event in document.events
            for role, name in event.arguments.items()
            for _, words in pieces[name]
        ]
        checks.require_same(
            f"bioc: entities of {article}", entities, checks.items(article, "entities")
        )
        checks.require_same(f"bioc: parts of {article}", parts, checks.items(article, "parts"))
    notes = [note.text for document in documents.values() for note in document.notes]
    checks.require_same("bioc: notes", notes, ["the mayor", "since May", "broken"])


if __name__ == "__main__":
    run(check)
