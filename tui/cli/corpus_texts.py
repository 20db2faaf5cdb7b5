"""The help of commands for what looks through all articles."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from tui.cli.command_text import CommandText

CORPUS: Mapping[str, CommandText] = MappingProxyType(
    {
        "claims": CommandText(
            "List who claims what in all articles.",
            "List the claims of the library by speaker, each with its date, cue, words and\n"
            "place. A surname counts as the full name in the same article.",
            (
                ("claims", "List all accepted claims"),
                (
                    "claims --speaker Quill --status all",
                    "List all that Quill claims, decided or not",
                ),
                ("claims climate --json", "Print those of one article for a program"),
            ),
            "postil export --format csv writes them as a table with every detail.",
        ),
        "people": CommandText(
            "List who speaks in all articles, and how often.",
            "List who speaks in the library: how often, directly or indirectly, in how many\n"
            "articles, first and last. With a NAME, list all that this person claims. A\n"
            "surname counts as the full name in the same article, else as the only one in\n"
            "articles within half a year. Where the texts do not decide, your rules do; they\n"
            "are kept in people.jsonl.",
            (
                ("people", "List who speaks"),
                ("people Ida Quill", "List what Ida Quill claims, by date"),
                ("people --merge 'I. Quill' 'Ida Quill'", "Make two names one person"),
                (
                    "people --link 'the company' 'Blue Line' --in ferry",
                    "Say who “the company” is in one article",
                ),
                ("people --undo", "Take back the last rule"),
            ),
        ),
        "statements": CommandText(
            "Compare what is claimed about the same things.",
            "Compare the claims of one speaker, or what everybody claims of one thing, and\n"
            "show where two of them differ: in a number, or because one denies what the other\n"
            "says. Claims that may not be about the same thing are counted, not compared.",
            (
                ("statements Quill", "Compare all that Quill claims"),
                ("statements --about 'Harbour Board'", "Compare what is claimed of the board"),
                (
                    "statements Quill --about ferry --date 2024",
                    "Compare what Quill claimed of the ferry in 2024",
                ),
                ("statements Quill --differing --json", "Print what differs for a program"),
            ),
        ),
        "editions": CommandText(
            "Show which claims changed between two editions.",
            "Compare the claims in two editions of an article, and show which have another\n"
            "cue (“said”, “claimed”), source or number, lost their source or say the\n"
            "opposite, and which are gone or new. Nothing is stored.",
            (
                ("editions monday.txt tuesday.txt", "Compare two files"),
                ("editions ferry ferry-new.html", "Compare a stored article with a file"),
                ("editions monday.jsonl tuesday.jsonl --json", "Compare two exports"),
            ),
            "A text that is not in the library is searched for claims first.",
        ),
        "list": CommandText(
            "List the articles with their counts.",
            "List the articles of the library, one a line, in columns separated by tabs.",
            (("list", "List all articles"),),
        ),
        "find": CommandText(
            "Find words or annotations in all articles.",
            "Find words, phrases and regular expressions in the texts of the library or in\n"
            "their annotations. Each hit is a line, with the words around it.",
            (
                ("find harbour board", "Find articles with both words"),
                ("find '\"harbour board\" minist*'", "Find a phrase, and words with a beginning"),
                ("find --regex '\\d+ percent'", "Find a regular expression"),
                ("find --speaker Quill --kind claim", "Find what Quill claims"),
                ("find label:ORG status:pending --format jsonl", "Print hits for a program"),
            ),
            "Filters can stand among the words too: label:PERSON, status:pending,\n"
            'kind:claim, speaker:"Ida Quill", attribute:stance=against, by:anna, date:2024-05\n'
            "or in:annotations.",
        ),
        "stats": CommandText(
            "Count by annotator, label and status.",
            "Count annotations by annotator, label and status.",
            (
                ("stats", "Count in all articles"),
                ("stats climate --json", "Count in one article, for a program"),
                ("stats --plot", "Draw progress by day, labels and agreement"),
            ),
        ),
    }
)
