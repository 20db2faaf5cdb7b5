"""doccano's own importer reads both kinds of its JSONL into a project, in its own database."""

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
        with_relations = checks.folder / "doccano" / "all.doccano.jsonl"
        _check(checks, "relations", with_relations, "RelationExtraction", ["entities", "parts"])


def _set_up(database: Path) -> None:
    backend = importlib.util.find_spec("backend")
    assert backend is not None
    assert backend.submodule_search_locations is not None
    sys.path.insert(0, backend.submodule_search_locations[0])
    os.environ["DATABASE_URL"] = f"sqlite:///{database}"
    os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings.development"
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0, interactive=False)


def _check(
    checks: Checks, name: str, path: Path, task: str, kinds: list[str], *, relations: bool = True
) -> None:
    project = _import(path, task, name, relations=relations)
    from labels.models import Relation, Span

    spans: dict[str, list[tuple[str, str]]] = {article: [] for article in checks.expected}
    for span in Span.objects.filter(example__project=project):
        # The page counts in UTF-16, whatever the database calls it.
        units = span.example.text.encode("utf-16-le")[2 * span.start_offset : 2 * span.end_offset]
        spans[span.example.meta["article"]].append((span.label.text, units.decode("utf-16-le")))
    for article, actual in spans.items():
        expected = checks.items(article, *kinds)
        checks.require_same(f"doccano: {name}, spans of {article}", actual, expected)
    if relations:
        relation_count = Relation.objects.filter(example__project=project).count()
        # All parts of each claim but its head, and one speaker.
        heads = sum(facts["claims"] for facts in checks.expected.values())
        parts = sum(len(facts["parts"]) for facts in checks.expected.values())
        checks.require_same("doccano: number of relations", [relation_count], [parts - heads + 1])


def _import(path: Path, task: str, name: str, *, relations: bool) -> Any:
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
