"""The help of commands for several annotators."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from tui.cli.command_text import CommandText

TEAM: Mapping[str, CommandText] = MappingProxyType(
    {
        "assign": CommandText(
            "Share articles out among annotators.",
            "Assign each article to some annotators, in equal loads. Earlier assignments\n"
            "stay, so run it again when articles or people are added. An annotator’s list of\n"
            "articles shows what is assigned. In a blind first pass, nobody sees what others\n"
            "did with an article before being done with it.",
            (
                ("assign anna ben carla --overlap 2", "Assign each article to two of three"),
                (
                    "assign anna ben --overlap 2 --blind",
                    "Have both read everything, unseen by each other",
                ),
                ("assign --show", "Show who has what, and how far everybody is"),
                ("assign --revoke ben", "Take back what is assigned to Ben"),
            ),
            "The plan is in assignments.jsonl, in the library.",
        ),
        "compare": CommandText(
            "Measure how far annotators agree.",
            "Measure how far two or more annotators agree, and list every place where they\n"
            "do not.",
            (
                ("compare anna ben", "Compare two on all articles that both annotated"),
                ("compare anna ben --and carla", "Compare three annotators"),
                ("compare anna.jsonl ben.jsonl", "Compare two exports"),
            ),
        ),
        "review": CommandText(
            "Resolve the differences of annotators.",
            "Go through the differences of annotators in the reader, and choose. The\n"
            "result is a layer of its own: that of --annotator NAME, else of “adjudicated”.",
            (
                ("review anna ben", "Open the articles that both annotated"),
                ("review anna ben --and carla", "Open those that at least two of three annotated"),
            ),
        ),
    }
)
