"""The help of commands for what goes into the library and out of it."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from tui.cli.command_text import CommandText

EXCHANGE: Mapping[str, CommandText] = MappingProxyType(
    {
        "extract": CommandText(
            "Write suggestions without the reader.",
            "Find entities and claims in texts, and write them as JSONL. Nothing is stored in\n"
            "the library.",
            (
                ("extract article.txt", "Print one article with its suggestions"),
                ("extract articles/ -o suggested.jsonl", "Write a file for a whole folder"),
                (
                    "extract articles/ --annotator anna -o suggested.jsonl",
                    "Suggest with what was learned from Anna",
                ),
            ),
        ),
        "export": CommandText(
            "Export annotations from the library.",
            "Export annotations from the library: by default, what was accepted, as JSONL.",
            (
                ("export -o train.jsonl", "Export what was accepted"),
                ("export climate -o climate.jsonl", "Export one article, by a word of its title"),
                (
                    "export --status all -o library.jsonl",
                    "Export everything, to keep it or to move it",
                ),
                (
                    "export --format spacy --split train=0.8,dev=0.2 -o corpus",
                    "Export training data for spaCy",
                ),
                ("export climate --format html -o climate.html", "Make a page to read and print"),
                ("export --format csv -o claims.csv", "Make a table for statistics"),
            ),
            "What a format cannot hold is counted and named. What nobody has decided stays\n"
            "unknown; docs/formats.md says how each format expresses that.",
        ),
        "import": CommandText(
            "Import annotations into the library.",
            "Import annotated articles into the library, from files of Postil or of other\n"
            "programs.",
            (
                ("import library.jsonl", "Import what postil export wrote"),
                ("import --format brat corpus", "Import a folder of .ann and .txt files"),
                ("import train.prodigy.jsonl --merge", "Add to what is there already"),
            ),
            "Everything is read before anything is written; one bad line stops the import.",
        ),
    }
)
