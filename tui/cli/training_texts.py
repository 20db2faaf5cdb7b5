"""The help of commands for learning, and what it is worth."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from tui.cli.command_text import CommandText

TRAINING: Mapping[str, CommandText] = MappingProxyType(
    {
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
    }
)
