"""Label Studio's library: tasks fit their configuration, and its converter writes them as CoNLL."""

from __future__ import annotations

import json
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from label_studio_sdk.converter import Converter
from label_studio_sdk.label_interface import LabelInterface

from tests.system.consumers.checking import Checks, Item, run


def check(checks: Checks) -> None:
    folder = checks.folder / "labelstudio"
    interface = LabelInterface((folder / "all.config.xml").read_text("utf-8"))
    interface.validate()
    for task in json.loads((folder / "all.labelstudio.json").read_text("utf-8")):
        article = task["meta"]["id"]
        # With annotations in it, its own check of a task fails for want of an argument.
        bare = {"data": task["data"]}
        assert interface.validate_task(bare), f"{article} is no task for the configuration"
        assert all(map(interface.validate_annotation, task["annotations"])), article
        # That validation accepts offsets beyond the text, so the words are compared.
        text, regions = task["data"]["text"], _regions(task)
        words = [text[value["start"] : value["end"]] for value in regions]
        checks.require_same(
            f"Label Studio: quotes of {article}", words, [r["text"] for r in regions]
        )
        actual = [(r["labels"][0], word) for r, word in zip(regions, words, strict=True)]
        expected = checks.items(article, "entities", "parts")
        checks.require_same(f"Label Studio: regions of {article}", actual, expected)
    flat = [item for article in checks.expected for item in checks.items(article, "flat")]
    # Its tokenizer leaves full stops that do not end the text on the word before.
    entities = [(label, words.rstrip(".")) for label, words in _convert(checks.folder / "flat")]
    checks.require_same("Label Studio: entities of its CoNLL", entities, flat)


def _regions(task: dict[str, Any]) -> list[dict[str, Any]]:
    results = [item for annotation in task["annotations"] for item in annotation["result"]]
    return [item["value"] for item in results if item["type"] == "labels"]


def _convert(flat: Path) -> list[Item]:
    """Return the entities in the CoNLL file that the converter makes of the tasks."""
    folder = flat / "labelstudio"
    with TemporaryDirectory() as out:
        converter = Converter((folder / "all.config.xml").read_text("utf-8"), str(folder))
        converter.convert_to_conll2003(str(folder / "all.labelstudio.json"), out, is_dir=False)
        lines = (Path(out) / "result.conll").read_text("utf-8").split("\n")
    entities: list[Item] = []
    for word, *_, tag in (line.split(" ") for line in lines if " " in line):
        prefix, _, label = tag.partition("-")
        if prefix == "B":
            entities.append((label, word))
        elif prefix == "I":
            entities[-1] = (label, f"{entities[-1][1]} {word}")
    return entities


if __name__ == "__main__":
    run(check)
