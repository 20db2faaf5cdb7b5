"""The help of commands for learning, and what it is worth."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from tui.cli.command_text import CommandText

TRAINING: Mapping[str, CommandText] = MappingProxyType(
    {
        "learn": CommandText(
            "Learn from finished articles, and show the gain.",
            "Learn now from all articles that an annotator has marked as done, and print how\n"
            "much the earlier ones help with the later ones. The reader does the same by\n"
            "itself after every finished article, from the third on.",
            (
                ("learn", "Learn, for example after an import"),
                ("learn --off", "Stop learning, and suggest as before"),
                ("learn --forget", "Delete what was learned"),
                ("learn --cues", "List the cues that only this library has"),
            ),
            "“keys each”: the keys that an annotation takes; by hand, an entity takes 4.5.",
        ),
        "train": CommandText(
            "Train a pipeline on your annotations.",
            "Train a spaCy pipeline on what an annotator has decided: finished articles, and\n"
            "sentences with decisions in others. A fifth of the finished articles is held\n"
            "out, and scored before and after. Ctrl-C keeps the best pipeline so far.",
            (
                ("train -o pipeline", "Train from the pipeline in force"),
                ("train --layer anna --base blank:de", "Train on Anna’s annotations, from scratch"),
                ("train --curve", "Also see whether more articles are worth it"),
                ("train --claims -o claims.json", "Write what was learned about claims"),
            ),
            "It takes at least five finished articles. The library is never changed.",
        ),
        "use": CommandText(
            "Set the pipeline that the library uses.",
            "Set the pipeline that suggests to everybody who annotates in the library, for\n"
            "example one that postil train wrote; or choose claims by a file of postil train\n"
            "--claims. Decisions stay.",
            (
                ("use pipeline", "Suggest with a trained pipeline"),
                ("use claims.json", "Choose claims as learned in another library"),
                ("use en_core_web_sm", "Go back to an installed one"),
            ),
        ),
        "replay": CommandText(
            "Show what learning was worth, article by article.",
            "Go through the articles that an annotator has finished once more, in the same\n"
            "order. Each gets suggestions without learning, and with what the ones before it\n"
            "taught; a planner counts the keys that each then takes, in the real reader. The\n"
            "library stays as it is.",
            (
                ("replay", "Replay the library in force, in some seconds for each article"),
                ("replay --no-keys ./news", "Replay the library in ./news, without keys"),
            ),
            "“one key” is the share of annotations that were suggested exactly right.",
        ),
        "evaluate": CommandText(
            "Score suggestions against gold annotations.",
            "Compute precision, recall and F1 of suggestions against annotations that are\n"
            "known to be right.",
            (
                ("evaluate gold.jsonl suggested.jsonl", "Print the scores of each label"),
                (
                    "evaluate --suggesters",
                    "Compare pipeline and suggesters on what you have finished",
                ),
            ),
        ),
    }
)
