"""datasets loads the JSONL without a network, and seqeval reads the tags of it and of CoNLL."""

from __future__ import annotations

import json
import os

os.environ |= {"HF_HUB_OFFLINE": "1", "HF_DATASETS_OFFLINE": "1"}

from pathlib import Path
from tempfile import TemporaryDirectory

from datasets import ClassLabel, Dataset, Sequence, load_dataset
from seqeval.metrics import f1_score
from seqeval.metrics.sequence_labeling import get_entities
from seqeval.scheme import IOB2

from tests.system.consumers.checking import Checks, Item, run


def check(checks: Checks) -> None:
    folder = checks.folder / "flat" / "huggingface"
    with TemporaryDirectory() as cache:
        files = {"train": str(folder / "all.hf.jsonl")}
        loaded = load_dataset("json", data_files=files, cache_dir=cache)["train"]
        _check(checks, loaded, json.loads((folder / "all.labels.json").read_text("utf-8")))
    tags = [row["ner_tags"] for row in map(json.loads, _lines(folder / "all.hf.jsonl"))]
    conll = _conll(checks.folder / "flat" / "conll" / "all.conll")
    score = f1_score(tags, [[tag for _, tag in rows] for rows in conll], mode="strict", scheme=IOB2)
    checks.require_same("seqeval: F1 of CoNLL against Hugging Face", [float(score)], [1.0])


def _check(checks: Checks, loaded: Dataset, labels: list[str]) -> None:
    with_numbers = loaded.cast_column("ner_tags", Sequence(ClassLabel(names=labels)))
    class_label = with_numbers.features["ner_tags"].feature
    for row in with_numbers:
        tags = class_label.int2str(row["ner_tags"])
        entities: list[Item] = [
            (label, " ".join(row["tokens"][first : last + 1]))
            for label, first, last in get_entities(tags)
        ]
        article = row["id"]
        checks.require_same(f"datasets: {article}", entities, checks.items(article, "flat"))


def _lines(path: Path) -> list[str]:
    return path.read_text("utf-8").rstrip("\n").split("\n")


def _conll(path: Path) -> list[list[tuple[str, str]]]:
    """Read the words and tags of each article."""
    articles: list[list[tuple[str, str]]] = []
    for line in _lines(path):
        if line.startswith("-DOCSTART-"):
            articles.append([])
        elif line:
            word, *_, tag = line.split(" ")
            articles[-1].append((word, tag))
    return articles


if __name__ == "__main__":
    run(check)
