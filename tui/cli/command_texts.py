"""The words of `--help`: what each command does, in sentences, with examples."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class CommandText:
    """What the help says of a command."""

    summary: str
    """One short sentence, for the list of commands."""
    description: str
    """What it does, in lines of up to 78 characters."""
    examples: tuple[tuple[str, str], ...]
    """Command lines without `postil`, each with what it does."""
    more: str = ""
    """A last remark, below the examples."""

    @property
    def epilog(self) -> str:
        """The examples as they stand below the options."""
        lines = [f"  {words}:\n    postil {line}" for line, words in self.examples]
        heading = "example:" if len(lines) == 1 else "examples:"
        return "\n".join([heading, *lines, *(["", self.more] if self.more else [])])


COMMANDS: Mapping[str, CommandText] = MappingProxyType(
    {
        "read": CommandText(
            "Open articles in the reader.",
            "Open a file, a folder, an address or standard input in the reader. Without any\n"
            "of these, the library opens. The word “read” can be left out.",
            (
                ("article.txt", "Read one article"),
                ("read articles/", "Read a folder of them"),
                ("https://example.org/news", "Read the main text of a page"),
            ),
        ),
        "serve": CommandText(
            "Open the reader in a browser.",
            "Serve the reader to browsers, of this machine alone unless --host says more.\n"
            "Whoever has the address that it prints reads and annotates.",
            (
                ("serve articles/", "Serve a folder of articles"),
                ("serve --for anna --for ben", "Print an address for each of two annotators"),
            ),
            "This needs postil[web-serve].",
        ),
        "extract": CommandText(
            "Write suggestions without the reader.",
            "Find entities and claims in texts, and write them as JSONL. Nothing is stored in\n"
            "the library.",
            (
                ("extract article.txt", "Print one article with its suggestions"),
                ("extract articles/ -o suggested.jsonl", "Write a file for a whole folder"),
                (
                    "extract articles/ --annotator anna -o suggested.jsonl",
                    "Suggest as for Anna, with what was learned from her",
                ),
            ),
        ),
        "export": CommandText(
            "Export annotations from the library.",
            "Export annotations from the library. Unless options say otherwise, what was\n"
            "accepted is written as JSONL.",
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
        "import": CommandText(
            "Import annotations into the library.",
            "Import annotated articles into the library, from files of Postil or of other\n"
            "programs.",
            (
                ("import library.jsonl", "Import what export has written"),
                ("import --format brat corpus", "Import a folder of .ann and .txt files"),
                ("import train.prodigy.jsonl --merge", "Add to what is there already"),
            ),
            "Everything is read before anything is written: one bad line stops the import.",
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
        "keys": CommandText(
            "Print all commands of the reader with their keys.",
            "Print all commands of the reader with their keys, as a table that can be changed\n"
            "and put into the configuration file.",
            (("keys", "Print the keys in force"),),
        ),
        "learn": CommandText(
            "Learn from finished articles, and show what it gains.",
            "Learn at once from all articles that an annotator has marked as done, and print\n"
            "what the first ones taught for those that came next. The reader does the same by\n"
            "itself after every done article, from the third on.",
            (
                ("learn", "Learn, after an import for example"),
                ("learn --off", "Learn nothing more, and suggest as before"),
                ("learn --forget", "Delete what was learned"),
                ("learn --cues", "List the cues that only this library has"),
            ),
            "“keys each” counts the keys for an annotation; by hand, an entity takes 4.5.",
        ),
        "train": CommandText(
            "Train a pipeline on your annotations.",
            "Train a spaCy pipeline on what an annotator has decided: done articles, and the\n"
            "sentences of others on which something was decided. A fifth of the done articles\n"
            "is held out, and scored before and after. Ctrl-C keeps the best so far.",
            (
                ("train -o pipeline", "Train from the pipeline in force"),
                ("train --layer anna --base blank:de", "Train on Anna’s, from nothing"),
                ("train --curve", "See too if more articles are worth it"),
                ("train --claims -o claims.json", "Write what was learned about claims"),
            ),
            "It takes five done articles at least. The library is never changed.",
        ),
        "use": CommandText(
            "Make a pipeline that of the library.",
            "Let everybody who annotates in the library get suggestions from a pipeline, one\n"
            "that postil train has written for example, or choose claims by a file of postil\n"
            "train --claims. Decisions stay.",
            (
                ("use pipeline", "Suggest with a trained pipeline"),
                ("use claims.json", "Choose claims as was learned in another library"),
                ("use en_core_web_sm", "Go back to an installed one"),
            ),
        ),
        "replay": CommandText(
            "Show what learning was worth, article by article.",
            "Take the articles that an annotator has marked as done once more, in the order\n"
            "in which they were done. Each is suggested for without learning, and with what\n"
            "those before it had taught; a planner counts the keys from there to what is\n"
            "right, in the real reader. The library stays as it is.",
            (
                ("replay", "Replay the library in force; some seconds for each article"),
                ("replay --no-keys ./news", "Replay the library in ./news, without keys"),
            ),
            "“one key” is the share of the annotations that were suggested just so.",
        ),
        "evaluate": CommandText(
            "Score suggestions against gold annotations.",
            "Compute precision, recall and F1 of suggestions against annotations that are\n"
            "known to be right.",
            (
                ("evaluate gold.jsonl suggested.jsonl", "Print the scores of each label"),
                ("evaluate --suggesters", "Compare who suggests, in what you have finished"),
            ),
        ),
        "assign": CommandText(
            "Share articles out among annotators.",
            "Give each article to some annotators, in equal loads. What was assigned before\n"
            "stays: run it again when articles or people have come. An annotator’s list of\n"
            "articles shows what is assigned. In a blind first pass nobody sees what others\n"
            "did with an article before being done with it.",
            (
                ("assign anna ben carla --overlap 2", "Give each article to two of three"),
                ("assign anna ben --overlap 2 --blind", "Have both read without each other"),
                ("assign --show", "Show who has what, and how far everybody is"),
                ("assign --revoke ben", "Take back what is assigned to Ben"),
            ),
            "The plan is in assignments.jsonl, in the library.",
        ),
        "compare": CommandText(
            "Measure how far annotators agree.",
            "Measure how far two annotators agree, or three and more, and list every place\n"
            "where they do not.",
            (
                ("compare anna ben", "Compare them on all articles that both annotated"),
                ("compare anna ben --and carla", "Compare three of them"),
                ("compare anna.jsonl ben.jsonl", "Compare two exports"),
            ),
        ),
        "review": CommandText(
            "Resolve the differences of annotators.",
            "Go through the differences of annotators in the reader, and choose. The\n"
            "result is a layer of its own: that of --annotator NAME, else of “adjudicated”.",
            (
                ("review anna ben", "Open the articles that both annotated"),
                ("review anna ben --and carla", "Open those that two or all three annotated"),
            ),
        ),
        "doctor": CommandText(
            "Check the library, and repair it on request.",
            "Check every file of the library, and say what is wrong and how it can be\n"
            "repaired. Nothing is changed without --repair.",
            (
                ("doctor", "Check the library"),
                ("doctor --repair", "Repair what can be repaired"),
            ),
        ),
        "restore": CommandText(
            "Bring back the annotations of a damaged file.",
            "Put the backup of an article’s annotations in the place of a damaged file.",
            (("restore climate", "Restore one article, by a word of its title"),),
        ),
        "labels": CommandText(
            "Print the labels in force.",
            "Print the labels in force as TOML, to start a labels.toml of your own from; or\n"
            "check such a file.",
            (
                ("labels > labels.toml", "Write a file to start from"),
                ("labels --check labels.toml", "Name every mistake in a file"),
            ),
        ),
        "config": CommandText(
            "Show which settings are in force, and why.",
            "Print where the configuration, the library and the logs are, and each setting\n"
            "with where it comes from: an option, the environment, a file or the default.",
            (
                ("config", "Print all settings"),
                ("config --library corpus", "Print them as they are with an option"),
            ),
        ),
        "completion": CommandText(
            "Print a script that completes words in your shell.",
            "Print a script for your shell, which then completes commands, options, files and\n"
            "the titles of articles when you press the tab key.",
            (
                ("completion bash > ~/.local/share/bash-completion/completions/postil", "For bash"),
                ('completion zsh > "${fpath[1]}/_postil"', "For zsh"),
                ("completion fish > ~/.config/fish/completions/postil.fish", "For fish"),
            ),
            "The script takes effect in the next shell that you open.",
        ),
    }
)
"""The commands, each with its words, in the order of the help."""
