"""doccano's own importer takes both kinds of its JSONL into a project, in a database of its own."""

from __future__ import annotations

import importlib.util
import os
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from tests.system.consumers.checking import Checks, run


def check(checks: Checks) -> None:
    with TemporaryDirectory() as folder:
        _set_up(Path(folder) / "doccano.sqlite3")
        plain = checks.folder / "flat" / "doccano" / "all.doccano.jsonl"
        _check(checks, "plain", plain, "SequenceLabeling", ["flat"], relations=False)
        whole = checks.folder / "doccano" / "all.doccano.jsonl"
        _check(checks, "relations", whole, "RelationExtraction", ["entities", "parts"])


def _set_up(database: Path) -> None:
    found = importlib.util.find_spec("backend")
    assert found is not None
    assert found.submodule_search_locations is not None
    sys.path.insert(0, found.submodule_search_locations[0])
    os.environ["DATABASE_URL"] = f"sqlite:///{database}"
    os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings.development"
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0, interactive=False)


def _check(
    checks: Checks, name: str, path: Path, task: str, kinds: list[str], *, relations: bool = True
) -> None:
    project = _imported(path, task, name, relations=relations)
    from labels.models import Relation, Span

    found: dict[str, list[tuple[str, str]]] = {article: [] for article in checks.expected}
    for span in Span.objects.filter(example__project=project):
        # The page counts in UTF-16, whatever the database calls it.
        units = span.example.text.encode("utf-16-le")[2 * span.start_offset : 2 * span.end_offset]
        found[span.example.meta["article"]].append((span.label.text, units.decode("utf-16-le")))
    for article, items in found.items():
        wanted = checks.items(article, *kinds)
        checks.same(f"doccano: {name}, spans of {article}", items, wanted)
    if relations:
        kinds_of = [r.type.text for r in Relation.objects.filter(example__project=project)]
        # Of each claim all parts but its head, and one speaker.
        heads = sum(facts["claims"] for facts in checks.expected.values())
        parts = sum(len(facts["parts"]) for facts in checks.expected.values())
        checks.same("doccano: number of relations", [len(kinds_of)], [parts - heads + 1])


def _imported(path: Path, task: str, name: str, *, relations: bool) -> Any:
    from data_import.datasets import load_dataset
    from data_import.pipeline.catalog import create_file_format
    from data_import.pipeline.readers import FileName
    from django.contrib.auth import get_user_model
    from projects.models import ProjectType, SequenceLabelingProject

    user, _ = get_user_model().objects.get_or_create(username="anna")
    project = SequenceLabelingProject.objects.create(
        name=name,
        created_by=user,
        project_type=ProjectType.SEQUENCE_LABELING,
        allow_overlapping=relations,
        use_relation=relations,
    )
    file = FileName(full_path=str(path), generated_name=path.name, upload_name=path.name)
    dataset = load_dataset(task, create_file_format("JSONL"), [file], project, encoding="utf_8")
    dataset.save(user)
    assert not dataset.errors, dataset.errors
    return project


if __name__ == "__main__":
    run(check)
