"""The settings of an extraction as files, so that every part is made with the same, anywhere."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from annotate.cue_file import cues_toml, parse_cues
from annotate.errors import PatternsUnusable
from annotate.extract.pipeline import RULES, PipelineChoice, choose
from annotate.gazetteer import NO_NAMES, Gazetteer
from annotate.labels.file import parse_scheme, scheme_toml
from annotate.labels.mapping import LabelMap
from annotate.labels.scheme import ONTONOTES, LabelScheme
from annotate.learning.learned_version import LearnedVersion
from annotate.own_cues import NO_CUES, OwnCues
from store.errors import PlanUnusable
from store.exporter.parts.digested_file import digest_of
from store.exporter.parts.places import Place
from store.exporter.suggestion_lines import LineSettings
from store.files.disk_errors import disk_errors
from store.files.json_files import read_json, to_json

SETTINGS = "settings"
"""The folder of the settings, in that of the extraction."""

_RUN = "run.json"
_LABELS = "labels.toml"
_CUES = "cues.toml"
_NAMES = "names.json"
_PATTERNS = "patterns.jsonl"


def freeze(settings: LineSettings, folder: Place) -> Mapping[str, str]:
    """Write settings into `settings/` below a folder.

    Returns:
        The digest of each file, by its path below that.

    Raises:
        WriteFailed: The disk refused.
        PatternsUnusable: The file of patterns cannot be read.
        LearnedModelUnusable: What was learned has gone meanwhile.
    """
    files = _files(settings)
    model = settings.effective_model()
    learned = model.digest if model is not None else None
    if model is not None:
        files |= {f"{learned}/{name}": data for name, data in model.to_files().items()}
    files[_RUN] = to_json(_run_fields(settings, learned))
    for name, data in files.items():
        folder.write(f"{SETTINGS}/{name}", data)
    return {name: hashlib.sha256(files[name]).hexdigest() for name in sorted(files)}


def thaw(source: Path, digests: Mapping[str, str], export_time: str) -> LineSettings:
    """Read settings that were frozen.

    Args:
        source: The folder with the files.
        digests: What `freeze` returned.
        export_time: The time that every line names: UTC, ISO 8601, ending in `Z`.

    Raises:
        PlanUnusable: The files are not those that were written, or the pipeline is another one.
        PipelineUnavailable: The pipeline is not installed here.
    """
    if _digests(source) != dict(digests):
        raise PlanUnusable(f"{source} was changed after the texts were cut; --force begins anew")
    run = read_json(source / _RUN)
    learned = run["learned"]
    return LineSettings(
        _choice(run, source),
        run["annotator"],
        _scheme(source),
        tokens=run["tokens"],
        names=_names(source),
        learned=None if learned is None else LearnedVersion(source / learned, learned),
        cues=_cues(source),
        export_time=export_time,
    )


def _files(settings: LineSettings) -> dict[str, bytes]:
    """The contents by name of the files that are settings as they stand."""
    files: dict[str, bytes] = {}
    if settings.scheme.labels != ONTONOTES.labels or not settings.scheme.is_open:
        files[_LABELS] = scheme_toml(settings.scheme).encode()
    if settings.cues:
        files[_CUES] = cues_toml(settings.cues).encode()
    if settings.names:
        files[_NAMES] = _names_json(settings.names)
    if settings.choice.patterns is not None:
        with disk_errors(settings.choice.patterns, raised=PatternsUnusable):
            files[_PATTERNS] = settings.choice.patterns.read_bytes()
    return files


def _run_fields(settings: LineSettings, learned: str | None) -> dict[str, Any]:
    return {
        "pipeline": settings.choice.location,
        "title": settings.choice.title,
        "rules": RULES,
        "annotator": settings.annotator,
        "tokens": settings.tokens,
        "learned": learned,
    }


def _choice(run: Mapping[str, Any], source: Path) -> PipelineChoice:
    choice = choose(run["pipeline"])
    expected, present = f"{run['title']} and {run['rules']}", f"{choice.title} and {RULES}"
    if expected != present:
        raise PlanUnusable(
            f"the texts were cut for {expected}, but {present} is here: the lines would differ"
        )
    return choice.with_patterns(source / _PATTERNS)


def _scheme(source: Path) -> LabelScheme:
    path = source / _LABELS
    return parse_scheme(path.read_text("utf-8"), title=str(path)) if path.exists() else ONTONOTES


def _cues(source: Path) -> OwnCues:
    path = source / _CUES
    return parse_cues(path.read_text("utf-8"), title=str(path)) if path.exists() else NO_CUES


def _names_json(names: Gazetteer) -> bytes:
    return to_json(
        {
            "names": dict(names.names),
            "withheld": sorted(names.withheld),
            "shared": sorted(names.shared),
            "labels": dict(names.labels.targets),
            "is_open": names.labels.is_open,
        }
    )


def _names(source: Path) -> Gazetteer:
    path = source / _NAMES
    if not path.exists():
        return NO_NAMES
    fields = read_json(path)
    return Gazetteer(
        names=fields["names"],
        withheld=frozenset((name, label) for name, label in fields["withheld"]),
        labels=LabelMap(fields["labels"], is_open=fields["is_open"]),
        shared=frozenset((name, label) for name, label in fields["shared"]),
    )


def _digests(folder: Path) -> dict[str, str]:
    """The digest of each file below a folder, by its path there."""
    paths = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): digest_of(path) for path in paths}
