"""The registry of formats, which command line, export prompt and documentation read."""

from __future__ import annotations

from store.formats.format import Format

FORMATS = (
    Format(
        "jsonl", "native JSONL", ".jsonl", "jsonl", has_answers=True, other_suffixes=(".ndjson",)
    ),
    Format("prodigy", "Prodigy JSONL", ".prodigy.jsonl", "prodigy", has_answers=True),
    Format(
        "doccano",
        "doccano JSONL",
        ".doccano.jsonl",
        "doccano",
        has_rejected=False,
        needs_survey=True,
    ),
    Format(
        "labelstudio",
        "Label Studio JSON",
        ".labelstudio.json",
        "labelstudio",
        has_rejected=False,
        needs_survey=True,
    ),
    Format(
        "spacy",
        "spaCy DocBin",
        ".spacy",
        "spacy_docbin",
        can_import=False,
        has_annotators=False,
        is_binary=True,
    ),
    Format("brat", "brat standoff", ".ann", "brat", has_many_files=True),
    Format("webannotation", "W3C Web Annotation", ".jsonld", "webannotation", has_many_files=True),
    Format(
        "conll",
        "CoNLL-2003",
        ".conll",
        "conll",
        has_annotators=False,
        has_rejected=False,
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
        needs_survey=True,
    ),
)
"""Every format, the native one first."""

NATIVE = FORMATS[0]


def format_named(name: str) -> Format:
    """The format that has a name.

    Raises:
        KeyError: There is none.
    """
    return {known.name: known for known in FORMATS}[name]


def format_of_file(name: str) -> Format | None:
    """The format whose suffix, the longest that fits, a file name has."""
    endings = [
        (ending, known) for known in FORMATS for ending in (known.suffix, *known.other_suffixes)
    ]
    fitting = [found for found in endings if name.lower().endswith(found[0])]
    return max(fitting, key=lambda found: len(found[0]))[1] if fitting else None
