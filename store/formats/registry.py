"""The registry of formats, shared by the command line, the export prompt and the documentation."""

from __future__ import annotations

from pathlib import PurePath

from annotate.annotation import Status
from store.formats.format import Format

FORMATS = (
    Format(
        "jsonl",
        "native JSONL",
        ".jsonl",
        "jsonl",
        has_answers=True,
        attributes=frozenset({"span", "claim", "article"}),
        other_suffixes=(".ndjson",),
    ),
    Format(
        "prodigy",
        "Prodigy JSONL",
        ".prodigy.jsonl",
        "prodigy",
        has_answers=True,
        attributes=frozenset({"span", "claim", "article"}),
    ),
    Format(
        "doccano",
        "doccano JSONL",
        ".doccano.jsonl",
        "doccano",
        has_rejected=False,
        attributes=frozenset({"article"}),
        needs_survey=True,
    ),
    Format(
        "labelstudio",
        "Label Studio JSON",
        ".labelstudio.json",
        "labelstudio",
        has_rejected=False,
        attributes=frozenset({"span", "claim", "article"}),
        needs_survey=True,
    ),
    Format(
        "spacy",
        "spaCy DocBin",
        ".spacy",
        "spacy_docbin",
        attributes=frozenset({"article"}),
        can_import=False,
        has_annotators=False,
        is_binary=True,
        usual_statuses=frozenset({Status.ACCEPTED, Status.REJECTED}),
    ),
    Format(
        "brat",
        "brat standoff",
        ".ann",
        "brat",
        has_many_files=True,
        has_name_pattern=True,
        attributes=frozenset({"span", "claim"}),
    ),
    Format("webannotation", "W3C Web Annotation", ".jsonld", "webannotation", has_many_files=True),
    Format(
        "conll",
        "CoNLL-2003",
        ".conll",
        "conll",
        has_annotators=False,
        has_rejected=False,
        has_unknown=False,
        other_suffixes=(".iob", ".iob2", ".bio"),
    ),
    Format(
        "huggingface",
        "Hugging Face JSONL",
        ".hf.jsonl",
        "huggingface",
        can_import=False,
        has_annotators=False,
        has_rejected=False,
        has_unknown=False,
        needs_survey=True,
    ),
    Format(
        "csv",
        "CSV",
        ".csv",
        "csv_table",
        can_import=False,
        is_for_people=True,
        attributes=frozenset({"span", "claim", "article"}),
    ),
    Format(
        "markdown",
        "Markdown",
        ".md",
        "markdown",
        can_import=False,
        is_for_people=True,
        attributes=frozenset({"span", "claim", "article"}),
        other_suffixes=(".markdown",),
    ),
    Format(
        "html",
        "HTML",
        ".html",
        "html_page",
        can_import=False,
        is_for_people=True,
        attributes=frozenset({"span", "claim", "article"}),
        other_suffixes=(".htm",),
    ),
    Format(
        "claimreview",
        "schema.org ClaimReview",
        ".claimreview.jsonld",
        "claimreview",
        can_import=False,
        is_for_people=True,
        has_rejected=False,
    ),
    Format(
        "qdpx",
        "a REFI-QDA project",
        ".qdpx",
        "qdpx",
        can_import=False,
        is_for_people=True,
        is_binary=True,
        has_rejected=False,
    ),
)
"""Every format, the native one first."""

NATIVE = FORMATS[0]
"""Native JSONL, the format without any loss."""


def format_named(name: str) -> Format:
    """Return the format with a name.

    Raises:
        KeyError: There is none.
    """
    return {file_format.name: file_format for file_format in FORMATS}[name]


def unknown_ending(name: str) -> str | None:
    """Say that no format has the ending of a file name; None where one has, or there is none."""
    ending = PurePath(name).suffix
    if not ending or format_of_file(name) is not None:
        return None
    endings = ", ".join(file_format.suffix for file_format in FORMATS)
    return f"no format has the ending {ending}; there are {endings}"


def format_of_file(name: str) -> Format | None:
    """Return the format whose suffix a file name has, the longest where several fit."""
    by_suffix = {
        suffix: file_format
        for file_format in FORMATS
        for suffix in (file_format.suffix, *file_format.other_suffixes)
    }
    matches = [suffix for suffix in by_suffix if name.lower().endswith(suffix)]
    return by_suffix[max(matches, key=len)] if matches else None
