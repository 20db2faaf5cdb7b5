"""spaCy checks the DocBins, trains on them and evaluates, by the commands of the formats page."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from store.exporter.in_memory import export
from store.exporter.output_files import write_files
from store.exporter.plan import ExportPlan
from store.formats.registry import format_named
from tests.store.formats.generated import labelled

_PAGE = Path(__file__).parents[3] / "docs" / "formats.md"
_SHORT_TRAINING = ["--training.max_steps", "120", "--training.eval_frequency", "60"]
_LOWEST_F1 = 0.9
"""F1 of a short training on entities that the words beside them give away; chosen by hand."""


def main() -> None:
    """Run the commands in a folder of their own."""
    commands = re.findall(r"^    python -m (spacy .+)$", _PAGE.read_text("utf-8"), re.MULTILINE)
    assert [command.split()[1] for command in commands] == ["init", "debug", "train", "evaluate"]
    with TemporaryDirectory() as name:
        folder = Path(name)
        plan = ExportPlan(format_named("spacy"), shares={"train": 0.8, "dev": 0.2})
        files = export(list(labelled(200)), plan).files
        corpus = folder / "corpus"
        targets = {corpus / name: data for name, data in files.items()}
        write_files(targets, library=folder / "library", folders=[corpus])
        for command in commands:
            words = [*command.split(), *(_SHORT_TRAINING if " train " in f"{command} " else [])]
            subprocess.run([sys.executable, "-m", *words], cwd=folder, check=True)
        score = json.loads((folder / "scores.json").read_text("utf-8"))["ents_f"]
    print(f"spaCy: F1 {score:.2f}")
    assert score >= _LOWEST_F1


if __name__ == "__main__":
    main()
