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
            "place. A surname belongs to the full name in the same article.",
            (
                ("claims", "List all accepted claims"),
                ("claims --speaker Quill --status all", "List what Quill is said to claim"),
                ("claims climate --json", "Write those of one article for a program"),
            ),
            "postil export --format csv writes them with all there is to know, as a table.",
        ),
        "people": CommandText(
            "List who speaks in all articles, and how often.",
            "List who speaks in the library: how often, direct or indirect, in how many\n"
            "articles, first and last. With a NAME, list all that this person claims. A\n"
            "surname belongs to the full name in the same article, else to the only one in\n"
            "articles within half a year. Where no text decides, rules of yours do, which\n"
            "are kept in people.jsonl.",
            (
                ("people", "List who speaks"),
                ("people Ida Quill", "List what Ida Quill claims, by date"),
                ("people --merge 'I. Quill' 'Ida Quill'", "Make two names one person"),
                ("people --link 'the company' 'Blue Line' --in ferry", "Say who that is"),
                ("people --undo", "Take the last rule back"),
            ),
        ),
        "statements": CommandText(
            "Compare what is claimed about the same things.",
            "Compare the claims of one speaker, or those of everybody on one named thing, and\n"
            "show where two of them differ: in a number, or as one denies what the other\n"
            "says. What is not surely about the same is not compared, and counted.",
            (
                ("statements Quill", "Compare all that Quill claims"),
                ("statements --about 'Harbour Board'", "Compare what is claimed of the board"),
                (
                    "statements Quill --about ferry --date 2024",
                    "Compare what Quill claimed of the ferry in 2024",
                ),
                ("statements Quill --differing --json", "Write what differs for a program"),
            ),
        ),
        "editions": CommandText(
            "Show which claims changed between two editions.",
            "Compare the claims of two editions of an article, and show which changed:\n"
            "another cue (“said”, “claimed”), another source or none that is named, another\n"
            "number, or the opposite; and which are gone or new. Nothing is stored.",
            (
                ("editions monday.txt tuesday.txt", "Compare two files"),
                ("editions ferry ferry-new.html", "Compare a stored article with a file"),
                ("editions monday.jsonl tuesday.jsonl --json", "Compare two exports"),
            ),
            "A text that is not in the library is searched for claims first.",
        ),
        "list": CommandText(
            "List the articles with their counts.",
            "List the articles of the library, one on each line, in columns with tabs between\n"
            "them.",
            (("list", "List all articles"),),
        ),
        "find": CommandText(
            "Find words or annotations in all articles.",
            "Find words, phrases and regular expressions in the texts of the library, or\n"
            "among what is annotated in them. Each hit is a line, with the words around it.",
            (
                ("find harbour board", "Find articles with both words"),
                ("find '\"harbour board\" minist*'", "Find a phrase, and words that begin so"),
                ("find --regex '\\d+ percent'", "Find a regular expression"),
                ("find --speaker Quill --kind claim", "Find what Quill is said to have claimed"),
                ("find label:ORG status:pending --format jsonl", "Write hits for a program"),
            ),
            "Filters can stand among the words too, as in label:PERSON, status:pending,\n"
            'kind:claim, speaker:"Ida Quill", attribute:stance=against, by:anna, date:2024-05\n'
            "or in:annotations.",
        ),
        "stats": CommandText(
            "Count by annotator, label and status.",
            "Count annotations by annotator, label and status. With --annotator NAME, only\n"
            "that annotator’s are counted.",
            (
                ("stats", "Count in all articles"),
                ("stats climate --json", "Count in one article, for a program"),
                ("stats --plot", "Draw progress by day, labels and agreement"),
            ),
        ),
    }
)
